import type { Knex } from "knex";

/** The tables whose rows know a file beside the database. */
const tables = { contents: "attachments", volumes: "binderVolumes" } as const;

/** A file beside the database; a paper and a volume may have the same id, in different folders. */
export interface StoredContent {
  kind: keyof typeof tables;
  contentId: string;
}

/** All contents that a row knows. */
export async function contentsKnown(db: Knex): Promise<StoredContent[]> {
  const known: StoredContent[] = [];
  for (const kind of ["contents", "volumes"] as const) {
    const rows: { contentId: string }[] = await db(tables[kind]).whereNotNull("contentId").distinct("contentId");
    known.push(...rows.map(({ contentId }) => ({ kind, contentId })));
  }
  return known;
}

/** The rows know the content by its new id; the old file is to be removed. */
export async function renameContent(db: Knex, { kind, contentId }: StoredContent, newId: string): Promise<void> {
  await db(tables[kind]).where({ contentId }).update({ contentId: newId });
  await db("staleContents").insert({ kind, contentId }).onConflict(["kind", "contentId"]).ignore();
}

/** Files that nobody knows any more. */
export function staleContents(db: Knex): Promise<StoredContent[]> {
  return db("staleContents").select("kind", "contentId");
}

export async function forgetStale(db: Knex, stale: readonly StoredContent[]): Promise<void> {
  for (const { kind, contentId } of stale) await db("staleContents").where({ kind, contentId }).delete();
}
