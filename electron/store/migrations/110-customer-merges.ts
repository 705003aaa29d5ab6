import type { Knex } from "knex";

/** A merge keeps what it needs to be reversed: both customers as they were, and which rows it moved. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("customerMerges", (table) => {
    table.increments("id");
    table.integer("winnerId").notNullable().references("id").inTable("customers").index();
    table.integer("loserId").notNullable().references("id").inTable("customers").index();
    table.text("snapshot").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("reversedAt");
    table.integer("reversedBy").references("id").inTable("users");
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("customerMerges");
}
