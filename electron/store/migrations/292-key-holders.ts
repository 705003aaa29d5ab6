import type { Knex } from "knex";

/**
 * What lets the ledger's key be renewed: for whom a new one is sealed, and under which keys the files beside the database
 * lie. Both are known to the encrypted ledger alone.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("keyHolders", (table) => {
    /** `user:` and a login, or `recovery` */
    table.text("holder").primary();
    table.text("publicKey").notNullable();
    /** since then they may not sign in any more; an old copy of their entry opens the ledger until its key is renewed */
    table.text("leftAt");
  });
  await db.schema.createTable("contentKeys", (table) => {
    /** files sealed by the newest; older ones are there until all files have moved */
    table.increments("id");
    table.text("cipherKey").notNullable();
    table.text("nameKey").notNullable();
    /** when the ledger's key was renewed with them; null for its first */
    table.text("since");
  });
  await db.schema.createTable("staleContents", (table) => {
    /** files that lie there under a newer key too, and are to be removed */
    table.text("kind").notNullable();
    table.text("contentId").notNullable();
    table.primary(["kind", "contentId"]);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["staleContents", "contentKeys", "keyHolders"]) await db.schema.dropTable(table);
}
