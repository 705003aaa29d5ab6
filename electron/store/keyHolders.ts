import type { Knex } from "knex";
import type { Holder } from "./keyring.ts";

/** The public keys that belong to the holders of the keyring, whatever the file says. */
export async function keyHolders(db: Knex): Promise<Map<Holder, string>> {
  const rows: { holder: Holder; publicKey: string }[] = await db("keyHolders").select("holder", "publicKey");
  return new Map(rows.map(({ holder, publicKey }) => [holder, publicKey]));
}

export async function setKeyHolder(db: Knex, holder: Holder, publicKey: string): Promise<void> {
  await db("keyHolders").insert({ holder, publicKey }).onConflict("holder").merge();
}

export async function removeKeyHolder(db: Knex, holder: Holder): Promise<void> {
  await db("keyHolders").where({ holder }).delete();
}
