import type { Knex } from "knex";
import type { CustomerFilter, customerOrders } from "../../shared/contract/customers.ts";
import { readsWholeBranch } from "../../shared/domain/roles.ts";
import type { Context } from "../context.ts";
import { customersOfRank, inHandsOf } from "../store/dialect.ts";
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
  /** its customers, neither ordered nor limited */
  customers: Knex.QueryBuilder;
  /** column to go by before the id; null to go by the id alone */
  by: string | null;
  id: string;
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
  const stretch = { by: columns[order], id: "customers.id", direction };
  if (order !== "lastVisit") return [{ ...stretch, customers: customersWhere(ctx, filter) }];
  // Who was never visited comes before the longest ago and after the latest, as in the index.
  const never = { ...stretch, by: null, customers: customersWhere(ctx, filter).whereNull("customers.lastVisitedOn") };
  const visited = { ...stretch, customers: customersWhere(ctx, filter).whereNotNull("customers.lastVisitedOn") };
  return direction === "ascending" ? [never, visited] : [visited, never];
}

/** Best match first; within a rank the asker's own customers, where they read others too; then newest first. */
function rankedStretches(ctx: Context, filter: CustomerFilter, search: SearchQuery): Stretch[] {
  const newestFirst = { by: null, direction: "descending" } as const;
  if (search.any === null) return [{ ...newestFirst, id: "customers.id", customers: customersWhere(ctx, filter) }];
  const { db, actor, today } = ctx;
  const own = inHandsOf(db, actor.id, today);
  const shares =
    actor.roles.includes("marketer") && readsWholeBranch(actor.roles) ? [own, db.raw("NOT ?", [own])] : [null];
  return search.ranks.flatMap((match) =>
    shares.map((share) => {
      const customers = customersOfRank(db, search, match);
      narrow(customers, ctx, filter);
      if (share) customers.where(share);
      return { ...newestFirst, id: "customer_search.rowid", customers };
    }),
  );
}

/**
 * `limit` rows of the list after a position, as the body of a table `page(stretch, place, id)`: `place` is what the row
 * stands at in its stretch. A stretch is begun only when those before it have not filled the page.
 */
export function pageOf(db: Knex, stretches: readonly Stretch[], after: Position | null, limit: number): Knex.Raw {
  const parts = stretches
    .map((stretch, index) => ({ stretch, index }))
    .slice(after?.stretch ?? 0)
    .map(({ stretch: { customers, by, id, direction }, index }) => {
      const [comparison, sense] = direction === "ascending" ? [">", "ASC"] : ["<", "DESC"];
      const place = by ?? "NULL";
      if (after?.stretch === index) {
        if (by === null) customers.whereRaw(`${id} ${comparison} ?`, [after.id]);
        else customers.whereRaw(`(${by}, ${id}) ${comparison} (?, ?)`, [after.place, after.id]);
      }
      return customers
        .select(db.raw(`${index} AS stretch, ${place} AS place, ${id} AS id`))
        .orderByRaw(by === null ? `${id} ${sense}` : `${by} ${sense}, ${id} ${sense}`)
        .limit(limit);
    });
  const body = parts.map(() => "SELECT * FROM (?)").join(" UNION ALL ");
  return db.raw(`${body} LIMIT ?`, [...parts, limit]);
}
