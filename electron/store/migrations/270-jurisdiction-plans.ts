import type { Knex } from "knex";

/**
 * Changes of jurisdiction are gathered in plans before anything happens, confirmed from a day, handed over by giver to
 * receiver, and reversed by another plan. An area has an assistant beside its marketer; who is absent has a deputy for
 * a time. What is confirmed is history: the database refuses to change it.
 */
export async function up(db: Knex): Promise<void> {
  await createPlans(db);
  await createHandovers(db);
  await createCovers(db);
  await db.raw("ALTER TABLE assignments ADD COLUMN plan_id INTEGER REFERENCES plans (id)");
  await db.raw(
    `ALTER TABLE assignments ADD COLUMN assistant_id INTEGER REFERENCES users (id)
       CHECK (assistant_id IS NULL OR assistant_id <> marketer_id)`,
  );
  await db.raw("ALTER TABLE customer_exceptions ADD COLUMN plan_id INTEGER REFERENCES plans (id)");
  await db.raw("CREATE INDEX assignments_by_assistant ON assignments (assistant_id) WHERE assistant_id IS NOT NULL");
  for (const [table, columns] of [
    ["assignments", ["marketer_id", "assistant_id"]],
    ["customer_exceptions", ["marketer_id"]],
  ] as const)
    for (const column of columns) await refuseInactive(db, table, column);
  await db.raw(
    `CREATE TRIGGER users_leave_nothing BEFORE UPDATE OF active ON users WHEN OLD.active = 1 AND NEW.active = 0
       AND (EXISTS (SELECT 1 FROM assignments WHERE NEW.id IN (marketer_id, assistant_id) AND to_date IS NULL)
         OR EXISTS (SELECT 1 FROM customer_exceptions WHERE marketer_id = NEW.id AND to_date IS NULL))
     BEGIN SELECT RAISE(ABORT, 'a marketer who holds areas or customers cannot leave'); END`,
  );
}

async function createPlans(db: Knex): Promise<void> {
  await db.schema.createTable("plans", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    /** manual, balance, departure, direct (assigned at once) or reversal */
    table.text("kind").notNullable();
    table.text("status").notNullable().checkIn(["draft", "confirmed", "dropped"]);
    table.text("name").notNullable();
    table.text("note").notNullable().defaultTo("");
    /** first day of what it changes; null while nobody chose one */
    table.text("fromDate");
    /** whether other managers see the draft */
    table.boolean("shared").notNullable().defaultTo(false);
    /** ids of the areas that stay where they are, as JSON */
    table.text("locked").notNullable().defaultTo("[]");
    /** who was responsible for what it moves when its maker last looked, as JSON */
    table.text("baseline").notNullable().defaultTo("{}");
    table.integer("reversesId").references("id").inTable("plans");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
    table.text("confirmedAt");
    table.integer("confirmedBy").references("id").inTable("users");
    table.text("reason");
    table.index(["status", "id"]);
    table.check(
      "?? <> 'confirmed' OR (?? IS NOT NULL AND ?? IS NOT NULL AND ?? IS NOT NULL AND ?? IS NOT NULL)",
      ["status", "fromDate", "confirmedAt", "confirmedBy", "reason"],
      "plans_confirmed_whole",
    );
  });
  await db.raw(
    "CREATE UNIQUE INDEX plans_one_reversal ON plans (reverses_id) WHERE status = 'confirmed' AND reverses_id IS NOT NULL",
  );
  await db.schema.createTable("planMoves", (table) => {
    table.increments("id");
    table.integer("planId").notNullable().references("id").inTable("plans").index();
    table.integer("areaId").references("id").inTable("areas");
    table.integer("customerId").references("id").inTable("customers");
    /** null takes the area's own assignment, or the customer's exception, away */
    table.integer("marketerId").references("id").inTable("users");
    table.integer("assistantId").references("id").inTable("users");
    /** end of a customer's exception; null for none */
    table.text("toDate");
    /** what the area or customer had itself until the plan was confirmed, so that it can be given back */
    table.integer("wasMarketerId").references("id").inTable("users");
    table.integer("wasAssistantId").references("id").inTable("users");
    table.text("wasToDate");
    table.unique(["planId", "areaId"]);
    table.unique(["planId", "customerId"]);
    table.check("(?? IS NULL) <> (?? IS NULL)", ["areaId", "customerId"], "plan_moves_one_subject");
  });
  const settled = "SELECT RAISE(ABORT, 'a settled plan is history')";
  await db.raw(
    `CREATE TRIGGER plans_settled BEFORE UPDATE ON plans WHEN OLD.status = 'confirmed' BEGIN ${settled}; END`,
  );
  await db.raw(`CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans BEGIN ${settled}; END`);
  for (const [change, row] of [
    ["INSERT", "NEW"],
    ["UPDATE", "OLD"],
    ["DELETE", "OLD"],
  ] as const)
    await db.raw(
      `CREATE TRIGGER plan_moves_settled_${change.toLowerCase()} BEFORE ${change} ON plan_moves
       WHEN (SELECT status FROM plans WHERE id = ${row}.plan_id) = 'confirmed' BEGIN ${settled}; END`,
    );
}

/** One for each pair between whom customers change hands; one side is null where nobody had, or gets, them. */
async function createHandovers(db: Knex): Promise<void> {
  await db.schema.createTable("handovers", (table) => {
    table.increments("id");
    table.integer("planId").notNullable().references("id").inTable("plans").index();
    table.integer("giverId").references("id").inTable("users");
    table.integer("receiverId").references("id").inTable("users");
    table.text("fromDate").notNullable();
    /** how much of each thing is handed over, counted at the confirmation, as JSON */
    table.text("figures").notNullable();
    table.text("giverAt");
    /** who acknowledged: the giver, or a manager for one who has left */
    table.integer("giverBy").references("id").inTable("users");
    table.text("giverNote").notNullable().defaultTo("");
    table.text("receiverAt");
    table.integer("receiverBy").references("id").inTable("users");
    table.text("receiverNote").notNullable().defaultTo("");
    table.check("?? IS NOT ??", ["giverId", "receiverId"], "handovers_two_sides");
  });
  await db.raw(
    `CREATE INDEX handovers_open ON handovers (giver_id, receiver_id)
     WHERE (giver_id IS NOT NULL AND giver_at IS NULL) OR (receiver_id IS NOT NULL AND receiver_at IS NULL)`,
  );
  await db.schema.createTable("handoverAreas", (table) => {
    table.integer("handoverId").notNullable().references("id").inTable("handovers");
    /** the customers in this very area who follow it */
    table.integer("areaId").notNullable().references("id").inTable("areas");
    table.integer("customers").notNullable();
    table.primary(["handoverId", "areaId"]);
  });
  await db.schema.createTable("handoverCustomers", (table) => {
    table.integer("handoverId").notNullable().references("id").inTable("handovers");
    /** customers who move, or are let go, by exception */
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    table.primary(["handoverId", "customerId"]);
  });
  for (const table of ["handovers", "handover_areas", "handover_customers"])
    await db.raw(
      `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
       BEGIN SELECT RAISE(ABORT, 'handovers are history and never deleted'); END`,
    );
  await db.raw(
    `CREATE TRIGGER handovers_acknowledged_once BEFORE UPDATE ON handovers
     WHEN (OLD.giver_at IS NOT NULL AND NEW.giver_at IS NOT OLD.giver_at)
       OR (OLD.receiver_at IS NOT NULL AND NEW.receiver_at IS NOT OLD.receiver_at)
     BEGIN SELECT RAISE(ABORT, 'what is acknowledged stays acknowledged'); END`,
  );
}

/** Who stands in for whom: an absent marketer has one deputy at a time, who is not absent themselves. */
async function createCovers(db: Knex): Promise<void> {
  await db.schema.createTable("covers", (table) => {
    table.increments("id");
    table.integer("absentId").notNullable().references("id").inTable("users");
    table.integer("deputyId").notNullable().references("id").inTable("users");
    table.text("fromDate").notNullable();
    /** first day on which it no longer holds: from then on all is as it was */
    table.text("toDate").notNullable();
    table.text("reason").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["absentId", "fromDate"]);
    table.index(["deputyId", "fromDate"]);
    table.check("?? >= ??", ["toDate", "fromDate"], "covers_dates");
    table.check("?? <> ??", ["absentId", "deputyId"], "covers_two_people");
  });
  for (const change of ["INSERT", "UPDATE"])
    await db.raw(
      `CREATE TRIGGER covers_no_overlap_${change.toLowerCase()} BEFORE ${change} ON covers
       WHEN EXISTS (
         SELECT 1 FROM covers other
         WHERE other.id IS NOT NEW.id AND other.from_date < NEW.to_date AND NEW.from_date < other.to_date
           AND other.from_date <> other.to_date AND NEW.from_date <> NEW.to_date
           AND (other.absent_id IN (NEW.absent_id, NEW.deputy_id) OR other.deputy_id = NEW.absent_id)
       ) BEGIN SELECT RAISE(ABORT, 'covers overlap'); END`,
    );
  await db.raw(
    `CREATE TRIGGER covers_no_delete BEFORE DELETE ON covers
     BEGIN SELECT RAISE(ABORT, 'covers are history and never deleted'); END`,
  );
}

async function refuseInactive(db: Knex, table: string, column: string): Promise<void> {
  await db.raw(
    `CREATE TRIGGER ${table}_active_${column} BEFORE INSERT ON ${table}
     WHEN (SELECT active FROM users WHERE id = NEW.${column}) = 0
     BEGIN SELECT RAISE(ABORT, 'who has left is given nothing'); END`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP TRIGGER users_leave_nothing");
  for (const trigger of [
    "assignments_active_marketer_id",
    "assignments_active_assistant_id",
    "customer_exceptions_active_marketer_id",
  ])
    await db.raw(`DROP TRIGGER ${trigger}`);
  await db.raw("DROP INDEX assignments_by_assistant");
  await db.raw("ALTER TABLE customer_exceptions DROP COLUMN plan_id");
  await db.raw("ALTER TABLE assignments DROP COLUMN assistant_id");
  await db.raw("ALTER TABLE assignments DROP COLUMN plan_id");
  for (const table of ["covers", "handoverCustomers", "handoverAreas", "handovers", "planMoves", "plans"])
    await db.schema.dropTable(table);
}
