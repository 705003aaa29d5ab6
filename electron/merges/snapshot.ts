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
