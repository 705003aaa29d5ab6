import type { Knex } from "knex";

/**
 * A new secret enters the keyring once the ledger knows its public key. The one before is kept until then: cut off
 * between the two, the former secret is the one that opens, and the next key of the ledger has to follow to it.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("keyHolders", (table) => {
    table.text("formerPublicKey");
  });
}

export async function down(db: Knex): Promise<void> {
  await db.raw("ALTER TABLE key_holders DROP COLUMN former_public_key");
}
