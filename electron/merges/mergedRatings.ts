import type { Knex } from "knex";
import type { Change, Context } from "../context.ts";
import { listOf } from "../store/dialect.ts";
import { addEvents } from "../store/ratings.ts";

export type MergeContext = Pick<Context, "today" | "actor">;

/** What a merge did to ratings, so that its reversal finds them again. */
export interface MergedRatings {
  /** those that gave way to the newest of the two customers, as they were */
  superseded: { id: number; status: string; endedOn: string | null }[];
  /** those taken out of force because the loans of the other one are overdue */
  suspended: number[];
}

interface StandingRating {
  id: number;
  round: number;
  status: string;
  endedOn: string | null;
}

/**
 * A customer has one rating that is in force or suspended: of two, the older one gives way, as if the newer had been
 * approved after it.
 *
 * @returns those that gave way, as they were
 */
export async function supersedeOlder(
  { today, actor }: MergeContext,
  { db, now: at }: Change,
  customerIds: readonly [number, number],
): Promise<MergedRatings["superseded"]> {
  const standing: StandingRating[] = await db("ratings")
    .whereIn("customerId", customerIds)
    .whereIn("status", ["effective", "suspended"])
    .orderBy([
      { column: "effectiveFrom", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .select("id", "round", "status", "endedOn");
  const older = standing.slice(1);
  for (const { id, endedOn } of older)
    await db("ratings")
      .where({ id })
      .update({ status: "superseded", endedOn: endedOn ?? today, version: db.raw("version + 1") });
  await addEvents(
    db,
    older.map(({ id: ratingId, round }) => ({ ratingId, round, kind: "supersede", at, byId: actor.id, note: "" })),
  );
  return older.map(({ round: _round, ...rating }) => rating);
}

/** Ratings are another customer's now: who decides on one as they saw it before is told to look again. */
export async function changedHands(db: Knex, ratingIds: readonly number[]): Promise<void> {
  await db("ratings")
    .where("id", "in", listOf(db, ratingIds))
    .update({ version: db.raw("version + 1") });
}

/**
 * Puts ratings back as they were before a merge, unless another has taken their place since; they lie with their
 * customers again. What is overdue still is suspended once more afterwards.
 */
export async function bringRatingsBack(
  { actor }: MergeContext,
  { db, now: at }: Change,
  { superseded, suspended }: MergedRatings,
): Promise<void> {
  const before = [
    ...superseded.map((rating) => ({ ...rating, now: "superseded" })),
    ...suspended.map((id) => ({ id, now: "suspended", status: "effective", endedOn: null })),
  ];
  for (const { id, now, status, endedOn } of before) {
    const query = db("ratings").where({ id, status: now });
    // What somebody suspended by hand since stays so.
    if (now === "suspended") query.where({ endReason: "" });
    const rating: { customerId: number; round: number } | undefined = await query.first("customerId", "round");
    if (!rating || (await standsAnother(db, rating.customerId, id))) continue;
    await db("ratings")
      .where({ id })
      .update({ status, endedOn, version: db.raw("version + 1") });
    const kind = status === "effective" ? "reinstate" : "suspend";
    await addEvents(db, [{ ratingId: id, round: rating.round, kind, at, byId: actor.id, note: "" }]);
  }
}

/** What merges wrote down while ratings could not be suspended yet: the id of the one that gave way. */
export function ratingsOfFormerMerge(supersededRating: number | null): MergedRatings {
  const superseded = supersededRating === null ? [] : [{ id: supersededRating, status: "effective", endedOn: null }];
  return { superseded, suspended: [] };
}

async function standsAnother(db: Knex, customerId: number, id: number): Promise<boolean> {
  const other = await db("ratings")
    .where({ customerId })
    .whereNot({ id })
    .whereIn("status", ["effective", "suspended"])
    .first("id");
  return other !== undefined;
}

export async function effectiveRatingId(db: Knex, customerId: number): Promise<number | null> {
  const row: { id: number } | undefined = await db("ratings").where({ customerId, status: "effective" }).first("id");
  return row?.id ?? null;
}
