import type { Knex } from "knex";
import { type PasswordCost, unwrap, type Wrap, wrap, wrapSchema } from "./secretWrap.ts";

/** Passwords of a user that are not taken again. */
const remembered = 3;

const purpose = Buffer.from("sunshine-ledger:former-password");

/** Whether a user had this password not long ago. */
export async function wasPassword(db: Knex, userId: number, password: string): Promise<boolean> {
  const proofs: string[] = await db("formerPasswords").where({ userId }).orderBy("id", "desc").pluck("proof");
  for (const proof of proofs) {
    const stored: Wrap = wrapSchema.parse(JSON.parse(proof));
    if (await unwrap(stored, password, purpose)) return true;
  }
  return false;
}

/** Remembers a password as one that was used; nothing of it but a proof that costs as much as a sign-in. */
export async function rememberPassword(db: Knex, userId: number, password: string, cost: PasswordCost): Promise<void> {
  const proof = JSON.stringify(await wrap(Buffer.alloc(0), password, cost, purpose));
  await db("formerPasswords").insert({ userId, proof });
  const kept = db("formerPasswords").where({ userId }).orderBy("id", "desc").limit(remembered).select("id");
  await db("formerPasswords").where({ userId }).whereNotIn("id", kept).delete();
}
