import { expect, test } from "vitest";
import type { SurveyFields } from "../../shared/contract/surveys.ts";
import { farmer } from "../support/people.ts";
import { rateFarmer } from "../support/ratings.ts";
import { refused } from "../support/refusal.ts";
import { surveyFindings } from "../support/surveys.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** A village of m01, its neighbour of m02. */
async function surveyedBranch() {
  const branch = await branchWithMarketers();
  const { manager, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  return branch;
}

async function survey(window: TestWindow, areaId: number, changes: Partial<SurveyFields> = {}) {
  const fields = { ...surveyFindings, ...changes };
  const { id, version } = await window.surveys.saveDraft({ id: null, version: null, areaId, correctsId: null, fields });
  return window.surveys.finalise({ id, version });
}

test("a final survey stays as it was found, whoever tries, and another one corrects it", async () => {
  const { core, one, village } = await surveyedBranch();
  const final = await survey(one, village.id);
  expect(final).toMatchObject({ status: "final", finalByName: "员工m01", households: 312 });
  const changed = {
    id: final.id,
    version: final.version,
    areaId: village.id,
    correctsId: null,
    fields: surveyFindings,
  };
  await refused(one.surveys.saveDraft(changed), "surveyNotDraft");
  await refused(one.surveys.discard({ id: final.id, version: final.version }), "surveyNotDraft");
  const { db } = core.opened.store;
  await expect(db("areaSurveys").where({ id: final.id }).update({ households: 1 })).rejects.toThrow("stays as it was");
  await expect(db("areaSurveys").where({ id: final.id }).delete()).rejects.toThrow("stays as it was");

  const again = {
    ...changed,
    id: null,
    version: null,
    correctsId: final.id,
    fields: { ...surveyFindings, households: 310 },
  };
  const draft = await one.surveys.saveDraft(again);
  await one.surveys.finalise({ id: draft.id, version: draft.version });
  const { surveys } = await one.surveys.village({ areaId: village.id });
  expect(surveys.map(({ id, correctsId, households }) => ({ id, correctsId, households }))).toEqual([
    { id: draft.id, correctsId: final.id, households: 310 },
    { id: final.id, correctsId: null, households: 312 },
  ]);
  const [row] = (await one.surveys.villages({})).villages;
  expect(row?.survey).toMatchObject({ id: draft.id, households: 310 });
});

test("a draft may have gaps, becomes final without any, and one at a time is written", async () => {
  const { one, manager, village } = await surveyedBranch();
  const gaps = { ...surveyFindings, households: null, economy: { ...surveyFindings.economy, planting: 999 } };
  const begun = { id: null, version: null, areaId: village.id, correctsId: null, fields: gaps };
  const draft = await one.surveys.saveDraft(begun);
  const problems = await refused(one.surveys.finalise({ id: draft.id, version: draft.version }), "surveyIncomplete");
  expect(problems.fields).toEqual([
    { path: "households", key: "required" },
    { path: "economy", key: "sharesNotWhole" },
  ]);
  expect((await refused(manager.surveys.saveDraft(begun), "surveyDraftOpen")).params).toEqual({ name: "员工m01" });
  const ahead = { ...begun, fields: { ...gaps, surveyedOn: "2026-03-11" } };
  await refused(one.surveys.saveDraft({ ...ahead, id: draft.id, version: draft.version }), "surveyAhead");
  const mended = await manager.surveys.saveDraft({
    ...begun,
    id: draft.id,
    version: draft.version,
    fields: surveyFindings,
  });
  const late = await refused(one.surveys.saveDraft({ ...begun, id: draft.id, version: draft.version }), "stale");
  expect(late.params).toEqual({ name: "王主任" });
  const aside = await one.surveys.discard({ id: mended.id, version: mended.version });
  expect((await one.surveys.village({ areaId: village.id })).surveys).toEqual([]);
  const back = await one.surveys.restore(aside);
  expect(back).toMatchObject({ status: "draft", households: 312 });
  expect((await one.surveys.villages({})).villages).toMatchObject([{ draft: true, survey: null }]);
});

test("a marketer surveys their own villages alone; managers see them all", async () => {
  const { one, other, manager, village, neighbour, township } = await surveyedBranch();
  const final = await survey(one, village.id);
  await refused(other.surveys.village({ areaId: village.id }), "notFound");
  await refused(survey(other, village.id), "notFound");
  const draft = await other.surveys.saveDraft({
    ...{ id: null, version: null, areaId: neighbour.id, correctsId: null, fields: surveyFindings },
  });
  const target = { id: draft.id, version: draft.version };
  await refused(one.surveys.finalise(target), "notFound");
  const stolen = { ...target, areaId: village.id, correctsId: null, fields: surveyFindings };
  await refused(one.surveys.saveDraft(stolen), "notFound");
  const foreign = { id: null, version: null, areaId: neighbour.id, correctsId: final.id, fields: surveyFindings };
  await other.surveys.discard(target);
  await refused(other.surveys.saveDraft(foreign), "notFound");
  expect((await one.surveys.villages({})).villages.map(({ id }) => id)).toEqual([village.id]);
  expect((await one.surveys.villages({ areaId: neighbour.id })).villages).toEqual([]);
  const all = (await manager.surveys.villages({ areaId: township.id })).villages.map(({ id }) => id);
  expect(all).toEqual(expect.arrayContaining([village.id, neighbour.id]));
});

test("beside the survey stands what the ledger says of the village today", async () => {
  const branch = await surveyedBranch();
  const { manager, one, village, neighbour } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const rated = await rateFarmer(one, reviewer, village.id, 1);
  const second = await one.customers.create(farmer(village.id, 2));
  await manager.customers.create(farmer(neighbour.id, 3));
  const demand = (customerId: number, month: string, amountFen: number, purpose: string) =>
    one.records.addEntry({ customerId, list: "demands", fields: { month, amountFen, purpose, note: "" } });
  await demand(rated.customerId, "2026-03", 1_000, "春耕备耕");
  await demand(second.id, "2027-02", 5_000, "春 耕备耕");
  await demand(second.id, "2027-03", 70_000, "春耕备耕");
  await demand(second.id, "2026-02", 70_000, "春耕备耕");
  await demand(second.id, "2026-05", 9_000, "购置农机");
  const removed = await demand(second.id, "2026-06", 90_000, "购置农机");
  await one.records.removeEntry({ ...removed, list: "demands" });
  await one.visits.log({
    ...{ customerId: second.id, visitedOn: "2026-03-02", method: "onSite", purpose: "回访", result: "" },
    ...{ nextStep: "", nextOn: null },
  });
  await survey(one, village.id);
  const { ledger } = await one.surveys.village({ areaId: village.id });
  expect(ledger).toMatchObject({
    ...{ customers: 2, householdCustomers: 2, rated: 1, linesFen: rated.lineFen, balanceFen: 0 },
    ...{ demandFen: 15_000, lastVisitedOn: "2026-03-02", labour: { households: 0, labourForce: 0, migrantWorkers: 0 } },
  });
  const months = (amounts: Record<number, number>) => Array.from({ length: 12 }, (_, month) => amounts[month] ?? 0);
  expect(ledger.demands).toEqual([
    { purpose: "购置农机", months: months({ 4: 9_000 }) },
    { purpose: expect.stringMatching(/^春 ?耕备耕$/), months: months({ 1: 5_000, 2: 1_000 }) },
  ]);
  const [row] = (await one.surveys.villages({})).villages;
  expect(row).toMatchObject({
    basis: "survey",
    demandFen: 60_000_000,
    householdsBeyond: 310,
    ledger: { customers: 2 },
  });
  expect(row?.unmetFen).toBe(Math.max(0, 60_000_000 - rated.lineFen));
});
