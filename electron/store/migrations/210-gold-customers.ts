import type { Knex } from "knex";

/**
 * Gold customers as memberships: who confirmed them and why, what they are granted, when they are looked at again and
 * why they are gold no more. `customers.gold_since` stays as the mark by which the ledger is narrowed, and follows the
 * open membership. Who was marked before becomes a member without a word of who confirmed them: nobody asked then.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("goldRules", (table) => {
    table.integer("id").primary().checkIn(["1"]);
    table.integer("version").notNullable();
    table.text("rules").notNullable();
  });
  await db.schema.createTable("goldMemberships", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    /** rules; byHand; mark: taken over from the mark of an older version */
    table.text("basis").notNullable();
    table.text("confirmedOn").notNullable();
    table.text("confirmedAt").notNullable();
    table.integer("confirmedBy").references("id").inTable("users");
    /** the conditions with their values on that day, as JSON; null where nobody looked */
    table.text("conditions");
    /** as JSON, a text each */
    table.text("privileges").notNullable().defaultTo("[]");
    table.text("reviewOn").notNullable();
    table.text("endedOn");
    table.text("endedAt");
    table.integer("endedBy").references("id").inTable("users");
    /** decided; merged: the customer is one with another who is gold */
    table.text("endKind");
    table.text("endReason").notNullable().defaultTo("");
    table.check("(?? is null) = (?? is null)", ["endedOn", "endKind"], "gold_memberships_end");
  });
  await db.raw(
    "CREATE UNIQUE INDEX gold_memberships_one_open ON gold_memberships (customer_id) WHERE ended_on IS NULL",
  );
  await db.raw("CREATE INDEX gold_memberships_by_review ON gold_memberships (review_on, id) WHERE ended_on IS NULL");
  await db.raw("CREATE INDEX gold_memberships_ended ON gold_memberships (ended_on, id) WHERE ended_on IS NOT NULL");
  await db.schema.createTable("goldReviews", (table) => {
    table.increments("id");
    table.integer("membershipId").notNullable().references("id").inTable("goldMemberships").index();
    table.text("reviewedOn").notNullable();
    table.text("reviewedAt").notNullable();
    table.integer("reviewedBy").notNullable().references("id").inTable("users");
    table.text("note").notNullable();
    /** the conditions with their values on that day, as JSON */
    table.text("conditions").notNullable();
    table.text("nextReviewOn").notNullable();
  });
  await db.raw(
    `INSERT INTO gold_memberships (customer_id, basis, confirmed_on, confirmed_at, review_on)
     SELECT id, 'mark', gold_since, gold_since || 'T00:00:00.000Z', date(gold_since, '+12 months') FROM customers
     WHERE gold_since IS NOT NULL ORDER BY id`,
  );
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["goldReviews", "goldMemberships", "goldRules"]) await db.schema.dropTable(table);
}
