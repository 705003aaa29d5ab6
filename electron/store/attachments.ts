import type { Knex } from "knex";
import type { AttachmentFields } from "../../shared/contract/attachments.ts";
import type { AttachmentType } from "../../shared/domain/attachment.ts";

/** A row of the table; the content itself lies in the content store. */
export interface AttachmentRecord extends AttachmentFields {
  id: number;
  version: number;
  customerId: number;
  visitId: number | null;
  contentId: string;
  mediaType: AttachmentType;
  bytes: number;
  fileName: string;
  removedAt: string | null;
  createdAt: string;
  createdBy: number;
}

/** With the name of whoever added it. */
export type NamedAttachmentRecord = AttachmentRecord & { createdByName: string };

/** Attachments joined to who added them and to their customers, to be narrowed by the caller. */
export function attachmentsQuery(db: Knex): Knex.QueryBuilder {
  return db("attachments")
    .join("customers", "customers.id", "attachments.customerId")
    .join("users", "users.id", "attachments.createdBy")
    .select("attachments.*", { createdByName: "users.name" })
    .orderBy("attachments.id", "desc");
}

/** How many a customer has, and which of them holds a content; those that were removed do not count. */
export async function attachmentsHeld(
  db: Knex,
  customerId: number,
  contentId: string,
): Promise<{ count: number; sameId: number | null }> {
  const rows: { id: number; contentId: string }[] = await db("attachments")
    .where({ customerId })
    .whereNull("removedAt")
    .select("id", "contentId");
  return { count: rows.length, sameId: rows.find((row) => row.contentId === contentId)?.id ?? null };
}

/** @returns the new attachment's id */
export async function insertAttachment(
  db: Knex,
  record: Omit<AttachmentRecord, "id" | "version" | "removedAt">,
): Promise<number> {
  const [row]: { id: number }[] = await db("attachments").insert(record).returning("id");
  if (!row) throw new Error("The database gave no id for a new attachment.");
  return row.id;
}

/** @returns false when somebody changed the attachment since `version` */
export async function updateAttachment(
  db: Knex,
  { id, version }: Pick<AttachmentRecord, "id" | "version">,
  changes: Partial<AttachmentFields & Pick<AttachmentRecord, "removedAt" | "visitId">>,
): Promise<boolean> {
  const changed = await db("attachments")
    .where({ id, version })
    .update({ ...changes, version: version + 1 });
  return changed === 1;
}

/** Ids of all contents that a row knows, of removed attachments too. */
export async function contentIdsInUse(db: Knex): Promise<Set<string>> {
  const rows: { contentId: string }[] = await db("attachments").distinct("contentId");
  return new Set(rows.map((row) => row.contentId));
}
