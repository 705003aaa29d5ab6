import { expect, test } from "vitest";
import type { Diligence } from "../../shared/contract/diligence.ts";
import { emptySection } from "../../shared/contract/records.ts";
import { maskIdNumber } from "../../shared/domain/mask.ts";
import { type StatementFigures, statementLines } from "../../shared/domain/statementLines.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { wholeDiligence } from "../support/diligence.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer, residentId } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { testPrinter } from "../support/printers.ts";
import { loan } from "../support/records.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const target = ({ id, version }: Diligence) => ({ id, version });
const reportOf = ({ id }: Diligence) => ({ document: { kind: "diligenceReport" as const, id } });

/** A farmer of m01 with a household, a loan elsewhere that is late, and statements of three years. */
async function investigated(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const { id: customerId } = await one.customers.create(farmer(village.id, 1, { name: "赵大海" }));
  const amounts = { incomePlantingFen: 8_000_000, expenseLivingFen: 2_000_000, assetHousingFen: 20_000_000 };
  const household = { ...emptySection("household"), ...amounts, surveyedOn: "2026-03-01" };
  await one.records.saveSection({ customerId, version: null, section: "household", data: household });
  const late = { ...loan, here: false, lender: "县农商行", overdueSince: "2026-03-01" };
  await one.records.addEntry({ customerId, list: "loans", fields: late });
  const nothing = Object.fromEntries(statementLines.map((line) => [line, null])) as StatementFigures;
  for (const [year, revenueFen, netProfitFen, totalLiabilitiesFen] of [
    [2023, 10_000_000, 1_200_000, 3_000_000],
    [2024, 12_500_000, 1_100_000, 4_500_000],
    [2025, 11_000_000, -300_000, 6_000_000],
  ] as const) {
    const equityFen = 12_000_000 - totalLiabilitiesFen;
    const figures = { revenueFen, netProfitFen, totalLiabilitiesFen, totalAssetsFen: 12_000_000, equityFen };
    const period = { endsOn: `${year}-12-31`, months: 12, audited: false, note: "" };
    await one.records.addEntry({ customerId, list: "statements", fields: { ...nothing, ...figures, ...period } });
  }
  const scan = { category: "other", caption: "签名的面谈记录", takenOn: null } as const;
  const { attachment } = await one.attachments.add({ customerId, file: asFile(pdf(), "面谈.pdf"), ...scan });
  return { ...branch, customerId, paperId: attachment.id };
}

/** All of it written and concluded; the late loan is the one rule that is not met. */
async function concluded({ one, otherId, customerId, paperId }: Awaited<ReturnType<typeof investigated>>) {
  const content = wholeDiligence();
  content.interview.paperIds = [paperId];
  const report = { sources: ["creditReport" as const], reportNumber: "ZX-20260305", reportOn: "2026-03-05" };
  Object.assign(content.evidence.repayment, report, { redFlags: "县农商行贷款逾期九天", judgement: "weak" });
  content.flagAnswers = { overdueElsewhere: "误记还款日，已结清" };
  content.proposal.conditions = "追加一名担保人";
  const begun = await one.diligence.begin({ customerId });
  const saved = await one.diligence.save({ ...target(begun), secondId: otherId, content });
  for (const { kind } of saved.basis.flags) content.flagAnswers[kind] ??= "已核实";
  const answered = await one.diligence.save({ ...target(saved), secondId: otherId, content });
  return one.diligence.conclude(target(answered));
}

async function confirmed(manager: TestWindow, waiting: Diligence): Promise<Diligence> {
  let passed = waiting;
  for (const { rule } of waiting.basis.checks.filter(({ state }) => state === "unmet"))
    passed = await manager.diligence.override({ ...target(passed), rule, reason: "已向县农商行核实" });
  return manager.diligence.confirm({ ...target(passed), note: "同意授信" });
}

test.each(languages)(
  "a confirmed due diligence in %s tells everything that was found, and three sign it twice",
  async (language) => {
    const branch = await investigated({ pdfPrinter: testPrinter() });
    const { manager, one, customerId } = branch;
    const diligence = await confirmed(manager, await concluded(branch));
    const { t } = createTranslator(language);
    const { file } = await one.documents.pdf({ ...reportOf(diligence), language });
    expect(file.name).toContain("2026-000001");
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: language === "en" ? 5 : 4, paper: "A4" });
    const evidence = texts.findIndex((text) => text.includes(withoutSpace(t("diligencePaper.chapter.evidence"))));
    const [interview, found] = [texts.slice(0, evidence).join(""), texts.slice(evidence).join("")];
    for (const words of [
      ...["赵大海", "KH00000001", residentId(1), "2026-000001", "员工m01", "员工m02", "2026-03-10", "客户家中"],
      `8 ${t("diligence.interview.years")}`,
      t("diligence.status.confirmed"),
      ...(language === "en"
        ? ["Identity of the interviewee", "Originals checked"]
        : ["受访人身份核实", "已核对证件原件"]),
      t("diligencePaper.declaration"),
      t("diligencePaper.signer", { name: "赵大海", role: t("diligence.signer.interviewee") }),
      "签名的面谈记录",
      `${t("diligencePaper.customerSigns")}: 赵大海`,
    ])
      expect(interview).toContain(withoutSpace(words));
    // Whoever was asked signs what they said, not what others made of it.
    expect(interview).not.toContain("走访属实");
    const signed = texts.find((text) => text.includes(withoutSpace(t("diligencePaper.declaration"))));
    expect(signed).toContain(withoutSpace(t("diligence.topic.opinions")));
    for (const words of [
      t("diligencePaper.judged", {
        criterion: t("common.criterion.repayment"),
        judgement: t("diligence.judgement.weak"),
      }),
      ...["走访属实", "ZX-20260305", "县农商行贷款逾期九天", "误记还款日，已结清"],
      t("diligence.flag.overdueElsewhere"),
      ...["110,000.00", "-3,000.00", "50.00%", "-12.00%", "2023-12"],
      ...["80,000.00", "20,000.00", "购化肥", "追加一名担保人", "同意授信"],
      t("diligence.policy.rules.noOverdue"),
      t("diligence.policy.state.unmet"),
      t("diligence.policy.overriddenBy", { name: "王主任", reason: "已向县农商行核实" }),
      t("diligence.confirmedBy", { name: "王主任", date: "2026-03-10" }),
      `${t("diligence.decidedBy")}: 王主任`,
      `${t("documents.page")}${pages}${t("documents.pageOf")}${pages}${t("documents.pageEnd")}`,
    ])
      expect(found).toContain(withoutSpace(words));
    expect(texts.join("").split(withoutSpace(t("documents.file.signature"))).length - 1).toBeGreaterThanOrEqual(6);
    const { html } = await one.documents.page({ ...reportOf(diligence), language });
    expect([...html.matchAll(/<svg [^>]*aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual(
      (["debtToAssets", "netMargin", "revenueGrowth", "returnOnAssets"] as const).map((of) => t(`records.ratio.${of}`)),
    );
    expect(html).not.toContain('class="state-mark"');
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`diligenceReport/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[1]).toMatchObject({
      action: "document.print",
      subjectType: "customer",
      subjectId: String(customerId),
      after: { document: "diligenceReport", diligence: "2026-000001" },
    });
  },
);

test("what is not confirmed says so across each page, whatever keeps it from that", async () => {
  const branch = await investigated();
  const { one, manager, customerId } = branch;
  const { t } = createTranslator("zh-CN");
  const markOf = async (diligence: Diligence) => {
    const { html } = await one.documents.page({ ...reportOf(diligence), language: "zh-CN" });
    return /<div class="state-mark">([^<]+)</.exec(html)?.[1];
  };
  const draft = await one.diligence.begin({ customerId });
  expect(await markOf(draft)).toBe(t("diligencePaper.mark.draft"));
  expect(await markOf(await one.diligence.discard({ ...target(draft), reason: "误开" }))).toBe(
    t("diligencePaper.mark.discarded"),
  );
  const waiting = await concluded(branch);
  expect(await markOf(waiting)).toBe(t("diligencePaper.mark.unconfirmed"));
  const returned = await manager.diligence.return({ ...target(waiting), note: "补充" });
  expect(await markOf(returned)).toBe(t("diligencePaper.mark.draft"));
});

test("numbers are masked on the report for whoever does not work with the customer, which the paper says", async () => {
  const branch = await investigated();
  const { one, manager } = branch;
  const diligence = await concluded(branch);
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const note = createTranslator("zh-CN").t("filePaper.masked");
  for (const [window, masked] of [
    [one, false],
    [manager, false],
    [reviewer, true],
  ] as const) {
    const { html } = await window.documents.page({ ...reportOf(diligence), language: "zh-CN" });
    expect([html.includes(residentId(1)), html.includes(maskIdNumber(residentId(1))), html.includes(note)]).toEqual([
      !masked,
      masked,
      masked,
    ]);
    const [entry] = (await manager.audit.list({})).entries;
    expect(entry?.after?.masked).toBe(masked ? true : undefined);
  }
});

test("a customer's file mentions the due diligence that was confirmed last, and no other", async () => {
  const branch = await investigated();
  const { manager, one, customerId } = branch;
  const request = { document: { kind: "customerFile" as const, customerId }, language: "en" as const };
  const section = async () => {
    const { html } = await manager.documents.page(request);
    return /<h2>Due diligence<\/h2>(.*?)<h2>/.exec(html)?.[1] ?? "";
  };
  const waiting = await concluded(branch);
  expect(await section()).toBe("");
  await confirmed(manager, waiting);
  await one.diligence.begin({ customerId });
  for (const words of ["2026-000001", "2026-03-10, 王主任", "员工m01, 员工m02", "¥20,000.00", "购化肥", "同意授信"])
    expect(await section()).toContain(words);
});
