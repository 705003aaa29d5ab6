import type { Knex } from "knex";

/** The latest instant at which the ledger was worked in, and that of the last entry of its audit trail. */
export async function latestInstant(db: Knex): Promise<{ latest: string; last: string }> {
  const mark: { latestAt: string } | undefined = await db("clockMarks").first("latestAt");
  const entry: { at: string } | undefined = await db("auditEntries").orderBy("id", "desc").first("at");
  const last = entry?.at ?? "";
  // The mark is written when the clock falls back, and again once that is accepted; otherwise the last entry says it.
  return { latest: mark && mark.latestAt > last ? mark.latestAt : last, last };
}

export async function markClock(db: Knex, latestAt: string): Promise<void> {
  await db("clockMarks").insert({ id: 1, latestAt }).onConflict("id").merge();
}
