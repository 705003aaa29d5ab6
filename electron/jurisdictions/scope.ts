import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { effectiveAreas } from "../store/dialect.ts";

type Asker = Pick<Context, "db" | "scope" | "today">;

/**
 * Keeps a query over `customers` to those who count and whom the asker may see. A marketer sees the customers of their
 * jurisdiction, and those they registered where nobody is responsible yet.
 */
export function withinScope(query: Knex.QueryBuilder, { db, scope, today }: Asker): void {
  query.whereNull("customers.retiredAt");
  if (scope.all) return;
  const { marketerId } = scope;
  query.whereExists(
    db
      .with("effective", effectiveAreas(db, today))
      .from("effective")
      .select(db.raw("1"))
      .whereRaw("effective.area_id = customers.area_id")
      .where((responsible) =>
        responsible
          .where("effective.marketerId", marketerId)
          .orWhere((orphan) => orphan.whereNull("effective.marketerId").where("customers.createdBy", marketerId)),
      ),
  );
}

/** Who is responsible for an area today, or null. */
export async function effectiveMarketer(
  { db, today }: Pick<Context, "db" | "today">,
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
