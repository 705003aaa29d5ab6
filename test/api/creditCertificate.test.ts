import { expect, test } from "vitest";
import { insertAll } from "../../electron/store/insertAll.ts";
import type { DocumentRequest } from "../../shared/contract/documents.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { longDate } from "../../shared/i18n/longDate.ts";
import { refusalText } from "../../shared/i18n/refusalText.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { bestDraft, farmer, residentId } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { rateFarmer } from "../support/ratings.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** A village whose marketer has a customer with a line of 90,000 yuan from 10 March 2026 on. */
async function branchWithLine(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({
    areaIds: [village.id],
    marketerId: oneId,
    from: "2026-03-10",
    reason: "初次分配",
  });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const rate = (sequence: number, name: string) => rateFarmer(one, reviewer, village.id, sequence, { name });
  const rating = await rate(1, "阿依古丽·买买提");
  return { ...branch, reviewer, rate, rating, customerId: rating.customerId };
}

function asked(customerId: number, language: DocumentRequest["language"] = "zh-CN") {
  return { document: { kind: "creditCertificate" as const, customerId }, language };
}

async function printed(window: TestWindow, request: Parameters<TestWindow["documents"]["pdf"]>[0]) {
  const { file } = await window.documents.pdf(request);
  const path = await storedPdf(file);
  const pictures = await picturesOf(path);
  expectClearMargins(pictures);
  expect(fontsMissing(path)).toEqual([]);
  return { ...readPdf(path), file, pictures };
}

const drawing = { contractNumber: "借018", note: "", purpose: "购买化肥" };

test.each(languages)(
  "the certificate in %s says who may draw how much until when, and behind what was drawn",
  async (language) => {
    const { one, manager, village, customerId } = await branchWithLine({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    await one.creditLines.draw({ customerId, day: "2026-03-10", amountFen: 6_000_000, ...drawing });
    await one.creditLines.repay({
      customerId,
      day: "2026-03-10",
      amountFen: 2_000_000,
      contractNumber: "",
      note: "",
    });
    const { paper, pages, texts, file, pictures } = await printed(one, asked(customerId, language));
    expect({ paper, pages }).toEqual({ paper: "A4", pages: 2 });
    expect(file.name).toContain("2026-000001-阿依古丽·买买提");
    const validity = { from: longDate("2026-03-10", language), to: longDate("2027-03-10", language) };
    for (const words of [
      ...["阿依古丽·买买提", residentId(1), village.name, "三组 12 号", "AAA", "员工m01", "城关信用社"],
      ...["人民币玖万元整", "¥90,000.00", "KH00000001"],
      t("creditCertificatePaper.number", { number: "2026-000001" }),
      t("creditCertificatePaper.validFromTo", validity),
      t("creditCertificatePaper.rule"),
      t("creditCertificatePaper.issuedOn", { date: validity.from }),
    ])
      expect(texts[0]).toContain(withoutSpace(words));
    for (const words of [
      t("creditCertificatePaper.termsTitle"),
      t("creditCertificatePaper.terms.expiry"),
      `${t("documents.page")}2${t("documents.pageOf")}2${t("documents.pageEnd")}`,
      ...["2026-03-10", "购买化肥借018", "60,000.00", "20,000.00", "40,000.00"],
    ])
      expect(texts[1]).toContain(withoutSpace(words));
    await expectLikeReferences(`creditCertificate/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[0]).toMatchObject({
      action: "document.print",
      subjectType: "customer",
      subjectId: String(customerId),
      actorName: "员工m01",
      after: { document: "creditCertificate", certificateNumber: "2026-000001" },
    });
  },
);

test("a second one says on each side that it is a copy, and so does the audit trail", async () => {
  const { manager, customerId } = await branchWithLine({ pdfPrinter: testPrinter() });
  const { texts } = await printed(manager, { ...asked(customerId), copy: true });
  for (const text of texts.slice(0, 2)) expect(text.replace(/“副本”/, "")).toMatch(/副/);
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({ action: "document.print", after: { copy: true } });
});

test("without a line in force there is no certificate, and it is said why", async () => {
  let now = new Date(testNow);
  const { manager, reviewer, village, rating, customerId } = await branchWithLine({ clock: () => now });
  const unrated = await manager.customers.create(farmer(village.id, 2));
  await refused(manager.documents.page(asked(unrated.id)), "certificateNone");
  const suspended = await reviewer.ratings.suspend({ id: rating.id, version: rating.version, reason: "核实" });
  const told = await refused(manager.documents.page(asked(customerId)), "certificateSuspended");
  expect(told.params).toEqual({ date: "2026-03-10" });
  await reviewer.ratings.reinstate({ id: rating.id, version: suspended.version, reason: "已核实" });
  expect((await manager.documents.page(asked(customerId))).html).toContain("2026-000001");
  now = new Date("2027-03-09T02:00:00Z");
  await manager.session.signIn(managerLogin);
  expect((await manager.documents.page(asked(customerId))).html).toContain("2026-000001");
  now = new Date("2027-03-10T02:00:00Z");
  await manager.session.signIn(managerLogin);
  const over = await refused(manager.documents.page(asked(customerId)), "certificateExpired");
  expect(over.params).toEqual({ date: "2027-03-10" });
  for (const language of languages) {
    const { t } = createTranslator(language);
    expect(refusalText(told, t)).toContain("2026-03-10");
    expect(refusalText(over, t)).toContain("2027-03-10");
  }
});

test("a grade that comes with no line has no certificate", async () => {
  const { core, manager, customerId, rating } = await branchWithLine();
  await core.opened.store.db("ratings").where({ id: rating.id }).update({ lineFen: 0, grade: "C" });
  await refused(manager.documents.page(asked(customerId)), "certificateNoLine");
});

test("a certificate after a renewal begins with what was owed before, and shows what counts alone", async () => {
  let now = new Date(testNow);
  const { one, reviewer, manager, customerId } = await branchWithLine({ clock: () => now });
  await one.creditLines.draw({ customerId, day: "2026-03-10", amountFen: 1_234_500, ...drawing });
  now = new Date("2026-06-10T02:00:00Z");
  await one.session.signIn({ login: "m01", password: "m01-password-1" });
  await reviewer.session.signIn({ login: "r01", password: "r01-password-1" });
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const { id, version } = await one.ratings.saveDraft(bestDraft(customerId, definition));
  const proposed = await one.ratings.propose({ id, version });
  await reviewer.ratings.approve({ id, version: proposed.version, note: "", effectiveFrom: null });
  const again = { ...drawing, purpose: "重复登记" };
  await one.creditLines.draw({ customerId, day: "2026-06-10", amountFen: 500_000, ...again });
  const { rows } = await one.creditLines.movements({ customerId });
  await one.creditLines.reverse({ id: rows[0]?.id ?? 0, reason: "重复" });
  await one.creditLines.draw({ customerId, day: "2026-06-10", amountFen: 300_000, ...drawing, purpose: "买种子" });
  await manager.session.signIn(managerLogin);
  const { html } = await manager.documents.page(asked(customerId));
  expect(html).toContain("2026-000002");
  expect(html).toContain("承前余额");
  expect(html).toContain(">12,345.00<");
  expect(html).toContain(">15,345.00<");
  expect(html).not.toContain("重复登记");
  expect(html).not.toContain("购买化肥");
});

test("120 drawings go on over more pages with their heads, each once and in order, and rows are left to write on", async () => {
  const { core, manager, oneId, rating, customerId } = await branchWithLine({ pdfPrinter: testPrinter() });
  const movement = { customerId, day: "2026-03-10", note: "", contractNumber: "", reason: "", reversesId: null };
  const written = { createdAt: testNow, createdBy: oneId };
  await insertAll(
    core.opened.store.db,
    "lineMovements",
    Array.from({ length: 120 }, (_, index) => ({
      ...movement,
      ...written,
      kind: "drawing",
      ratingId: rating.id,
      amountFen: 10_000,
      purpose: `第${String(index + 1).padStart(3, "0")}笔`,
    })),
  );
  const { pages, texts } = await printed(manager, asked(customerId));
  expect(pages).toBe(8);
  for (const text of texts.slice(1, pages)) expect(text).toContain("日期用途/借据编号");
  const numbers = [...texts.join("").matchAll(/第(\d{3})笔/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  expect(texts[pages - 1]).toContain(withoutSpace(`第 ${pages} 页 共 ${pages} 页`));
});

test("the certificates of a selection each begin on a sheet of their own and count their own pages", async () => {
  const { core, manager, oneId, village, rate, rating, customerId } = await branchWithLine({
    pdfPrinter: testPrinter(),
  });
  await rate(2, "包二");
  await rate(3, "邓三");
  await manager.customers.create(farmer(village.id, 4, { name: "未评级" }));
  const movement = { customerId, day: "2026-03-10", note: "", contractNumber: "", reason: "", reversesId: null };
  await insertAll(
    core.opened.store.db,
    "lineMovements",
    Array.from({ length: 20 }, () => ({
      ...movement,
      ...{ createdAt: testNow, createdBy: oneId, kind: "drawing", ratingId: rating.id, amountFen: 10_000, purpose: "" },
    })),
  );
  const selection = { by: "filter" as const, filter: { areaId: village.id }, except: [] };
  const document = { kind: "creditCertificates" as const, selection };
  const { leftOut, title } = await manager.documents.page({ document, language: "zh-CN" });
  expect({ leftOut, title }).toEqual({ leftOut: 1, title: "授信证3份 2026-03-10" });
  const { texts, pages, pictures } = await printed(manager, { document, language: "zh-CN" });
  await expectLikeReferences("creditCertificates/zh-CN", pictures.slice(0, 1));
  const numberOf = (page: number, of: number) => withoutSpace(`第 ${page} 页 共 ${of} 页`);
  expect(pages).toBe(2 + 4 + 2 + 2);
  expect(texts[0]).toContain(numberOf(1, 2));
  for (const words of [
    "授信证领取登记表",
    "12026-000001阿依古丽·买买提90,000.003",
    "22026-000002包二90,000.007",
    "邓三",
  ])
    expect(texts[0]).toContain(words);
  expect(texts[1]).toContain("本页无内容");
  for (const [page, name] of [
    [2, "阿依古丽·买买提"],
    [6, "包二"],
    [8, "邓三"],
  ] as const)
    expect(texts[page]).toContain(`持证人${name}`);
  expect(texts[5]).toContain(numberOf(4, 4));
  expect(texts[7]).toContain(numberOf(2, 2));
  expect(texts[9]).toContain(numberOf(2, 2));
  const { entries } = await manager.audit.list({});
  expect(entries.slice(0, 3).map(({ after }) => after)).toEqual(
    ["2026-000003", "2026-000002", "2026-000001"].map((number) =>
      expect.objectContaining({ document: "creditCertificates", certificateNumber: number }),
    ),
  );
});

test("the longest names, addresses and purposes keep to their pages", async () => {
  const { core, manager, one, customerId } = await branchWithLine({ pdfPrinter: testPrinter() });
  const long = {
    name: "兰考县城关镇富民蔬菜种植农民专业合作社".repeat(3).slice(0, 60),
    address: "幸福路八号院".repeat(40).slice(0, 200),
  };
  await core.opened.store.db("customers").where({ id: customerId }).update(long);
  for (let time = 0; time < 9; time += 1)
    await one.creditLines.draw({
      customerId,
      day: "2026-03-10",
      amountFen: 100_000,
      purpose: "购买化肥种子农药地膜".repeat(10),
      contractNumber: "JK2026ABCDEFGHIJ".repeat(4).slice(0, 60),
      note: "",
    });
  for (const language of languages) {
    const { pages, texts } = await printed(manager, asked(customerId, language));
    expect(pages).toBe(6);
    expect(texts[0]).toContain(longDate("2027-03-10", language).replaceAll(" ", ""));
    expect(texts[1]).toContain("2026-03-10");
  }
});

test("a selection without any line is refused", async () => {
  const { manager, village } = await branchWithLine();
  const { id } = await manager.customers.create(farmer(village.id, 2));
  const document = { kind: "creditCertificates" as const, selection: { by: "ids" as const, ids: [id] } };
  await refused(manager.documents.page({ document, language: "zh-CN" }), "certificatesNone");
});

test("the manager and the marketer who works with the customer print it, and nobody else", async () => {
  const branch = await branchWithLine();
  const { manager, one, other, reviewer, customerId } = branch;
  for (const window of [manager, one])
    expect((await window.documents.page(asked(customerId))).html).toContain(residentId(1));
  await refused(other.documents.page(asked(customerId)), "notFound");
  await refused(reviewer.documents.page(asked(customerId)), "notAllowed");
  for (const role of ["teller", "auditor", "administrator"] as const)
    await refused((await signInNew(branch, role, [role])).documents.page(asked(customerId)), "notAllowed");
  const document = { kind: "creditCertificates" as const, selection: { by: "ids" as const, ids: [customerId] } };
  await refused(other.documents.page({ document, language: "zh-CN" }), "selectionEmpty");
  await refused(reviewer.documents.page({ document, language: "zh-CN" }), "notAllowed");
  const both = await signInNew(branch, "b01", ["marketer", "reviewer"]);
  await refused(both.documents.page(asked(customerId)), "certificateForeign");
  await refused(both.documents.page({ document, language: "zh-CN" }), "certificatesNone");
});
