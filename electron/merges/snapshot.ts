import type { Knex } from "knex";
import { emptySection } from "../../shared/contract/records.ts";
import type { Section } from "../../shared/domain/records.ts";
import { sectionOf } from "../store/records.ts";
import type { MovedRows } from "./hanging.ts";

/** What a merge did, as far as its reversal needs it. The loser's own row needs nothing: the merge only retires it. */
export interface Snapshot {
  reason: string;
  /** values of the winner that became something else */
  values: { path: string; before: unknown; after: unknown }[];
  /** sections that the winner has only since the merge */
  newSections: Section[];
  rows: MovedRows;
  visits: {
    /** the winner's last visit before the merge */
    winnersLast: string | null;
    /** newest visit of the ledger at the merge */
    newestId: number;
  };
}

export async function newestVisitId(db: Knex): Promise<number> {
  const row: { id: number } | undefined = await db("visits").orderBy("id", "desc").first("id");
  return row?.id ?? 0;
}

/** The winner's last visit once the loser's are taken away again: the one before the merge or one made since. */
export async function lastVisitAfterReversal(
  db: Knex,
  winnerId: number,
  { winnersLast, newestId }: Snapshot["visits"],
): Promise<string | null> {
  const row: { visitedOn: string } | undefined = await db("visits")
    .where({ customerId: winnerId })
    .where("id", ">", newestId)
    .orderBy("visitedOn", "desc")
    .first("visitedOn");
  return laterDay(winnersLast, row?.visitedOn ?? null);
}

export function laterDay(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** Takes away the sections that a merge made, where nothing has been written into them since. */
export async function dropEmptySections(db: Knex, customerId: number, sections: readonly Section[]): Promise<void> {
  for (const section of sections) {
    const stored = await sectionOf(db, customerId, section);
    const empty = Object.entries(emptySection(section));
    const data: Record<string, unknown> = { ...stored?.data };
    if (empty.every(([name, value]) => data[name] === value))
      await db("customerSections").where({ customerId, section }).delete();
  }
}
