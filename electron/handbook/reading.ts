import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import {
  editionInForce,
  editionsQuery,
  handbookReaders,
  noteOf,
  readingColumns,
  receiptOf,
} from "../store/handbook.ts";
import { readablePage } from "./pages.ts";

/**
 * Confirms that the asker has read an edition; a second time changes nothing.
 *
 * @throws {Refusal} notFound
 */
export async function confirmRead(
  ctx: Context,
  { editionId }: Inputs["handbook"]["confirmRead"],
): Promise<Outputs["handbook"]["confirmRead"]> {
  const { actor } = ctx;
  const known = await receiptOf(ctx.db, editionId, actor.id);
  if (known) return { readAt: known };
  return ctx.change(async (change) => {
    const edition: { pageId: number; number: number } | undefined = await editionsQuery(change.db)
      .where("handbookEditions.id", editionId)
      .first();
    if (!edition) throw new Refusal("notFound");
    const { pageId, number } = edition;
    await readablePage({ ...ctx, db: change.db }, pageId);
    await change.db("handbookReceipts").insert({ editionId, userId: actor.id, readAt: change.now });
    change.audit({
      action: "handbook.read",
      subjectType: "handbookPage",
      subjectId: pageId,
      after: { edition: number },
    });
    return { readAt: change.now };
  });
}

/**
 * Keeps the asker's own note on a page. That it was written is in the trail, what it says is not: nobody else reads it.
 *
 * @throws {Refusal} notFound, stale (written on another window meanwhile)
 */
export async function saveNote(
  ctx: Context,
  { pageId, version, text }: Inputs["handbook"]["saveNote"],
): Promise<Outputs["handbook"]["saveNote"]> {
  const { actor } = ctx;
  return ctx.change(async (change) => {
    const { db, now } = change;
    await readablePage({ ...ctx, db }, pageId);
    const before = await noteOf(db, pageId, actor.id);
    if ((before?.version ?? null) !== version) throw new Refusal("stale", { name: actor.name });
    const written = { version: (before?.version ?? -1) + 1, text };
    await db("handbookNotes")
      .insert({ pageId, userId: actor.id, ...written, updatedAt: now })
      .onConflict(["pageId", "userId"])
      .merge();
    change.audit({ action: "handbook.note", subjectType: "handbookPage", subjectId: pageId });
    return written;
  });
}

/**
 * Who has read the edition in force and who has not: everybody who works with customers, those who have not first.
 *
 * @throws {Refusal} notFound
 */
export async function listReaders(
  ctx: Context,
  { id }: Inputs["handbook"]["readers"],
): Promise<Outputs["handbook"]["readers"]> {
  const { editions } = await readablePage(ctx, id);
  const { db } = ctx;
  const readers: Outputs["handbook"]["readers"]["readers"] = await db("users")
    .whereRaw(`users.id IN (${handbookReaders})`)
    .select({ userId: "users.id" }, "users.name")
    .select(readingColumns(db, { editionId: editions[0]?.id ?? 0, pageId: id, userId: db.raw("users.id") }))
    .orderByRaw("read_at IS NOT NULL, users.login");
  return { readers };
}

/** How far somebody has read each page in force: first what they have not, then by title. */
export function pagesReadBy({ db }: Pick<Context, "db">, userId: number): Promise<Outputs["team"]["get"]["handbook"]> {
  return db("handbookPages")
    .joinRaw(`JOIN handbook_editions ON ${editionInForce}`)
    .whereNull("handbookPages.retiredOn")
    .select({ pageId: "handbookPages.id", title: "handbookEditions.title" })
    .select(
      readingColumns(db, {
        editionId: db.raw("handbook_editions.id"),
        pageId: db.raw("handbook_pages.id"),
        userId,
      }),
    )
    .orderByRaw("read_at IS NOT NULL, handbook_editions.title");
}
