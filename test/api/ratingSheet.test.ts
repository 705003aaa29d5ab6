import { expect, test } from "vitest";
import { emptySection } from "../../shared/contract/records.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { signInNew } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

test.each(languages)("the rating sheet in %s says where findings come from and who approved", async (language) => {
  const branch = await branchWithMarketers();
  const { manager, one, village } = branch;
  const { id: customerId } = await one.customers.create(farmer(village.id, 1));
  const household = { surveyedOn: "2026-02-01", labourForce: 2, assetHousingFen: 10_000_000, debtBanksFen: 3_000_000 };
  const data = { ...emptySection("household"), ...household };
  await one.records.saveSection({ customerId, version: null, section: "household", data });
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, approvals: 2 } });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);

  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const best = bestDraft(customerId, definition);
  const { labourForce: _known, ...values } = best.answers.values;
  const notes = { debtRatio: { note: "农行贷款已还清", attachmentIds: [] } };
  const draft = await one.ratings.saveDraft({ ...best, answers: { values, vetoes: [] }, notes });
  const proposed = await one.ratings.propose(draft);
  const once = await reviewer.ratings.approve({
    id: proposed.id,
    version: proposed.version,
    note: "",
    effectiveFrom: null,
  });
  await manager.ratings.approve({ id: once.id, version: once.version, note: "同意授信", effectiveFrom: null });

  const { t } = createTranslator(language);
  const { html } = await one.documents.page({ document: { kind: "customerFile", customerId }, language });
  const source = t("scorecards.sourceOn", { source: t("scorecards.source.household"), date: "2026-02-01" });
  const value = t("scorecards.value.percent", { value: 30 });
  for (const words of [
    `<span class="basis">${source}</span>`,
    `${t("ratings.againstLedger", { value, source })}; 农行贷款已还清`,
    "2026-000001",
    t("documents.file.approval", { name: "员工r01", on: "2026-03-10" }),
    t("documents.file.approvalNoted", { name: "王主任", on: "2026-03-10", note: "同意授信" }),
    t("scorecards.explain.loss", {
      criterion: t("common.criterion.repayment"),
      lost: 1,
      reasons: t("scorecards.explain.reason", {
        indicator: language === "en" ? "Labour force of the household" : "家庭劳动力",
        value: "2",
        lost: 1,
      }),
    }),
  ])
    expect(html).toContain(words);
});
