import type { Knex } from "knex";

const fixed = ["confirmed", "discarded"].map((status) => `'${status}'`).join(", ");

/** What a finished due diligence says; only whose it is may change, when two customers turn out to be one. */
const lasting = [
  "id",
  "customer_kind",
  "status",
  "question_edition",
  "begun_on",
  "lead_id",
  "second_id",
  "content",
  "amount_fen",
  "basis",
  "round",
  "supersedes_id",
  "concluded_by",
  "concluded_at",
  "decided_by",
  "decided_at",
  "decision_note",
];

const isOwn = (user: string, id: string) =>
  `(EXISTS (SELECT 1 FROM diligence_authors WHERE diligence_id = ${id} AND user_id = ${user})
    OR EXISTS (SELECT 1 FROM diligences WHERE id = ${id} AND ${user} IN (lead_id, second_id, concluded_by)))`;

/**
 * Due diligence on customers: what two investigators found, what the rules made of it, and who confirmed it. Nobody
 * confirms, returns or overrides what they had a part in, no rule of the credit policy is passed by without a reason,
 * and what was confirmed stays as it is: the database refuses anything else, whoever writes.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("diligences", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("customerId").notNullable().references("id").inTable("customers");
    /** kind of the customer when it began: the questions follow from it */
    table.text("customerKind").notNullable();
    table.text("status").notNullable().checkIn(["draft", "concluded", "returned", "confirmed", "discarded"]);
    table.integer("questionEdition").notNullable();
    table.text("begunOn").notNullable();
    /** the two who investigate; one while the other is not named yet */
    table.integer("leadId").notNullable().references("id").inTable("users");
    table.integer("secondId").references("id").inTable("users");
    /** interview, evidence, answers to flags and proposal, as JSON */
    table.text("content").notNullable();
    /** the amount proposed, for lists */
    table.integer("amountFen");
    /** figures, flags and checks of the day it was concluded, then of the day it was confirmed, as JSON */
    table.text("basis");
    /** how often it has been concluded */
    table.integer("round").notNullable().defaultTo(0);
    /** the confirmed one that it comes after */
    table.integer("supersedesId").references("id").inTable("diligences");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("concludedBy").references("id").inTable("users");
    table.text("concludedAt");
    table.integer("decidedBy").references("id").inTable("users");
    table.text("decidedAt");
    table.text("decisionNote").notNullable().defaultTo("");
    table.index(["customerId", "id"]);
    table.check("?? IS NULL OR ?? <> ??", ["secondId", "secondId", "leadId"], "diligences_two_investigators");
  });
  await db.raw(
    `CREATE UNIQUE INDEX diligences_one_open ON diligences (customer_id)
     WHERE status IN ('draft', 'concluded', 'returned')`,
  );
  await db.raw(
    `CREATE INDEX diligences_open ON diligences (status, updated_at, id)
     WHERE status IN ('draft', 'concluded', 'returned')`,
  );
  await db.schema.createTable("diligenceAuthors", (table) => {
    table.integer("diligenceId").notNullable().references("id").inTable("diligences");
    table.integer("userId").notNullable().references("id").inTable("users");
    table.primary(["diligenceId", "userId"]);
  });
  await db.schema.createTable("diligenceEvents", (table) => {
    table.increments("id");
    table.integer("diligenceId").notNullable().references("id").inTable("diligences").index();
    table.text("kind").notNullable();
    table.text("at").notNullable();
    table.integer("byId").notNullable().references("id").inTable("users");
    table.text("note").notNullable();
  });
  await db.schema.createTable("diligenceOverrides", (table) => {
    table.integer("diligenceId").notNullable().references("id").inTable("diligences");
    /** the conclusion that it belongs to: a returned one begins without */
    table.integer("round").notNullable();
    table.text("rule").notNullable();
    table.text("reason").notNullable();
    table.text("at").notNullable();
    table.integer("byId").notNullable().references("id").inTable("users");
    table.primary(["diligenceId", "round", "rule"]);
    table.check("length(trim(??)) > 0", ["reason"], "diligence_overrides_reason");
  });
  await db.schema.createTable("creditPolicy", (table) => {
    table.integer("id").primary().checkIn(["1"]);
    table.integer("version").notNullable();
    table.text("policy").notNullable();
  });
  await guards(db);
}

async function guards(db: Knex): Promise<void> {
  await db.raw(
    `CREATE TRIGGER diligences_begin_as_drafts BEFORE INSERT ON diligences WHEN NEW.status <> 'draft'
     BEGIN SELECT RAISE(ABORT, 'a due diligence begins as a draft'); END`,
  );
  await db.raw(
    `CREATE TRIGGER diligences_decided_by_another BEFORE UPDATE OF status ON diligences
     WHEN NEW.status IN ('confirmed', 'returned') AND OLD.status <> NEW.status AND (
       OLD.status <> 'concluded' OR NEW.decided_by IS NULL OR NEW.decided_by IN (NEW.lead_id, NEW.second_id)
       OR ${isOwn("NEW.decided_by", "OLD.id")})
     BEGIN SELECT RAISE(ABORT, 'nobody decides on their own due diligence'); END`,
  );
  await db.raw(
    `CREATE TRIGGER diligences_meet_the_policy BEFORE UPDATE OF status ON diligences
     WHEN NEW.status = 'confirmed' AND (NEW.basis IS NULL OR EXISTS (
       SELECT 1 FROM json_each(NEW.basis, '$.checks') AS policy_check
       WHERE json_extract(policy_check.value, '$.state') = 'unmet' AND NOT EXISTS (
         SELECT 1 FROM diligence_overrides WHERE diligence_id = NEW.id AND round = NEW.round
           AND rule = json_extract(policy_check.value, '$.rule'))))
     BEGIN SELECT RAISE(ABORT, 'a rule of the credit policy is not met and not overridden'); END`,
  );
  await db.raw(
    `CREATE TRIGGER diligences_stay BEFORE UPDATE ON diligences
     WHEN OLD.status IN (${fixed}) AND (${lasting.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(" OR ")})
     BEGIN SELECT RAISE(ABORT, 'a finished due diligence stays as it is'); END`,
  );
  await db.raw(
    `CREATE TRIGGER diligences_no_delete BEFORE DELETE ON diligences
     BEGIN SELECT RAISE(ABORT, 'a due diligence is never deleted'); END`,
  );
  await db.raw(
    `CREATE TRIGGER diligence_overrides_not_own BEFORE INSERT ON diligence_overrides
     WHEN ${isOwn("NEW.by_id", "NEW.diligence_id")}
       OR (SELECT status FROM diligences WHERE id = NEW.diligence_id) IS NOT 'concluded'
     BEGIN SELECT RAISE(ABORT, 'nobody overrides a rule for their own due diligence'); END`,
  );
  for (const table of ["diligence_events", "diligence_overrides"])
    for (const operation of ["UPDATE", "DELETE"])
      await db.raw(
        `CREATE TRIGGER ${table}_no_${operation.toLowerCase()} BEFORE ${operation} ON ${table}
         BEGIN SELECT RAISE(ABORT, 'what happened to a due diligence stays'); END`,
      );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP TRIGGER diligences_no_delete");
  for (const table of ["diligenceOverrides", "diligenceEvents", "diligenceAuthors", "diligences", "creditPolicy"])
    await db.schema.dropTable(table);
}
