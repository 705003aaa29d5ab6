import type { Knex } from "knex";
import { type Closing, closingOf, type KnownFollowUp, touchedBy } from "../../shared/domain/followUps.ts";
import type { Change, Context } from "../context.ts";
import { knownFollowUps, knownVisits, refreshLastVisit, writeClosing } from "../store/visits.ts";

/** What is kept of a visit's next step as a follow-up of its own. */
interface AgreedVisit {
  id: number;
  customerId: number;
  nextOn: string | null;
  nextStep: string;
}

/**
 * Brings everything in line with a visit that was corrected, taken out or put back: the follow-up it agreed, those that
 * it did or that another visit does now, and when the customer was visited last.
 */
export async function settleVisit(
  ctx: Pick<Context, "today" | "actor">,
  change: Pick<Change, "db" | "now">,
  visit: AgreedVisit,
): Promise<void> {
  const { db } = change;
  await writeAgreed(ctx, change, visit);
  const visits = await knownVisits(db, visit.customerId);
  const followUps = await knownFollowUps(db, visit.customerId);
  const known = visits.find(({ id }) => id === visit.id);
  if (!known) throw new Error("The visit to settle is not one of its customer.");
  for (const followUp of touchedBy(known, followUps))
    await close(db, followUp, closingOf(followUp, visits, followUps, ctx.today));
  await refreshLastVisit(db, visit.customerId);
}

/** Opens again what was closed by hand, as far as nothing that came after it has done it. */
export async function settleReopened(
  { today }: Pick<Context, "today">,
  { db }: Pick<Change, "db">,
  { id, customerId }: { id: number; customerId: number },
): Promise<void> {
  const followUps = await knownFollowUps(db, customerId);
  const closed = followUps.find((one) => one.id === id);
  if (!closed) throw new Error("The follow-up to open again is not one of its customer.");
  const undecided = { ...closed, closedOn: null, closedHow: null, closedByVisitId: null };
  await close(db, closed, closingOf(undecided, await knownVisits(db, customerId), followUps, today));
}

/** A visit that agrees a day has one follow-up, which keeps its row whatever is corrected. */
async function writeAgreed(
  { actor }: Pick<Context, "actor">,
  { db, now }: Pick<Change, "db" | "now">,
  { id: visitId, customerId, nextOn, nextStep }: AgreedVisit,
): Promise<void> {
  if (nextOn === null) return;
  const own: { id: number; nextOn: string; nextStep: string } | undefined = await db("followUps")
    .where({ visitId })
    .first("id", "nextOn", "nextStep");
  if (own === undefined)
    await db("followUps").insert({
      ...{ customerId, visitId, afterVisitId: visitId, nextOn, nextStep },
      ...{ createdAt: now, createdBy: actor.id },
    });
  else if (own.nextOn !== nextOn || own.nextStep !== nextStep)
    await db("followUps")
      .where({ id: own.id })
      .update({ nextOn, nextStep, firstOn: null, reason: "", version: db.raw("version + 1") });
}

async function close(db: Knex, followUp: KnownFollowUp, closing: Closing): Promise<void> {
  const { closedOn, closedHow, closedByVisitId } = closing;
  if (
    followUp.closedOn === closedOn &&
    followUp.closedHow === closedHow &&
    followUp.closedByVisitId === closedByVisitId
  )
    return;
  await writeClosing(db, followUp.id, closing);
}
