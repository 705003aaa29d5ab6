import type { Knex } from "knex";
import type { CustomerFilter, customerOrders } from "../../shared/contract/customers.ts";
import { readsWholeBranch } from "../../shared/domain/roles.ts";
import type { Context } from "../context.ts";
import { fromRank, inHandsOf } from "../store/dialect.ts";
import { type Fragment, fragmentOf } from "../store/prepared.ts";
import type { SearchQuery } from "../store/searchTokens.ts";
import type { Position } from "./cursor.ts";
import { customersWhere, narrow } from "./filter.ts";

export type Order = (typeof customerOrders)[number];
export type Direction = "ascending" | "descending";

/**
 * A part of the list within which rows follow each other by an index. The list is its stretches one after the other;
 * no customer is in two.
 */
export interface Stretch {
  /** its customers as `FROM … WHERE …`, neither ordered nor limited */
  customers: Fragment;
  /** column to go by before the id; null to go by the id alone */
  by: string | null;
  id: "customers.id" | "customer_search.rowid";
  direction: Direction;
}

const columns: Readonly<Record<Order, string | null>> = {
  updated: "customers.updated_at",
  fileNumber: null,
  name: "customers.name_sort",
  balance: "customers.loan_balance_fen",
  lastVisit: "customers.last_visited_on",
};

/** Orders in which people expect the largest first, and what they get who name no direction. */
const usualDirection: Readonly<Record<Order, Direction>> = {
  updated: "descending",
  fileNumber: "ascending",
  name: "ascending",
  balance: "descending",
  lastVisit: "descending",
};

export interface ListOrder {
  /** `rank` for a search in no order of its own */
  order: Order | "rank";
  direction: Direction;
}

export function listOrder(search: SearchQuery | null, order?: Order, direction?: Direction): ListOrder {
  if (!order && search) return { order: "rank", direction: "descending" };
  return { order: order ?? "updated", direction: direction ?? usualDirection[order ?? "updated"] };
}

export function stretchesOf(
  ctx: Context,
  filter: CustomerFilter,
  search: SearchQuery | null,
  { order, direction }: ListOrder,
): Stretch[] {
  if (order === "rank") return search ? rankedStretches(ctx, filter, search) : [];
  const customers = customersWhere(ctx, filter, "page");
  const stretch = { by: columns[order], id: "customers.id", direction } as const;
  if (order !== "lastVisit") return [{ ...stretch, customers: from(customers) }];
  // Who was never visited comes before the longest ago and after the latest, as in the index.
  const never = { ...stretch, by: null, customers: from(customers.clone().whereNull("customers.lastVisitedOn")) };
  const visited = { ...stretch, customers: from(customers.clone().whereNotNull("customers.lastVisitedOn")) };
  return direction === "ascending" ? [never, visited] : [visited, never];
}

/** Best match first; within a rank the asker's own customers, where they read others too; then newest first. */
function rankedStretches(ctx: Context, filter: CustomerFilter, search: SearchQuery): Stretch[] {
  const newestFirst = { by: null, direction: "descending" } as const;
  if (search.any === null)
    return [{ ...newestFirst, id: "customers.id", customers: from(customersWhere(ctx, filter, "page")) }];
  const narrowed = ctx.db("customers").select("customers.*");
  narrow(narrowed, ctx, filter, "page");
  const customers = fragmentOf(narrowed);
  return search.ranks.flatMap((match) => {
    const rank = fromRank(search, match, customers);
    return sharesOf(ctx).map(
      (share): Stretch => ({ ...newestFirst, id: "customer_search.rowid", customers: and(rank, share) }),
    );
  });
}

/** The conditions by which each rank is split: one's own customers before others', for who reads both. */
function sharesOf({ db, actor, today }: Context): (Fragment | null)[] {
  if (!actor.roles.includes("marketer") || !readsWholeBranch(actor.roles)) return [null];
  const own = fragmentOf(inHandsOf(db, actor.id, today));
  return [own, { ...own, sql: `NOT (${own.sql})` }];
}

/**
 * `limit` rows of the list after a position, as the body of a table `page(stretch, place, id)`: `place` is what the row
 * stands at in its stretch. A stretch is begun only when those before it have not filled the page. The limit is in
 * the text, for SQLite plans a statement anew for every value bound as one.
 */
export function pageOf(stretches: readonly Stretch[], after: Position | null, limit: number): Fragment {
  const first = after?.stretch ?? 0;
  const parts = stretches
    .slice(first)
    .map((stretch, index) => stretchPage(stretch, first + index, index === 0 ? after : null, limit));
  return {
    sql: `${parts.map(({ sql }) => `SELECT * FROM (${sql})`).join(" UNION ALL ")} LIMIT ${limit}`,
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

function stretchPage(stretch: Stretch, index: number, after: Position | null, limit: number): Fragment {
  const { by, id, direction } = stretch;
  const [comparison, sense] = direction === "ascending" ? [">", "ASC"] : ["<", "DESC"];
  const keys = by === null ? [id] : [by, id];
  const position = after && {
    sql: `(${keys.join(", ")}) ${comparison} (${keys.map(() => "?").join(", ")})`,
    bindings: by === null ? [after.id] : [after.place, after.id],
  };
  const { sql, bindings } = and(stretch.customers, position);
  const order = keys.map((key) => `${key} ${sense}`).join(", ");
  return {
    sql: `SELECT ${index} AS stretch, ${by ?? "NULL"} AS place, ${id} AS id ${sql} ORDER BY ${order} LIMIT ${limit}`,
    bindings,
  };
}

function from(customers: Knex.QueryBuilder): Fragment {
  const { sql, bindings } = fragmentOf(customers.select("customers.*"));
  return { sql: `FROM (${sql}) AS customers WHERE TRUE`, bindings };
}

function and(one: Fragment, other: Fragment | null): Fragment {
  if (!other) return one;
  return { sql: `${one.sql} AND ${other.sql}`, bindings: [...one.bindings, ...other.bindings] };
}
