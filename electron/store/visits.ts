import type { Knex } from "knex";
import type { Closing, KnownFollowUp, KnownVisit } from "../../shared/domain/followUps.ts";

/** The highest id that a visit has, 0 where there is none. */
export async function newestVisitId(db: Knex): Promise<number> {
  const row: { id: number } | undefined = await db("visits").orderBy("id", "desc").first("id");
  return row?.id ?? 0;
}

/** Writes on the customer when they were visited last, by the visits that stand. */
export async function refreshLastVisit(db: Knex, customerId: number): Promise<void> {
  await db("customers")
    .where({ id: customerId })
    .update({ lastVisitedOn: db("visits").where({ customerId }).whereNull("removedAt").max("visitedOn") });
}

/** A customer's visits in the order in which they were logged, as far as their follow-ups depend on them. */
export async function knownVisits(db: Knex, customerId: number): Promise<KnownVisit[]> {
  const rows: { id: number; visitedOn: string; nextOn: string | null; removedAt: string | null }[] = await db("visits")
    .where({ customerId })
    .orderBy("id")
    .select("id", "visitedOn", "nextOn", "removedAt");
  return rows.map(({ id, visitedOn, nextOn, removedAt }) => ({
    id,
    visitedOn,
    stands: removedAt === null,
    agrees: nextOn !== null,
  }));
}

export function knownFollowUps(db: Knex, customerId: number): Promise<KnownFollowUp[]> {
  return db("followUps")
    .where({ customerId })
    .orderBy("id")
    .select("id", "visitId", "afterVisitId", "closedOn", "closedHow", "closedByVisitId");
}

export async function writeClosing(db: Knex, id: number, closing: Closing): Promise<void> {
  await db("followUps")
    .where({ id })
    .update({ ...closing, version: db.raw("version + 1") });
}
