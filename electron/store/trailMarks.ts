import type { Knex } from "knex";
import type { TrailBreak } from "../../shared/contract/integrity.ts";

/** How far the audit trail has been recomputed, and what was found. */
export interface TrailMark {
  entryId: number;
  hash: string;
  checkedAt: string;
  breaks: TrailBreak[];
}

/** Null before the first check. */
export async function trailMark(db: Knex): Promise<TrailMark | null> {
  const row: (Omit<TrailMark, "breaks"> & { breaks: string | null }) | undefined = await db("trailMarks").first(
    "entryId",
    "hash",
    "checkedAt",
    "breaks",
  );
  return row ? { ...row, breaks: row.breaks === null ? [] : JSON.parse(row.breaks) } : null;
}

/** The row whose `breaks` is JSON, where any were found. */
export function markWithBreaks(db: Knex): Knex.QueryBuilder {
  return db("trailMarks").whereNotNull("breaks").select("breaks");
}

export async function setTrailMark(db: Knex, { breaks, ...mark }: TrailMark): Promise<void> {
  const row = { id: 1, ...mark, breaks: breaks.length === 0 ? null : JSON.stringify(breaks) };
  await db("trailMarks").insert(row).onConflict("id").merge();
}
