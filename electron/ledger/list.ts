import type { Knex } from "knex";
import type { CustomerFilter, CustomerRow } from "../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import type { Grade } from "../../shared/domain/rating.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { areaSubtree, effectiveAreas, matchesTokens } from "../store/dialect.ts";
import { queryTokens } from "../store/searchTokens.ts";

interface ListedRow {
  id: number;
  kind: CustomerRow["kind"];
  name: string;
  idNumber: string;
  phone: string;
  areaId: number;
  areaName: string;
  address: string;
  industry: CustomerRow["industry"];
  mainBusiness: string;
  marketerName: string | null;
  keyTarget: number;
  goldSince: string | null;
  lastVisitedOn: string | null;
  loanBalanceFen: number;
  loanClass: CustomerRow["loanClass"];
  updatedAt: string;
  ratingId: number | null;
  grade: Grade | null;
  score: number | null;
  lineFen: number | null;
  expiresOn: string | null;
}

/** A position in the list: the row after which the next page starts. */
interface Cursor {
  updatedAt: string;
  id: number;
}

/** One page of the ledger, newest change first, by keyset: a late page costs as little as the first. */
export async function listCustomers(
  ctx: Context,
  { cursor, limit, order: _order, direction: _direction, ...filter }: Inputs["customers"]["list"] & { limit: number },
): Promise<Outputs["customers"]["list"]> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const page = customersWhere(ctx, filter)
    .select("customers.id")
    .modify((query) => after && startAfter(query, after))
    .orderBy([
      { column: "customers.updatedAt", order: "desc" },
      { column: "customers.id", order: "desc" },
    ])
    .limit(limit);
  const rows: ListedRow[] = await describedRows(ctx, page);
  const last = rows.at(-1);
  return {
    rows: rows.map(toRow),
    nextCursor: last && rows.length === limit ? `${last.updatedAt}~${last.id}` : null,
  };
}

export async function countCustomers(ctx: Context, filter: CustomerFilter): Promise<{ count: number }> {
  const row: { count: number } | undefined = await customersWhere(ctx, filter).count({ count: "*" }).first();
  return { count: Number(row?.count ?? 0) };
}

/** Customers that the asker may see and that meet every condition. */
export function customersWhere(ctx: Context, filter: CustomerFilter): Knex.QueryBuilder {
  const { db, today } = ctx;
  const query = db("customers");
  withinScope(query, ctx);
  const tokens = queryTokens(filter.search ?? "");
  if (tokens.length > 0) query.where(matchesTokens(db, tokens));
  if (filter.kind) query.where("customers.kind", filter.kind);
  if (filter.areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, filter.areaId));
  if (filter.marketerId !== undefined)
    query.whereIn(
      "customers.areaId",
      db
        .with("effective", effectiveAreas(db, today))
        .from("effective")
        .select("areaId")
        .where("marketerId", filter.marketerId),
    );
  // As EXISTS, the page is found by walking down the newest customers; as a list, every rating would be read first.
  if (filter.grade)
    query.whereExists(
      db
        .select(db.raw("1"))
        .from("ratings")
        .whereRaw("ratings.id = customers.current_rating_id")
        .where("ratings.grade", filter.grade)
        .where("ratings.expiresOn", ">", today),
    );
  return query;
}

/** Everything a row shows, for the ids that `page` selects, in one query. */
function describedRows({ db, today }: Context, page: Knex.QueryBuilder): Knex.QueryBuilder {
  return db
    .with("effective", effectiveAreas(db, today))
    .from("customers")
    .whereIn("customers.id", page)
    .join("areas", "areas.id", "customers.areaId")
    .leftJoin("effective", "effective.areaId", "customers.areaId")
    .leftJoin("users", "users.id", "effective.marketerId")
    .leftJoin("ratings", (join) =>
      join.on("ratings.id", "customers.currentRatingId").andOn("ratings.expiresOn", ">", db.raw("?", [today])),
    )
    .select(
      "customers.id",
      "customers.kind",
      "customers.name",
      "customers.idNumber",
      "customers.phone",
      "customers.areaId",
      { areaName: "areas.name" },
      "customers.address",
      "customers.industry",
      "customers.mainBusiness",
      "customers.keyTarget",
      "customers.goldSince",
      "customers.lastVisitedOn",
      "customers.loanBalanceFen",
      "customers.loanClass",
      { marketerName: "users.name" },
      "customers.updatedAt",
      { ratingId: "ratings.id" },
      "ratings.grade",
      "ratings.score",
      "ratings.lineFen",
      "ratings.expiresOn",
    )
    .orderBy([
      { column: "customers.updatedAt", order: "desc" },
      { column: "customers.id", order: "desc" },
    ]);
}

function toRow(row: ListedRow): CustomerRow {
  const { idNumber, phone, keyTarget, ratingId, grade, score, lineFen, expiresOn, ...rest } = row;
  const rated = ratingId !== null && grade !== null && score !== null && lineFen !== null && expiresOn !== null;
  return {
    ...rest,
    keyTarget: keyTarget === 1,
    fileNumber: fileNumberOf(row.id),
    idNumberMasked: maskIdNumber(idNumber),
    phoneMasked: maskPhone(phone),
    rating: rated ? { ratingId, grade, score, lineFen, expiresOn } : null,
  };
}

function startAfter(query: Knex.QueryBuilder, { updatedAt, id }: Cursor): void {
  query.whereRaw("(customers.updated_at, customers.id) < (?, ?)", [updatedAt, id]);
}

/** A cursor that is none starts from the top, as a fresh list does. */
function readCursor(cursor: string): Cursor | null {
  const [updatedAt, id] = cursor.split("~");
  return updatedAt && id && /^\d+$/.test(id) ? { updatedAt, id: Number(id) } : null;
}
