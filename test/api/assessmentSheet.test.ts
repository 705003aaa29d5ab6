import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { compute, exampleBranch, freeze } from "../support/assessment.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";

test("the sheet tells every point of the worked example on one page, in both languages, and what was corrected", async () => {
  const branch = await exampleBranch({ pdfPrinter: testPrinter() });
  const { manager, period, ids } = branch;
  await freeze(manager, period);
  const about = { periodId: period.id, marketerId: ids.one };
  await manager.assessments.correct({
    ...{ ...about, indicator: "visitsDone", part: "numerator", amount: 1, reason: "补登 4 月 25 日走访" },
  });
  const document = { kind: "assessmentSheet", ...about } as const;
  for (const language of languages) {
    const { t } = createTranslator(language);
    const { file } = await manager.documents.pdf({ document, language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 1, paper: "A4" });
    const text = texts[0] ?? "";
    for (const word of [
      t("assessmentPaper.title"),
      "员工m01",
      t("assessmentPaper.baseline", { day: "2026-04-01" }),
      t("assessmentPaper.frozen", { until: "2026-05-09" }),
      // 2 of 3 debtors visited is 74.07% of the target of 90%: 11.11 points more than were computed.
      t("assessmentPaper.corrections", { computed: "66.76", result: "77.87" }),
      "补登4月25日走访",
      t("assessmentPaper.assessor"),
      t("common.role.manager"),
    ])
      expect(text).toContain(withoutSpace(word));
    const [stock = "", others = ""] = text.split(withoutSpace(t("assessmentPaper.increment"))) as [string, string];
    for (const points of ["10.00", "7.81", "15.00", "11.11"]) expect(stock).toContain(points);
    for (const points of ["12.00", "18.00", "3.75", "-4.00", "-9.00", "-3.00", "92.67", "1.20"])
      expect(others).toContain(points);
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`assessmentSheet/${language}`, pictures);
  }
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({
    subjectType: "user",
    subjectId: String(ids.one),
    after: { document: "assessmentSheet", from: "2026-04-01", to: "2026-04-30" },
  });
});

test("a sheet of a period that is not frozen says so, and a marketer has their own alone", async () => {
  const { manager, one, period, ids } = await exampleBranch();
  const sheetOf = (window: typeof one, marketerId: number) =>
    window.documents.page({
      document: { kind: "assessmentSheet", periodId: period.id, marketerId },
      language: "zh-CN",
    });
  await refused(sheetOf(manager, ids.one), "assessmentNotComputed");
  const { t } = createTranslator("zh-CN");
  await compute(manager, period.id);
  const own = await sheetOf(one, ids.one);
  expect(own.title).toBe("客户经理考核表 员工m01 2026-04-01 至 2026-04-30");
  expect(own.html).toContain(t("assessmentPaper.preliminary", { day: "2026-04-30" }));
  await refused(sheetOf(one, ids.two), "notFound");
});
