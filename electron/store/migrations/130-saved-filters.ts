import type { Knex } from "knex";

/** Filters of the ledger kept by name: for their owner, or for the whole branch where there is none. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("savedFilters", (table) => {
    table.increments("id");
    table.text("name").notNullable();
    table.integer("ownerId").references("id").inTable("users").index();
    table.text("filter").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  await db.raw("CREATE UNIQUE INDEX saved_filters_name ON saved_filters (COALESCE(owner_id, 0), name)");
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("savedFilters");
}
