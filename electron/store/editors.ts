import type { Knex } from "knex";

/** The name of whoever changed something last, for the message that meets a stale save. */
export async function lastEditor(db: Knex, subjectType: string, subjectId: number): Promise<string> {
  const entry: { actorName: string } | undefined = await db("auditEntries")
    .where({ subjectType, subjectId: String(subjectId) })
    .orderBy("id", "desc")
    .first("actorName");
  return entry?.actorName ?? "";
}
