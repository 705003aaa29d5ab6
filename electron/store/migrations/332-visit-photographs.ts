import type { Knex } from "knex";

/** Photographs and papers can belong to the visit at which they were taken. */
export async function up(db: Knex): Promise<void> {
  await db.raw("ALTER TABLE attachments ADD COLUMN visit_id INTEGER REFERENCES visits (id)");
  await db.raw("CREATE INDEX attachments_of_visit ON attachments (visit_id) WHERE visit_id IS NOT NULL");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX attachments_of_visit");
  await db.raw("ALTER TABLE attachments DROP COLUMN visit_id");
}
