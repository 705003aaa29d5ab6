import type { Knex } from "knex";

const facts = [
  "consentOn",
  "consentForm",
  "keyTarget",
  "goldSince",
  "lastVisitedOn",
  "loanBalanceFen",
  "loanClass",
  "nameSort",
  "retiredAt",
  "mergedIntoId",
] as const;

const liveIndexes: Readonly<Record<string, string>> = {
  customers_live_by_change: "updated_at, id",
  customers_live_by_area: "area_id, updated_at, id",
  customers_live_by_name: "name_sort, id",
  customers_live_by_balance: "loan_balance_fen, id",
  customers_live_by_visit: "last_visited_on, id",
  customers_live_by_phone: "phone",
};

/**
 * What the ledger's list is narrowed and ordered by, and customers who no longer count: merged into another, or taken
 * back with the import that made them. Only those who count share an identity number with nobody.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("customers", (table) => {
    table.text("consentOn");
    table.text("consentForm");
    table.boolean("keyTarget").notNullable().defaultTo(false);
    /** day of confirmation as a gold customer */
    table.text("goldSince");
    table.text("lastVisitedOn");
    /** sum of what is owed here, and the worst class among those loans; kept by whoever writes `loans` */
    table.integer("loanBalanceFen").notNullable().defaultTo(0);
    table.text("loanClass");
    /** the name as it sorts: its pinyin, then itself */
    table.text("nameSort").notNullable().defaultTo("");
    table.text("retiredAt");
    table.integer("mergedIntoId");
  });
  await db.raw(
    `UPDATE customers SET last_visited_on =
       (SELECT max(visited_on) FROM visits WHERE visits.customer_id = customers.id)`,
  );
  await db.schema.alterTable("customers", (table) => {
    table.dropUnique(["idNumber", "idType"]);
    table.dropIndex(["updatedAt", "id"]);
    table.dropIndex(["areaId", "updatedAt", "id"]);
  });
  await db.raw("CREATE UNIQUE INDEX customers_live_number ON customers (id_number, id_type) WHERE retired_at IS NULL");
  for (const [name, columns] of Object.entries(liveIndexes))
    await db.raw(`CREATE INDEX ${name} ON customers (${columns}) WHERE retired_at IS NULL`);
  await db.raw(
    "CREATE INDEX customers_live_key_targets ON customers (updated_at, id) WHERE retired_at IS NULL AND key_target = 1",
  );
  await db.raw(
    `CREATE INDEX customers_live_gold ON customers (updated_at, id)
     WHERE retired_at IS NULL AND gold_since IS NOT NULL`,
  );
}

export async function down(db: Knex): Promise<void> {
  for (const name of [
    "customers_live_number",
    "customers_live_key_targets",
    "customers_live_gold",
    ...Object.keys(liveIndexes),
  ])
    await db.raw(`DROP INDEX ${name}`);
  for (const column of facts) await db.schema.alterTable("customers", (table) => table.dropColumn(column));
  await db.schema.alterTable("customers", (table) => {
    table.unique(["idNumber", "idType"]);
    table.index(["updatedAt", "id"]);
    table.index(["areaId", "updatedAt", "id"]);
  });
}
