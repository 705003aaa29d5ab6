import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { longestNotice } from "../../shared/contract/notices.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { addDays, dateInZone, startOfDay } from "../../shared/domain/dates.ts";
import { maskCustomerName } from "../../shared/domain/mask.ts";
import { postableStatuses } from "../../shared/domain/notice.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { areaSubtree, listOf } from "../store/dialect.ts";

type Candidates = Outputs["notices"]["candidates"];
type PostableStatus = (typeof postableStatuses)[number];

/** A rating as it would hang today. */
export interface PostableRating {
  ratingId: number;
  customerName: string;
  customerKind: CustomerKind;
  maskedName: string;
  areaName: string;
  status: PostableStatus;
  grade: Grade;
  lineFen: number;
  proposedAt: string | null;
}

interface Row extends Omit<PostableRating, "maskedName"> {
  areaCode: string;
  nameSort: string;
}

/** Ratings in an area and below it that can be posted, in the order of the board: by area, then by name. */
export async function candidates(
  ctx: Context,
  { areaId, statuses, from, to }: Inputs["notices"]["candidates"],
): Promise<Candidates> {
  const { db, timeZone } = ctx;
  const narrow = (query: Knex.QueryBuilder) => {
    query.whereRaw("customers.area_id IN ?", [areaSubtree(db, areaId)]);
    if (from !== null) query.where("ratings.proposedAt", ">=", startOfDay(from, timeZone).toISOString());
    if (to !== null) query.where("ratings.proposedAt", "<", startOfDay(addDays(to, 1), timeZone).toISOString());
  };
  const open = statuses.filter((status) => status !== "effective");
  const found = await Promise.all([
    open.length > 0 ? rowsWhere(openRatings(ctx, open), ctx, narrow) : [],
    statuses.includes("effective") ? rowsWhere(ratingsInForce(ctx), ctx, narrow) : [],
  ]);
  const rows = inOrder(found.flat());
  const shown = rows.slice(0, longestNotice);
  const posted = await lastNumbers(db, shown);
  return {
    rows: shown.map(({ proposedAt, customerKind: _kind, ...row }) => ({
      ...row,
      proposedOn: proposedAt === null ? null : dateInZone(new Date(proposedAt), timeZone),
      posted: posted.get(row.ratingId) ?? null,
    })),
    more: rows.length > longestNotice,
  };
}

/**
 * Of some ratings those that can be posted and whose customers the asker may see, in the order of the board.
 *
 * @param areaId the area that their customers live in, or below; null for any
 */
export async function postable(
  ctx: Pick<Context, "db" | "scope" | "today">,
  ratingIds: readonly number[],
  areaId: number | null,
): Promise<PostableRating[]> {
  const query = ctx.db("ratings").join("customers", "customers.id", "ratings.customerId");
  const rows = await rowsWhere(query, ctx, (chosen) => {
    chosen.where("ratings.id", "in", listOf(ctx.db, ratingIds)).whereIn("ratings.status", postableStatuses);
    // Run out, it counts no more.
    chosen.whereRaw("NOT (ratings.status = 'effective' AND ratings.expires_on <= ?)", [ctx.today]);
    if (areaId !== null) chosen.whereRaw("customers.area_id IN ?", [areaSubtree(ctx.db, areaId)]);
  });
  return inOrder(rows);
}

/** They are few in the whole branch, so they come first and lead to their customers. */
function openRatings({ db }: Context, statuses: readonly PostableStatus[]): Knex.QueryBuilder {
  return db("ratings")
    .crossJoin("customers" as never)
    .whereRaw("customers.id = ratings.customer_id")
    .whereIn("ratings.status", statuses);
}

/** Most customers have one: those of the area come first, and lead to it. */
function ratingsInForce({ db, today }: Context): Knex.QueryBuilder {
  return db("customers")
    .crossJoin("ratings" as never)
    .whereRaw("ratings.id = customers.current_rating_id")
    .where("ratings.status", "effective")
    .where("ratings.expiresOn", ">", today);
}

async function rowsWhere(
  ratings: Knex.QueryBuilder,
  ctx: Pick<Context, "db" | "scope" | "today">,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<Row[]> {
  narrow(ratings);
  withinScope(ratings, ctx);
  return ratings
    .join("areas", "areas.id", "customers.areaId")
    .select(
      { ratingId: "ratings.id" },
      { customerName: "customers.name" },
      { customerKind: "customers.kind" },
      "customers.nameSort",
      { areaName: "areas.name" },
      { areaCode: "areas.code" },
      "ratings.status",
      "ratings.grade",
      "ratings.lineFen",
      "ratings.proposedAt",
    )
    .limit(longestNotice + 1);
}

function inOrder(rows: readonly Row[]): PostableRating[] {
  return [...rows]
    .sort(
      (one, other) =>
        compare(one.areaCode, other.areaCode) || compare(one.nameSort, other.nameSort) || one.ratingId - other.ratingId,
    )
    .map(({ areaCode: _code, nameSort: _sort, ...row }) => ({
      ...row,
      maskedName: maskCustomerName({ kind: row.customerKind, name: row.customerName }),
    }));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Per rating the number of the last notice on which it hangs or hung as it is now. */
async function lastNumbers(db: Knex, ratings: readonly PostableRating[]): Promise<Map<number, string>> {
  const rows: { ratingId: number; number: string }[] = await db("noticeEntries")
    .join("notices", "notices.id", "noticeEntries.noticeId")
    .join("ratings", "ratings.id", "noticeEntries.ratingId")
    .where(
      "noticeEntries.ratingId",
      "in",
      listOf(
        db,
        ratings.map(({ ratingId }) => ratingId),
      ),
    )
    .where("notices.status", "posted")
    .whereRaw("notice_entries.grade = ratings.grade AND notice_entries.line_fen = ratings.line_fen")
    .orderBy("notices.id")
    .select("noticeEntries.ratingId", "notices.number");
  return new Map(rows.map(({ ratingId, number }) => [ratingId, number]));
}
