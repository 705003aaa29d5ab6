import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { exceptionsOn } from "../jurisdictions/scope.ts";
import { effectiveAreas, withinReachOf } from "../store/dialect.ts";

/**
 * The asker's customers as a common table expression `mine`, found once for all that is counted of them: those whom
 * `withinScope` lets them see, from their areas down. Who sees the whole branch has none: its figures are read off
 * indexes, without its customers.
 */
export function withMine(query: Knex.QueryBuilder, { db, scope, today }: Context): Knex.QueryBuilder {
  if (scope.all) return query;
  const worked = db("customers")
    .whereNull("customers.retiredAt")
    .where(withinReachOf(db, scope.marketerId, today))
    .select("customers.id", "customers.areaId");
  const registered = orphans({ db, today }, "customers")
    .where({ "orphans.createdBy": scope.marketerId })
    .select("orphans.id", "orphans.areaId");
  return query.withMaterialized("mine", db.union([worked, registered]));
}

/** Customers, called `orphans`, for whom nobody is responsible: neither by their area nor by exception. */
export function orphans({ db, today }: Pick<Context, "db" | "today">, table: "customers" | "mine"): Knex.QueryBuilder {
  const query = db
    .from(effectiveAreas(db, today).wrap("(", ") AS effective"))
    .whereNull("effective.marketerId")
    .joinRaw("CROSS JOIN ?? AS orphans ON orphans.area_id = effective.area_id", [table])
    .whereNotIn("orphans.id", exceptionsOn(db, today).select("customerExceptions.customerId"));
  return table === "customers" ? query.whereNull("orphans.retiredAt") : query;
}

/** A table that hangs on customers, kept to those of the asker, by the index of their ids. */
export function ofMine({ db, scope }: Context, table: string): Knex.QueryBuilder {
  if (scope.all) return db(table);
  return db("mine").joinRaw("CROSS JOIN ?? ON ?? = mine.id", [table, `${table}.customerId`]);
}
