import type { Inputs } from "../../shared/contract/index.ts";
import type { Notice } from "../../shared/contract/notices.ts";
import { nextNoticeNumber, noticeStage } from "../../shared/domain/notice.ts";
import type { Context } from "../context.ts";
import { activateApproved } from "../ratings/activation.ts";
import { Refusal } from "../refusal.ts";
import { highestNotice, noticeEntries, replaceEntries, updateNotice } from "../store/notices.ts";
import { assertPeriod, entriesOf, stale } from "./drafts.ts";
import { getNotice, visibleNotice } from "./view.ts";

/**
 * Posts a draft: it gets its number, and hangs from now on as its ratings are today.
 *
 * @throws {Refusal} notFound, noticeNotDraft, noticeEmpty, noticeStartsInPast, noticeTooShort, noticeRatingsChanged, stale
 */
export async function postNotice(ctx: Context, target: Inputs["notices"]["post"]): Promise<Notice> {
  await ctx.change(async (change) => {
    const { db, now } = change;
    const inside = { ...ctx, db };
    const notice = await visibleNotice(inside, target.id);
    if (notice.status !== "draft") throw new Refusal("noticeNotDraft");
    const { postedOn, endsOn, areaId, areaName, branchName } = notice;
    if (postedOn < ctx.today) throw new Refusal("noticeStartsInPast", { date: ctx.today });
    await assertPeriod(change, notice);
    const chosen = (await noticeEntries(db, notice.id)).map(({ ratingId }) => ratingId);
    if (chosen.length === 0) throw new Refusal("noticeEmpty");
    await replaceEntries(db, notice.id, await entriesOf(inside, chosen, null));
    const year = ctx.today.slice(0, 4);
    const number = nextNoticeNumber(year, await highestNotice(db, year));
    const columns = { status: "posted", number, areaName, branchName, postedAt: now, postedBy: ctx.actor.id };
    if (!(await updateNotice(db, target, columns))) throw await stale(change, notice.id);
    const after = { noticeNumber: number, areaId, postedOn, endsOn, ratingIds: chosen.join() };
    change.audit({ action: "notice.post", subjectType: "notice", subjectId: notice.id, after });
  });
  return getNotice(ctx, target);
}

/**
 * Takes a running notice down. It stays in the archive as it hung; approved ratings that need no notice and waited only
 * for the end of this one go on at once, the others wait for the next notice.
 *
 * @throws {Refusal} notFound, noticeNotRunning, stale
 */
export async function withdrawNotice(
  ctx: Context,
  { reason, ...target }: Inputs["notices"]["withdraw"],
): Promise<Notice> {
  await ctx.change(async (change) => {
    const { db, now } = change;
    const notice = await visibleNotice({ ...ctx, db }, target.id);
    if (noticeStage(notice, ctx.today) !== "running") throw new Refusal("noticeNotRunning");
    const columns = { status: "withdrawn", withdrawnAt: now, withdrawnBy: ctx.actor.id, withdrawReason: reason };
    if (!(await updateNotice(db, target, columns))) throw await stale(change, notice.id);
    const after = { noticeNumber: notice.number, reason };
    change.audit({ action: "notice.withdraw", subjectType: "notice", subjectId: notice.id, after });
    const hung = (await noticeEntries(db, notice.id)).map(({ ratingId }) => ratingId);
    await activateApproved(change, ctx, hung, ctx.actor.id);
  });
  return getNotice(ctx, target);
}
