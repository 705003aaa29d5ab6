import type { Knex } from "knex";
import { type RatingListFilter, ratingPageSize } from "../../shared/contract/ratingLists.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { readCursor, writeCursor } from "../ledger/cursor.ts";
import { areaSubtree, inHandsOf } from "../store/dialect.ts";

/** The statuses whose ratings are walked in the order of an index. */
type ListedStatus = "proposed" | "approved" | "effective" | "suspended";

export interface RatingList {
  /** what a cursor is valid for */
  name: string;
  status: ListedStatus;
  /** column to go by before the id */
  by: "proposedAt" | "decidedAt" | "expiresOn" | "endedOn";
  direction: "asc" | "desc";
}

type Narrowed = Omit<RatingListFilter, "after">;

/** Whether a list holds less than the whole branch. */
function isNarrowed({ scope }: Context, { areaId, marketerId }: Narrowed): boolean {
  return !scope.all || areaId !== undefined || marketerId !== undefined;
}

/**
 * Ratings of a status whose customers the asker may see, with those customers. Effective ratings are many: where only
 * an area or a marketer is asked for, they are found from their customers.
 */
export function ratingsWithCustomers(ctx: Context, status: ListedStatus, filter: Narrowed): Knex.QueryBuilder {
  const { db, today } = ctx;
  const { areaId, marketerId } = filter;
  // Literally as the partial indexes say it.
  const isStatus = `ratings.status = '${status}'`;
  const query =
    status === "effective" && isNarrowed(ctx, filter)
      ? db("customers").joinRaw(`CROSS JOIN ratings ON ratings.customer_id = customers.id AND ${isStatus}`)
      : db("ratings").joinRaw(`CROSS JOIN customers ON customers.id = ratings.customer_id AND ${isStatus}`);
  withinScope(query, ctx);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, areaId));
  if (marketerId !== undefined) query.where(inHandsOf(db, marketerId, today));
  return query;
}

/** The same to be counted: no rating hangs on a customer who was merged away, so the branch's need no customers. */
export function ratingsToCount(ctx: Context, status: ListedStatus, filter: Narrowed): Knex.QueryBuilder {
  if (isNarrowed(ctx, filter)) return ratingsWithCustomers(ctx, status, filter);
  return ctx.db("ratings").whereRaw(`ratings.status = '${status}'`);
}

/** What every list says of a rating. */
export interface ListedRow {
  ratingId: number;
  place: string;
}

/**
 * A page of a list of ratings: found within the index first, then described.
 *
 * @param narrow further conditions on the ratings
 * @param describe selects what the rows of this list say beyond rating and customer
 */
export async function ratingPage<Row extends ListedRow>(
  ctx: Context,
  list: RatingList,
  { after, ...filter }: RatingListFilter,
  narrow: (query: Knex.QueryBuilder) => void,
  describe: (query: Knex.QueryBuilder) => void,
): Promise<{ rows: Omit<Row, "place">[]; next: string | null }> {
  const { by, direction } = list;
  const page = ratingsWithCustomers(ctx, list.status, filter)
    .select("ratings.id", { place: `ratings.${by}` })
    .orderBy([
      { column: `ratings.${by}`, order: direction },
      { column: "ratings.id", order: direction },
    ])
    .limit(ratingPageSize + 1);
  const position = readCursor(list.name, after, 1);
  if (position) {
    const sense = direction === "asc" ? ">" : "<";
    page.whereRaw(`(??, ratings.id) ${sense} (?, ?)`, [`ratings.${by}`, position.place, position.id]);
  }
  narrow(page);
  const query = ctx
    .db("page")
    .with("page", page)
    .join("ratings", "ratings.id", "page.id")
    .join("customers", "customers.id", "ratings.customerId")
    .join("areas", "areas.id", "customers.areaId")
    .select(
      { ratingId: "ratings.id" },
      "page.place",
      "ratings.version",
      "ratings.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      "ratings.grade",
      "ratings.score",
      "ratings.lineFen",
    )
    .orderBy([
      { column: "page.place", order: direction },
      { column: "page.id", order: direction },
    ]);
  describe(query);
  const found: Row[] = await query;
  const rows = found.slice(0, ratingPageSize);
  const last = rows.at(-1);
  const next =
    last && found.length > rows.length
      ? writeCursor(list.name, { stretch: 0, place: last.place, id: last.ratingId })
      : null;
  return { rows: rows.map(({ place: _place, ...row }) => row), next };
}
