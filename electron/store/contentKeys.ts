import { hkdfSync, randomBytes } from "node:crypto";
import type { Knex } from "knex";

/** What seals and what names the files beside the database. */
export interface ContentKey {
  cipherKey: Buffer;
  nameKey: Buffer;
}

/** By generation; the newest seals, older ones read what has not moved yet. */
export type ContentKeys = ReadonlyMap<number, ContentKey>;

export function newContentKey(): ContentKey {
  return { cipherKey: randomBytes(32), nameKey: randomBytes(32) };
}

export function forgetContentKey({ cipherKey, nameKey }: ContentKey): void {
  cipherKey.fill(0);
  nameKey.fill(0);
}

/** The keys that the ledger holds. Those of the first generation follow from its first key. */
export async function contentKeys(db: Knex, databaseKey: Buffer): Promise<ContentKeys> {
  const rows = await storedKeys(db);
  if (rows.size > 0) return rows;
  const first = { cipherKey: derive(databaseKey, "encryption"), nameKey: derive(databaseKey, "names") };
  await db("contentKeys").insert({
    cipherKey: first.cipherKey.toString("base64"),
    nameKey: first.nameKey.toString("base64"),
  });
  return new Map([[1, first]]);
}

async function storedKeys(db: Knex): Promise<ContentKeys> {
  const rows: { id: number; cipherKey: string; nameKey: string }[] = await db("contentKeys").orderBy("id");
  return new Map(
    rows.map(({ id, cipherKey, nameKey }) => [
      id,
      { cipherKey: Buffer.from(cipherKey, "base64"), nameKey: Buffer.from(nameKey, "base64") },
    ]),
  );
}

/** When the ledger's key was renewed last; null where it never was. */
export async function keyRenewedAt(db: Knex): Promise<string | null> {
  const row: { since: string | null } | undefined = await db("contentKeys").orderBy("id", "desc").first("since");
  return row?.since ?? null;
}

function derive(databaseKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", databaseKey, "", `sunshine-ledger:attachments:${purpose}`, 32));
}
