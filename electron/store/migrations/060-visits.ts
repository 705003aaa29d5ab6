import type { Knex } from "knex";

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("visits", (table) => {
    table.increments("id");
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    table.integer("marketerId").notNullable().references("id").inTable("users");
    table.text("visitedOn").notNullable();
    table.text("method").notNullable();
    table.text("purpose").notNullable();
    table.text("result").notNullable();
    table.text("nextStep").notNullable();
    /** due date of an open follow-up; emptied into history by `followedUpOn` */
    table.text("nextOn");
    table.text("followedUpOn");
    table.text("createdAt").notNullable();
  });
  await db.raw(
    "CREATE INDEX visits_open_follow_ups ON visits (next_on) WHERE next_on IS NOT NULL AND followed_up_on IS NULL",
  );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("visits");
}
