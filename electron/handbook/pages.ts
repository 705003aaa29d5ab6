import type { HandbookPage, HandbookPageRow } from "../../shared/contract/handbook.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { handbookKinds } from "../../shared/domain/handbookText.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import {
  type EditionRecord,
  editionInForce,
  editionsOf,
  handbookReaders,
  noteOf,
  type PageRecord,
  pageRecord,
  receiptOf,
} from "../store/handbook.ts";

type Reader = Pick<Context, "db" | "actor">;

/** Who writes the handbook sees also what is not published yet, and what was withdrawn. */
export function mayWrite({ actor }: Pick<Context, "actor">): boolean {
  return actor.roles.includes("manager");
}

interface ListedRow extends Pick<PageRecord, "id" | "kind" | "title" | "content" | "retiredOn"> {
  editionTitle: string | null;
  editionContent: string | null;
  number: number | null;
  publishedOn: string | null;
  mustReadBy: string | null;
  read: number;
  readers: number;
  readersOf: number;
}

/** All pages that the asker may see, by kind and title, with what they have read; one query. */
export async function listPages(ctx: Reader): Promise<Outputs["handbook"]["list"]> {
  const { db, actor } = ctx;
  const writes = mayWrite(ctx);
  const looksAfter = writes || actor.roles.includes("auditor");
  const query = db("handbookPages")
    .joinRaw(`LEFT JOIN handbook_editions ON ${editionInForce}`)
    .select(
      "handbookPages.id",
      "handbookPages.kind",
      "handbookPages.title",
      "handbookPages.content",
      "handbookPages.retiredOn",
      { editionTitle: "handbookEditions.title" },
      { editionContent: "handbookEditions.content" },
      "handbookEditions.number",
      "handbookEditions.publishedOn",
      "handbookEditions.mustReadBy",
    )
    .select({
      read: db.raw(`EXISTS (SELECT 1 FROM handbook_receipts WHERE edition_id = handbook_editions.id AND user_id = ?)`, [
        actor.id,
      ]),
      readers: db.raw(
        `(SELECT count(*) FROM handbook_receipts
          WHERE edition_id = handbook_editions.id AND user_id IN (${handbookReaders}))`,
      ),
      readersOf: db.raw(`(SELECT count(*) FROM (${handbookReaders}))`),
    });
  if (!writes) query.whereNull("handbookPages.retiredOn").whereNotNull("handbookEditions.id");
  const rows: ListedRow[] = await query;
  const pages = rows.map((row) => listed(row, { looksAfter, writes }));
  return { pages: pages.sort(byKindAndTitle) };
}

function listed(row: ListedRow, { looksAfter, writes }: { looksAfter: boolean; writes: boolean }): HandbookPageRow {
  const { id, kind, title, content, retiredOn, number, publishedOn, mustReadBy } = row;
  return {
    id,
    kind,
    title: row.editionTitle ?? title,
    retiredOn,
    edition: number === null || publishedOn === null ? null : { number, publishedOn, mustReadBy },
    read: row.read === 1,
    readers: looksAfter && number !== null ? { read: row.readers, of: row.readersOf } : null,
    changed: writes && (title !== row.editionTitle || content !== row.editionContent),
  };
}

function byKindAndTitle(one: HandbookPageRow, other: HandbookPageRow): number {
  return (
    handbookKinds.indexOf(one.kind) - handbookKinds.indexOf(other.kind) ||
    one.title.localeCompare(other.title, "zh-CN") ||
    one.id - other.id
  );
}

/**
 * A page as it reads: the edition in force, or an older one, with the asker's receipt and note.
 *
 * @throws {Refusal} notFound: no such page or edition, or nothing that the asker may see
 */
export async function viewPage(ctx: Reader, { id, edition }: Inputs["handbook"]["page"]): Promise<HandbookPage> {
  const { db, actor } = ctx;
  const { page, editions } = await readablePage(ctx, id);
  const shown = edition === undefined ? editions[0] : editions.find(({ number }) => number === edition);
  if (!shown) throw new Refusal("notFound");
  const [readAt, note] = await Promise.all([receiptOf(db, shown.id, actor.id), noteOf(db, id, actor.id)]);
  return {
    id,
    kind: page.kind,
    retiredOn: page.retiredOn,
    edition: { ...head(shown), content: shown.content },
    editions: editions.map(head),
    readAt,
    note,
  };
}

/** @throws {Refusal} notFound */
export async function readablePage(ctx: Reader, id: number): Promise<{ page: PageRecord; editions: EditionRecord[] }> {
  const [page, editions] = await Promise.all([pageRecord(ctx.db, id), editionsOf(ctx.db, id)]);
  if (!page || editions.length === 0 || (page.retiredOn !== null && !mayWrite(ctx))) throw new Refusal("notFound");
  return { page, editions };
}

function head(edition: EditionRecord): HandbookPage["editions"][number] {
  const { id, number, title, changes, mustReadBy, publishedOn, publishedByName } = edition;
  return { id, number, title, changes, mustReadBy, publishedOn, publishedByName };
}
