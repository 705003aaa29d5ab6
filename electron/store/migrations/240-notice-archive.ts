import type { Knex } from "knex";

/** What a posted notice said; none of it changes afterwards. */
const posted = [
  "number",
  "area_id",
  "area_name",
  "branch_name",
  "posted_on",
  "ends_on",
  "place",
  "contact",
  "show_line",
  "note",
  "posted_at",
  "posted_by",
] as const;

/**
 * The archive of notices: a posted one keeps the names of area and branch that it hung under, gains no entries, and is
 * neither changed nor taken away; an answered objection stays as it is, and nobody looks into or answers one about a
 * rating they made. And an index for whoever counts ratings in force by customer, since ratings are long.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("notices", (table) => {
    table.text("areaName").notNullable().defaultTo("");
    table.text("branchName").notNullable().defaultTo("");
  });
  await db.raw(
    `CREATE TRIGGER notice_entries_no_insert BEFORE INSERT ON notice_entries
     WHEN (SELECT status FROM notices WHERE id = NEW.notice_id) <> 'draft'
     BEGIN SELECT RAISE(ABORT, 'what was posted stays as it was'); END`,
  );
  const differs = posted.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(" OR ");
  await db.raw(
    `CREATE TRIGGER notices_posted_stay BEFORE UPDATE ON notices
     WHEN OLD.status <> 'draft' AND (NEW.status = 'draft' OR ${differs})
     BEGIN SELECT RAISE(ABORT, 'what was posted stays as it was'); END`,
  );
  await db.raw(
    `CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices WHEN OLD.status <> 'draft'
     BEGIN SELECT RAISE(ABORT, 'what was posted stays as it was'); END`,
  );
  await db.raw(
    `CREATE TRIGGER objections_answered_stay BEFORE UPDATE ON objections WHEN OLD.outcome IS NOT NULL
     BEGIN SELECT RAISE(ABORT, 'an answered objection stays as it is'); END`,
  );
  await db.raw(
    `CREATE TRIGGER objections_no_delete BEFORE DELETE ON objections
     BEGIN SELECT RAISE(ABORT, 'objections are history and never deleted'); END`,
  );
  for (const step of ["investigated_by", "answered_by"])
    await db.raw(
      `CREATE TRIGGER objections_${step}_not_own BEFORE UPDATE OF ${step} ON objections
       WHEN NEW.${step} IS NOT NULL AND (
         EXISTS (SELECT 1 FROM rating_authors WHERE rating_id = NEW.rating_id AND user_id = NEW.${step})
         OR EXISTS (SELECT 1 FROM ratings WHERE id = NEW.rating_id AND proposed_by = NEW.${step}))
       BEGIN SELECT RAISE(ABORT, 'nobody judges an objection to their own rating'); END`,
    );
  await db.raw("CREATE INDEX ratings_in_force ON ratings (customer_id, grade, expires_on) WHERE status = 'effective'");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX ratings_in_force");
  for (const trigger of [
    "objections_answered_by_not_own",
    "objections_investigated_by_not_own",
    "objections_no_delete",
    "objections_answered_stay",
    "notices_no_delete",
    "notices_posted_stay",
    "notice_entries_no_insert",
  ])
    await db.raw(`DROP TRIGGER ${trigger}`);
  // Not by Knex, which would make the table anew under the triggers of its entries.
  for (const column of ["branch_name", "area_name"]) await db.raw(`ALTER TABLE notices DROP COLUMN ${column}`);
}
