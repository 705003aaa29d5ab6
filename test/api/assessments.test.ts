import { expect, test } from "vitest";
import { compute, exampleBranch, exampleFormula, freeze, publishFormula } from "../support/assessment.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, signInNew } from "../support/testCore.ts";

test("a frozen period keeps its figures, its formula and its score, whoever writes and whatever happens later", async () => {
  const branch = await exampleBranch();
  const { core, manager, period, ids, idOf, goTo } = branch;
  const draft = await manager.assessments.formulas.createDraft();
  await refused(manager.assessments.formulas.createDraft(), "formulaDraftOpen");
  expect(await freeze(manager, period)).toMatchObject({ state: "done" });
  const about = { periodId: period.id, marketerId: ids.one };
  const before = await manager.assessments.score(about);
  await manager.records.addEntry({
    customerId: idOf("c1"),
    ...{ list: "loans" as const },
    fields: {
      ...{ here: true, lender: "", contractNumber: "", purpose: "购化肥", principalFen: 900_000_00 },
      ...{ balanceFen: 900_000_00, grantedOn: "2026-04-29", dueOn: "2027-04-29", loanClass: "loss" as const },
      ...{ overdueSince: null, guarantee: "credit" as const },
    },
  });
  const easier = { ...exampleFormula, plusCap: 0 };
  const saved = await manager.assessments.formulas.saveDraft({
    ...{ id: draft.id, version: draft.version },
    definition: { ...easier, base: [...easier.base], deductions: [...easier.deductions], plus: [...easier.plus] },
  });
  await manager.assessments.formulas.publish({ ...saved, from: "2026-05-02", reason: "调整" });
  await goTo("2026-05-03");
  expect(await manager.assessments.score(about)).toEqual(before);
  await refused(manager.assessments.periods.compute({ id: period.id }), "assessmentFrozen");
  await refused(manager.assessments.periods.withdraw({ id: period.id, version: 2 }), "assessmentFrozen");
  const { db } = core.opened.store;
  const of = { periodId: period.id };
  for (const table of ["assessmentFigures", "assessmentTotals", "assessmentMarketers", "assessmentHands"]) {
    expect(await db(table).where(of).first()).toBeTruthy();
    await expect(db(table).where(of).delete()).rejects.toThrow("a frozen period never changes");
    await expect(db(table).where(of).update({ periodId: period.id })).rejects.toThrow("a frozen period never changes");
  }
  await expect(db("assessmentPeriods").update({ frozenAt: null })).rejects.toThrow("a frozen period never changes");
  await expect(db("assessmentBaselines").update({ balanceFen: 1 })).rejects.toThrow("stays");
  await expect(db("assessmentFormulas").update({ reason: "" })).rejects.toThrow("a published formula never changes");
});

test("the marketer disputes, another manager answers with a correction, and the score tells base, correction, result", async () => {
  const branch = await exampleBranch();
  const { core, manager, one, other, period, ids, goTo } = branch;
  const about = { periodId: period.id, marketerId: ids.one };
  const wrong = { periodId: period.id, indicator: "visitsDone", reason: "c2 走访未登记" } as const;
  await refused(one.assessments.disputes.file(wrong), "assessmentNotFrozen");
  const entry = { ...about, indicator: "newLoans", part: "numerator", amount: 1, reason: "漏记" } as const;
  await refused(manager.assessments.correct(entry), "assessmentNotFrozen");
  await freeze(manager, period, 3);
  const dispute = await one.assessments.disputes.file(wrong);
  await refused(one.assessments.disputes.file(wrong), "assessmentDisputeOpen");
  expect(await other.assessments.disputes.open()).toEqual([]);
  expect((await manager.assessments.disputes.open()).map(({ id }) => id)).toEqual([dispute.id]);
  await refused(other.assessments.disputes.withdraw(dispute), "notFound");
  const correction = { part: "numerator", amount: 1 } as const;
  await manager.assessments.disputes.answer({ ...dispute, answer: "属实，补登", correction });
  await refused(
    manager.assessments.disputes.answer({ ...dispute, answer: "再答", correction }),
    "assessmentDisputeClosed",
  );
  const score = await one.assessments.score(about);
  expect([score.computed.total, score.result.total]).toEqual([6676, 7787]);
  expect(score.corrections).toMatchObject([
    { indicator: "visitsDone", amount: 1, reason: "属实，补登", onDay: "2026-05-02", disputeId: dispute.id },
  ]);
  expect(await one.assessments.disputes.ofScore(about)).toMatchObject([{ outcome: "upheld", answer: "属实，补登" }]);
  const row = (await manager.assessments.scores({ periodId: period.id })).rows[0];
  expect(row).toMatchObject({ computed: { total: 6676 }, result: { total: 7787 }, corrections: 1 });
  await refused(manager.assessments.correct({ ...entry, part: "denominator" }), "assessmentPart");
  // The opposite entry takes it back; nothing is overwritten.
  await manager.assessments.correct({ ...entry, indicator: "visitsDone", amount: -1, reason: "冲回" });
  expect((await manager.assessments.score(about)).result.total).toBe(6676);
  const { db } = core.opened.store;
  await expect(db("assessmentCorrections").delete()).rejects.toThrow("a correction stays");
  await expect(db("assessmentCorrections").update({ createdBy: ids.one })).rejects.toThrow("a correction stays");
  await goTo("2026-05-06");
  await refused(one.assessments.disputes.file(wrong), "assessmentDisputeLate");
});

test("a marketer sees their own score alone, and a customer handed over since counts without a name", async () => {
  const branch = await exampleBranch();
  const { manager, one, period, ids } = branch;
  await compute(manager, period.id);
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  expect((await one.assessments.scores({ periodId: period.id })).rows.map(({ marketerId }) => marketerId)).toEqual([
    ids.one,
  ]);
  expect((await auditor.assessments.scores({ periodId: period.id })).rows).toHaveLength(2);
  const theirs = { periodId: period.id, marketerId: ids.two };
  await refused(one.assessments.score(theirs), "notFound");
  await refused(one.assessments.customers({ ...theirs, indicator: "newLoans" }), "notFound");
  const own = { periodId: period.id, marketerId: ids.one, indicator: "newLoanFen" } as const;
  const { rows } = await one.assessments.customers(own);
  expect(rows.map(({ customer, numerator }) => [customer?.name ?? null, numerator])).toEqual([
    ["客户c1", 5_000_000],
    [null, 2_000_000],
    ["客户c6", 8_000_000],
  ]);
});

test("what-if scores everybody by a draft: weights from the sums, other rates from the customers", async () => {
  const { core, manager, period, ids } = await exampleBranch();
  await compute(manager, period.id);
  const definition = structuredClone(exampleFormula) as Parameters<
    typeof manager.assessments.formulas.whatIf
  >[0]["definition"];
  const asked = { periodId: period.id, definition };
  for (const { before, after } of await manager.assessments.formulas.whatIf(asked)) expect(after).toEqual(before);
  definition.plusCap = 500;
  definition.lossRates.normal = 0;
  const rows = new Map((await manager.assessments.formulas.whatIf(asked)).map((row) => [row.marketerId, row]));
  // Plus points 1.50 + 0.40 are no longer cut to 1.20; the loss of c2 alone, 3,750 of 825, still costs all 3 points.
  expect(rows.get(ids.one)).toMatchObject({ before: { total: 6676 }, after: { total: 6746, deducted: 1600 } });
  definition.lossRates.substandard = 0;
  const [best] = await manager.assessments.formulas.whatIf(asked);
  expect(best).toMatchObject({ marketerId: ids.one, after: { deducted: 1300, total: 7046 } });
  const [first] = definition.base;
  if (first) first.weight = 0;
  await refused(manager.assessments.formulas.whatIf(asked), "formulaProblems");
  expect(await core.opened.store.db("assessmentFormulaDrafts").whereNull("closedAt")).toEqual([]);
});

test("periods are opened once, not ahead, frozen after their last day, and taken back while open", async () => {
  const { manager, period, goTo } = await exampleBranch();
  const may = { kind: "month", firstDay: "2026-05-01", lastDay: "2026-05-31" } as const;
  await refused(manager.assessments.periods.open({ ...may, firstDay: "2026-05-03" }), "assessmentAhead");
  await refused(manager.assessments.periods.open({ ...may, lastDay: "2026-04-30" }), "invalidInput");
  const opened = await manager.assessments.periods.open(may);
  expect(opened.baselineOn).toBe("2026-05-02");
  await refused(manager.assessments.periods.open(may), "assessmentOpenAlready");
  await refused(manager.assessments.periods.freeze({ ...opened, disputeDays: 7 }), "assessmentRunning");
  await compute(manager, period.id);
  await refused(manager.assessments.periods.freeze({ ...period, disputeDays: 7 }), "assessmentChanged");
  await manager.assessments.periods.withdraw(opened);
  expect((await manager.assessments.periods.list()).map(({ id }) => id)).toEqual([period.id]);
  await manager.assessments.periods.open(may);
  await goTo("2026-06-02");
  const edition = await publishFormula(manager, exampleFormula, "2026-06-02");
  expect(edition.edition).toBe(3);
});

test("a screen's first data is three queries, and computing takes the same statements however many customers", async () => {
  const { core, manager, period, ids } = await exampleBranch();
  await compute(manager, period.id);
  const { listScores, getScore } = await import("../../electron/assessments/scores.ts");
  const ctx = await contextOf(core, manager);
  const { db } = core.opened.store;
  const queriesOf = async (work: () => Promise<unknown>) => {
    const seen: string[] = [];
    const note = ({ sql }: { sql: string }) => void seen.push(sql);
    db.on("query", note);
    await work();
    db.removeListener("query", note);
    return seen.length;
  };
  expect(await queriesOf(() => listScores(ctx, { periodId: period.id }))).toBeLessThanOrEqual(3);
  expect(await queriesOf(() => getScore(ctx, { periodId: period.id, marketerId: ids.one }))).toBeLessThanOrEqual(3);
});
