import type { Knex } from "knex";

/**
 * Backups: where to, when, how many stay; what became of each. The key that a passphrase gave lies here alone, inside the
 * encrypted file, so that a backup on schedule needs nobody; the passphrase itself is nowhere.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("backupSettings", (table) => {
    table.integer("id").primary().checkIn(["1"]);
    table.integer("version").notNullable().defaultTo(0);
    table.text("destination").notNullable().defaultTo("");
    table.text("schedule").notNullable().defaultTo("daily").checkIn(["off", "daily", "weekly"]);
    table.integer("hour").notNullable().defaultTo(16);
    table.integer("weekday").notNullable().defaultTo(5);
    table.boolean("onExit").notNullable().defaultTo(false);
    table.integer("keepDaily").notNullable().defaultTo(7);
    table.integer("keepWeekly").notNullable().defaultTo(5);
    table.integer("keepMonthly").notNullable().defaultTo(12);
    /** the key with its salt, cost and check, as JSON */
    table.text("backupKey");
    table.text("passphraseSetAt");
  });
  await db("backupSettings").insert({ id: 1 });
  await db.schema.createTable("backups", (table) => {
    table.increments("id");
    table.text("trigger").notNullable().checkIn(["manual", "schedule", "exit", "commandLine"]);
    table.text("madeAt").notNullable();
    /** whoever asked for it; the system itself has no row among the users */
    table.text("byName").notNullable();
    table.text("state").notNullable().checkIn(["verified", "failed", "cancelled"]);
    table.text("destination").notNullable();
    table.text("fileName").notNullable();
    table.integer("bytes").notNullable();
    table.integer("milliseconds").notNullable();
    table.integer("contents").notNullable();
    table.integer("newContents").notNullable();
    table.integer("lacking").notNullable();
    table.text("verifiedAt");
    /** why it failed, as JSON */
    table.text("problem");
    table.text("removedAt");
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["backups", "backupSettings"]) await db.schema.dropTable(table);
}
