import type { Knex } from "knex";

const overlaps = `SELECT 1 FROM partner_agreements other
  WHERE other.partner_id = NEW.partner_id AND other.id IS NOT NEW.id
    AND other.from_date <= NEW.until_date AND NEW.from_date <= other.until_date`;

/** Units that send customers - developers, agencies, dealers, cooperatives - and the agreements with them. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("partners", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("kind").notNullable().checkIn(["developer", "agency", "dealer", "cooperative", "other"]);
    table.text("name").notNullable();
    /** unified social credit code; empty where it is not known */
    table.text("creditCode").notNullable();
    table.text("address").notNullable();
    table.text("contactName").notNullable();
    table.text("contactPhone").notNullable();
    table.text("note").notNullable();
    table.text("endedOn");
    table.text("endReason").notNullable().defaultTo("");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
    table.index(["name", "id"]);
    table.check("(?? IS NULL) = (?? = '')", ["endedOn", "endReason"], "partners_end");
  });
  await db.raw("CREATE UNIQUE INDEX partners_credit_code ON partners (credit_code) WHERE credit_code <> ''");
  await db.schema.createTable("partnerAgreements", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("partnerId").notNullable().references("id").inTable("partners");
    table.text("number").notNullable();
    table.text("fromDate").notNullable();
    /** the last day on which it holds */
    table.text("untilDate").notNullable();
    /** what of each loan stays in deposit, in hundredths of a per cent; null where nothing was agreed */
    table.integer("depositRate");
    table.text("terms").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["partnerId", "fromDate", "untilDate"]);
    table.check("?? >= ??", ["untilDate", "fromDate"], "partner_agreements_dates");
    table.check("?? IS NULL OR ?? BETWEEN 0 AND 10000", ["depositRate", "depositRate"], "partner_agreements_rate");
  });
  for (const change of ["INSERT", "UPDATE"])
    await db.raw(
      `CREATE TRIGGER partner_agreements_no_overlap_${change.toLowerCase()} BEFORE ${change} ON partner_agreements
       WHEN EXISTS (${overlaps}) BEGIN SELECT RAISE(ABORT, 'agreements with one partner overlap'); END`,
    );
  for (const table of ["partners", "partner_agreements"])
    await db.raw(
      `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
       BEGIN SELECT RAISE(ABORT, 'partners and agreements are ended, never deleted'); END`,
    );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("partnerAgreements");
  await db.schema.dropTable("partners");
}
