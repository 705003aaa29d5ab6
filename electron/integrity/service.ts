import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Job } from "../../shared/contract/jobs.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { Connection } from "../session/sessions.ts";
import { verifyLedger } from "./verifyLedger.ts";

const subject = { action: "integrity.verify", subjectType: "ledger", subjectId: 1 } as const;

/**
 * Begins to look through the whole ledger. The result waits in memory for whoever asked; that the ledger was looked
 * through, and how many problems were found, is an entry of the audit trail.
 */
export async function startVerification(core: Core, connection: Connection, ctx: Context): Promise<Job> {
  const userId = ctx.actor.id;
  const work = `verify:${userId}`;
  const running = core.jobs.runningOn(work);
  if (running) await core.jobs.cancel(running, userId);
  const { store, contents, volumes } = core.opened;
  const job: Job = core.jobs.start({ kind: "verify", ownerId: userId, subject: work }, async (control) => {
    const found = await verifyLedger({ db: store.db, contents, volumes }, control);
    control.signal.throwIfAborted();
    const at = await ctx.change(async (change) => {
      const problems = found.checks.reduce((sum, check) => sum + check.problems, 0);
      change.audit({ ...subject, after: { problems, digest: found.digest } });
      return change.now;
    });
    core.verifications.keep(job.id, { connection, userId, result: { at, ...found } });
  });
  return job;
}

/** @throws {Refusal} integrityGone */
export function verificationResult(
  core: Core,
  connection: Connection,
  { jobId }: Inputs["integrity"]["result"],
): Outputs["integrity"]["result"] {
  return core.verifications.get(jobId, connection);
}

export async function lastVerification({ db }: Context): Promise<Outputs["integrity"]["last"]> {
  const { action, subjectType, subjectId } = subject;
  const entry: { at: string; actorName: string; after: string } | undefined = await db("auditEntries")
    .where({ subjectType, subjectId: String(subjectId), action })
    .orderBy("id", "desc")
    .first("at", "actorName", "after");
  if (!entry) return null;
  const { problems } = JSON.parse(entry.after) as { problems: number };
  return { at: entry.at, actorName: entry.actorName, problems };
}
