import type { Knex } from "knex";

/**
 * Areas change, and every past day stays answerable: `areas` says how the tree is today, `area_history` how an area was
 * until a day, `area_changes` what happened and why. Where a customer lived before is written by the database itself
 * whenever their area changes, whoever changes it.
 */
export async function up(db: Knex): Promise<void> {
  // since: first day on which it is there, null where nobody recorded one; merged: the area that it is a part of since.
  for (const column of ["since TEXT", "merged_into_id INTEGER REFERENCES areas (id)", "merged_on TEXT"])
    await db.raw(`ALTER TABLE areas ADD COLUMN ${column}`);
  await db.schema.createTable("areaChanges", (table) => {
    table.increments("id");
    /** add, rename, merge, separate, split or move */
    table.text("kind").notNullable();
    table.integer("areaId").notNullable().references("id").inTable("areas").index();
    /** merged into, split off, or the new parent */
    table.integer("otherId").references("id").inTable("areas").index();
    table.text("onDate").notNullable();
    /** what changed, as JSON: names or the areas that went along */
    table.text("detail").notNullable().defaultTo("{}");
    table.text("reason").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  await db.schema.createTable("areaHistory", (table) => {
    table.increments("id");
    table.integer("areaId").notNullable().references("id").inTable("areas");
    table.integer("changeId").notNullable().references("id").inTable("areaChanges");
    /** first day on which it was no longer so */
    table.text("untilDate").notNullable();
    table.integer("parentId").references("id").inTable("areas");
    table.text("name").notNullable();
    table.integer("mergedIntoId").references("id").inTable("areas");
    table.text("mergedOn");
    table.index(["areaId", "untilDate"]);
  });
  await db.schema.createTable("customerStays", (table) => {
    table.increments("id");
    table.integer("customerId").notNullable().references("id").inTable("customers");
    table.integer("areaId").notNullable().references("id").inTable("areas").index();
    /** instant at which the customer's area became another one */
    table.text("untilAt").notNullable();
    table.integer("movedBy").notNullable().references("id").inTable("users");
    table.index(["customerId", "untilAt"]);
  });
  await db.raw(
    `CREATE TRIGGER customers_keep_stays AFTER UPDATE OF area_id ON customers WHEN OLD.area_id IS NOT NEW.area_id
     BEGIN
       INSERT INTO customer_stays (customer_id, area_id, until_at, moved_by)
       VALUES (NEW.id, OLD.area_id, NEW.updated_at, NEW.updated_by);
     END`,
  );
  for (const table of ["area_changes", "area_history"])
    for (const change of ["UPDATE", "DELETE"])
      await db.raw(
        `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
         BEGIN SELECT RAISE(ABORT, 'what areas were is history and never changed'); END`,
      );
  // The load figures of all customers off one narrow index, on any day.
  await db.raw(
    `CREATE INDEX customers_live_loads ON customers
       (area_id, created_at, key_target, gold_since, loan_balance_fen, retired_at) WHERE retired_at IS NULL`,
  );
  await db.raw(
    "CREATE INDEX customers_retired ON customers (retired_at, created_at, area_id) WHERE retired_at IS NOT NULL",
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX customers_retired");
  await db.raw("DROP INDEX customers_live_loads");
  await db.raw("DROP TRIGGER customers_keep_stays");
  for (const table of ["customerStays", "areaHistory", "areaChanges"]) await db.schema.dropTable(table);
  for (const column of ["merged_on", "merged_into_id", "since"])
    await db.raw(`ALTER TABLE areas DROP COLUMN ${column}`);
}
