import type { Knex } from "knex";

/**
 * A visit that was written wrongly is corrected or taken out, and every version stays to be read. A follow-up knows the
 * visit that agreed it and what closed it, so that taking out a visit opens again what was done by it alone.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw("ALTER TABLE visits ADD COLUMN version INTEGER NOT NULL DEFAULT 0");
  await db.raw("ALTER TABLE visits ADD COLUMN removed_at TEXT");
  await db.schema.createTable("visitChanges", (table) => {
    table.increments("id");
    table.integer("visitId").notNullable().references("id").inTable("visits").index();
    table.text("kind").notNullable().checkIn(["correct", "remove", "restore"]);
    table.text("changedAt").notNullable();
    table.integer("changedBy").notNullable().references("id").inTable("users");
    table.text("reason").notNullable();
    /** the visit's fields as they were until then, as JSON */
    table.text("before").notNullable();
  });
  for (const columns of [
    "version INTEGER NOT NULL DEFAULT 0",
    /** the visit that agreed it; null where it was planned without one */
    "visit_id INTEGER REFERENCES visits (id)",
    /** newest visit of the ledger when it was written: later ones do it */
    "after_visit_id INTEGER NOT NULL DEFAULT 0",
    /** visited, replaced by a plan, done or dropped by hand, withdrawn with its visit; null also of closed ones of before */
    "closed_how TEXT CHECK (closed_how IN ('visited', 'replaced', 'done', 'dropped', 'withdrawn'))",
    "closed_by_visit_id INTEGER REFERENCES visits (id)",
    /** why it was put off, or let go */
    "reason TEXT NOT NULL DEFAULT ''",
    /** the day on which it was due before it was put off for the first time */
    "first_on TEXT",
  ])
    await db.raw(`ALTER TABLE follow_ups ADD COLUMN ${columns}`);
  await db.raw(
    `UPDATE follow_ups SET visit_id = (SELECT min(visits.id) FROM visits
       WHERE visits.customer_id = follow_ups.customer_id AND visits.next_on = follow_ups.next_on
         AND visits.created_at = follow_ups.created_at)`,
  );
  await db.raw(
    `UPDATE follow_ups SET after_visit_id = coalesce(visit_id, (SELECT max(visits.id) FROM visits
       WHERE visits.customer_id = follow_ups.customer_id AND visits.created_at <= follow_ups.created_at), 0)`,
  );
  await db.raw(
    `UPDATE follow_ups SET closed_how = 'visited', closed_by_visit_id = (SELECT min(visits.id) FROM visits
         WHERE visits.customer_id = follow_ups.customer_id AND visits.id > follow_ups.after_visit_id)
       WHERE closed_on IS NOT NULL AND closed_on = (SELECT visits.visited_on FROM visits
         WHERE visits.customer_id = follow_ups.customer_id AND visits.id > follow_ups.after_visit_id
         ORDER BY visits.id LIMIT 1)`,
  );
  for (const statement of [...indexes, ...triggers]) await db.raw(statement);
}

const indexes = [
  "CREATE INDEX follow_ups_of_visit ON follow_ups (visit_id) WHERE visit_id IS NOT NULL",
  "CREATE INDEX follow_ups_closed_by_visit ON follow_ups (closed_by_visit_id) WHERE closed_by_visit_id IS NOT NULL",
  "CREATE INDEX follow_ups_decided ON follow_ups (closed_on, id) WHERE closed_how IN ('done', 'dropped')",
  "CREATE INDEX visits_by_day ON visits (visited_on, id, customer_id) WHERE removed_at IS NULL",
  "CREATE INDEX visits_by_marketer ON visits (marketer_id, visited_on, id, customer_id) WHERE removed_at IS NULL",
];

const triggers = [
  `CREATE TRIGGER visits_no_delete BEFORE DELETE ON visits
   BEGIN SELECT RAISE(ABORT, 'a visit is taken out, not deleted'); END`,
  `CREATE TRIGGER visit_changes_no_update BEFORE UPDATE ON visit_changes
   BEGIN SELECT RAISE(ABORT, 'earlier versions of a visit stay as they were'); END`,
  `CREATE TRIGGER visit_changes_no_delete BEFORE DELETE ON visit_changes
   BEGIN SELECT RAISE(ABORT, 'earlier versions of a visit stay as they were'); END`,
];

export async function down(db: Knex): Promise<void> {
  for (const trigger of ["visits_no_delete", "visit_changes_no_update", "visit_changes_no_delete"])
    await db.raw(`DROP TRIGGER ${trigger}`);
  for (const index of ["follow_ups_of_visit", "follow_ups_closed_by_visit", "follow_ups_decided"])
    await db.raw(`DROP INDEX ${index}`);
  for (const index of ["visits_by_day", "visits_by_marketer"]) await db.raw(`DROP INDEX ${index}`);
  for (const column of [
    "version",
    "visit_id",
    "after_visit_id",
    "closed_how",
    "closed_by_visit_id",
    "reason",
    "first_on",
  ])
    await db.raw(`ALTER TABLE follow_ups DROP COLUMN ${column}`);
  await db.schema.dropTable("visitChanges");
  for (const column of ["version", "removed_at"]) await db.raw(`ALTER TABLE visits DROP COLUMN ${column}`);
}
