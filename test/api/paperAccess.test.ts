import { expect, test } from "vitest";
import type { DocumentRequest } from "../../shared/contract/documents.ts";
import { type Role, roles } from "../../shared/domain/roles.ts";
import { computedPeriod } from "../support/assessment.ts";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { signInNew } from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

const readers: readonly Role[] = ["teller", "marketer", "reviewer", "manager", "auditor"];
const ownersOfHands: readonly Role[] = ["marketer", "manager"];

test.each(roles)("a %s has forms, reports, lists and sheets as the design grants", async (role) => {
  const branch = await branchWithVillages();
  const { manager, village } = branch;
  const window = await signInNew(branch, "staff", [role]);
  await signInNew(branch, "m09", ["marketer"]);
  const own = role === "marketer" ? "staff" : "m09";
  const marketerId = (await manager.users.list()).find(({ login }) => login === own)?.id ?? 0;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId, from: "2026-03-10", reason: "分片" });
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const period = await computedPeriod(manager);
  const diligence = await manager.diligence.begin({ customerId: id });
  const begun = { areaId: village.id, marketerId, purpose: "整村授信", begunOn: "2026-03-10" };
  const round = await manager.rounds.begin(begun);
  const cases: readonly (readonly [readonly Role[], DocumentRequest["document"]])[] = [
    [readers, { kind: "investigationForm", of: { by: "customer", customerId: id } }],
    [readers, { kind: "investigationForm", of: { by: "new", customerKind: "farmer", areaId: village.id } }],
    [readers, { kind: "investigationForms", selection: { by: "ids", ids: [id] } }],
    [readers, { kind: "diligenceReport", id: diligence.id }],
    [readers, { kind: "roundList", id: round.id }],
    [ownersOfHands, { kind: "jurisdictionBook", marketerId, day: "2026-03-10" }],
    [["marketer", "manager", "auditor"], { kind: "assessmentSheet", marketerId, periodId: period.id }],
  ];
  for (const [granted, document] of cases) {
    const page = window.documents.page({ document, language: "zh-CN" });
    if (granted.includes(role)) expect((await page).html).toContain("<article");
    else await refused(page, "notAllowed");
  }
});
