import type { Knex } from "knex";

const added = [
  "customerKind",
  "facts",
  "indicatorNotes",
  "changeReason",
  "round",
  "approvalsNeeded",
  "certificateNumber",
  "endedOn",
  "endReason",
] as const;

/**
 * The life of a rating: every step of it with who and when, several approvals where a committee decides, the day it
 * ended, and the facts it was made with. That nobody approves what they wrote or proposed, and that nothing is approved
 * by fewer than it needs, is held by the database as well.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("ratings", (table) => {
    table.text("customerKind").notNullable().defaultTo("farmer");
    /** what the ledger knew, as JSON */
    table.text("facts").notNullable().defaultTo("{}");
    /** per indicator a note and the ids of attachments, as JSON */
    table.text("indicatorNotes").notNullable().defaultTo("{}");
    /** why the grade is another than the last one */
    table.text("changeReason").notNullable().defaultTo("");
    /** how often it has been proposed */
    table.integer("round").notNullable().defaultTo(0);
    table.integer("approvalsNeeded").notNullable().defaultTo(1);
    table.text("certificateNumber");
    /** first day on which it no longer counted: superseded or suspended */
    table.text("endedOn");
    table.text("endReason").notNullable().defaultTo("");
  });
  await db.raw("DROP INDEX ratings_one_open");
  await db.raw(
    `CREATE UNIQUE INDEX ratings_one_open ON ratings (customer_id)
     WHERE status IN ('draft', 'proposed', 'returned', 'approved')`,
  );
  await db.schema.createTable("ratingAuthors", (table) => {
    table.integer("ratingId").notNullable().references("id").inTable("ratings");
    table.integer("userId").notNullable().references("id").inTable("users");
    table.primary(["ratingId", "userId"]);
  });
  await db.schema.createTable("ratingEvents", (table) => {
    table.increments("id");
    table.integer("ratingId").notNullable().references("id").inTable("ratings").index();
    table.integer("round").notNullable();
    table.text("kind").notNullable();
    table.text("at").notNullable();
    /** null: the ledger itself, when its day came */
    table.integer("byId").references("id").inTable("users");
    table.text("note").notNullable().defaultTo("");
  });
  await db.raw(
    "CREATE UNIQUE INDEX rating_events_one_approval ON rating_events (rating_id, round, by_id) WHERE kind = 'approve'",
  );
  await lifeOfBefore(db);
  await db.raw("CREATE UNIQUE INDEX ratings_certificates ON ratings (certificate_number)");
  await db.raw(
    `CREATE TRIGGER rating_events_not_own BEFORE INSERT ON rating_events WHEN NEW.kind = 'approve' AND (
       EXISTS (SELECT 1 FROM rating_authors WHERE rating_id = NEW.rating_id AND user_id = NEW.by_id)
       OR EXISTS (SELECT 1 FROM ratings WHERE id = NEW.rating_id AND proposed_by = NEW.by_id))
     BEGIN SELECT RAISE(ABORT, 'nobody approves their own rating'); END`,
  );
  for (const operation of ["UPDATE", "DELETE"])
    await db.raw(
      `CREATE TRIGGER rating_events_no_${operation.toLowerCase()} BEFORE ${operation} ON rating_events
       BEGIN SELECT RAISE(ABORT, 'what happened to a rating stays'); END`,
    );
  await db.raw(
    `CREATE TRIGGER ratings_need_approvals BEFORE UPDATE OF status ON ratings
     WHEN OLD.status = 'proposed' AND NEW.status IN ('approved', 'effective') AND OLD.approvals_needed > (
       SELECT count(*) FROM rating_events
       WHERE rating_id = OLD.id AND round = OLD.round AND kind = 'approve')
     BEGIN SELECT RAISE(ABORT, 'a rating needs its approvals'); END`,
  );
  // Whose loans have become overdue is asked every day.
  await db.raw(
    `CREATE INDEX loans_open_here ON loans (COALESCE(overdue_since, due_on))
     WHERE here = 1 AND removed_at IS NULL AND balance_fen > 0`,
  );
  await db.schema.createTable("ratingPolicy", (table) => {
    table.integer("id").primary();
    table.integer("version").notNullable().defaultTo(0);
    table.text("policy").notNullable();
  });
}

/** Ratings that are filled in at a time: a statement keeps the pages it changes in memory until it ends. */
const stretch = 4000;

/** Gives ratings of before what they would have gained on their way: each is written once, and its steps after it. */
async function lifeOfBefore(db: Knex): Promise<void> {
  await db.raw("CREATE TEMP TABLE given_certificates (rating_id INTEGER PRIMARY KEY, number TEXT NOT NULL)");
  await db.raw(
    `INSERT INTO given_certificates SELECT id, printf('%s-%06d', substr(effective_from, 1, 4),
       row_number() OVER (PARTITION BY substr(effective_from, 1, 4) ORDER BY effective_from, id))
     FROM ratings WHERE effective_from IS NOT NULL`,
  );
  const last: { id?: number | null } | undefined = await db("ratings").max({ id: "id" }).first();
  for (let from = 1; from <= (last?.id ?? 0); from += stretch)
    for (const statement of lifeStatements)
      await db.raw(`${statement} AND id BETWEEN ? AND ?`, [from, from + stretch - 1]);
  await db.raw("DROP TABLE given_certificates");
}

const lifeStatements = [
  `UPDATE ratings SET
     customer_kind = (SELECT kind FROM customers WHERE customers.id = ratings.customer_id),
     answers = json_object('values', json_extract(answers, '$.options'), 'vetoes', json_extract(answers, '$.vetoes')),
     round = proposed_at IS NOT NULL,
     ended_on = CASE WHEN status = 'superseded' AND effective_from IS NOT NULL THEN (
       SELECT later.effective_from FROM ratings AS later
       WHERE later.customer_id = ratings.customer_id
         AND (later.effective_from, later.id) > (ratings.effective_from, ratings.id)
       ORDER BY later.effective_from, later.id LIMIT 1) END,
     certificate_number = (SELECT number FROM given_certificates WHERE rating_id = ratings.id)
   WHERE true`,
  "INSERT INTO rating_authors (rating_id, user_id) SELECT id, created_by FROM ratings WHERE true",
  ...[
    ["propose", "proposed_by", "proposed_at", "''", "proposed_at IS NOT NULL"],
    ["approve", "decided_by", "decided_at", "decision_note", "decided_at IS NOT NULL AND status <> 'returned'"],
    ["return", "decided_by", "decided_at", "decision_note", "status = 'returned'"],
  ].map(
    ([kind, who, when, note, where]) =>
      `INSERT INTO rating_events (rating_id, round, kind, at, by_id, note)
       SELECT id, 1, '${kind}', ${when}, ${who}, ${note} FROM ratings WHERE ${where}`,
  ),
];

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("ratingPolicy");
  await db.raw("DROP INDEX loans_open_here");
  await db.raw("DROP TRIGGER ratings_need_approvals");
  await db.schema.dropTable("ratingEvents");
  await db.schema.dropTable("ratingAuthors");
  await db.raw("DROP INDEX ratings_one_open");
  await db.raw(
    "CREATE UNIQUE INDEX ratings_one_open ON ratings (customer_id) WHERE status IN ('draft', 'proposed', 'returned')",
  );
  await db.raw("DROP INDEX ratings_certificates");
  await db.raw(
    `UPDATE ratings SET answers =
       json_object('options', json_extract(answers, '$.values'), 'vetoes', json_extract(answers, '$.vetoes'))`,
  );
  for (const column of added) await db.schema.alterTable("ratings", (table) => table.dropColumn(column));
}
