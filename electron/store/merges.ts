import type { Knex } from "knex";

export interface StoredMerge {
  id: number;
  winnerId: number;
  loserId: number;
  /** JSON, known to the service alone */
  snapshot: string;
  createdAt: string;
  createdBy: number;
  reversedAt: string | null;
  reversedBy: number | null;
}

/** @returns the new merge's id */
export async function insertMerge(
  db: Knex,
  merge: Pick<StoredMerge, "winnerId" | "loserId" | "snapshot" | "createdAt" | "createdBy">,
): Promise<number> {
  const [row]: { id: number }[] = await db("customerMerges").insert(merge).returning("id");
  if (!row) throw new Error("The database gave no id for a new merge.");
  return row.id;
}

export async function mergeById(db: Knex, id: number): Promise<StoredMerge | null> {
  return (await db("customerMerges").where({ id }).first()) ?? null;
}

/** The newest merge into a customer that still holds. */
export async function lastMergeInto(db: Knex, winnerId: number): Promise<Pick<StoredMerge, "id"> | null> {
  return (
    (await db("customerMerges").where({ winnerId }).whereNull("reversedAt").orderBy("id", "desc").first("id")) ?? null
  );
}

export async function markReversed(db: Knex, id: number, written: { at: string; by: number }): Promise<void> {
  await db("customerMerges").where({ id }).update({ reversedAt: written.at, reversedBy: written.by });
}

/** Everybody who was merged into a customer, directly or through another, by merges that still hold. */
export async function mergedInto(db: Knex, survivorId: number): Promise<number[]> {
  const rows: { id: number }[] = await db
    .withRecursive("gone", (query) =>
      query
        .select("id")
        .from("customers")
        .where("mergedIntoId", survivorId)
        .union((next) =>
          next.select("customers.id").from("customers").join("gone", "gone.id", "customers.mergedIntoId"),
        ),
    )
    .from("gone")
    .select("id");
  return rows.map(({ id }) => id);
}
