import { expect, onTestFinished, test } from "vitest";
import { type AuditRecord, appendAudit } from "../../electron/audit/trail.ts";
import type { Context } from "../../electron/context.ts";
import { confirmPlan } from "../../electron/jurisdictions/plans/confirm.ts";
import { getPlan } from "../../electron/jurisdictions/plans/drafts.ts";
import { refusalOf } from "../../electron/refusal.ts";
import { openStore, type Store } from "../../electron/store/open.ts";
import { branchWithDraft, firstDay } from "../support/plans.ts";
import { contextOf, signInNew } from "../support/testCore.ts";

/** The same person on another connection to the same file, as another process would have it. */
function onStore(ctx: Context, store: Store): Context {
  return {
    ...ctx,
    db: store.db,
    change: (mutation) =>
      store.write(async (db) => {
        const records: AuditRecord[] = [];
        const now = ctx.clock().toISOString();
        const result = await mutation({ db, now, audit: (record) => void records.push(record), afterwards: () => {} });
        await appendAudit(db, now, ctx.actor, records);
        return result;
      }),
  };
}

test("of two managers who confirm clashing plans at the same moment one wins, and the other is told and keeps the plan", async () => {
  const branch = await branchWithDraft();
  const { core, manager, village, neighbour, oneId, otherId, draft } = branch;
  const third = await signInNew(branch, "m03", ["marketer"]);
  const thirdId = (await contextOf(core, third)).actor.id;
  const second = await signInNew(branch, "zhang", ["manager"]);
  const store = await openStore(core.files, Buffer.from(core.databaseKey), core.appVersion);
  onTestFinished(() => store.close());
  const contexts = [await contextOf(core, manager), onStore(await contextOf(core, second), store)];
  for (let round = 0; round < 6; round += 1) {
    // Each would take both villages from m01: whoever is second meets them in other hands.
    const receivers = [otherId, thirdId];
    const drafts = await Promise.all(
      [manager, second].map((window, index) => {
        const marketerId = receivers[index] ?? 0;
        const areas = [village, neighbour].map(({ id }) => ({ areaId: id, marketerId, assistantId: null }));
        return window.plans.save(draft({ name: `方案${round}-${index}`, moves: { areas, customers: [] } }));
      }),
    );
    const outcomes = await Promise.all(
      contexts.map((ctx, index) => {
        const { id = 0, version = 0 } = drafts[index] ?? {};
        return refusalOf(() => confirmPlan(ctx, { id, version, from: firstDay, reason: "同时" }));
      }),
    );
    const winner = outcomes.indexOf(null);
    const loser = 1 - winner;
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(outcomes[loser]).toMatchObject({ reason: "planOutdated", params: { count: 2 } });
    expect(outcomes[loser]?.params.list).toContain(village.name);
    const ctx = contexts[loser];
    if (!ctx) throw new Error("There are two managers.");
    const kept = await getPlan(ctx, { id: drafts[loser]?.id ?? 0 });
    expect(kept).toMatchObject({ status: "draft", version: drafts[loser]?.version });
    expect(kept.changes.map(({ is }) => is?.id)).toEqual([receivers[winner], receivers[winner]]);
    const held = await store.db("assignments").whereNull("toDate").whereIn("areaId", [village.id, neighbour.id]);
    expect(held.map(({ marketerId, planId }) => [marketerId, planId])).toEqual(
      Array.from({ length: 2 }, () => [receivers[winner], drafts[winner]?.id]),
    );
    expect(await store.db("handovers").where({ planId: drafts[loser]?.id })).toEqual([]);
    await manager.jurisdictions.assign({
      ...{ areaIds: [village.id, neighbour.id], marketerId: oneId, from: firstDay, reason: "下一轮" },
    });
  }
  expect(await manager.audit.verify()).toMatchObject({ firstBroken: null });
});
