import type { Knex } from "knex";

export interface SecondFactorRecord {
  userId: number;
  secret: string;
  since: string;
  lastStep: number;
}

export async function secondFactorOf(db: Knex, userId: number): Promise<SecondFactorRecord | null> {
  const row: SecondFactorRecord | undefined = await db("secondFactors").where({ userId }).first();
  return row ?? null;
}

export function usersWithSecondFactor(db: Knex): Promise<number[]> {
  return db("secondFactors").pluck("user_id");
}

/** Takes the place of the one before, with its emergency codes. */
export async function setSecondFactor(db: Knex, record: SecondFactorRecord, digests: readonly string[]): Promise<void> {
  await removeSecondFactor(db, record.userId);
  await db("secondFactors").insert(record);
  await db("emergencyCodes").insert(digests.map((digest) => ({ userId: record.userId, digest })));
}

/** @returns false where there was none */
export async function removeSecondFactor(db: Knex, userId: number): Promise<boolean> {
  await db("emergencyCodes").where({ userId }).delete();
  return (await db("secondFactors").where({ userId }).delete()) > 0;
}

export async function setLastStep(db: Knex, userId: number, lastStep: number): Promise<void> {
  await db("secondFactors").where({ userId }).update({ lastStep });
}

/** @returns false where there is no such code any more */
export async function spendEmergencyCode(db: Knex, userId: number, digest: string): Promise<boolean> {
  return (await db("emergencyCodes").where({ userId, digest }).delete()) > 0;
}

export async function emergencyCodesLeft(db: Knex, userId: number): Promise<number> {
  const digests: string[] = await db("emergencyCodes").where({ userId }).pluck("digest");
  return digests.length;
}
