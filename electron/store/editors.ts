import type { Knex } from "knex";

/** Entries of the audit trail about somebody having looked, or tried in vain, not changed anything. */
export const looks: readonly string[] = [
  "customer.reveal",
  "lead.reveal",
  "document.view",
  "document.print",
  "document.paper",
  "document.paperFailed",
  "document.dialog",
  "attachment.view",
  "binder.takeOut",
  "diligence.ownRefused",
  "rating.ownRefused",
  "rating.twiceRefused",
  "objection.reveal",
  "handbook.read",
  "handbook.note",
  "round.revealProspect",
];

/** The name of whoever changed something last, for the message that meets a stale save. */
export async function lastEditor(db: Knex, subjectType: string, subjectId: number): Promise<string> {
  const entry: { actorName: string } | undefined = await db("auditEntries")
    .where({ subjectType, subjectId: String(subjectId) })
    .whereNotIn("action", [...looks])
    .orderBy("id", "desc")
    .first("actorName");
  return entry?.actorName ?? "";
}
