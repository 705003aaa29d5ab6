import { expect, test } from "vitest";
import { type EntryFields, emptySection, type SectionData } from "../../shared/contract/records.ts";
import { statementLines } from "../../shared/domain/statementLines.ts";
import { farmer, residentId } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

const person: SectionData["person"] = { ...emptySection("person"), maritalStatus: "married", occupation: "种植户" };

const spouse: EntryFields["links"] = {
  relation: "member",
  otherId: null,
  name: "钱玉兰",
  kinship: "spouse",
  idNumber: residentId(300),
  phone: "10099998888",
  note: "",
};

const card: EntryFields["holdings"] = {
  service: "debitCard",
  here: true,
  provider: "",
  number: "9990010000001234567",
  openedOn: "2020-05-01",
  balanceFen: 120_000,
  note: "",
};

const noFigures = Object.fromEntries(statementLines.map((line) => [line, null])) as Record<
  (typeof statementLines)[number],
  number | null
>;
const statement: EntryFields["statements"] = {
  endsOn: "2025-12-31",
  months: 12,
  audited: false,
  note: "",
  ...noFigures,
  revenueFen: 100_000_000,
};

function link(otherId: number, relation: EntryFields["links"]["relation"]): EntryFields["links"] {
  const kinship = relation === "member" ? "child" : null;
  return { relation, otherId, name: "", kinship, idNumber: "", phone: "", note: "" };
}

async function withCustomers() {
  const branch = await branchWithVillages();
  const { manager, village } = branch;
  const zhao = await manager.customers.create(farmer(village.id, 1));
  const sun = await manager.customers.create(farmer(village.id, 2, { name: "孙小江", phone: "10000000000" }));
  return { ...branch, zhao, sun };
}

test("a section is filled in, read again, and its changes are told field by field", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  expect((await manager.records.get({ customerId })).sections.person).toBeNull();
  const { version } = await manager.records.saveSection({ customerId, version: null, section: "person", data: person });
  const changed = { ...person, occupation: "养殖户" };
  await manager.records.saveSection({ customerId, version, section: "person", data: changed });
  const { sections } = await manager.records.get({ customerId });
  expect(sections.person).toMatchObject({ version: version + 1, data: changed, updatedByName: "王主任" });
  const [second, first] = (await manager.audit.list({})).entries;
  expect(first).toMatchObject({ action: "customer.section", subjectType: "customer", subjectId: String(customerId) });
  expect(first?.before).toEqual({ "person.maritalStatus": null, "person.occupation": "" });
  expect(first?.after).toEqual({ "person.maritalStatus": "married", "person.occupation": "种植户" });
  expect(second?.before).toEqual({ "person.occupation": "种植户" });
  expect(second?.after).toEqual({ "person.occupation": "养殖户" });
});

test("saving a section as it is leaves no trace", async () => {
  const { manager, zhao } = await withCustomers();
  const save = { customerId: zhao.id, section: "person" as const, data: person };
  const { version } = await manager.records.saveSection({ ...save, version: null });
  const { entries } = await manager.audit.list({});
  expect(await manager.records.saveSection({ ...save, version })).toEqual({ version });
  expect((await manager.audit.list({})).entries).toEqual(entries);
});

test("a stale save of a section is refused and names who was faster", async () => {
  const { manager, zhao, ...branch } = await withCustomers();
  const teller = await signInNew({ manager, ...branch }, "t01", ["teller"]);
  const save = { customerId: zhao.id, version: null, section: "person" as const, data: person };
  await teller.records.saveSection(save);
  const late = { ...save, data: { ...person, skill: "焊工" } };
  expect((await refused(manager.records.saveSection(late), "stale")).params).toEqual({ name: "员工t01" });
  await refused(manager.records.saveSection({ ...late, version: 7 }), "stale");
});

test("a kind has its own sections, and no other is written", async () => {
  const { manager, zhao } = await withCustomers();
  const data = emptySection("institution");
  const call = manager.records.saveSection({ customerId: zhao.id, version: null, section: "institution", data });
  await refused(call, "sectionNotOfKind");
});

test("more migrant workers than hands to work are refused at their field", async () => {
  const { manager, zhao } = await withCustomers();
  const data = { ...emptySection("household"), labourForce: 2, migrantWorkers: 3 };
  const call = manager.records.saveSection({ customerId: zhao.id, version: null, section: "household", data });
  expect((await refused(call, "invalidInput")).fields).toEqual([
    { path: "data.migrantWorkers", key: "moreThanLabourForce" },
  ]);
});

test("an entry is added, changed, taken out and put back, each with its path in the audit trail", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  const { id } = await manager.records.addEntry({ customerId, list: "loans", fields: loan });
  const paid = { ...loan, balanceFen: 1_000_000 };
  await manager.records.changeEntry({ id, version: 0, list: "loans", fields: paid });
  expect((await manager.records.get({ customerId })).loans).toEqual([{ id, version: 1, ...paid }]);
  await manager.records.removeEntry({ list: "loans", id, version: 1 });
  expect((await manager.records.get({ customerId })).loans).toEqual([]);
  await manager.records.restoreEntry({ list: "loans", id, version: 2 });
  expect((await manager.records.get({ customerId })).loans).toEqual([{ id, version: 3, ...paid }]);

  const entries = (await manager.audit.list({ limit: 4 })).entries.reverse();
  expect(entries.map(({ action }) => action)).toEqual([
    "customer.entryAdd",
    "customer.entryChange",
    "customer.entryRemove",
    "customer.entryRestore",
  ]);
  const [added, changed, removed, restored] = entries;
  expect(added?.before).toBeNull();
  expect(added?.after).toMatchObject({ [`loans.${id}.balanceFen`]: 3_000_000, [`loans.${id}.here`]: true });
  expect(changed?.before).toEqual({ [`loans.${id}.balanceFen`]: 3_000_000 });
  expect(changed?.after).toEqual({ [`loans.${id}.balanceFen`]: 1_000_000 });
  expect(removed?.after).toBeNull();
  expect(removed?.before).toEqual({ ...added?.after, [`loans.${id}.balanceFen`]: 1_000_000 });
  expect(restored).toMatchObject({ before: null, after: removed?.before });
});

test("a stale entry is neither changed nor taken out, and what is out is not changed", async () => {
  const { manager, zhao } = await withCustomers();
  const { id } = await manager.records.addEntry({ customerId: zhao.id, list: "loans", fields: loan });
  await manager.records.changeEntry({ id, version: 0, list: "loans", fields: { ...loan, balanceFen: 1 } });
  await refused(manager.records.changeEntry({ id, version: 0, list: "loans", fields: loan }), "stale");
  await refused(manager.records.removeEntry({ list: "loans", id, version: 0 }), "stale");
  await refused(manager.records.restoreEntry({ list: "loans", id, version: 1 }), "stale");
  await manager.records.removeEntry({ list: "loans", id, version: 1 });
  await refused(manager.records.changeEntry({ id, version: 2, list: "loans", fields: loan }), "entryRemoved");
  await refused(manager.records.removeEntry({ list: "loans", id: 999, version: 0 }), "notFound");
});

test("the customer carries the sum and the worst class of the open loans held here", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  const carried = async () => {
    const { loanBalanceFen, loanClass } = await manager.customers.get({ id: customerId });
    return [loanBalanceFen, loanClass];
  };
  const add = (changes: Partial<typeof loan>) =>
    manager.records.addEntry({ customerId, list: "loans", fields: { ...loan, ...changes } });
  expect(await carried()).toEqual([0, null]);
  await add({});
  expect(await carried()).toEqual([3_000_000, "normal"]);
  await add({ here: false, lender: "县农行", loanClass: "loss" });
  expect(await carried()).toEqual([3_000_000, "normal"]);
  await add({ balanceFen: 0, loanClass: "loss" });
  expect(await carried()).toEqual([3_000_000, "normal"]);
  const doubtful = await add({ balanceFen: 500, loanClass: "doubtful" });
  await add({ balanceFen: 40, loanClass: "specialMention" });
  expect(await carried()).toEqual([3_000_540, "doubtful"]);
  await manager.records.removeEntry({ list: "loans", ...doubtful });
  expect(await carried()).toEqual([3_000_040, "specialMention"]);
  await manager.records.restoreEntry({ list: "loans", id: doubtful.id, version: 1 });
  expect(await carried()).toEqual([3_000_540, "doubtful"]);
});

test.each([
  ["a balance above the principal", { balanceFen: 6_000_000 }, "balanceFen", "moreThanPrincipal"],
  ["a due date before the loan", { dueOn: "2024-01-01" }, "dueOn", "beforeGranted"],
  ["an overdue date before the loan", { overdueSince: "2024-01-01" }, "overdueSince", "beforeGranted"],
  ["a lender elsewhere without a name", { here: false }, "lender", "required"],
  ["no amount", { principalFen: 0, balanceFen: 0 }, "principalFen", "amount"],
])("a loan with %s is refused at its field", async (_, changes, field, key) => {
  const { manager, zhao } = await withCustomers();
  const call = manager.records.addEntry({ customerId: zhao.id, list: "loans", fields: { ...loan, ...changes } });
  expect((await refused(call, "invalidInput")).fields).toEqual([{ path: `fields.${field}`, key }]);
});

test.each([
  ["nobody", { name: "" }, "name", "required"],
  ["a member without kinship", { kinship: null }, "kinship", "required"],
  ["kinship to a guarantor", { relation: "guarantor" as const }, "kinship", "invalid"],
  ["a wrong check digit", { idNumber: residentId(1).replace(/.$/, "A") }, "idNumber", "idNumberCheck"],
])("a link to %s is refused at its field", async (_, changes, field, key) => {
  const { manager, zhao } = await withCustomers();
  const call = manager.records.addEntry({ customerId: zhao.id, list: "links", fields: { ...spouse, ...changes } });
  expect((await refused(call, "invalidInput")).fields).toEqual([{ path: `fields.${field}`, key }]);
});

test("the last day of a statement, a month and parts of totals are checked", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  const demand = { month: "2026-13", amountFen: 100, purpose: "扩建", note: "" };
  const bad = manager.records.addEntry({ customerId, list: "demands", fields: demand });
  expect((await refused(bad, "invalidInput")).fields).toEqual([{ path: "fields.month", key: "month" }]);
  const fields = { ...statement, totalAssetsFen: 10, currentAssetsFen: 11, netProfitFen: -5 };
  const tooMuch = manager.records.addEntry({ customerId, list: "statements", fields });
  expect((await refused(tooMuch, "invalidInput")).fields).toEqual([
    { path: "fields.currentAssetsFen", key: "moreThanTotal" },
  ]);
});

test("a statement is told line by line, and its lines come back as they were", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  const { id } = await manager.records.addEntry({ customerId, list: "statements", fields: statement });
  const audited = { ...statement, audited: true, netProfitFen: -200 };
  await manager.records.changeEntry({ id, version: 0, list: "statements", fields: audited });
  expect((await manager.records.get({ customerId })).statements).toEqual([{ id, version: 1, ...audited }]);
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry?.after).toEqual({ [`statements.${id}.audited`]: true, [`statements.${id}.netProfitFen`]: -200 });
});

test("statements come latest first, demands by month, loans by due date", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  for (const endsOn of ["2024-12-31", "2025-12-31"])
    await manager.records.addEntry({ customerId, list: "statements", fields: { ...statement, endsOn } });
  for (const month of ["2026-09", "2026-04"])
    await manager.records.addEntry({
      customerId,
      list: "demands",
      fields: { month, amountFen: 100, purpose: "购种", note: "" },
    });
  for (const dueOn of ["2026-05-01", "2027-05-01"])
    await manager.records.addEntry({ customerId, list: "loans", fields: { ...loan, dueOn } });
  const record = await manager.records.get({ customerId });
  expect(record.statements.map(({ endsOn }) => endsOn)).toEqual(["2025-12-31", "2024-12-31"]);
  expect(record.demands.map(({ month }) => month)).toEqual(["2026-04", "2026-09"]);
  expect(record.loans.map(({ dueOn }) => dueOn)).toEqual(["2027-05-01", "2026-05-01"]);
});

test("numbers are masked on the page; the form gets them whole, and that is recorded", async () => {
  const { manager, zhao } = await withCustomers();
  const customerId = zhao.id;
  const member = await manager.records.addEntry({ customerId, list: "links", fields: spouse });
  const held = await manager.records.addEntry({ customerId, list: "holdings", fields: card });
  const record = await manager.records.get({ customerId });
  expect(JSON.stringify(record)).not.toContain(spouse.idNumber);
  expect(JSON.stringify(record)).not.toContain(spouse.phone);
  expect(JSON.stringify(record)).not.toContain(card.number);
  expect(record.links[0]).toMatchObject({ name: "钱玉兰", phoneMasked: "100****8888", other: null });
  expect(record.holdings[0]?.numberMasked).toBe("999001***********67");

  expect(await manager.records.entryForEdit({ list: "links", id: member.id })).toEqual({
    ...member,
    list: "links",
    fields: spouse,
  });
  await manager.records.entryForEdit({ list: "holdings", id: held.id });
  const [second, first] = (await manager.audit.list({})).entries;
  const subject = { action: "customer.reveal", subjectType: "customer", subjectId: String(customerId) };
  expect(first).toMatchObject(subject);
  expect(first?.after).toEqual({ fields: [`links.${member.id}.idNumber`, `links.${member.id}.phone`] });
  expect(second).toMatchObject({ ...subject, after: { fields: [`holdings.${held.id}.number`] } });
});

test("whoever reads a record is shown a masked number of an entry whole, and each is recorded; out of sight it is not", async () => {
  const branch = await branchWithMarketers();
  const { manager, other, oneId, village } = branch;
  const { id: customerId } = await manager.customers.create(farmer(village.id, 1));
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const member = await manager.records.addEntry({ customerId, list: "links", fields: spouse });
  const held = await manager.records.addEntry({ customerId, list: "holdings", fields: card });
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  const phone = { list: "links", id: member.id, field: "phone" } as const;
  const number = { list: "holdings", id: held.id, field: "number" } as const;
  expect(await auditor.records.reveal(phone)).toEqual({ value: spouse.phone });
  expect(await auditor.records.reveal({ ...phone, field: "idNumber" })).toEqual({ value: spouse.idNumber });
  expect(await auditor.records.reveal(number)).toEqual({ value: card.number });
  const { entries } = await manager.audit.list({ limit: 3 });
  const subject = { action: "customer.reveal", subjectType: "customer", subjectId: String(customerId) };
  expect(entries.reverse()).toMatchObject([
    { ...subject, after: { fields: [`links.${member.id}.phone`] } },
    { ...subject, after: { fields: [`links.${member.id}.idNumber`] } },
    { ...subject, after: { fields: [`holdings.${held.id}.number`] } },
  ]);
  await refused(other.records.reveal(phone), "notFound");
  await manager.records.removeEntry({ list: "holdings", ...held });
  await refused(auditor.records.reveal(number), "notFound");
});

test("opening the form of an entry without numbers is no revelation", async () => {
  const { manager, zhao } = await withCustomers();
  const { id } = await manager.records.addEntry({ customerId: zhao.id, list: "loans", fields: loan });
  const { entries } = await manager.audit.list({});
  await manager.records.entryForEdit({ list: "loans", id });
  expect((await manager.audit.list({})).entries).toEqual(entries);
});

test.each([
  ["member", "member", "child", "parent"],
  ["guarantor", "guaranteed", null, null],
  ["upstream", "downstream", null, null],
  ["downstream", "upstream", null, null],
  ["affiliate", "affiliate", null, null],
] as const)("a %s reads as %s from the other end", async (relation, inverse, kinship, inverseKinship) => {
  const { manager, zhao, sun } = await withCustomers();
  await manager.records.addEntry({ customerId: zhao.id, list: "links", fields: link(sun.id, relation) });
  const from = await manager.records.get({ customerId: zhao.id });
  expect(from.links).toMatchObject([
    { direction: "out", relation, kinship, name: "孙小江", other: { id: sun.id, fileNumber: sun.fileNumber } },
  ]);
  const to = await manager.records.get({ customerId: sun.id });
  expect(to.links).toMatchObject([
    { direction: "in", relation: inverse, kinship: inverseKinship, name: "赵大海", other: { id: zhao.id } },
  ]);
});

test("a linked customer's name follows the ledger, and the link keeps no numbers of its own", async () => {
  const { manager, village, zhao, sun, core } = await withCustomers();
  const fields = { ...link(sun.id, "guarantor"), idNumber: residentId(301), phone: "10077776666" };
  await manager.records.addEntry({ customerId: zhao.id, list: "links", fields });
  expect(await core.opened.store.db("customerLinks").first("idNumber", "phone", "name")).toEqual({
    idNumber: "",
    phone: "",
    name: "孙小江",
  });
  const { version } = await manager.customers.get({ id: sun.id });
  const renamed = farmer(village.id, 2, { name: "孙大江", phone: "10000000000" });
  await manager.customers.update({ id: sun.id, version, fields: renamed });
  const { links } = await manager.records.get({ customerId: zhao.id });
  expect(links[0]).toMatchObject({ name: "孙大江", phoneMasked: "100****0000" });
});

test("nobody is linked to themselves, nor twice, nor once from each end", async () => {
  const { manager, zhao, sun } = await withCustomers();
  const add = (customerId: number, fields: EntryFields["links"]) =>
    manager.records.addEntry({ customerId, list: "links", fields });
  await refused(add(zhao.id, link(zhao.id, "guarantor")), "linkToSelf");
  const { id } = await add(zhao.id, link(sun.id, "upstream"));
  await refused(add(zhao.id, link(sun.id, "upstream")), "linkExists");
  await refused(add(sun.id, link(zhao.id, "downstream")), "linkExists");
  await add(zhao.id, link(sun.id, "guarantor"));
  await add(sun.id, link(zhao.id, "guarantor"));
  await manager.records.changeEntry({
    id,
    version: 0,
    list: "links",
    fields: { ...link(sun.id, "upstream"), note: "化肥" },
  });
  await manager.records.removeEntry({ list: "links", id, version: 1 });
  await add(sun.id, link(zhao.id, "downstream"));
  await refused(manager.records.restoreEntry({ list: "links", id, version: 2 }), "linkExists");
});

test("two records that say the same of each other show it once", async () => {
  const { manager, core, zhao, sun } = await withCustomers();
  await manager.records.addEntry({ customerId: zhao.id, list: "links", fields: link(sun.id, "member") });
  // As rows came before both ends were compared, and come from a merge.
  const { id: _id, ...row } = await core.opened.store.db("customerLinks").first();
  await core.opened.store.db("customerLinks").insert({ ...row, customerId: sun.id, otherId: zhao.id });
  for (const customerId of [zhao.id, sun.id])
    expect((await manager.records.get({ customerId })).links).toMatchObject([{ direction: "out" }]);
});

test("a marketer reads and writes records of their jurisdiction only", async () => {
  const { manager, one, other, oneId, otherId, village, neighbour } = await branchWithMarketers();
  const mine = await manager.customers.create(farmer(village.id, 1));
  const theirs = await manager.customers.create(farmer(neighbour.id, 2, { name: "孙小江" }));
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from, reason: "分片" });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, from, reason: "分片" });
  const { id } = await one.records.addEntry({ customerId: mine.id, list: "loans", fields: loan });

  await refused(other.records.get({ customerId: mine.id }), "notFound");
  const data = person;
  await refused(other.records.saveSection({ customerId: mine.id, version: null, section: "person", data }), "notFound");
  await refused(other.records.addEntry({ customerId: mine.id, list: "loans", fields: loan }), "notFound");
  await refused(other.records.changeEntry({ id, version: 0, list: "loans", fields: loan }), "notFound");
  await refused(other.records.removeEntry({ list: "loans", id, version: 0 }), "notFound");
  await refused(other.records.entryForEdit({ list: "loans", id }), "notFound");
  await refused(
    one.records.addEntry({ customerId: mine.id, list: "links", fields: link(theirs.id, "guarantor") }),
    "notFound",
  );

  const made = await manager.records.addEntry({
    customerId: mine.id,
    list: "links",
    fields: link(theirs.id, "guarantor"),
  });
  const own = await one.records.get({ customerId: mine.id });
  expect(own.links).toMatchObject([{ name: "孙小江", idNumberMasked: "", phoneMasked: "", other: null }]);
  const foreign = await other.records.get({ customerId: theirs.id });
  expect(foreign).toMatchObject({ links: [], hiddenLinks: 1 });
  expect((await manager.records.get({ customerId: theirs.id })).hiddenLinks).toBe(0);
  const fields = { ...link(theirs.id, "guarantor"), note: "口头约定" };
  await one.records.changeEntry({ ...made, list: "links", fields });
  expect((await one.records.get({ customerId: mine.id })).links).toMatchObject([{ name: "孙小江", note: "口头约定" }]);
});

test("a change of the record is the customer's last change", async () => {
  let now = "2026-03-10T02:00:00.000Z";
  const { manager, village, ...branch } = await branchWithVillages({ clock: () => new Date(now) });
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const teller = await signInNew({ manager, ...branch }, "t01", ["teller"]);
  now = "2026-03-10T02:05:00.000Z";
  await teller.records.saveSection({ customerId: id, version: null, section: "person", data: person });
  expect(await manager.customers.get({ id })).toMatchObject({ updatedAt: now, updatedByName: "员工t01", version: 0 });
});
