import type { Knex } from "knex";
import type { HandbookKind } from "../../shared/domain/handbookText.ts";
import { mostPassages, passagesOf } from "../../shared/domain/handbookText.ts";
import { reindexPassages } from "./dialect.ts";
import { passageTokens } from "./handbookTokens.ts";

/** A page with its working text. */
export interface PageRecord {
  id: number;
  version: number;
  kind: HandbookKind;
  title: string;
  content: string;
  retiredOn: string | null;
}

export interface EditionRecord {
  id: number;
  pageId: number;
  number: number;
  title: string;
  content: string;
  changes: string;
  mustReadBy: string | null;
  publishedOn: string;
  publishedByName: string;
}

const pageColumns = ["id", "version", "kind", "title", "content", "retiredOn"] as const;

export async function pageRecord(db: Knex, id: number): Promise<PageRecord | null> {
  const row: PageRecord | undefined = await db("handbookPages")
    .where({ id })
    .first(...pageColumns);
  return row ?? null;
}

/** Editions with the names of who published them, to be narrowed by the caller. */
export function editionsQuery(db: Knex): Knex.QueryBuilder {
  return db("handbookEditions")
    .join("users", "users.id", "handbookEditions.publishedBy")
    .select("handbookEditions.*", { publishedByName: "users.name" });
}

/** The editions of a page, newest first. */
export function editionsOf(db: Knex, pageId: number): Promise<EditionRecord[]> {
  return editionsQuery(db).where("handbookEditions.pageId", pageId).orderBy("handbookEditions.number", "desc");
}

/** In SQL, that an edition is the one in force of the page of a row. */
export const editionInForce = `handbook_editions.page_id = handbook_pages.id AND handbook_editions.number = (
  SELECT max(newest.number) FROM handbook_editions newest WHERE newest.page_id = handbook_pages.id)`;

/** Users who read the handbook: everybody active who works with customers. */
export const handbookReaders = `SELECT users.id FROM users WHERE users.active = 1 AND EXISTS (
  SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role <> 'administrator')`;

/**
 * How far somebody has read a page, as columns: when they confirmed an edition, and the newest that they did.
 *
 * @param of ids, or columns that hold them
 */
export function readingColumns(
  db: Knex,
  { editionId, pageId, userId }: Record<"editionId" | "pageId" | "userId", number | Knex.Raw>,
): { readAt: Knex.Raw; edition: Knex.Raw } {
  return {
    readAt: db.raw("(SELECT read_at FROM handbook_receipts WHERE edition_id = ? AND user_id = ?)", [editionId, userId]),
    edition: db.raw(
      `(SELECT max(known.number) FROM handbook_receipts JOIN handbook_editions known ON known.id = edition_id
        WHERE user_id = ? AND known.page_id = ?)`,
      [userId, pageId],
    ),
  };
}

export async function insertPage(
  db: Knex,
  page: Pick<PageRecord, "kind" | "title" | "content">,
  { at, by }: { at: string; by: number },
): Promise<number> {
  const written = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  const [row]: { id: number }[] = await db("handbookPages")
    .insert({ ...page, ...written })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new page.");
  return row.id;
}

/** @returns false when somebody changed the page since `version` */
export async function updatePage(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Partial<Omit<PageRecord, "id" | "version">>,
  { at, by }: { at: string; by: number },
): Promise<boolean> {
  const changed = await db("handbookPages")
    .where({ id, version })
    .update({ ...columns, version: version + 1, updatedAt: at, updatedBy: by });
  return changed === 1;
}

/** The number of a passage in the index: which edition, and which of its passages. */
const passageNumber = (editionId: number, place: number) => editionId * mostPassages + place;

export function passageAt(number: number): { editionId: number; place: number } {
  return { editionId: Math.floor(number / mostPassages), place: number % mostPassages };
}

/** Publishes an edition; it is found instead of the one before from then on. */
export async function insertEdition(
  db: Knex,
  edition: Omit<EditionRecord, "id" | "publishedByName"> & { publishedAt: string; publishedBy: number },
  former: number | null,
): Promise<number> {
  const [row]: { id: number }[] = await db("handbookEditions").insert(edition).returning("id");
  if (!row) throw new Error("The database gave no id for a new edition.");
  await indexEdition(db, { ...edition, id: row.id }, former);
  return row.id;
}

/** @param former the edition that is no longer found */
export async function indexEdition(
  db: Knex,
  edition: Pick<EditionRecord, "id" | "title" | "content"> | null,
  former: number | null,
): Promise<void> {
  const gone = former === null ? null : { from: passageNumber(former, 0), to: passageNumber(former, mostPassages - 1) };
  const passages = edition
    ? passagesOf(edition.content).map(({ heading, text }, place) => ({
        number: passageNumber(edition.id, place),
        tokens: passageTokens(`${edition.title} ${heading} ${text}`),
      }))
    : [];
  await reindexPassages(db, gone, passages);
}

export async function receiptOf(db: Knex, editionId: number, userId: number): Promise<string | null> {
  const row: { readAt: string } | undefined = await db("handbookReceipts").where({ editionId, userId }).first("readAt");
  return row?.readAt ?? null;
}

export async function noteOf(
  db: Knex,
  pageId: number,
  userId: number,
): Promise<{ version: number; text: string } | null> {
  const row: { version: number; text: string } | undefined = await db("handbookNotes")
    .where({ pageId, userId })
    .first("version", "text");
  return row ?? null;
}
