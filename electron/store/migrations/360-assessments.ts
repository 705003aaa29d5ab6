import type { Knex } from "knex";

/** The first formula, as it was when assessments came. */
const firstFormula = {
  title: "客户经理贷款考核办法",
  base: [
    { indicator: "stockKept", weight: 1000, target: 9500, floorPercent: 60, capPercent: 100 },
    { indicator: "overdueCollected", weight: 1000, target: 8000, floorPercent: 20, capPercent: 100 },
    { indicator: "ratingsRenewed", weight: 1500, target: 9500, floorPercent: 60, capPercent: 100 },
    { indicator: "visitsDone", weight: 1500, target: 9000, floorPercent: 50, capPercent: 100 },
    { indicator: "newLoans", weight: 1000, target: 20, floorPercent: 0, capPercent: 120 },
    { indicator: "newLoanFen", weight: 1000, target: 200_000_000, floorPercent: 0, capPercent: 120 },
    { indicator: "balanceGrowth", weight: 1500, target: 80_000_000, floorPercent: 0, capPercent: 120 },
    { indicator: "newCustomers", weight: 1000, target: 15, floorPercent: 0, capPercent: 120 },
    { indicator: "drawnFen", weight: 500, target: 50_000_000, floorPercent: 0, capPercent: 120 },
  ],
  deductions: [
    { indicator: "overdueRate", from: 200, step: 50, points: 50, most: 1000 },
    { indicator: "badRate", from: 150, step: 50, points: 100, most: 1500 },
    { indicator: "riskIncome", from: 4000, step: 500, points: 50, most: 1000 },
  ],
  plus: [
    { indicator: "balanceGrowth", from: 100_000_000, step: 10_000_000, points: 50, most: 500 },
    { indicator: "newCustomers", from: 20, step: 1, points: 20, most: 300 },
  ],
  plusCap: 600,
  lossRates: { normal: 100, specialMention: 200, substandard: 2500, doubtful: 5000, loss: 10_000 },
  interestRates: { normal: 600, specialMention: 600, substandard: 0, doubtful: 0, loss: 0 },
};

/** Results of a period, which stay as they are from its freezing on. */
const results = ["assessment_hands", "assessment_figures", "assessment_totals", "assessment_marketers"] as const;

/**
 * Assessment of marketers: published formulas and their draft; periods with the loans as they were at the beginning; who
 * had which area when; what is credited to whom, customer by customer, and its sums. A frozen period keeps all that for
 * ever: what counts otherwise afterwards is an entry of its own, with a day and a reason.
 */
export async function up(db: Knex): Promise<void> {
  await formulas(db);
  await periods(db);
  await kept(db);
  await disputes(db);
  for (const trigger of triggers()) await db.raw(trigger);
  await db.raw("CREATE INDEX loans_by_grant ON loans (granted_on) WHERE here = 1 AND removed_at IS NULL");
  await db("assessmentFormulas").insert({
    edition: 1,
    definition: JSON.stringify(firstFormula),
    publishedFrom: "2000-01-01",
  });
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX loans_by_grant");
  for (const table of [
    "assessmentCorrections",
    "assessmentDisputes",
    "assessmentMarketers",
    "assessmentTotals",
    "assessmentFigures",
    "assessmentHands",
    "assessmentBaselines",
    "assessmentPeriods",
    "assessmentFormulaDrafts",
    "assessmentFormulas",
  ])
    await db.schema.dropTable(table);
}

async function formulas(db: Knex): Promise<void> {
  await db.schema.createTable("assessmentFormulas", (table) => {
    table.increments("id");
    table.integer("edition").notNullable().unique();
    /** JSON */
    table.text("definition").notNullable();
    table.text("publishedFrom").notNullable();
    table.text("publishedAt");
    table.integer("publishedBy").references("id").inTable("users");
    table.text("reason").notNullable().defaultTo("");
  });
  await db.schema.createTable("assessmentFormulaDrafts", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("basedOnId").notNullable().references("id").inTable("assessmentFormulas");
    table.text("definition").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
    /** published or thrown away */
    table.text("closedAt");
  });
  await db.raw(
    "CREATE UNIQUE INDEX assessment_formula_drafts_one_open ON assessment_formula_drafts ((1)) WHERE closed_at IS NULL",
  );
}

async function periods(db: Knex): Promise<void> {
  await db.schema.createTable("assessmentPeriods", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("kind").notNullable().checkIn(["month", "quarter", "halfYear", "year"]);
    table.text("firstDay").notNullable();
    table.text("lastDay").notNullable();
    /** business day of the loans that count as the stock at the beginning */
    table.text("baselineOn").notNullable();
    table.text("openedAt").notNullable();
    table.integer("openedBy").notNullable().references("id").inTable("users");
    /** by which edition, when and up to which day the results were computed last */
    table.integer("formulaId").references("id").inTable("assessmentFormulas");
    table.text("computedAt");
    table.text("computedOn");
    table.text("frozenAt");
    table.integer("frozenBy").references("id").inTable("users");
    /** last day on which a frozen period may be disputed */
    table.text("disputeUntil");
    /** opened by mistake and taken back */
    table.text("removedAt");
    table.check("?? <= ??", ["firstDay", "lastDay"], "assessment_periods_days");
    table.check(
      "frozen_at IS NULL OR (formula_id IS NOT NULL AND computed_on = last_day AND dispute_until IS NOT NULL AND removed_at IS NULL)",
      [],
      "assessment_periods_frozen",
    );
  });
  await db.raw(
    "CREATE UNIQUE INDEX assessment_periods_one ON assessment_periods (kind, first_day) WHERE removed_at IS NULL",
  );
  await db.raw(
    `CREATE TABLE assessment_baselines (
       period_id INTEGER NOT NULL REFERENCES assessment_periods (id),
       loan_id INTEGER NOT NULL REFERENCES loans (id),
       balance_fen INTEGER NOT NULL,
       loan_class TEXT NOT NULL,
       overdue INTEGER NOT NULL,
       PRIMARY KEY (period_id, loan_id)
     ) WITHOUT ROWID`,
  );
}

async function kept(db: Knex): Promise<void> {
  await db.raw(
    `CREATE TABLE assessment_hands (
       period_id INTEGER NOT NULL REFERENCES assessment_periods (id),
       area_id INTEGER NOT NULL REFERENCES areas (id),
       from_date TEXT NOT NULL,
       to_date TEXT NOT NULL,
       marketer_id INTEGER NOT NULL REFERENCES users (id),
       PRIMARY KEY (period_id, area_id, from_date)
     ) WITHOUT ROWID`,
  );
  await db.raw(
    `CREATE TABLE assessment_figures (
       period_id INTEGER NOT NULL REFERENCES assessment_periods (id),
       marketer_id INTEGER NOT NULL REFERENCES users (id),
       customer_id INTEGER NOT NULL REFERENCES customers (id),
       figure TEXT NOT NULL,
       amount INTEGER NOT NULL,
       PRIMARY KEY (period_id, marketer_id, customer_id, figure)
     ) WITHOUT ROWID`,
  );
  await db.raw(
    `CREATE TABLE assessment_totals (
       period_id INTEGER NOT NULL REFERENCES assessment_periods (id),
       marketer_id INTEGER NOT NULL REFERENCES users (id),
       figure TEXT NOT NULL,
       amount INTEGER NOT NULL,
       PRIMARY KEY (period_id, marketer_id, figure)
     ) WITHOUT ROWID`,
  );
  // Points are hundredths.
  await db.raw(
    `CREATE TABLE assessment_marketers (
       period_id INTEGER NOT NULL REFERENCES assessment_periods (id),
       marketer_id INTEGER NOT NULL REFERENCES users (id),
       base_points INTEGER NOT NULL CHECK (base_points BETWEEN 0 AND 10000),
       deducted INTEGER NOT NULL,
       plus_points INTEGER NOT NULL,
       total INTEGER NOT NULL,
       PRIMARY KEY (period_id, marketer_id)
     ) WITHOUT ROWID`,
  );
}

async function disputes(db: Knex): Promise<void> {
  await db.schema.createTable("assessmentDisputes", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("periodId").notNullable().references("id").inTable("assessmentPeriods");
    table.integer("marketerId").notNullable().references("id").inTable("users");
    table.text("indicator").notNullable();
    table.text("reason").notNullable();
    table.text("filedOn").notNullable();
    table.text("filedAt").notNullable();
    table.text("outcome").checkIn(["upheld", "rejected", "withdrawn"]);
    table.text("answer").notNullable().defaultTo("");
    table.text("closedAt");
    table.integer("closedBy").references("id").inTable("users");
    table.index(["periodId", "marketerId"]);
    table.check("(outcome IS NULL) = (closed_at IS NULL)", [], "assessment_disputes_closed");
    table.check(
      "outcome IS NULL OR (outcome = 'withdrawn') = (closed_by = marketer_id)",
      [],
      "assessment_disputes_not_own",
    );
  });
  await db.raw(
    `CREATE UNIQUE INDEX assessment_disputes_one_open ON assessment_disputes (period_id, marketer_id, indicator)
     WHERE closed_at IS NULL`,
  );
  await db.schema.createTable("assessmentCorrections", (table) => {
    table.increments("id");
    table.integer("periodId").notNullable().references("id").inTable("assessmentPeriods");
    table.integer("marketerId").notNullable().references("id").inTable("users");
    table.text("indicator").notNullable();
    /** the indicator itself, or what it is a share of */
    table.text("part").notNullable().checkIn(["numerator", "denominator"]);
    table.integer("amount").notNullable();
    table.text("reason").notNullable();
    table.text("onDay").notNullable();
    table.integer("disputeId").references("id").inTable("assessmentDisputes");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["periodId", "marketerId"]);
    table.check("?? <> 0", ["amount"], "assessment_corrections_amount");
    table.check("?? <> ''", ["reason"], "assessment_corrections_reason");
    table.check("?? <> ??", ["createdBy", "marketerId"], "assessment_corrections_not_own");
  });
}

function refuse(name: string, when: string, message: string): string {
  return `CREATE TRIGGER ${name} BEFORE ${when} BEGIN SELECT RAISE(ABORT, '${message}'); END`;
}

function triggers(): string[] {
  const frozen = (row: string) =>
    `WHEN (SELECT frozen_at FROM assessment_periods WHERE id = ${row}.period_id) IS NOT NULL`;
  return [
    ...["UPDATE", "DELETE"].flatMap((operation) => {
      const name = operation.toLowerCase();
      return [
        refuse(
          `assessment_formulas_no_${name}`,
          `${operation} ON assessment_formulas`,
          "a published formula never changes",
        ),
        refuse(
          `assessment_baselines_no_${name}`,
          `${operation} ON assessment_baselines`,
          "how the loans were at the beginning stays",
        ),
        refuse(
          `assessment_corrections_no_${name}`,
          `${operation} ON assessment_corrections`,
          "a correction stays as it was entered",
        ),
      ];
    }),
    refuse(
      "assessment_periods_frozen",
      "UPDATE ON assessment_periods WHEN OLD.frozen_at IS NOT NULL",
      "a frozen period never changes",
    ),
    refuse("assessment_periods_no_delete", "DELETE ON assessment_periods", "periods are history and never deleted"),
    refuse("assessment_disputes_no_delete", "DELETE ON assessment_disputes", "disputes are history and never deleted"),
    refuse(
      "assessment_disputes_closed",
      "UPDATE ON assessment_disputes WHEN OLD.closed_at IS NOT NULL",
      "an answered dispute stays",
    ),
    ...["assessment_disputes", "assessment_corrections"].map((table) =>
      refuse(
        `${table}_of_frozen`,
        `INSERT ON ${table} WHEN (SELECT frozen_at FROM assessment_periods WHERE id = NEW.period_id) IS NULL`,
        "only a frozen period is disputed and corrected",
      ),
    ),
    ...results.flatMap((table) => [
      refuse(`${table}_no_insert`, `INSERT ON ${table} ${frozen("NEW")}`, "a frozen period never changes"),
      refuse(`${table}_no_update`, `UPDATE ON ${table} ${frozen("OLD")}`, "a frozen period never changes"),
      refuse(`${table}_no_delete`, `DELETE ON ${table} ${frozen("OLD")}`, "a frozen period never changes"),
    ]),
  ];
}
