import type { Knex } from "knex";
import type { CustomerFilter, CustomerRow } from "../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import type { Grade } from "../../shared/domain/rating.ts";
import type { Context } from "../context.ts";
import { responsibleMarketer } from "../store/dialect.ts";
import { searchQuery } from "../store/searchTokens.ts";
import { type Position, readCursor, writeCursor } from "./cursor.ts";
import { customersWhere } from "./filter.ts";
import { type Direction, listOrder, pageOf, stretchesOf } from "./stretches.ts";

interface ListedRow extends Position {
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

export { customersWhere };

/** One page of the ledger, by keyset: a late page costs as little as the first. */
export async function listCustomers(
  ctx: Context,
  { cursor, limit, order, direction, ...filter }: Inputs["customers"]["list"] & { limit: number },
): Promise<Outputs["customers"]["list"]> {
  const { db, today } = ctx;
  const search = searchQuery(filter.search ?? "");
  const ordered = listOrder(search, order, direction);
  const stretches = stretchesOf(ctx, filter, search, ordered);
  const list = `${ordered.order} ${ordered.direction}`;
  const page = pageOf(db, stretches, readCursor(list, cursor, stretches.length), limit);
  const rows: ListedRow[] = await describedRows(db, page, today, ordered.direction);
  const last = rows.at(-1);
  return {
    rows: rows.map(toRow),
    nextCursor: last && rows.length === limit ? writeCursor(list, last) : null,
  };
}

export async function countCustomers(ctx: Context, filter: CustomerFilter): Promise<{ count: number }> {
  const row: { count: number } | undefined = await customersWhere(ctx, filter).count({ count: "*" }).first();
  return { count: Number(row?.count ?? 0) };
}

/** Everything a row shows, for the rows of a page, in the page's order. */
function describedRows(db: Knex, page: Knex.Raw, today: string, direction: Direction): Knex.QueryBuilder {
  const sense = direction === "ascending" ? "asc" : "desc";
  return db
    .with("page", page)
    .from("page")
    .join("customers", "customers.id", "page.id")
    .join("areas", "areas.id", "customers.areaId")
    .leftJoin("users", "users.id", responsibleMarketer(db, today))
    .leftJoin("ratings", (join) =>
      join.on("ratings.id", "customers.currentRatingId").andOn("ratings.expiresOn", ">", db.raw("?", [today])),
    )
    .select(
      "page.stretch",
      "page.place",
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
    .orderBy([{ column: "page.stretch" }, { column: "page.place", order: sense }, { column: "page.id", order: sense }]);
}

function toRow(row: ListedRow): CustomerRow {
  const {
    idNumber,
    phone,
    keyTarget,
    ratingId,
    grade,
    score,
    lineFen,
    expiresOn,
    stretch: _,
    place: __,
    ...rest
  } = row;
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
