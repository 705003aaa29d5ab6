import type { Knex } from "knex";

/** Entries of a list are taken out of the record by `removedAt`, so that they can be put back. */
function entryColumns(table: Knex.CreateTableBuilder): void {
  table.increments("id");
  table.integer("version").notNullable().defaultTo(0);
  table.integer("customerId").notNullable().references("id").inTable("customers").index();
  table.text("removedAt");
  table.text("createdAt").notNullable();
  table.integer("createdBy").notNullable().references("id").inTable("users");
}

const lists = ["customerLinks", "loans", "capitalDemands", "holdings", "financialStatements"] as const;

/** The whole record of a customer: sections of which there is one each, and lists of entries. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("customerSections", (table) => {
    table.integer("customerId").notNullable().references("id").inTable("customers");
    table.text("section").notNullable();
    table.integer("version").notNullable().defaultTo(0);
    table.text("data").notNullable();
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
    table.primary(["customerId", "section"]);
  });
  await db.schema.createTable("customerLinks", (table) => {
    entryColumns(table);
    table.text("relation").notNullable();
    /** the linked customer, where they are in the ledger themselves */
    table.integer("otherId").references("id").inTable("customers").index();
    table.text("name").notNullable();
    /** what the person is to the customer: spouse, child, … */
    table.text("kinship");
    table.text("idNumber").notNullable();
    table.text("phone").notNullable();
    table.text("note").notNullable();
  });
  await db.schema.createTable("loans", (table) => {
    entryColumns(table);
    table.boolean("here").notNullable();
    table.text("lender").notNullable();
    table.text("contractNumber").notNullable();
    table.text("purpose").notNullable();
    table.integer("principalFen").notNullable();
    table.integer("balanceFen").notNullable();
    table.text("grantedOn").notNullable();
    table.text("dueOn").notNullable();
    table.text("loanClass").notNullable();
    table.text("overdueSince");
    table.text("guarantee").notNullable();
  });
  await db.schema.createTable("capitalDemands", (table) => {
    entryColumns(table);
    table.text("month").notNullable().index();
    table.integer("amountFen").notNullable();
    table.text("purpose").notNullable();
    table.text("note").notNullable();
  });
  await db.schema.createTable("holdings", (table) => {
    entryColumns(table);
    table.text("service").notNullable();
    table.boolean("here").notNullable();
    table.text("provider").notNullable();
    table.text("number").notNullable();
    table.text("openedOn");
    table.integer("balanceFen");
    table.text("note").notNullable();
  });
  await db.schema.createTable("financialStatements", (table) => {
    entryColumns(table);
    table.text("endsOn").notNullable();
    table.integer("months").notNullable();
    /** fen per line of the statement, as JSON */
    table.text("figures").notNullable();
    table.boolean("audited").notNullable();
    table.text("note").notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [...lists].reverse()) await db.schema.dropTable(table);
  await db.schema.dropTable("customerSections");
}
