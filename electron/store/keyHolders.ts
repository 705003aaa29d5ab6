import type { Knex } from "knex";
import { type Holder, userHolder } from "./keyring.ts";

/** The public keys that belong to the holders of the keyring, whatever the file says. */
export async function keyHolders(db: Knex): Promise<Map<Holder, string>> {
  const rows: { holder: Holder; publicKey: string }[] = await db("keyHolders")
    .whereNull("leftAt")
    .select("holder", "publicKey");
  return new Map(rows.map(({ holder, publicKey }) => [holder, publicKey]));
}

export async function setKeyHolder(db: Knex, holder: Holder, publicKey: string): Promise<void> {
  await db("keyHolders").insert({ holder, publicKey, leftAt: null }).onConflict("holder").merge();
}

/** A renewed key does not follow to whoever has left; that they could open the one before is kept until then. */
export async function endKeyHolder(db: Knex, login: string, leftAt: string): Promise<void> {
  await db("keyHolders")
    .insert({ holder: userHolder(login), publicKey: "", leftAt })
    .onConflict("holder")
    .merge();
}

/** Logins of those who have left since the key was renewed last. */
export async function leftKeyHolders(db: Knex): Promise<string[]> {
  const holders: Holder[] = await db("keyHolders").whereNotNull("leftAt").orderBy("leftAt").pluck("holder");
  return holders.map((holder) => holder.slice("user:".length));
}
