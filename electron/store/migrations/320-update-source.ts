import type { Knex } from "knex";

/** Where newer versions of the application are laid out for this branch, and the key by which they are signed. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("updateSource", (table) => {
    table.integer("id").primary();
    table.integer("version").notNullable();
    table.text("folder").notNullable();
    table.text("publicKey").notNullable();
  });
  await db("updateSource").insert({ id: 1, version: 0, folder: "", publicKey: "" });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("updateSource");
}
