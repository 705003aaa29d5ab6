import type { Knex } from "knex";

/**
 * What is to be done next with a customer, in a table of its own: agreed at a visit, or planned without one. What was
 * agreed stays on the visit as well; whether it is still open is known here alone.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("followUps", (table) => {
    table.increments("id");
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    table.text("nextOn").notNullable();
    table.text("nextStep").notNullable();
    /** day of the visit that did it, or of the plan that replaced it */
    table.text("closedOn");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  await db.raw("CREATE INDEX follow_ups_open ON follow_ups (next_on) WHERE closed_on IS NULL");
  await db.raw(
    `INSERT INTO follow_ups (customer_id, next_on, next_step, closed_on, created_at, created_by)
     SELECT customer_id, next_on, next_step, followed_up_on, created_at, marketer_id FROM visits
     WHERE next_on IS NOT NULL ORDER BY id`,
  );
  await db.raw("DROP INDEX visits_open_follow_ups");
  await db.raw("ALTER TABLE visits DROP COLUMN followed_up_on");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("ALTER TABLE visits ADD COLUMN followed_up_on TEXT");
  await db.raw(
    `UPDATE visits SET followed_up_on =
       (SELECT max(closed_on) FROM follow_ups
        WHERE follow_ups.customer_id = visits.customer_id AND follow_ups.next_on = visits.next_on)`,
  );
  await db.raw(
    "CREATE INDEX visits_open_follow_ups ON visits (next_on) WHERE next_on IS NOT NULL AND followed_up_on IS NULL",
  );
  await db.schema.dropTable("followUps");
}
