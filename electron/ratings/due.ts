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
import { unlessWholeBranch } from "../store/areas.ts";
import { countRatings, isWhole, type ListedRow, listedRatings, ratingPage } from "./ratingPages.ts";

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
    {
      name: `due ${stretch.after} ${stretch.to}`,
      status: "effective",
      by: "expiresOn",
      direction: "asc",
      index: "ratings_status_expireson_index",
    },
    filter,
    (query) => expiring(query, ctx.today, stretch),
    (query) => query.select("ratings.expiresOn", open.as("openRatingId")),
  );
}

/** How many effective ratings have expired or do within so many days. */
export function countExpiring(ctx: Context, filter: RatingListFilter, days: number): Promise<number> {
  return countRatings(ctx, "effective", filter, (query) => expiring(query, ctx.today, { after: null, to: days }));
}

function expiring(query: Knex.QueryBuilder, today: string, { after, to }: Stretch): void {
  query.where("ratings.expiresOn", "<=", addDays(today, to));
  if (after !== null) query.where("ratings.expiresOn", ">", addDays(today, after));
}

/** How many ratings are in each list, within what the asker may see. */
export async function ratingCounts(ctx: Context, filter: Inputs["ratings"]["counts"]): Promise<RatingCounts> {
  const { db, today } = ctx;
  const within = await unlessWholeBranch(db, filter);
  const [expired, soon] = [buckets.expired.to, buckets.within30.to].map((days) => addDays(today, days));
  const list = db.raw(
    `CASE ratings.status WHEN 'approved' THEN 'waiting' WHEN 'effective' THEN
       CASE WHEN ratings.expires_on <= ? THEN 'expired' WHEN ratings.expires_on <= ? THEN 'within30' ELSE 'within60' END
     ELSE ratings.status END`,
    [expired, soon] as string[],
  );
  const due = (query: Knex.QueryBuilder) => {
    query.whereRaw("ratings.status = 'effective'");
    expiring(query, today, whole);
  };
  const others = (query: Knex.QueryBuilder) => {
    query.whereRaw("ratings.status IN ('proposed', 'approved', 'suspended')");
  };
  // Those of the whole branch are two stretches of an index; those of an area are all found in one walk.
  const queries = isWhole(ctx, within)
    ? [listedRatings(ctx, within).where(due), listedRatings(ctx, within).where(others)]
    : [listedRatings(ctx, within).where((either) => either.where(due).orWhere(others))];
  const counts = { expired: 0, within30: 0, within60: 0, proposed: 0, suspended: 0, waiting: 0 };
  for (const rows of await Promise.all(queries.map((query) => countsBy(query, list))))
    for (const { list: name, count } of rows) counts[name] = Number(count);
  return counts;
}

function countsBy(
  query: Knex.QueryBuilder,
  list: Knex.Raw,
): PromiseLike<{ list: keyof RatingCounts; count: number }[]> {
  return query.select({ list }).count({ count: "*" }).groupBy("list");
}
