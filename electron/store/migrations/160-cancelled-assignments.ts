import type { Knex } from "knex";

const tables = [
  { table: "assignments", subject: "area_id", message: "assignments of one area overlap" },
  { table: "customer_exceptions", subject: "customer_id", message: "exceptions of one customer overlap" },
] as const;

/**
 * What was taken back before it began holds on no day (it ends on the day it starts), so it stands in nobody's way:
 * neither assignments nor exceptions may be refused because of it.
 */
export async function up(db: Knex): Promise<void> {
  await replaceTriggers(db, "AND other.to_date IS NOT other.from_date AND NEW.to_date IS NOT NEW.from_date");
}

export async function down(db: Knex): Promise<void> {
  await replaceTriggers(db, "");
}

async function replaceTriggers(db: Knex, unlessCancelled: string): Promise<void> {
  for (const { table, subject, message } of tables)
    for (const change of ["INSERT", "UPDATE"]) {
      const trigger = `${table}_no_overlap_${change.toLowerCase()}`;
      await db.raw(`DROP TRIGGER ${trigger}`);
      await db.raw(
        `CREATE TRIGGER ${trigger} BEFORE ${change} ON ${table}
         WHEN EXISTS (
           SELECT 1 FROM ${table} other
           WHERE other.${subject} = NEW.${subject} AND other.id IS NOT NEW.id
             AND other.from_date < COALESCE(NEW.to_date, '9999-12-31')
             AND NEW.from_date < COALESCE(other.to_date, '9999-12-31') ${unlessCancelled}
         ) BEGIN SELECT RAISE(ABORT, '${message}'); END`,
      );
    }
}
