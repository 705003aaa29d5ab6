import type { Knex } from "knex";

/**
 * Whatever writes to the audit trail, an entry has the next number and follows from the last by its hash: nothing is put
 * in another's place, as REPLACE would do without a deletion that the trail hears of. And how far the chain has been
 * recomputed, so that a day's check costs the entries since.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `CREATE TRIGGER audit_entries_follow BEFORE INSERT ON audit_entries
     WHEN NEW.id <= (SELECT max(id) FROM audit_entries) AND NEW.id > 0
       OR NEW.previous_hash IS NOT coalesce(
         (SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1), '${"0".repeat(64)}')
     BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END`,
  );
  await db.schema.createTable("trailMarks", (table) => {
    table.integer("id").primary().checkIn(["1"]);
    /** the last entry up to which the chain held, and its hash then */
    table.integer("entryId").notNullable();
    table.text("hash").notNullable();
    table.text("checkedAt").notNullable();
    /** what was found broken since, as JSON; null where the chain held at the last check */
    table.text("breaks");
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("trailMarks");
  await db.raw("DROP TRIGGER audit_entries_follow");
}
