import type { Knex } from "knex";
import { type RatingListFilter, ratingPageSize } from "../../shared/contract/ratingLists.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { readCursor, writeCursor } from "../ledger/cursor.ts";
import { unlessWholeBranch } from "../store/areas.ts";
import { areaSubtree, inHandsOf, walkedBy } from "../store/dialect.ts";

/** The statuses whose ratings are walked in the order of an index. */
type ListedStatus = "proposed" | "approved" | "effective" | "suspended";

export interface RatingList {
  /** what a cursor is valid for */
  name: string;
  status: ListedStatus;
  /** column to go by before the id */
  by: "proposedAt" | "decidedAt" | "expiresOn" | "endedOn";
  direction: "asc" | "desc";
  /** index in the list's order */
  index: string;
}

export type Narrowed = Omit<RatingListFilter, "after">;

/**
 * Ratings that lists hold, of customers whom the asker may see. Those of the whole branch are walked by status and
 * need no customers, for no rating hangs on one who was merged away; those of an area or a marketer are found from the
 * customers, by an index of what stands of each.
 */
export function listedRatings(ctx: Context, filter: Narrowed): Knex.QueryBuilder {
  const { db, today } = ctx;
  const { areaId, marketerId } = filter;
  if (isWhole(ctx, filter)) return db("ratings");
  const query = db("customers").joinRaw(`CROSS JOIN ratings ON ratings.customer_id = customers.id AND ${isListed}`);
  withinScope(query, ctx);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, areaId));
  if (marketerId !== undefined) query.where(inHandsOf(db, marketerId, today));
  return query;
}

/** Whether a filter leaves all that there is. */
export function isWhole({ scope }: Context, { areaId, marketerId }: Narrowed): boolean {
  return scope.all && areaId === undefined && marketerId === undefined;
}

// Literally as the partial index says it.
const isListed = "ratings.status IN ('proposed', 'approved', 'effective', 'suspended')";

function ofStatus(query: Knex.QueryBuilder, status: ListedStatus): Knex.QueryBuilder {
  // Literally as the partial indexes say it.
  return query.whereRaw(`ratings.status = '${status}'`);
}

/** How many ratings of a status there are. */
export async function countRatings(
  ctx: Context,
  status: ListedStatus,
  filter: Narrowed,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<number> {
  const query = ofStatus(listedRatings(ctx, await unlessWholeBranch(ctx.db, filter)), status);
  narrow(query);
  const [row] = await query.count({ count: "*" });
  return Number(row?.count ?? 0);
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
  const within = await unlessWholeBranch(ctx.db, filter);
  const page = ofStatus(listedRatings(ctx, within), list.status);
  if (isWhole(ctx, within)) page.from(walkedBy(ctx.db, "ratings", list.index));
  page
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
