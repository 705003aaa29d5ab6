import { expect, test } from "vitest";
import type { StructureFields } from "../../shared/contract/productFit.ts";
import { productTermsSchema } from "../../shared/contract/products.ts";
import { emptySection } from "../../shared/contract/records.ts";
import { emptyTerms, usualProducts } from "../../shared/domain/usualProducts.ts";
import { farmer } from "../support/people.ts";
import { rateFarmer } from "../support/ratings.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";
const terms = productTermsSchema.parse({ ...emptyTerms, name: "农户小额信用贷款" });
const micro = productTermsSchema.parse(usualProducts[0]?.terms);

/** 赵一 of m01 is rated with a line, 钱二 is not; the first usual product is in force. */
async function branchWithProduct() {
  const branch = await branchWithMarketers();
  const { manager, one, village, oneId } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: today, reason: "分片" });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const rated = await rateFarmer(one, reviewer, village.id, 1, { name: "赵一" });
  const { id: unrated } = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const { id, version } = await manager.products.create({ code: "NHXY", terms: micro });
  const product = await manager.products.publish({ id, version, fromDate: today, note: "" });
  return { ...branch, product, rated: rated.customerId, lineFen: rated.lineFen ?? 0, unrated };
}

const structure: StructureFields = {
  amountFen: 1_000_000,
  months: 6,
  rateBp: 600,
  way: "equalInstalments",
  guarantee: "credit",
  startsOn: today,
  payMonths: [],
  purpose: "购化肥",
  note: "",
};

test("a product is a draft, then an edition of a day; what was in force stays as it was", async () => {
  const { manager, core } = await branchWithMarketers();
  const made = await manager.products.create({ code: "NHXY", terms });
  expect(made).toMatchObject({ state: "draft", inForce: null, editions: [], draft: { name: terms.name } });
  const { id } = made;
  await refused(manager.products.create({ code: "NHXY", terms }), "productCodeTaken");
  await refused(manager.products.publish({ id, version: 0, fromDate: "2026-03-09", note: "" }), "productInPast");
  const first = await manager.products.publish({ id, version: 0, fromDate: today, note: "首次" });
  expect(first).toMatchObject({ state: "inForce", inForce: 1, draft: null });
  await refused(manager.products.publish({ id, version: first.version, fromDate: today, note: "" }), "productNoDraft");

  const dearer = { ...terms, rateToBp: 900, conditions: { ...terms.conditions, grade: "A" as const } };
  const edited = await manager.products.saveDraft({ id, version: first.version, terms: dearer });
  const late = await refused(manager.products.saveDraft({ id, version: first.version, terms }), "stale");
  expect(late.params).toEqual({ name: "王主任" });
  const second = await manager.products.publish({ id, version: edited.version, fromDate: "2026-04-01", note: "上调" });
  expect(second.inForce).toBe(1);
  expect(second.editions).toMatchObject([
    { number: 2, fromDate: "2026-04-01", toDate: null, note: "上调", terms: { rateToBp: 900 } },
    { number: 1, fromDate: today, toDate: "2026-03-31", terms: { rateToBp: 800 } },
  ]);
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({
    action: "product.publish",
    before: { rateToBp: 800, lowestGrade: null },
    after: { rateToBp: 900, lowestGrade: "A", fromDate: "2026-04-01", productEdition: 2 },
  });
  const { db } = core.opened.store;
  await expect(db("productEditions").update({ note: "" })).rejects.toThrow("stays as it was put in force");
  await expect(db("productEditions").delete()).rejects.toThrow("stays as it was put in force");
  await expect(db("products").delete()).rejects.toThrow("withdrawn, never deleted");
});

test("a withdrawn product is offered to nobody until it is put back; a draft is thrown away where an edition stands", async () => {
  const { manager, product, rated } = await branchWithProduct();
  const { id, version } = product;
  const offered = async () => (await manager.products.forCustomer({ customerId: rated })).products;
  expect(await offered()).toHaveLength(1);
  const withdrawn = await manager.products.withdraw({ id, version, reason: "停办" });
  expect(withdrawn).toMatchObject({ state: "withdrawn", withdrawnOn: today, inForce: null });
  expect(await offered()).toEqual([]);
  await refused(manager.products.fitting({ id }), "productNotOffered");
  await refused(manager.products.saveDraft({ id, version: withdrawn.version, terms }), "productWithdrawn");
  const back = await manager.products.reinstate({ id, version: withdrawn.version });
  expect([back.state, (await offered()).length]).toEqual(["inForce", 1]);
  const edited = await manager.products.saveDraft({ id, version: back.version, terms });
  expect((await manager.products.list()).rows).toMatchObject([{ hasDraft: true, terms: { name: micro.name } }]);
  const discarded = await manager.products.discardDraft({ id, version: edited.version });
  expect(discarded).toMatchObject({ draft: null, editions: [{ number: 1 }] });
});

test.each([
  [{ amountToFen: 1 }, "amountToFen", "belowFrom"],
  [{ monthsTo: 0 }, "monthsTo", "invalid"],
  [{ ways: [] }, "ways", "required"],
  [{ name: "" }, "name", "required"],
])("terms that cannot be are refused at their field: %o", async (changes, field, key) => {
  const { manager } = await branchWithMarketers();
  const refusal = await refused(
    manager.products.create({ code: "X", terms: { ...terms, ...changes } }),
    "invalidInput",
  );
  expect(refusal.fields).toContainEqual({ path: `terms.${field}`, key });
});

test("a marketer sees what fits and why not, and the list of a product says the same", async () => {
  const { one, other, product, rated, unrated } = await branchWithProduct();
  const of = async (customerId: number) => (await one.products.forCustomer({ customerId })).products[0];
  const open = await of(rated);
  expect(open?.conditions.filter(({ state }) => state !== "met")).toMatchObject([
    { name: "yearsInVillage", state: "unknown", found: null, needed: 1 },
  ]);
  await one.records.saveSection({
    ...{ customerId: rated, version: null, section: "person" },
    data: { ...emptySection("person"), yearsInVillage: 20 },
  });
  expect(await of(rated)).toMatchObject({ fits: true, held: false });
  expect((await of(unrated))?.conditions.filter(({ state }) => state !== "met").map(({ name }) => name)).toEqual([
    "grade",
    "yearsInVillage",
    "line",
  ]);
  const list = async () => (await one.products.fitting({ id: product.id })).rows.map(({ name }) => name);
  expect(await list()).toEqual(["赵一"]);
  expect((await other.products.fitting({ id: product.id })).rows).toEqual([]);

  const { id: loanId } = await one.records.addEntry({ customerId: rated, list: "loans", fields: loan });
  expect(await list()).toEqual(["赵一"]);
  await one.products.setLoanProduct({ loanId, productId: product.id });
  expect([await list(), (await of(rated))?.held]).toEqual([[], true]);
  await one.products.setLoanProduct({ loanId, productId: null });
  expect(await list()).toEqual(["赵一"]);
  const elsewhere = { ...loan, here: false, lender: "他行" };
  const { id: foreign } = await one.records.addEntry({ customerId: rated, list: "loans", fields: elsewhere });
  await refused(one.products.setLoanProduct({ loanId: foreign, productId: product.id }), "loanElsewhere");
});

test("a loan is kept with its schedule, never beyond the free line, and can be taken out and put back", async () => {
  const { one, product, rated, unrated, lineFen } = await branchWithProduct();
  const save = (customerId: number, changes: Partial<StructureFields> = {}) =>
    one.products.saveStructure({ customerId, productId: product.id, fields: { ...structure, ...changes } });
  await refused(save(unrated), "productNotFitting");
  await one.records.saveSection({
    ...{ customerId: rated, version: null, section: "person" },
    data: { ...emptySection("person"), yearsInVillage: 20 },
  });
  const drawn = { customerId: rated, day: today, purpose: "购化肥", contractNumber: "", note: "" };
  await one.creditLines.draw({ ...drawn, amountFen: lineFen - 1_000_000 });
  const over = await refused(save(rated, { amountFen: 1_000_001 }), "structureProblems");
  expect(over.fields).toEqual([{ path: "fields.amountFen", key: "outsideProduct" }]);
  const saved = await save(rated);
  expect(saved).toMatchObject({ productName: micro.name, edition: 1, amountFen: 1_000_000, savedByName: "员工m01" });
  expect(saved.instalments).toHaveLength(6);
  expect(saved.instalments.reduce((sum, { principalFen }) => sum + principalFen, 0)).toBe(1_000_000);
  const removed = await one.products.removeStructure({ id: saved.id, version: saved.version });
  expect((await one.products.structures({ customerId: rated })).rows).toEqual([]);
  await refused(one.products.removeStructure({ id: saved.id, version: saved.version }), "stale");
  await one.products.restoreStructure(removed);
  expect((await one.products.structures({ customerId: rated })).rows).toMatchObject([{ id: saved.id }]);
});
