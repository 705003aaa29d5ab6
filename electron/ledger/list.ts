import type { CustomerFilter, CustomerRow } from "../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import type { Context } from "../context.ts";
import { type RatingColumns, ratingInForce } from "../ratings/current.ts";
import { countInIndex, responsibleMarketer } from "../store/dialect.ts";
import { type Fragment, fragmentOf, preparedRows } from "../store/prepared.ts";
import { searchQuery } from "../store/searchTokens.ts";
import { type Position, readCursor, writeCursor } from "./cursor.ts";
import { customersWhere } from "./filter.ts";
import { type Direction, listOrder, pageOf, stretchesOf } from "./stretches.ts";
import { coveredByOf } from "./surroundings.ts";

interface ListedRow extends Position, RatingColumns {
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
  deputyName: string | null;
  coveredTo: string | null;
  keyTarget: number;
  goldSince: string | null;
  lastVisitedOn: string | null;
  loanBalanceFen: number;
  loanClass: CustomerRow["loanClass"];
  updatedAt: string;
}

export { customersWhere };

/**
 * One page of the ledger, by keyset: a late page costs as little as the first.
 *
 * @param signal abandons a search whose next letter has been typed
 */
export async function listCustomers(
  ctx: Context,
  { cursor, limit, order, direction, ...filter }: Inputs["customers"]["list"] & { limit: number },
  signal?: AbortSignal,
): Promise<Outputs["customers"]["list"]> {
  const search = searchQuery(filter.search ?? "");
  const ordered = listOrder(search, order, direction);
  const stretches = stretchesOf(ctx, filter, search, ordered);
  const list = `${ordered.order} ${ordered.direction}`;
  const page = pageOf(stretches, readCursor(list, cursor, stretches.length), limit);
  const rows = await preparedRows<ListedRow>(ctx.db, describedRows(ctx, page, ordered.direction), signal);
  const last = rows.at(-1);
  return {
    rows: rows.map(toRow),
    nextCursor: last && rows.length === limit ? writeCursor(list, last) : null,
  };
}

/** @param signal abandons the count of a search whose next letter has been typed */
export async function countCustomers(
  ctx: Context,
  filter: CustomerFilter,
  signal?: AbortSignal,
): Promise<{ count: number }> {
  const { search: typed, ...others } = filter;
  const search = searchQuery(typed ?? "");
  const bySearchAlone = ctx.scope.all && Object.keys(others).length === 0;
  if (bySearchAlone && search?.any && !search.ids && search.numbers.length === 0)
    return { count: await countInIndex(ctx.db, search.any, signal) };
  const counted = fragmentOf(customersWhere(ctx, filter).count({ count: "*" }));
  const [row] = await preparedRows<{ count: number }>(ctx.db, counted, signal);
  return { count: row?.count ?? 0 };
}

/** Everything a row shows, for the rows of a page, in the page's order. */
function describedRows({ today }: Context, page: Fragment, direction: Direction): Fragment {
  const marketer = responsibleMarketer(today);
  const sense = direction === "ascending" ? "ASC" : "DESC";
  return {
    sql: `WITH page AS (${page.sql})
      SELECT page.stretch, page.place, customers.id, customers.kind, customers.name,
        customers.id_number AS idNumber, customers.phone, customers.area_id AS areaId, areas.name AS areaName,
        customers.address, customers.industry, customers.main_business AS mainBusiness,
        customers.key_target AS keyTarget, customers.gold_since AS goldSince,
        customers.last_visited_on AS lastVisitedOn, customers.loan_balance_fen AS loanBalanceFen,
        customers.loan_class AS loanClass, users.name AS marketerName,
        deputies.name AS deputyName, covers.to_date AS coveredTo, customers.updated_at AS updatedAt,
        ratings.id AS ratingId, ratings.grade, ratings.score, ratings.line_fen AS lineFen,
        ratings.expires_on AS expiresOn
      FROM page
        CROSS JOIN customers ON customers.id = page.id
        CROSS JOIN areas ON areas.id = customers.area_id
        LEFT JOIN users ON users.id = ${marketer.sql}
        LEFT JOIN covers ON covers.absent_id = users.id AND covers.from_date <= ? AND covers.to_date > ?
        LEFT JOIN users deputies ON deputies.id = covers.deputy_id
        LEFT JOIN ratings ON ratings.id = customers.current_rating_id AND ratings.expires_on > ?
      ORDER BY page.stretch, page.place ${sense}, page.id ${sense}`,
    bindings: [...page.bindings, ...marketer.bindings, today, today, today],
  };
}

/** Field by field: to copy "the rest" of fifty rows takes longer than to find them. */
function toRow(row: ListedRow): CustomerRow {
  return {
    id: row.id,
    fileNumber: fileNumberOf(row.id),
    kind: row.kind,
    name: row.name,
    idNumberMasked: maskIdNumber(row.idNumber),
    phoneMasked: maskPhone(row.phone),
    areaId: row.areaId,
    areaName: row.areaName,
    address: row.address,
    industry: row.industry,
    mainBusiness: row.mainBusiness,
    marketerName: row.marketerName,
    coveredBy: coveredByOf(row),
    rating: ratingInForce(row),
    keyTarget: row.keyTarget === 1,
    goldSince: row.goldSince,
    lastVisitedOn: row.lastVisitedOn,
    loanBalanceFen: row.loanBalanceFen,
    loanClass: row.loanClass,
    updatedAt: row.updatedAt,
  };
}
