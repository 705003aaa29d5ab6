import { expect, test } from "vitest";
import { insertAll } from "../../electron/store/insertAll.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { branchInHands } from "../support/hands.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer, residentId } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";

function bookOf(marketerId: number, day = "2026-03-10") {
  return { kind: "jurisdictionBook", marketerId, day } as const;
}

test.each(languages)(
  "the book in %s tells figures, villages and customers, each village from a page of its own",
  async (language) => {
    const { manager, oneId, village, neighbour, third } = await branchInHands({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { file } = await manager.documents.pdf({ document: bookOf(oneId), language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 5, paper: "A4" });
    const told: (readonly string[])[] = [
      ["城关信用社", "员工m01", t("bookPaper.subtitle", { day: "2026-03-10" })],
      [
        `${t("bookPaper.title")}员工m01`,
        t("bookPaper.figures"),
        "40,000.00",
        village.name,
        neighbour.name,
        t("bookPaper.excepted"),
      ],
      [village.name, "安一", "包二", "KH00000001", "999001**********", "100****5678", "30,000.00", "10,000.00"],
      [neighbour.name, "邓四", t("bookPaper.keyLetter"), "三组12号"],
      [t("bookPaper.excepted"), "鄂五", third.name],
    ];
    told.forEach((words, index) => {
      for (const word of words) expect(texts[index]).toContain(withoutSpace(word));
    });
    const whole = texts.join("");
    expect(whole).not.toContain("曹三");
    for (const sequence of [1, 2, 4, 5]) expect(whole).not.toContain(residentId(sequence));
    // Contents: a village, its township, customers, page.
    expect(texts[1]).toMatch(new RegExp(`${village.name}\\S*?23${"2"}${neighbour.name}`));
    const throughout = (page: number) =>
      withoutSpace(
        `${t("documents.throughout")}${t("documents.page")}${page}${t("documents.pageOf")}5${t("documents.pageEnd")}`,
      );
    for (const page of [2, 3, 4, 5]) expect(texts[page - 1]).toContain(throughout(page));
    const own = withoutSpace(`${t("documents.page")}1${t("documents.pageOf")}1${t("documents.pageEnd")}`);
    for (const page of [3, 4, 5]) expect(texts[page - 1]).toContain(own);
    expect(texts[2]).toContain(withoutSpace(`${t("bookPaper.title")} 员工m01 ${village.name}`));
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`jurisdictionBook/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[0]).toMatchObject({
      action: "document.print",
      subjectType: "user",
      subjectId: String(oneId),
      after: { document: "jurisdictionBook", day: "2026-03-10", customers: 4 },
    });
  },
);

test("the book of a past day has the customers of then, without what is not kept day by day", async () => {
  const { manager, oneId, otherId, goTo, village, neighbour, first } = await branchInHands();
  await goTo("2026-03-20T02:00:00.000Z");
  await manager.jurisdictions.assign({
    areaIds: [village.id],
    marketerId: otherId,
    from: "2026-03-20",
    reason: "轮岗",
  });
  const { idNumber, phone, version } = await manager.customers.getForEdit({ id: first.id });
  const fields = { ...farmer(neighbour.id, 1, { name: "安一" }), idNumber, phone };
  await manager.customers.update({ id: first.id, version, fields });
  await manager.customers.create(farmer(neighbour.id, 9, { name: "后来者" }));
  const htmlOf = async (day: string) =>
    (await manager.documents.page({ document: bookOf(oneId, day), language: "zh-CN" })).html;
  const then = await htmlOf("2026-03-12");
  const villageThen = then.slice(
    then.indexOf(`id="village${village.id}"`),
    then.indexOf(`id="village${neighbour.id}"`),
  );
  expect(villageThen).toContain("安一");
  expect(villageThen).toContain("包二");
  expect(then).not.toContain("后来者");
  expect(then).not.toContain("30,000.00");
  expect(then).toContain("不按日留存");
  const now = await htmlOf("2026-03-20");
  expect(now).not.toContain(`id="village${village.id}"`);
  for (const name of ["安一", "邓四", "后来者", "鄂五"]) expect(now).toContain(name);
  expect(now).not.toContain("包二");
  const ahead = await htmlOf("2026-12-01");
  expect(ahead).toContain("后来者");
  expect(ahead).toContain("2026-12-01 计算");
});

test("a marketer has their own book of today alone, and a manager anybody's; a book ends at 20,000 customers", async () => {
  const { manager, one, core, oneId, otherId, village } = await branchInHands();
  const page = (window: typeof one, document: ReturnType<typeof bookOf>) =>
    window.documents.page({ document, language: "zh-CN" });
  expect((await page(one, bookOf(oneId))).title).toBe("辖区台账 员工m01 2026-03-10");
  expect((await page(manager, bookOf(otherId))).html).toContain("曹三");
  await refused(page(one, bookOf(otherId)), "handsOfOther");
  await refused(page(one, bookOf(oneId, "2026-03-09")), "bookOfToday");
  await refused(page(manager, bookOf(999_999)), "notAMarketer");
  const { db } = core.opened.store;
  const model = await db("customers").where({ areaId: village.id }).first();
  const rows = Array.from({ length: 20_001 }, (_, index) => ({ ...model, id: 1000 + index, idNumber: `X${index}` }));
  await insertAll(db, "customers", rows);
  await refused(page(manager, bookOf(oneId)), "bookTooLarge");
});

test("450 customers of a village come once each in order under heads on every page, without another reading of them all", async () => {
  const { manager, core, oneId, village } = await branchInHands({ pdfPrinter: testPrinter() });
  const { db } = core.opened.store;
  const model = await db("customers").where({ areaId: village.id }).first();
  const numbers = Array.from({ length: 450 }, (_, index) => String(index).padStart(4, "0"));
  await insertAll(
    db,
    "customers",
    numbers.map((number, index) => ({ ...model, id: 1000 + index, idNumber: `X${number}`, name: `客户${number}` })),
  );
  const { file } = await manager.documents.pdf({ document: bookOf(oneId), language: "zh-CN" });
  const { pages, texts } = readPdf(await storedPdf(file));
  const all = texts.join("");
  expect([...all.matchAll(/客户(\d{4})/g)].map(([, number]) => number)).toEqual(numbers);
  const withCustomers = texts.filter((text) => /客户\d{4}/.test(text));
  expect(withCustomers.length).toBeGreaterThan(8);
  for (const text of withCustomers) {
    expect(text).toContain("电话、证件号码");
    expect(text).toContain(`辖区台账员工m01${village.name}`);
  }
  expect(all).toContain(`本册第${pages}页共${pages}页`);
});
