import type { Knex } from "knex";

/**
 * Leads, with whom of the ledger they have become. Only what staff decide is kept: contacted or not, the customer, lost
 * and why; how far the customer is follows from the ledger. The database writes each of these changes into the history
 * itself, whoever makes it, and takes nothing out of it but words that have to be erased.
 */
export async function up(db: Knex): Promise<void> {
  await createLeads(db);
  await db.schema.createTable("leadEvents", (table) => {
    table.increments("id");
    table.integer("leadId").notNullable().references("id").inTable("leads").index();
    table.text("kind").notNullable();
    table.text("lostKind");
    table.text("note").notNullable();
    table.text("at").notNullable();
    table.integer("byId").notNullable().references("id").inTable("users");
  });
  await db.schema.createTable("leadNotes", (table) => {
    table.increments("id");
    table.integer("leadId").notNullable().references("id").inTable("leads").index();
    table.text("day").notNullable();
    table.text("text").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
  });
  for (const trigger of triggers) await db.raw(trigger);
}

async function createLeads(db: Knex): Promise<void> {
  await db.schema.createTable("leads", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("name").notNullable();
    /** the name as it sorts: by pinyin */
    table.text("nameSort").notNullable();
    /** as `normalisePhone` in `shared/domain` makes it */
    table.text("phone").notNullable();
    table.integer("areaId").notNullable().references("id").inTable("areas").index();
    table.text("channel").notNullable();
    /** which outlet, whose acquaintance, which round */
    table.text("channelNote").notNullable();
    table.integer("partnerId").references("id").inTable("partners");
    /** who sent them, or the gold customer with whom they trade */
    table.integer("referrerId").references("id").inTable("customers");
    table.integer("needFen");
    table.text("needPurpose").notNullable();
    table.text("needMonth");
    table.text("interest").notNullable();
    /** set where somebody else looks after them than the marketer of the area */
    table.integer("ownerId").references("id").inTable("users");
    table.text("nextStep").notNullable();
    table.text("nextOn");
    table.text("step").notNullable().defaultTo("new").checkIn(["new", "contacted"]);
    table.integer("customerId").references("id").inTable("customers");
    table.text("lostOn");
    table.text("lostKind");
    /** the words said with the last change of these; the history copies them */
    table.text("stageNote").notNullable().defaultTo("");
    table.text("erasedOn");
    table.text("createdOn").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
    table.check("(?? = 'partner') = (?? IS NOT NULL)", ["channel", "partnerId"], "leads_partner");
    table.check("(?? IN ('referral', 'goldLink')) = (?? IS NOT NULL)", ["channel", "referrerId"], "leads_referrer");
    table.check("(?? IS NULL) = (?? IS NULL)", ["lostOn", "lostKind"], "leads_lost");
    table.check(
      "?? IS NULL OR (?? IS NOT NULL AND ?? = '' AND ?? = '')",
      ["erasedOn", "lostOn", "name", "phone"],
      "leads_erased",
    );
    table.index(["createdOn", "id"]);
  });
  for (const [name, columns, condition] of [
    ["customer", "customer_id", "customer_id IS NOT NULL"],
    ["referrer", "referrer_id", "referrer_id IS NOT NULL"],
    ["partner", "partner_id", "partner_id IS NOT NULL"],
    ["owner", "owner_id", "owner_id IS NOT NULL"],
    ["phone", "phone", "phone <> ''"],
    ["name", "name_sort", "name <> ''"],
    ["due", "next_on, id", "next_on IS NOT NULL AND lost_on IS NULL"],
    ["open", "step, id", "customer_id IS NULL AND lost_on IS NULL"],
    ["lost", "lost_on, id", "lost_on IS NOT NULL AND erased_on IS NULL"],
  ] as const)
    await db.raw(`CREATE INDEX leads_by_${name} ON leads (${columns}) WHERE ${condition}`);
}

/** An entry of the history, in the words and by the hand of the change. */
function entry(kind: string): string {
  return `INSERT INTO lead_events (lead_id, kind, lost_kind, note, at, by_id)
    VALUES (NEW.id, ${kind}, NEW.lost_kind, NEW.stage_note, NEW.updated_at, NEW.updated_by);`;
}

const whole = "what happened to a lead stays as it was written";

const triggers = [
  `CREATE TRIGGER leads_created AFTER INSERT ON leads BEGIN ${entry("'created'")} END`,
  `CREATE TRIGGER leads_linked_at_once AFTER INSERT ON leads WHEN NEW.customer_id IS NOT NULL
   BEGIN ${entry("'linked'")} END`,
  `CREATE TRIGGER leads_step AFTER UPDATE OF step ON leads WHEN OLD.step <> NEW.step
   BEGIN ${entry("iif(NEW.step = 'contacted', 'contacted', 'uncontacted')")} END`,
  // From one customer to another it goes by a merge alone, which has a history of its own.
  `CREATE TRIGGER leads_linked AFTER UPDATE OF customer_id ON leads
   WHEN (OLD.customer_id IS NULL) <> (NEW.customer_id IS NULL)
   BEGIN ${entry("iif(NEW.customer_id IS NULL, 'unlinked', 'linked')")} END`,
  `CREATE TRIGGER leads_lost AFTER UPDATE OF lost_on ON leads WHEN (OLD.lost_on IS NULL) <> (NEW.lost_on IS NULL)
   BEGIN ${entry("iif(NEW.lost_on IS NULL, 'reopened', 'lost')")} END`,
  `CREATE TRIGGER leads_erased AFTER UPDATE OF erased_on ON leads WHEN OLD.erased_on IS NULL AND NEW.erased_on IS NOT NULL
   BEGIN
     UPDATE lead_events SET note = '' WHERE lead_id = NEW.id;
     UPDATE lead_notes SET text = '' WHERE lead_id = NEW.id;
     ${entry("'erased'")}
   END`,
  `CREATE TRIGGER leads_stay_erased BEFORE UPDATE ON leads WHEN OLD.erased_on IS NOT NULL
     AND (NEW.erased_on IS NOT OLD.erased_on OR NEW.lost_on IS NULL)
   BEGIN SELECT RAISE(ABORT, 'who a lead was is gone once it is erased'); END`,
  ...[
    ["leads", "id, created_on, created_at, created_by"],
    ["lead_events", "id, lead_id, kind, lost_kind, at, by_id"],
    ["lead_notes", "id, lead_id, day, created_at, created_by"],
  ].flatMap(([table, columns]) => [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE OF ${columns} ON ${table}
     BEGIN SELECT RAISE(ABORT, '${whole}'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${whole}'); END`,
  ]),
  ...[
    ["lead_events", "note"],
    ["lead_notes", "text"],
  ].map(
    ([table, words]) => `CREATE TRIGGER ${table}_words BEFORE UPDATE OF ${words} ON ${table}
     WHEN NEW.${words} <> '' AND NEW.${words} <> OLD.${words} BEGIN SELECT RAISE(ABORT, '${whole}'); END`,
  ),
];

export async function down(db: Knex): Promise<void> {
  for (const table of ["leadNotes", "leadEvents", "leads"]) await db.schema.dropTable(table);
}
