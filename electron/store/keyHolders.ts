import type { Knex } from "knex";
import { type Holder, type Keyring, userHolder } from "./keyring.ts";

/** The public keys that belong to the holders of the keyring, whatever the file says. */
export async function keyHolders(db: Knex): Promise<Map<Holder, string>> {
  const rows: { holder: Holder; publicKey: string }[] = await db("keyHolders")
    .whereNull("leftAt")
    .select("holder", "publicKey");
  return new Map(rows.map(({ holder, publicKey }) => [holder, publicKey]));
}

/** Takes down whose a public key in the keyring is. */
export async function setKeyHolder(db: Knex, holder: Holder, publicKey: string): Promise<void> {
  await db("keyHolders")
    .insert({ holder, publicKey, leftAt: null, formerPublicKey: null })
    .onConflict("holder")
    .merge();
}

/** Takes down a public key that the keyring is about to hold; the one before is kept until it does. */
export async function announceKeyHolder(db: Knex, holder: Holder, publicKey: string): Promise<void> {
  const former = (await keyHolders(db)).get(holder) ?? null;
  await setKeyHolder(db, holder, publicKey);
  await db("keyHolders").where({ holder }).update({ formerPublicKey: former });
}

/**
 * Where a public key was announced, decides by what the keyring holds whether it came to that: if not, the one before is
 * its holder's again.
 *
 * @param only of this holder alone
 */
export async function settleKeyHolders(db: Knex, keyring: Keyring, only?: Holder): Promise<void> {
  const query = db("keyHolders").whereNotNull("formerPublicKey");
  if (only !== undefined) query.where({ holder: only });
  const announced: { holder: Holder; publicKey: string; formerPublicKey: string }[] = await query.select(
    "holder",
    "publicKey",
    "formerPublicKey",
  );
  for (const { holder, publicKey, formerPublicKey } of announced) {
    const stayed = keyring.publicKeyOf(holder) === formerPublicKey;
    await setKeyHolder(db, holder, stayed ? formerPublicKey : publicKey);
  }
}

/** A renewed key does not follow to whoever has left; that they could open the one before is kept until then. */
export async function endKeyHolder(db: Knex, login: string, leftAt: string): Promise<void> {
  await db("keyHolders")
    .insert({ holder: userHolder(login), publicKey: "", leftAt, formerPublicKey: null })
    .onConflict("holder")
    .merge();
}

/** Logins of those who have left since the key was renewed last. */
export async function leftKeyHolders(db: Knex): Promise<string[]> {
  const holders: Holder[] = await db("keyHolders").whereNotNull("leftAt").orderBy("leftAt").pluck("holder");
  return holders.map((holder) => holder.slice("user:".length));
}
