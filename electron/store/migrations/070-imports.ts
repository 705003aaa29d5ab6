import type { Knex } from "knex";

/** A workbook waits here, encrypted like everything else, until its rows are written or dropped. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("imports", (table) => {
    table.increments("id");
    table.text("fileName").notNullable();
    table.integer("sheetNumber").notNullable();
    table.text("state").notNullable();
    table.text("columns").notNullable();
    table.text("mapping").notNullable();
    table.integer("rowCount").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  await db.schema.createTable("importRows", (table) => {
    table.integer("importId").notNullable().references("id").inTable("imports").onDelete("CASCADE");
    table.integer("rowNumber").notNullable();
    table.text("cells").notNullable();
    /** as the dry run read them, to be shown and to find a number that occurs twice */
    table.text("name").notNullable().defaultTo("");
    table.text("idNumber").notNullable().defaultTo("");
    table.text("outcome");
    table.text("problems").notNullable().defaultTo("[]");
    /** customer fields as the dry run read them, ready to be written */
    table.text("fields");
    table.integer("customerId");
    /** the customer's version at the dry run: a later change refuses the row */
    table.integer("customerVersion");
    table.text("appliedAt");
    table.primary(["importId", "rowNumber"]);
    table.index(["importId", "outcome", "rowNumber"]);
    table.index(["importId", "idNumber"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("importRows");
  await db.schema.dropTable("imports");
}
