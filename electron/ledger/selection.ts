import type { Knex } from "knex";
import type { CustomerSelection } from "../../shared/contract/customers.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { idList } from "../store/dialect.ts";
import { customersWhere } from "./list.ts";

/** The customers of a selection, over `customers`; those whom the asker may not see are silently not in it. */
export function selectedCustomers(ctx: Context, selection: CustomerSelection): Knex.QueryBuilder {
  if (selection.by === "filter")
    return customersWhere(ctx, selection.filter).whereRaw("customers.id NOT IN ?", [idList(ctx.db, selection.except)]);
  const query = ctx.db("customers").where("customers.id", "in", idList(ctx.db, selection.ids));
  withinScope(query, ctx);
  return query;
}
