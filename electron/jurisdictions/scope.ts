import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { areasWithinReach, effectiveAreas, responsibleMarketer, withinReachOf } from "../store/dialect.ts";

type Asker = Pick<Context, "db" | "scope" | "today">;
type Day = Pick<Context, "db" | "today">;

/**
 * Keeps a query over `customers` to those who count and whom the asker may see. A marketer sees the customers they work
 * with - as the one responsible, as deputy or as assistant - and those they registered where nobody is responsible yet.
 */
export function withinScope(query: Knex.QueryBuilder, { db, scope, today }: Asker): void {
  query.whereNull("customers.retiredAt");
  if (scope.all) return;
  const { marketerId } = scope;
  const responsible = responsibleMarketer(today);
  query.where((own) =>
    own
      .where(withinReachOf(db, marketerId, today))
      .orWhere((orphan) =>
        orphan.where("customers.createdBy", marketerId).whereRaw(`${responsible.sql} IS NULL`, responsible.bindings),
      ),
  );
}

/** The exceptions that hold on a day: at most one a customer. */
export function exceptionsOn(db: Knex, day: string): Knex.QueryBuilder {
  return db("customerExceptions")
    .where("customerExceptions.fromDate", "<=", day)
    .where((open) => open.whereNull("customerExceptions.toDate").orWhere("customerExceptions.toDate", ">", day));
}

/** Who is responsible for an area today, or null. */
export async function effectiveMarketer(
  { db, today }: Day,
  areaId: number,
): Promise<{ id: number; name: string } | null> {
  const row: { id: number; name: string } | undefined = await db
    .with("effective", effectiveAreas(db, today))
    .from("effective")
    .join("users", "users.id", "effective.marketerId")
    .where("effective.areaId", areaId)
    .first("users.id", "users.name");
  return row ?? null;
}

/** Whether a marketer works in an area today: as the one responsible, as deputy or as assistant. */
export async function worksIn({ db, today }: Day, marketerId: number, areaId: number): Promise<boolean> {
  const row: unknown = await db("areas")
    .where({ id: areaId })
    .where("id", "in", areasWithinReach(db, marketerId, today))
    .first("id");
  return row !== undefined;
}
