import type { Knex } from "knex";

/** What customers said to services that were offered to them. An answer given by mistake is taken back, not deleted. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("offerAnswers", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("customerId").notNullable().references("id").inTable("customers");
    table.text("service").notNullable();
    table.text("answer").notNullable().checkIn(["accepted", "notNow", "refused"]);
    table.text("answeredOn").notNullable();
    table.text("note").notNullable();
    table.text("removedAt");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["customerId", "service", "answeredOn"]);
  });
  await db.raw("CREATE INDEX offer_answers_by_day ON offer_answers (answered_on, answer) WHERE removed_at IS NULL");
  await db.raw(
    "CREATE INDEX offer_answers_accepted ON offer_answers (id) WHERE removed_at IS NULL AND answer = 'accepted'",
  );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("offerAnswers");
}
