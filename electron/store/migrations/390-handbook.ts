import type { Knex } from "knex";
import { createHandbookSearch } from "../dialect.ts";

/**
 * The branch's handbook: pages with their working text, editions that stay as they were published, who read which of
 * them, and each reader's own notes.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("handbookPages", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("kind").notNullable().checkIn(["regulations", "process", "varieties", "procedures"]);
    /** as it is being worked on; readers see editions */
    table.text("title").notNullable();
    table.text("content").notNullable();
    /** day on which the page was withdrawn: it is neither listed nor found any more */
    table.text("retiredOn");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
  });
  await db.schema.createTable("handbookEditions", (table) => {
    table.increments("id");
    table.integer("pageId").notNullable().references("id").inTable("handbookPages");
    table.integer("number").notNullable().checkPositive();
    table.text("title").notNullable();
    table.text("content").notNullable();
    /** what is new in it */
    table.text("changes").notNullable();
    /** last day by which everybody has to have read it */
    table.text("mustReadBy");
    table.text("publishedOn").notNullable();
    table.text("publishedAt").notNullable();
    table.integer("publishedBy").notNullable().references("id").inTable("users");
    table.unique(["pageId", "number"]);
  });
  await db.schema.createTable("handbookReceipts", (table) => {
    table.integer("editionId").notNullable().references("id").inTable("handbookEditions");
    table.integer("userId").notNullable().references("id").inTable("users").index();
    table.text("readAt").notNullable();
    table.primary(["editionId", "userId"]);
  });
  /** Nobody but the author ever sees one. */
  await db.schema.createTable("handbookNotes", (table) => {
    table.integer("pageId").notNullable().references("id").inTable("handbookPages");
    table.integer("userId").notNullable().references("id").inTable("users");
    table.integer("version").notNullable().defaultTo(0);
    table.text("text").notNullable();
    table.text("updatedAt").notNullable();
    table.primary(["pageId", "userId"]);
  });
  for (const [table, reason] of [
    ["handbook_editions", "an edition stays as it was published"],
    ["handbook_receipts", "what somebody has read stays read"],
  ] as const)
    for (const change of ["UPDATE", "DELETE"])
      await db.raw(
        `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${reason}'); END`,
      );
  await db.raw(
    `CREATE TRIGGER handbook_pages_no_delete BEFORE DELETE ON handbook_pages
     BEGIN SELECT RAISE(ABORT, 'a page is withdrawn, never deleted'); END`,
  );
  await createHandbookSearch(db);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("handbookSearch");
  for (const table of ["handbookNotes", "handbookReceipts", "handbookEditions", "handbookPages"])
    await db.schema.dropTable(table);
}
