import { expect, test } from "vitest";
import { insertCustomers, type NewCustomerRecord } from "../../electron/store/customers.ts";
import { workKinds } from "../../shared/domain/dayList.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer, residentId } from "../support/people.ts";
import { blankPrinter, testPrinter } from "../support/printers.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** Two villages of m01 with so many customers each to follow up, some with long steps and other things to do beside. */
async function trip(perVillage: number, options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { core, manager, village, neighbour, oneId } = branch;
  const villageIds = [village.id, neighbour.id];
  await manager.jurisdictions.assign({ areaIds: villageIds, marketerId: oneId, from: today, reason: "分片" });
  const at = "2026-03-01T01:00:00.000Z";
  const records = villageIds.flatMap((areaId, place) =>
    Array.from({ length: perVillage }, (_, index): NewCustomerRecord => {
      const id = 1 + place * perVillage + index;
      return {
        ...farmer(areaId, id, { name: id % 7 === 0 ? `兰考县金穗农业发展有限责任公司第${id}分公司` : `赵大海${id}` }),
        address: id % 3 === 0 ? "堌阳镇工业园区民族乐器产业大道东段路北 118 号院内 3 号楼" : `三组 ${id} 号`,
        id,
        currentRatingId: null,
        keyTarget: id % 4 === 0,
        goldSince: null,
        lastVisitedOn: null,
        loanBalanceFen: id % 5 === 0 ? 350_000_000 : 0,
        loanClass: null,
        createdAt: at,
        createdBy: 1,
        updatedAt: at,
        updatedBy: 1,
      };
    }),
  );
  await core.opened.store.write(async (db) => {
    await insertCustomers(db, records);
    for (const { id, loanBalanceFen } of records) {
      const long =
        "送续贷资料并核对大棚投入、化肥款欠条，与村支书一起上门，说明小额信用贷款随用随贷的办法，再看一次承包合同";
      await db("followUps").insert({
        customerId: id,
        nextOn: today,
        nextStep: id % 6 === 0 ? long : "送续贷资料",
        createdAt: at,
        createdBy: 1,
      });
      const overdue = { ...loan, principalFen: 350_000_000, balanceFen: loanBalanceFen, dueOn: "2026-01-05" };
      if (loanBalanceFen > 0) await db("loans").insert({ ...overdue, customerId: id, createdAt: at, createdBy: 1 });
    }
  });
  const question = {
    marketerId: oneId,
    day: today,
    withinDays: 7,
    notVisitedDays: 30,
    kinds: [...workKinds],
    villageIds,
  };
  return { ...branch, question };
}

test.each(languages)(
  "more customers than fit print on one page of A4 in %s, the most urgent, and it says so",
  async (language) => {
    const { one, question } = await trip(60, { pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { customers, total } = await one.dayList.list(question);
    const { html, leftOut, title } = await one.documents.page({ document: { kind: "dayList", ...question }, language });
    expect(total).toBe(120);
    const printed = customers.filter(({ onPage }) => onPage).length;
    expect(printed).toBeGreaterThan(14);
    expect(leftOut).toBe(total - printed);
    expect(html).toContain(t("dayList.paper.some", { total, printed, left: leftOut }));
    const { file } = await one.documents.pdf({ document: { kind: "dayList", ...question }, language });
    expect(file.name).toBe(`${title.replaceAll(" ", "-")}.pdf`);
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 1, paper: "A4" });
    expect(texts[0]).toContain(withoutSpace(`${t("documents.page")}1${t("documents.pageOf")}1`));
    // Names that are too long for their line are cut off, so that only the others can be looked for.
    for (const [index, { name, phoneMasked }] of customers.entries())
      if (name.length < 10)
        expect([name, texts[0]?.includes(withoutSpace(`${name}${phoneMasked}`))]).toEqual([name, index < printed]);
    expect(texts[0]).toContain(withoutSpace(t("dayList.kind.overdueLoan")));
    expect(texts[0]).toContain("3,500,000.00");
    expect(texts[0]).not.toContain(residentId(1));
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`dayList/${language}`, pictures);
  },
);

test("a list that fits says that it is whole; an empty one is not printed", async () => {
  const { one, question } = await trip(3);
  const { html, leftOut } = await one.documents.page({ document: { kind: "dayList", ...question }, language: "en" });
  expect(leftOut).toBe(0);
  expect(html).toContain("To visit: 6, all on this page.");
  expect(html).not.toMatch(/<script|<link|https?:|url\(/);
  await refused(
    one.documents.page({ document: { kind: "dayList", ...question, kinds: ["objection"] }, language: "en" }),
    "dayListEmpty",
  );
  await refused(one.documents.pdf({ document: { kind: "dayList", ...question }, language: "en" }), "pdfUnavailable");
});

test("that a day list was opened or made a PDF of is recorded for each customer on it", async () => {
  const { one, manager, question, oneId } = await trip(40, {
    pdfPrinter: blankPrinter,
  });
  const { leftOut } = await one.documents.page({ document: { kind: "dayList", ...question }, language: "zh-CN" });
  await one.documents.pdf({ document: { kind: "dayList", ...question }, language: "en" });
  const { entries } = await manager.audit.list({ limit: 200 });
  const { customers, total } = await one.dayList.list(question);
  const onPage = customers.slice(0, total - leftOut).map(({ id }) => String(id));
  for (const [action, language] of [
    ["document.print", "en"],
    ["document.view", "zh-CN"],
  ]) {
    const found = entries.filter((entry) => entry.action === action).reverse();
    expect(found.map(({ subjectType, subjectId }) => `${subjectType} ${subjectId}`)).toEqual(
      onPage.map((id) => `customer ${id}`),
    );
    for (const { after, actorName } of found)
      expect({ after, actorName }).toEqual({
        after: { document: "dayList", day: today, marketerId: oneId, language },
        actorName: "员工m01",
      });
  }
});
