import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import type { RatingEventKind, RatingStatus } from "../../shared/domain/ratingLife.ts";
import { addEvents } from "../store/ratings.ts";

/**
 * Approves proposed ratings of the sample, which then wait: for their day, or for what holds them up.
 *
 * @param effectiveFrom the day asked for; null: as soon as nothing holds them up
 */
export async function approveWaiting(
  db: Knex,
  today: string,
  {
    ratingIds,
    reviewer,
    effectiveFrom,
  }: { ratingIds: readonly number[]; reviewer: number; effectiveFrom: string | null },
): Promise<void> {
  // Proposed in the morning of that day at the latest.
  const decidedAt = `${today}T02:00:00.000Z`;
  const [status, kind] = ["approved", "approve"] as const satisfies [RatingStatus, RatingEventKind];
  // The database wants to see the approval first.
  await addEvents(
    db,
    ratingIds.map((ratingId) => ({ ratingId, round: 1, kind, at: decidedAt, byId: reviewer, note: "同意" })),
  );
  await db("ratings")
    .whereIn("id", ratingIds)
    .update({
      status,
      decidedBy: reviewer,
      decidedAt,
      decisionNote: "同意",
      effectiveFrom,
      version: db.raw("version + 1"),
    });
}

/** Approves the first two proposed ratings beside some for days to come. */
export async function approveForLater(
  db: Knex,
  today: string,
  { beside, among, reviewer }: { beside: readonly number[]; among: number; reviewer: number },
): Promise<void> {
  const rows: { id: number }[] = await db("ratings")
    .where("id", "<=", among)
    .where("status", "proposed")
    .whereNotIn("id", beside)
    .orderBy("id")
    .limit(2)
    .select("id");
  for (const [index, { id }] of rows.entries())
    await approveWaiting(db, today, { ratingIds: [id], reviewer, effectiveFrom: addDays(today, 6 + index * 20) });
}
