import type { HandbookDraft } from "../../shared/contract/handbook.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import {
  editionsOf,
  indexEdition,
  insertEdition,
  insertPage,
  type PageRecord,
  pageRecord,
  updatePage,
} from "../store/handbook.ts";

/** @throws {Refusal} notFound */
export async function getDraft(
  { db }: Pick<Context, "db">,
  { id }: Inputs["handbook"]["drafts"]["get"],
): Promise<HandbookDraft> {
  const [page, editions] = await Promise.all([pageRecord(db, id), editionsOf(db, id)]);
  if (!page) throw new Refusal("notFound");
  return { ...page, editionNumber: editions[0]?.number ?? 0 };
}

/** @throws {Refusal} notFound, stale */
export async function saveDraft(ctx: Context, input: Inputs["handbook"]["drafts"]["save"]): Promise<HandbookDraft> {
  const { kind, title, content } = input;
  const id = await ctx.change(async (change) => {
    const by = { at: change.now, by: ctx.actor.id };
    const before = input.id === null ? null : await known(change, input.id);
    const pageId = before?.id ?? (await insertPage(change.db, { kind, title, content }, by));
    const target = { id: pageId, version: input.version ?? -1 };
    if (before && !(await updatePage(change.db, target, { kind, title, content }, by)))
      throw await stale(change, pageId);
    const changed = differences(before ? flat(before) : {}, flat({ kind, title, content }));
    change.audit({ action: "handbook.save", subjectType: "handbookPage", subjectId: pageId, ...changed });
    return pageId;
  });
  return getDraft(ctx, { id });
}

/**
 * Publishes the working text as the next edition: it is what everybody reads and finds from now on.
 *
 * @throws {Refusal} notFound, handbookUnchanged, handbookDayPast, stale
 */
export async function publish(
  ctx: Context,
  { id, version, changes, mustReadBy }: Inputs["handbook"]["drafts"]["publish"],
): Promise<HandbookDraft> {
  if (mustReadBy !== null && mustReadBy < ctx.today)
    throw new Refusal("handbookDayPast", {}, [{ path: "mustReadBy", key: "date" }]);
  await ctx.change(async (change) => {
    const { title, content } = await known(change, id);
    const [former] = await editionsOf(change.db, id);
    if (former?.title === title && former.content === content) throw new Refusal("handbookUnchanged");
    const by = { at: change.now, by: ctx.actor.id };
    if (!(await updatePage(change.db, { id, version }, { retiredOn: null }, by))) throw await stale(change, id);
    const number = (former?.number ?? 0) + 1;
    const edition = { pageId: id, number, title, content, changes, mustReadBy };
    const published = { publishedOn: ctx.today, publishedAt: change.now, publishedBy: ctx.actor.id };
    await insertEdition(change.db, { ...edition, ...published }, former?.id ?? null);
    change.audit({
      action: "handbook.publish",
      subjectType: "handbookPage",
      subjectId: id,
      after: { title, edition: number, handbookChanges: changes, mustReadBy },
    });
  });
  return getDraft(ctx, { id });
}

/**
 * Withdraws a page, so that nobody reads or finds it any more, or puts it back.
 *
 * @throws {Refusal} notFound, stale
 */
export async function retire(
  ctx: Context,
  { id, version, retired }: Inputs["handbook"]["drafts"]["retire"],
): Promise<HandbookDraft> {
  await ctx.change(async (change) => {
    const page = await known(change, id);
    const retiredOn = retired ? ctx.today : null;
    const by = { at: change.now, by: ctx.actor.id };
    if (!(await updatePage(change.db, { id, version }, { retiredOn }, by))) throw await stale(change, id);
    const [edition] = await editionsOf(change.db, id);
    if (edition) await indexEdition(change.db, retired ? null : edition, edition.id);
    change.audit({
      action: retired ? "handbook.retire" : "handbook.putBack",
      subjectType: "handbookPage",
      subjectId: id,
      before: { retiredOn: page.retiredOn },
      after: { title: page.title, retiredOn },
    });
  });
  return getDraft(ctx, { id });
}

async function known({ db }: Change, id: number): Promise<PageRecord> {
  const page = await pageRecord(db, id);
  if (!page) throw new Refusal("notFound");
  return page;
}

async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "handbookPage", id) });
}

/** The text itself stands in the editions; the trail tells how long it was. */
function flat({ kind, title, content }: Pick<PageRecord, "kind" | "title" | "content">): Record<string, unknown> {
  return { handbookKind: kind, title, handbookCharacters: content.length };
}
