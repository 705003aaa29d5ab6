import type { Knex } from "knex";

/** Photographs and scanned papers; their content lies encrypted beside the database, once for each content. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("attachments", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    /** keyed digest of the content, which names its file */
    table.text("contentId").notNullable().index();
    table.text("mediaType").notNullable();
    table.integer("bytes").notNullable();
    table.text("fileName").notNullable();
    table.text("category").notNullable();
    table.text("caption").notNullable();
    table.text("takenOn");
    table.text("removedAt");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("attachments");
}
