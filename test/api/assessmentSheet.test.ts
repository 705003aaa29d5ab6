import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { branchInHands } from "../support/hands.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";

function sheetOf(marketerId: number, from = "2026-03-01", to = "2026-03-10") {
  return { kind: "assessmentSheet", marketerId, from, to } as const;
}

test.each(languages)("the sheet in %s tells old stock apart from new increment on one page", async (language) => {
  const { manager, oneId } = await branchInHands({ pdfPrinter: testPrinter() });
  const { t } = createTranslator(language);
  const { file } = await manager.documents.pdf({ document: sheetOf(oneId), language });
  const path = await storedPdf(file);
  const { pages, paper, texts } = readPdf(path);
  expect({ pages, paper }).toEqual({ pages: 1, paper: "A4" });
  for (const word of [
    t("assessmentPaper.title"),
    "员工m01",
    t("documents.file.validFromTo", { from: "2026-03-01", to: "2026-03-10" }),
    t("assessmentPaper.byHand"),
    t("assessmentPaper.asOf", { to: "2026-03-10", date: "2026-03-10" }),
    t("assessmentPaper.assessor"),
    t("common.role.manager"),
  ])
    expect(texts[0]).toContain(withoutSpace(word));
  const [stock = "", increment = ""] = (texts[0] ?? "").split(withoutSpace(t("assessmentPaper.increment"))) as [
    string,
    string,
  ];
  expect(stock).toContain("50,000.00");
  expect(stock).toContain("30,000.00");
  expect(stock).toContain("0.00%");
  expect(increment).toContain("20,000.00");
  expect(increment).toContain("100.00%");
  expect(fontsMissing(path)).toEqual([]);
  const pictures = await picturesOf(path);
  expectClearMargins(pictures);
  await expectLikeReferences(`assessmentSheet/${language}`, pictures);
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({
    subjectType: "user",
    subjectId: String(oneId),
    after: { document: "assessmentSheet", from: "2026-03-01", to: "2026-03-10" },
  });
});

test("the customers are those of the period's last day, and loans of other banks and of later days are left out", async () => {
  const { manager, oneId, otherId, goTo, village } = await branchInHands();
  await goTo("2026-03-20T02:00:00.000Z");
  await manager.jurisdictions.assign({
    areaIds: [village.id],
    marketerId: otherId,
    from: "2026-03-20",
    reason: "轮岗",
  });
  const htmlOf = async (document: ReturnType<typeof sheetOf>) =>
    (await manager.documents.page({ document, language: "zh-CN" })).html;
  const before = await htmlOf(sheetOf(oneId, "2026-03-01", "2026-03-19"));
  expect(before).toContain(">50,000.00<");
  expect(before).toContain(">20,000.00<");
  const after = await htmlOf(sheetOf(oneId, "2026-03-01", "2026-03-20"));
  expect(after).not.toContain(">50,000.00<");
  expect(await htmlOf(sheetOf(otherId, "2026-03-01", "2026-03-20"))).toContain(">50,000.00<");
  const quiet = await htmlOf(sheetOf(oneId, "2026-02-01", "2026-03-01"));
  expect(quiet).not.toContain(">20,000.00<");
});

test("a marketer has their own sheet alone, and no period lies ahead or backwards", async () => {
  const { manager, one, oneId, otherId } = await branchInHands();
  const page = (window: typeof one, document: ReturnType<typeof sheetOf>) =>
    window.documents.page({ document, language: "zh-CN" });
  expect((await page(one, sheetOf(oneId))).title).toBe("客户经理考核表 员工m01 2026-03-01 至 2026-03-10");
  await refused(page(one, sheetOf(otherId)), "handsOfOther");
  await refused(page(manager, sheetOf(oneId, "2026-03-01", "2026-03-11")), "assessmentAhead");
  await refused(page(manager, sheetOf(oneId, "2026-03-10", "2026-03-01")), "invalidInput");
});
