import type { Knex } from "knex";

/**
 * Customer files printed in volumes to be bound: who asked for which customers, how far it is, and the volumes that are
 * there. Customers are fixed when it begins; what the filter finds later does not change it.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("binders", (table) => {
    table.increments("id");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users").index();
    table.text("language").notNullable();
    /** how it is split, as JSON */
    table.text("options").notNullable();
    table.text("state").notNullable().checkIn(["running", "paused", "cancelled", "done"]);
    table.integer("customers").notNullable();
    /** customers before this position are printed or left out */
    table.integer("settled").notNullable().defaultTo(0);
    /** why it stopped by itself, as JSON */
    table.text("problem");
    table.text("finishedAt");
    table.text("keepUntil").notNullable();
    /** since then its volumes are gone */
    table.text("removedAt");
  });
  await db.schema.createTable("binderVolumes", (table) => {
    table.integer("binderId").notNullable().references("id").inTable("binders");
    table.integer("number").notNullable();
    table.text("title").notNullable();
    table.integer("files").notNullable();
    table.integer("pages").notNullable();
    table.integer("bytes").notNullable();
    /** null once it is removed */
    table.text("contentId");
    table.primary(["binderId", "number"]);
  });
  await db.schema.createTable("binderCustomers", (table) => {
    table.integer("binderId").notNullable().references("id").inTable("binders");
    table.integer("position").notNullable();
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    /** village in which the customer lived when the binder was begun */
    table.integer("villageId").notNullable().references("id").inTable("areas");
    /** in which volume, and on which page of it the file begins; null until it is printed */
    table.integer("volume");
    table.integer("page");
    table.primary(["binderId", "position"]);
    table.unique(["binderId", "customerId"]);
  });
  await db.schema.createTable("binderFailures", (table) => {
    table.integer("binderId").notNullable().references("id").inTable("binders");
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    /** a refusal as JSON; null for a fault */
    table.text("reason");
    table.primary(["binderId", "customerId"]);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["binderFailures", "binderCustomers", "binderVolumes", "binders"])
    await db.schema.dropTable(table);
}
