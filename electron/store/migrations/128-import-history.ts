import type { Knex } from "knex";
import * as staged from "./070-imports.ts";

/**
 * Imports as something to look back on, to go on with and to take back: sheets, counts, and for each row what the
 * customer was before. What an older version had staged is dropped; it was a copy of a workbook, and what it wrote is
 * in the ledger and in the audit trail.
 */
export async function up(db: Knex): Promise<void> {
  await staged.down(db);
  await db.schema.createTable("imports", (table) => {
    table.increments("id");
    table.text("fileName").notNullable();
    table.text("format").notNullable();
    table.text("encoding");
    table.text("state").notNullable();
    /** sheets with their headings, as JSON; columns and mapping are of those chosen */
    table.text("sheets").notNullable().defaultTo("[]");
    table.text("columns").notNullable().defaultTo("[]");
    table.text("mapping").notNullable().defaultTo("[]");
    table.text("rememberedFrom");
    for (const count of ["rowCount", "createCount", "updateCount", "unchangedCount", "refuseCount", "skipCount"])
      table.integer(count).notNullable().defaultTo(0);
    for (const count of ["appliedCount", "undoneCount", "keptCount"]) table.integer(count).notNullable().defaultTo(0);
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  /** The rows as the file holds them; written once. */
  await db.schema.createTable("importRows", (table) => {
    table.integer("importId").notNullable().references("id").inTable("imports").onDelete("CASCADE");
    table.integer("position").notNullable();
    table.integer("sheetNumber").notNullable();
    table.integer("rowNumber").notNullable();
    table.text("cells").notNullable();
    table.primary(["importId", "position"]);
  });
  /** What the dry run found for a row, what the run did with it, and whether it was taken back. */
  await db.schema.createTable("importOutcomes", (table) => {
    table.integer("importId").notNullable().references("id").inTable("imports").onDelete("CASCADE");
    table.integer("position").notNullable();
    table.integer("sheetNumber").notNullable();
    table.integer("rowNumber").notNullable();
    table.text("outcome").notNullable();
    table.text("name").notNullable();
    table.text("idNumber").notNullable();
    table.text("problems").notNullable();
    /** customer fields ready to be written; of an update those that differ, and what they were before */
    table.text("fields");
    table.text("before");
    table.integer("customerId");
    /** the customer's version at the dry run, and after the run: a later change refuses the row, or its undoing */
    table.integer("customerVersion");
    table.text("appliedAt");
    table.text("undoneAt");
    table.text("keptReason");
    table.primary(["importId", "position"]);
    table.index(["importId", "outcome", "position"]);
  });
  await db.schema.createTable("importMappings", (table) => {
    table.text("fingerprint").primary();
    table.text("mapping").notNullable();
    table.text("usedAt").notNullable();
    table.integer("usedBy").notNullable().references("id").inTable("users");
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["importMappings", "importOutcomes", "importRows", "imports"]) await db.schema.dropTable(table);
  await staged.up(db);
}
