import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Notice, NoticeDraft } from "../../shared/contract/notices.ts";
import { lastNoticeDay } from "../../shared/domain/notice.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { getPolicy } from "../ratings/policy.ts";
import { Refusal } from "../refusal.ts";
import { areaPath } from "../store/areas.ts";
import { lastEditor } from "../store/editors.ts";
import { noticeEntries, replaceEntries, type StoredNotice, updateNotice } from "../store/notices.ts";
import { type PostableRating, postable } from "./postable.ts";
import { getNotice, mayChangeDraft, visibleNotice } from "./view.ts";

/**
 * Makes a draft of a notice or changes it.
 *
 * @throws {Refusal} notFound, noticeNotDraft, noticeNotOwn, areaNotFound, noticeTooShort, noticeRatingsChanged (a chosen
 *   rating can no longer be posted, or its customer is not in the area or the asker's jurisdiction), stale
 */
export async function saveDraft(
  ctx: Context,
  { id, version, ...draft }: Inputs["notices"]["saveDraft"],
): Promise<Notice> {
  const saved = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    await assertPeriod(change, draft);
    if ((await areaPath(change.db, draft.areaId)).length === 0)
      throw new Refusal("areaNotFound", {}, [{ path: "areaId", key: "required" }]);
    const entries = await entriesOf(inside, draft.ratingIds, draft.areaId);
    const before = id === null ? null : await changeable(inside, id);
    const noticeId = before === null ? await insertDraft(ctx, change, draft) : before.notice.id;
    if (before !== null && !(await updateNotice(change.db, { id: noticeId, version: version ?? -1 }, columnsOf(draft))))
      throw await stale(change, noticeId);
    await replaceEntries(change.db, noticeId, entries);
    const changed = differences(before === null ? {} : flat(before.notice, before.ratingIds), {
      ...flat(
        draft,
        entries.map(({ ratingId }) => ratingId),
      ),
    });
    change.audit({ action: "notice.saveDraft", subjectType: "notice", subjectId: noticeId, ...changed });
    return noticeId;
  });
  return getNotice(ctx, { id: saved });
}

/**
 * Throws a draft away: it was never posted, and the audit trail knows of it.
 *
 * @throws {Refusal} notFound, noticeNotDraft, noticeNotOwn, stale
 */
export async function discardDraft(
  ctx: Context,
  { id, version }: Inputs["notices"]["discard"],
): Promise<Outputs["notices"]["discard"]> {
  await ctx.change(async (change) => {
    const { db } = change;
    const { notice, ratingIds } = await changeable({ ...ctx, db }, id);
    if (notice.version !== version) throw await stale(change, id);
    await replaceEntries(db, id, []);
    await db("notices").where({ id }).delete();
    change.audit({ action: "notice.discard", subjectType: "notice", subjectId: id, before: flat(notice, ratingIds) });
  });
  return {};
}

/**
 * Ratings as they would hang today, all of them or a refusal.
 *
 * @throws {Refusal} noticeRatingsChanged
 */
export async function entriesOf(
  ctx: Pick<Context, "db" | "scope" | "today">,
  ratingIds: readonly number[],
  areaId: number | null,
): Promise<PostableRating[]> {
  const wanted = new Set(ratingIds);
  const found = await postable(ctx, [...wanted], areaId);
  if (found.length < wanted.size) throw new Refusal("noticeRatingsChanged", { count: wanted.size - found.length });
  return found;
}

/** @throws {Refusal} noticeTooShort, when it would hang for fewer days than the branch's policy wants */
export async function assertPeriod(
  { db }: Pick<Context, "db">,
  { postedOn, endsOn }: Pick<NoticeDraft, "postedOn" | "endsOn">,
): Promise<void> {
  const { policy } = await getPolicy({ db });
  const earliest = lastNoticeDay(postedOn, policy.noticeDays);
  if (endsOn < earliest)
    throw new Refusal("noticeTooShort", { days: policy.noticeDays, date: earliest }, [{ path: "endsOn", key: "date" }]);
}

export async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "notice", id) });
}

async function changeable(ctx: Context, id: number): Promise<{ notice: StoredNotice; ratingIds: number[] }> {
  const notice = await visibleNotice(ctx, id);
  if (notice.status !== "draft") throw new Refusal("noticeNotDraft");
  if (!(await mayChangeDraft(ctx, notice))) throw new Refusal("noticeNotOwn", { name: notice.createdBy.name });
  const entries = await noticeEntries(ctx.db, id);
  return { notice, ratingIds: entries.map(({ ratingId }) => ratingId) };
}

function columnsOf({ ratingIds: _ratings, ...columns }: NoticeDraft) {
  return columns;
}

async function insertDraft(ctx: Context, { db, now }: Change, draft: NoticeDraft): Promise<number> {
  const row = { ...columnsOf(draft), status: "draft", createdAt: now, createdBy: ctx.actor.id };
  const [made]: { id: number }[] = await db("notices").insert(row).returning("id");
  if (!made) throw new Error("The database gave no id for a new notice.");
  return made.id;
}

/** One plain value a field, for the audit trail. */
function flat(
  { areaId, postedOn, endsOn, place, contact, showLine, note }: Omit<NoticeDraft, "ratingIds">,
  ratingIds: readonly number[],
): Record<string, unknown> {
  return { areaId, postedOn, endsOn, place, contact, showLine, note, ratingIds: ratingIds.join() };
}
