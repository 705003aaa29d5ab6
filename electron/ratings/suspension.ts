import type { Change, Context } from "../context.ts";
import { listOf } from "../store/dialect.ts";
import { addEvents } from "../store/ratings.ts";
import { overdueRatings } from "./overdue.ts";
import { getPolicy } from "./policy.ts";

export interface SuspendableRow {
  id: number;
  customerId: number;
  round: number;
}

/**
 * Suspends the ratings in force of customers who are overdue.
 *
 * @param customerIds the customers looked at; null for all
 * @returns the suspended ratings
 */
export async function suspendOverdue(
  change: Change,
  { today }: Pick<Context, "today">,
  customerIds: readonly number[] | null,
): Promise<number[]> {
  const { db } = change;
  const { policy } = await getPolicy(change);
  const overdue: SuspendableRow[] = await overdueRatings(db, today, policy, customerIds).select(
    "ratings.id",
    "ratings.customerId",
    "ratings.round",
  );
  await suspendRatings(change, overdue, today, "", null);
  return overdue.map(({ id }) => id);
}

/**
 * Takes effective ratings out of force, by a few statements however many they are; only inside the transaction that
 * read them.
 *
 * @param reason in somebody's words; empty for an overdue loan
 */
export async function suspendRatings(
  change: Change,
  ratings: readonly SuspendableRow[],
  today: string,
  reason: string,
  byId: number | null,
): Promise<void> {
  if (ratings.length === 0) return;
  const { db, now: at } = change;
  const columns = { status: "suspended", endedOn: today, endReason: reason } as const;
  const ids = listOf(
    db,
    ratings.map(({ id }) => id),
  );
  await db("ratings")
    .where("id", "in", ids)
    .update({ ...columns, version: db.raw("version + 1") });
  await db("customers").where("currentRatingId", "in", ids).update({ currentRatingId: null });
  await addEvents(
    db,
    ratings.map(({ id: ratingId, round }) => ({ ratingId, round, kind: "suspend", at, byId, note: reason })),
  );
  for (const { id, customerId } of ratings)
    change.audit({ action: "rating.suspend", subjectType: "rating", subjectId: id, after: { customerId, ...columns } });
}
