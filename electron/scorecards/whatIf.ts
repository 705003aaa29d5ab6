import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Job } from "../../shared/contract/jobs.ts";
import type { WhatIf } from "../../shared/contract/whatIf.ts";
import { scorecardProblems } from "../../shared/domain/scorecard.ts";
import type { Mover } from "../../shared/domain/whatIf.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import type { Connection } from "../session/sessions.ts";
import { listOf } from "../store/dialect.ts";
import { tryOnLedger } from "./tryOnLedger.ts";

/**
 * Begins to try a scorecard on the present ledger. The result waits in memory for whoever asked; that they see customers'
 * names in it is one entry of the audit trail.
 *
 * @throws {Refusal} whatIfProblems
 */
export async function startWhatIf(
  core: Core,
  connection: Connection,
  ctx: Context,
  { definition }: Inputs["scorecards"]["whatIf"]["start"],
): Promise<Job> {
  const count = scorecardProblems(definition).length;
  if (count > 0) throw new Refusal("whatIfProblems", { count });
  const userId = ctx.actor.id;
  const subject = `whatIf:${userId}`;
  const running = core.jobs.runningOn(subject);
  if (running) await core.jobs.cancel(running, userId);
  const job: Job = core.jobs.start({ kind: "scorecardWhatIf", ownerId: userId, subject }, async (control) => {
    const { movers, ...figures } = await tryOnLedger(ctx, definition, control);
    const named = await namesOf(ctx, movers);
    control.signal.throwIfAborted();
    await ctx.change(async (change) => {
      change.audit({
        action: "scorecard.whatIf",
        subjectType: "branch",
        subjectId: 1,
        after: { name: definition.title.zh, customers: figures.customers, movers: named.length },
      });
    });
    core.whatIfs.keep(job.id, { connection, userId, result: { day: ctx.today, ...figures, movers: named } });
  });
  return job;
}

/** @throws {Refusal} whatIfGone */
export function whatIfResult(
  core: Core,
  connection: Connection,
  { jobId }: Inputs["scorecards"]["whatIf"]["result"],
): Outputs["scorecards"]["whatIf"]["result"] {
  return core.whatIfs.get(jobId, connection);
}

/** Movers with what they are called; without those whom the one who asks may not see. */
async function namesOf(ctx: Context, movers: readonly Mover[]): Promise<WhatIf["movers"]> {
  const { db } = ctx;
  const ids = movers.map(({ customerId }) => customerId);
  const query = db("customers")
    .join("areas", "areas.id", "customers.areaId")
    .where("customers.id", "in", listOf(db, ids))
    .select("customers.id", "customers.name", { areaName: "areas.name" });
  withinScope(query, ctx);
  const rows: { id: number; name: string; areaName: string }[] = await query;
  const known = new Map(rows.map(({ id, ...names }) => [id, names]));
  return movers.flatMap((mover) => {
    const names = known.get(mover.customerId);
    return names ? [{ ...mover, ...names }] : [];
  });
}
