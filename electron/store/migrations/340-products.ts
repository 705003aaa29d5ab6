import type { Knex } from "knex";

/**
 * Loan products: a product keeps its code for good, everything else about it is an edition that counts from a day on and
 * is never changed afterwards. What is being edited is the draft in the product's own row. Which product a loan is of is
 * written beside the loan; loans as talked over with a customer keep the schedule that was shown.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("products", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("code").notNullable().unique();
    /** terms as JSON while they are being edited */
    table.text("draft");
    /** first day on which it is no longer offered */
    table.text("withdrawnOn");
    table.text("withdrawnReason").notNullable().defaultTo("");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  await db.schema.createTable("productEditions", (table) => {
    table.integer("productId").notNullable().references("id").inTable("products");
    /** 1, 2, 3… in the order of publication */
    table.integer("number").notNullable();
    table.text("fromDate").notNullable();
    table.text("note").notNullable();
    /** everything that the edition says, as JSON */
    table.text("terms").notNullable();
    table.text("publishedAt").notNullable();
    table.integer("publishedBy").notNullable().references("id").inTable("users");
    table.primary(["productId", "number"]);
  });
  await db.schema.createTable("loanProducts", (table) => {
    table.integer("loanId").primary().references("id").inTable("loans");
    /** null: not known */
    table.integer("productId").references("id").inTable("products").index();
    table.text("writtenAt").notNullable();
    table.integer("writtenBy").notNullable().references("id").inTable("users");
  });
  await db.schema.createTable("loanStructures", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    table.integer("productId").notNullable();
    table.integer("edition").notNullable();
    /** amount, term, rate, way of repayment… as JSON */
    table.text("fields").notNullable();
    /** the schedule as it was shown, as JSON */
    table.text("instalments").notNullable();
    table.text("removedAt");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.foreign(["productId", "edition"]).references(["productId", "number"]).inTable("productEditions");
  });
  for (const trigger of triggers) await db.raw(trigger);
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["loanStructures", "loanProducts", "productEditions", "products"])
    await db.schema.dropTable(table);
}

const triggers = [
  `CREATE TRIGGER product_editions_no_update BEFORE UPDATE ON product_editions
   BEGIN SELECT RAISE(ABORT, 'an edition of a product stays as it was put in force'); END`,
  `CREATE TRIGGER product_editions_no_delete BEFORE DELETE ON product_editions
   BEGIN SELECT RAISE(ABORT, 'an edition of a product stays as it was put in force'); END`,
  `CREATE TRIGGER products_no_delete BEFORE DELETE ON products
   BEGIN SELECT RAISE(ABORT, 'a product is withdrawn, never deleted'); END`,
];
