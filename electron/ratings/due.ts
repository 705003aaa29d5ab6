import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import {
  type DueBucket,
  type RatingCounts,
  type RatingDueRow,
  type RatingListFilter,
  ratingDueDays,
} from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { openStatuses } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { type ListedRow, ratingPage, ratingsToCount } from "./ratingPages.ts";

/** The last day, and the one before the first, as days from today. */
interface Stretch {
  after: number | null;
  to: number;
}

const buckets: Readonly<Record<DueBucket, Stretch>> = {
  expired: { after: null, to: 0 },
  within30: { after: 0, to: 30 },
  within60: { after: 30, to: ratingDueDays },
};
const whole: Stretch = { after: null, to: ratingDueDays };

/** Effective ratings that have expired or soon will, soonest first. */
export async function ratingsDue(
  ctx: Context,
  { bucket, ...filter }: Inputs["ratings"]["due"],
): Promise<Outputs["ratings"]["due"]> {
  return expiringPage(ctx, filter, bucket ? buckets[bucket] : whole);
}

/** A page of the effective ratings that expire in a stretch of days, soonest first. */
export function expiringPage(
  ctx: Context,
  filter: RatingListFilter,
  stretch: Stretch,
): Promise<{ rows: RatingDueRow[]; next: string | null }> {
  const open = ctx
    .db({ open: "ratings" })
    .whereRaw("open.customer_id = ratings.customer_id")
    // Literally as the unique index says it.
    .whereRaw(`open.status IN (${openStatuses.map((status) => `'${status}'`).join(", ")})`)
    .select("open.id");
  return ratingPage<RatingDueRow & ListedRow>(
    ctx,
    { name: `due ${stretch.after} ${stretch.to}`, status: "effective", by: "expiresOn", direction: "asc" },
    filter,
    (query) => expiring(query, ctx.today, stretch),
    (query) => query.select("ratings.expiresOn", open.as("openRatingId")),
  );
}

/** How many effective ratings have expired or do within so many days. */
export function countExpiring(ctx: Context, filter: RatingListFilter, days: number): Promise<number> {
  const query = ratingsToCount(ctx, "effective", filter);
  expiring(query, ctx.today, { after: null, to: days });
  return countOf(query);
}

function expiring(query: Knex.QueryBuilder, today: string, { after, to }: Stretch): void {
  query.where("ratings.expiresOn", "<=", addDays(today, to));
  if (after !== null) query.where("ratings.expiresOn", ">", addDays(today, after));
}

type Due = Pick<RatingCounts, DueBucket>;

/** How many ratings are in each list, within what the asker may see. */
export async function ratingCounts(ctx: Context, filter: Inputs["ratings"]["counts"]): Promise<RatingCounts> {
  const [due, proposed, suspended, approved] = await Promise.all([
    countDue(ctx, filter),
    ...(["proposed", "suspended", "approved"] as const).map((status) => countOf(ratingsToCount(ctx, status, filter))),
  ] as const);
  return { ...due, proposed: proposed ?? 0, suspended: suspended ?? 0, waiting: approved ?? 0 };
}

async function countDue(ctx: Context, filter: Inputs["ratings"]["counts"]): Promise<Due> {
  const query = ratingsToCount(ctx, "effective", filter);
  expiring(query, ctx.today, whole);
  const expired = addDays(ctx.today, buckets.expired.to);
  const soon = addDays(ctx.today, buckets.within30.to);
  const rows: { bucket: DueBucket; count: number }[] = await query
    .select(
      ctx.db.raw(
        "CASE WHEN ratings.expires_on <= ? THEN 'expired' WHEN ratings.expires_on <= ? THEN 'within30' ELSE 'within60' END AS bucket",
        [expired, soon],
      ),
    )
    .count({ count: "*" })
    .groupBy("bucket");
  const due: Due = { expired: 0, within30: 0, within60: 0 };
  for (const { bucket, count } of rows) due[bucket] = Number(count);
  return due;
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.count({ count: "*" });
  return Number(row?.count ?? 0);
}
