import type { Knex } from "knex";

/** A password that somebody else chose has to be changed, and one that was used is not used again. */
export async function up(db: Knex): Promise<void> {
  await db.raw("ALTER TABLE users ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0");
  await db.schema.createTable("formerPasswords", (table) => {
    table.increments("id");
    table.integer("userId").notNullable().references("id").inTable("users").index();
    /** tells whether a password is this one, at the cost of deriving a key; as JSON */
    table.text("proof").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("formerPasswords");
  await db.raw("ALTER TABLE users DROP COLUMN must_change_password");
}
