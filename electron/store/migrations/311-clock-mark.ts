import type { Knex } from "knex";

/** The latest instant at which the ledger was worked in: a clock that says less has been set back. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("clockMarks", (table) => {
    table.integer("id").primary().checkIn(["1"]);
    table.text("latestAt").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("clockMarks");
}
