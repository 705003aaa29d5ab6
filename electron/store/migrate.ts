import type { Knex } from "knex";
import { type Migration, migrationSource, migrations } from "./migrations/index.ts";

export type SchemaState = "empty" | "older" | "current" | "newer";

/** How the file's schema stands to the migrations this application knows. Reads only. */
export async function schemaState(db: Knex, steps: readonly Migration[] = migrations): Promise<SchemaState> {
  if (!(await db.schema.hasTable("knex_migrations"))) return "empty";
  const applied: { name: string }[] = await db("knex_migrations").select("name");
  const known = new Set(steps.map((step) => step.name));
  if (applied.some((row) => !known.has(row.name))) return "newer";
  return applied.length < steps.length ? "older" : "current";
}

/** The last step that a file was brought to; "" where there was none. */
export async function lastMigration(db: Knex): Promise<string> {
  const last: { name: string } | undefined = await db("knex_migrations").orderBy("id", "desc").first("name");
  return last?.name ?? "";
}

export async function migrateUp(db: Knex, steps: readonly Migration[] = migrations): Promise<void> {
  // A lock left by a stop in mid-migration holds nobody back: the data folder belongs to this process alone.
  if (await db.schema.hasTable("knex_migrations_lock")) await db("knex_migrations_lock").update({ isLocked: 0 });
  await db.migrate.latest({ migrationSource: migrationSource(steps) });
}

/** Undoes every migration: for tests, and for those who write the next migration. */
export async function migrateDown(db: Knex, steps: readonly Migration[] = migrations): Promise<void> {
  await db.migrate.rollback({ migrationSource: migrationSource(steps) }, true);
}
