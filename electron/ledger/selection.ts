import type { Knex } from "knex";
import { largestBulk } from "../../shared/contract/bulk.ts";
import type { CustomerSelection } from "../../shared/contract/customers.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";
import { customersWhere } from "./filter.ts";

/** The customers of a selection, over `customers`; those whom the asker may not see are silently not in it. */
export function selectedCustomers(ctx: Context, selection: CustomerSelection): Knex.QueryBuilder {
  if (selection.by === "filter")
    return customersWhere(ctx, selection.filter).whereRaw("customers.id NOT IN ?", [listOf(ctx.db, selection.except)]);
  const query = ctx.db("customers").where("customers.id", "in", listOf(ctx.db, selection.ids));
  withinScope(query, ctx);
  return query;
}

interface Bound {
  /** how many customers the action takes at a time */
  most: number;
  tooMany: RefusalReason;
}

/**
 * The ids of a selection, ascending, for an action on all of them.
 *
 * @throws {Refusal} selectionEmpty, and `tooMany` with the limit
 */
export async function selectedIds(
  ctx: Context,
  selection: CustomerSelection,
  { most, tooMany }: Bound = { most: largestBulk, tooMany: "selectionTooLarge" },
): Promise<number[]> {
  const ids: number[] = await selectedCustomers(ctx, selection)
    .orderBy("customers.id")
    .limit(most + 1)
    .pluck("customers.id");
  if (ids.length === 0) throw new Refusal("selectionEmpty");
  if (ids.length > most) throw new Refusal(tooMany, { limit: most });
  return ids;
}
