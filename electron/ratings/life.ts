import type { Knex } from "knex";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Rating, RatingPolicy } from "../../shared/contract/ratings.ts";
import { nextCertificateNumber } from "../../shared/domain/certificateNumber.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import type { RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { getScorecard } from "../scorecards/service.ts";
import { listOf } from "../store/dialect.ts";
import { lastEditor } from "../store/editors.ts";
import { addEvent, highestCertificate, updateRating } from "../store/ratings.ts";
import { assertNotOwn } from "./ownRating.ts";
import { getPolicy } from "./policy.ts";
import { getRating } from "./service.ts";
import { waiting } from "./waiting.ts";

type Today = Pick<Context, "today">;
interface ApprovedRow {
  id: number;
  version: number;
  customerId: number;
  scorecardId: number;
  status: RatingStatus;
  effectiveFrom: string | null;
  customerKind: string;
  round: number;
}

/**
 * Makes approved ratings effective whose day has come and which nothing holds up; what was in force before is
 * superseded.
 *
 * @param ratingId the one looked at; null for all
 * @param byId who did it; null: the day that came
 */
export async function activateApproved(
  change: Change,
  { today }: Today,
  ratingId: number | null,
  byId: number | null,
): Promise<void> {
  const { db } = change;
  const query = db("ratings").where({ status: "approved" });
  if (ratingId !== null) query.where({ id: ratingId });
  const approved: ApprovedRow[] = await query.select(
    "id",
    "version",
    "customerId",
    "scorecardId",
    "status",
    "effectiveFrom",
    "customerKind",
    "round",
  );
  const waits = await waiting({ db, today }, approved);
  const ready = approved.filter(({ id }) => !waits.has(id));
  for (const rating of ready) await activate(change, rating, today, byId);
  const customers = ready.map(({ customerId }) => customerId);
  if (customers.length > 0) await suspendOverdue(change, { today }, customers);
}

async function activate(change: Change, rating: ApprovedRow, today: string, byId: number | null): Promise<void> {
  const { db, now: at } = change;
  const { id, customerId, round } = rating;
  const before: { id: number; round: number; status: RatingStatus }[] = await db("ratings")
    .where({ customerId })
    .whereIn("status", ["effective", "suspended"])
    .select("id", "round", "status");
  for (const old of before) {
    const ended = old.status === "effective" ? { endedOn: today } : {};
    await db("ratings")
      .where({ id: old.id })
      .update({ status: "superseded", ...ended, version: db.raw("version + 1") });
    await addEvent(db, { ratingId: old.id, round: old.round, kind: "supersede", at, byId, note: "" });
  }
  const { definition } = await getScorecard(change, { id: rating.scorecardId });
  const number = nextCertificateNumber(today.slice(0, 4), await highestCertificate(db, today.slice(0, 4)));
  const columns = {
    status: "effective",
    effectiveFrom: today,
    expiresOn: addMonths(today, definition.validityMonths),
    certificateNumber: number,
  } as const;
  await updateRating(db, rating, columns);
  await db("customers").where({ id: customerId }).update({ currentRatingId: id });
  await addEvent(db, { ratingId: id, round, kind: "activate", at, byId, note: "" });
  change.audit({ action: "rating.activate", subjectType: "rating", subjectId: id, after: { customerId, ...columns } });
}

/** Effective ratings of customers whose loan here has been overdue for longer than the policy allows. */
export function overdueRatings(db: Knex, today: string, { suspendAfterOverdueDays }: RatingPolicy): Knex.QueryBuilder {
  const since = addDays(today, -suspendAfterOverdueDays);
  return db("ratings")
    .where("ratings.status", "effective")
    .whereIn(
      "ratings.customerId",
      // Literally as the partial index says it.
      db("loans")
        .whereRaw("here = 1 AND removed_at IS NULL AND balance_fen > 0 AND COALESCE(overdue_since, due_on) < ?", [
          since,
        ])
        .select("customerId"),
    );
}

/**
 * Suspends the ratings in force of customers who are overdue.
 *
 * @param customerIds the customers looked at; null for all
 */
export async function suspendOverdue(
  change: Change,
  { today }: Today,
  customerIds: readonly number[] | null,
): Promise<void> {
  const { db } = change;
  const { policy } = await getPolicy(change);
  const query = overdueRatings(db, today, policy);
  if (customerIds !== null) query.where("ratings.customerId", "in", listOf(db, customerIds));
  const overdue: SuspendedRow[] = await query.select("id", "version", "customerId", "round");
  for (const rating of overdue) await suspendRating(change, rating, today, "", null);
}

interface SuspendedRow {
  id: number;
  version: number;
  customerId: number;
  round: number;
}

/**
 * Takes a rating out of force, inside a transaction.
 *
 * @param reason in somebody's words; empty for an overdue loan
 * @returns false when somebody changed it meanwhile
 */
export async function suspendRating(
  change: Change,
  rating: SuspendedRow,
  today: string,
  reason: string,
  byId: number | null,
): Promise<boolean> {
  const { db, now: at } = change;
  const { id, customerId, round } = rating;
  const columns = { status: "suspended", endedOn: today, endReason: reason } as const;
  if (!(await updateRating(db, rating, columns))) return false;
  await db("customers").where({ id: customerId, currentRatingId: id }).update({ currentRatingId: null });
  await addEvent(db, { ratingId: id, round, kind: "suspend", at, byId, note: reason });
  change.audit({ action: "rating.suspend", subjectType: "rating", subjectId: id, after: { customerId, ...columns } });
  return true;
}

/**
 * Takes an effective rating out of force by hand.
 *
 * @throws {Refusal} notFound, ratingNotEffective, stale
 */
export async function suspend(ctx: Context, { reason, ...target }: Inputs["ratings"]["suspend"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "effective") throw new Refusal("ratingNotEffective");
  await ctx.change(async (change) => {
    const round = await roundOf(change.db, rating.id);
    const row = { ...target, customerId: rating.customerId, round };
    if (!(await suspendRating(change, row, ctx.today, reason, ctx.actor.id))) throw await stale(change, rating.id);
  });
  return getRating(ctx, target);
}

/**
 * Puts a suspended rating in force again; another person does than the one who made it.
 *
 * @throws {Refusal} notFound, ratingNotSuspended, ratingOwnProposal, ratingExpired, ratingStillOverdue, stale
 */
export async function reinstate(ctx: Context, { reason, ...target }: Inputs["ratings"]["reinstate"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "suspended") throw new Refusal("ratingNotSuspended");
  await assertNotOwn(ctx, rating, "rating.reinstate");
  if ((rating.expiresOn ?? "") <= ctx.today) throw new Refusal("ratingExpired", { date: rating.expiresOn ?? "" });
  await ctx.change(async (change) => {
    const { db, now: at } = change;
    const columns = { status: "effective", endedOn: null, endReason: "" } as const;
    if (!(await updateRating(db, target, columns))) throw await stale(change, rating.id);
    const { policy } = await getPolicy(change);
    const overdue = await overdueRatings(db, ctx.today, policy).where("ratings.id", rating.id).first("ratings.id");
    if (overdue) throw new Refusal("ratingStillOverdue");
    await db("customers").where({ id: rating.customerId }).update({ currentRatingId: rating.id });
    const round = await roundOf(db, rating.id);
    await addEvent(db, { ratingId: rating.id, round, kind: "reinstate", at, byId: ctx.actor.id, note: reason });
    const after = { customerId: rating.customerId, ...columns, reason };
    change.audit({ action: "rating.reinstate", subjectType: "rating", subjectId: rating.id, after });
  });
  return getRating(ctx, target);
}

export async function roundOf(db: Knex, id: number): Promise<number> {
  const row: { round: number } | undefined = await db("ratings").where({ id }).first("round");
  return row?.round ?? 0;
}

export async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "rating", id) });
}
