import type { Knex } from "knex";

/**
 * Sunshine-credit notices: what was posted, where and for how long, and what people objected. A rating under an
 * objection does not become effective: the database refuses that, whoever writes. What was posted stays as it was.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("notices", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    /** `2026-0001`, given when it is posted */
    table.text("number").unique();
    table.integer("areaId").notNullable().references("id").inTable("areas").index();
    /** draft, posted, withdrawn */
    table.text("status").notNullable();
    /** first and last day on the board */
    table.text("postedOn");
    table.text("endsOn");
    table.text("place").notNullable();
    /** where people object: telephone or address */
    table.text("contact").notNullable();
    table.boolean("showLine").notNullable();
    table.text("note").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("postedAt");
    table.integer("postedBy").references("id").inTable("users");
    table.text("withdrawnAt");
    table.integer("withdrawnBy").references("id").inTable("users");
    table.text("withdrawReason").notNullable().defaultTo("");
    table.index(["status", "endsOn"]);
  });
  await db.schema.createTable("noticeEntries", (table) => {
    table.increments("id");
    table.integer("noticeId").notNullable().references("id").inTable("notices");
    table.integer("ratingId").notNullable().references("id").inTable("ratings").index();
    table.integer("position").notNullable();
    /** as they were posted */
    table.text("maskedName").notNullable();
    table.text("areaName").notNullable();
    table.text("grade").notNullable();
    table.integer("lineFen").notNullable();
    table.unique(["noticeId", "ratingId"]);
  });
  await db.schema.createTable("objections", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("noticeId").notNullable().references("id").inTable("notices").index();
    table.integer("ratingId").notNullable().references("id").inTable("ratings").index();
    table.text("receivedOn").notNullable();
    /** visit, phone, letter, message, other */
    table.text("channel").notNullable();
    /** empty where they want to stay unnamed */
    table.text("objectorName").notNullable();
    table.text("objectorContact").notNullable();
    table.text("content").notNullable();
    table.text("recordedAt").notNullable();
    table.integer("recordedBy").notNullable().references("id").inTable("users");
    table.text("finding").notNullable().defaultTo("");
    table.text("investigatedAt");
    table.integer("investigatedBy").references("id").inTable("users");
    /** null while it stands; rejected or upheld */
    table.text("outcome");
    table.text("answer").notNullable().defaultTo("");
    table.text("answeredAt");
    table.integer("answeredBy").references("id").inTable("users");
  });
  await db.raw("CREATE INDEX objections_standing ON objections (rating_id) WHERE outcome IS NULL");
  await db.raw(
    `CREATE TRIGGER ratings_not_under_objection BEFORE UPDATE OF status ON ratings
     WHEN NEW.status = 'effective' AND OLD.status IN ('proposed', 'approved') AND EXISTS (
       SELECT 1 FROM objections WHERE rating_id = OLD.id AND outcome IS NULL)
     BEGIN SELECT RAISE(ABORT, 'an objection stands against this rating'); END`,
  );
  for (const operation of ["UPDATE", "DELETE"])
    await db.raw(
      `CREATE TRIGGER notice_entries_no_${operation.toLowerCase()} BEFORE ${operation} ON notice_entries
       WHEN (SELECT status FROM notices WHERE id = OLD.notice_id) <> 'draft'
       BEGIN SELECT RAISE(ABORT, 'what was posted stays as it was'); END`,
    );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP TRIGGER ratings_not_under_objection");
  for (const table of ["objections", "noticeEntries", "notices"]) await db.schema.dropTable(table);
}
