import type { Knex } from "knex";

/**
 * Surveys of villages, several over time. One draft a village is open at a time; what is final stays as it was found,
 * and a mistake in it is corrected by another survey that names it. Figures of the ledger stand beside them by area:
 * two indexes lead to them without reading the customers' long rows.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("areaSurveys", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("areaId").notNullable().references("id").inTable("areas");
    table.text("status").notNullable().checkIn(["draft", "final", "discarded"]);
    table.text("surveyedOn").notNullable();
    /** the final survey that this one corrects */
    table.integer("correctsId").references("id").inTable("areaSurveys").index();
    table.integer("households");
    table.integer("population");
    /** parts of a thousand, people, people: a number or null each, as JSON */
    table.text("economy").notNullable();
    table.text("labour").notNullable();
    table.text("ages").notNullable();
    /** lists, as JSON */
    table.text("industries").notNullable();
    table.text("demands").notNullable();
    table.text("source").notNullable();
    table.text("surveyor").notNullable();
    table.text("remarks").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("finalAt");
    table.integer("finalBy").references("id").inTable("users");
    table.check("(?? = 'final') = (?? IS NOT NULL)", ["status", "finalAt"], "area_surveys_final");
    table.check("?? <> 'final' OR ?? > 0", ["status", "households"], "area_surveys_households");
    table.index(["areaId", "surveyedOn", "id"]);
  });
  await db.raw("CREATE UNIQUE INDEX area_surveys_one_draft ON area_surveys (area_id) WHERE status = 'draft'");
  await db.raw(
    "CREATE INDEX area_surveys_newest ON area_surveys (area_id, surveyed_on DESC, id DESC) WHERE status = 'final'",
  );
  for (const change of ["UPDATE", "DELETE"])
    await db.raw(
      `CREATE TRIGGER area_surveys_final_no_${change.toLowerCase()} BEFORE ${change} ON area_surveys
       WHEN OLD.status = 'final' BEGIN SELECT RAISE(ABORT, 'a final survey stays as it was found'); END`,
    );
  await db.raw(
    `CREATE INDEX customers_of_villages ON customers (area_id, last_visited_on, kind, loan_balance_fen, retired_at)
     WHERE retired_at IS NULL`,
  );
  await db.raw(
    `CREATE INDEX capital_demands_noted ON capital_demands (customer_id, month, amount_fen, purpose, removed_at)
     WHERE removed_at IS NULL`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX capital_demands_noted");
  await db.raw("DROP INDEX customers_of_villages");
  await db.schema.dropTable("areaSurveys");
}
