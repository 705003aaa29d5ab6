import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Notice } from "../../shared/contract/notices.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import { lastReceivableDay } from "../../shared/domain/notice.ts";
import type { Change, Context } from "../context.ts";
import { activateApproved } from "../ratings/activation.ts";
import { happened } from "../ratings/drafts.ts";
import { stale as staleRating } from "../ratings/life.ts";
import { assertNotOwn } from "../ratings/ownRating.ts";
import { getRating } from "../ratings/service.ts";
import { suspendRatings } from "../ratings/suspension.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { noticeEntries, objectionsWhere, type StoredObjection, updateObjection } from "../store/notices.ts";
import { ratingById, updateRating } from "../store/ratings.ts";
import { getNotice, visibleNotice } from "./view.ts";

/**
 * Takes down what somebody says against a posted rating. From now on it does not become effective until this is
 * answered. Who objects stays out of the audit trail.
 *
 * @throws {Refusal} notFound, noticeNotRunning (it was withdrawn or never posted), objectionOutsidePeriod
 */
export async function recordObjection(ctx: Context, objection: Inputs["notices"]["recordObjection"]): Promise<Notice> {
  const { noticeId, ratingId, receivedOn, channel } = objection;
  await getRating(ctx, { id: ratingId });
  await ctx.change(async (change) => {
    const { db, now } = change;
    const { status, postedOn, endsOn } = await visibleNotice({ ...ctx, db }, noticeId);
    if (status !== "posted") throw new Refusal("noticeNotRunning");
    const entries = await noticeEntries(db, noticeId);
    if (!entries.some((entry) => entry.ratingId === ratingId)) throw new Refusal("notFound");
    const until = lastReceivableDay(endsOn, ctx.today);
    if (receivedOn < postedOn || receivedOn > until)
      throw new Refusal("objectionOutsidePeriod", { from: postedOn, to: until }, [{ path: "receivedOn", key: "date" }]);
    const row = { ...objection, recordedAt: now, recordedBy: ctx.actor.id };
    const [made]: { id: number }[] = await db("objections").insert(row).returning("id");
    const after = { noticeId, ratingId, receivedOn, objectionChannel: channel };
    change.audit({ action: "objection.record", subjectType: "objection", subjectId: made?.id ?? 0, after });
  });
  return getNotice(ctx, { id: noticeId });
}

/**
 * Who objected and how to reach them; that somebody asked is recorded. Whoever made the rating does not learn it.
 *
 * @throws {Refusal} notFound, objectionOwnRating
 */
export async function revealObjector(
  ctx: Context,
  { id }: Inputs["notices"]["revealObjector"],
): Promise<Outputs["notices"]["revealObjector"]> {
  const { objection } = await judged(ctx, id, "objection.reveal");
  await ctx.change(async (change) => {
    const after = { fields: ["objectorName", "objectorContact"] };
    change.audit({ action: "objection.reveal", subjectType: "objection", subjectId: id, after });
  });
  return { name: objection.objectorName, contact: objection.objectorContact };
}

/**
 * Writes down what looking into an objection found; until the answer it can be written anew.
 *
 * @throws {Refusal} notFound, objectionOwnRating, objectionAnswered, stale
 */
export async function investigate(
  ctx: Context,
  { finding, ...target }: Inputs["notices"]["investigate"],
): Promise<Notice> {
  const { objection } = await judged(ctx, target.id, "objection.investigate");
  if (objection.outcome !== null) throw new Refusal("objectionAnswered");
  await ctx.change(async (change) => {
    const columns = { finding, investigatedAt: change.now, investigatedBy: ctx.actor.id };
    if (!(await updateObjection(change.db, target, columns))) throw await stale(change, target.id);
    const after = { ratingId: objection.ratingId, objectionFinding: finding };
    change.audit({ action: "objection.investigate", subjectType: "objection", subjectId: target.id, after });
  });
  return getNotice(ctx, { id: objection.noticeId });
}

/**
 * Answers an objection that was looked into, by somebody who had no part in the rating. Rejected, the rating goes on,
 * at once where nothing else holds it up; upheld, it goes back to its maker, or is suspended where it is in force.
 *
 * @throws {Refusal} notFound, objectionOwnRating, objectionAnswered, objectionNotInvestigated, stale
 */
export async function answerObjection(
  ctx: Context,
  { outcome, answer, ...target }: Inputs["notices"]["answer"],
): Promise<Notice> {
  const { objection } = await judged(ctx, target.id, "objection.answer");
  const { noticeId, ratingId } = objection;
  if (objection.outcome !== null) throw new Refusal("objectionAnswered");
  if (objection.investigatedAt === null) throw new Refusal("objectionNotInvestigated");
  await ctx.change(async (change) => {
    const columns = { outcome, answer, answeredAt: change.now, answeredBy: ctx.actor.id };
    if (!(await updateObjection(change.db, target, columns))) throw await stale(change, target.id);
    const after = { ratingId, objectionOutcome: outcome, answer };
    change.audit({ action: "objection.answer", subjectType: "objection", subjectId: target.id, after });
    if (outcome === "upheld") await takeBack(ctx, change, ratingId, answer);
    else await activateApproved(change, ctx, [ratingId], ctx.actor.id);
  });
  return getNotice(ctx, { id: noticeId });
}

/**
 * What an upheld objection does to a rating. One that is suspended already, as for an overdue loan, says from now on that
 * this is why: it does not come back by itself once the loan is paid. One that is being made anew, or is past, stays as
 * it is.
 */
async function takeBack(ctx: Context, change: Change, ratingId: number, reason: string): Promise<void> {
  const { db, now } = change;
  const rating = await getRating({ ...ctx, db }, { id: ratingId });
  switch (rating.status) {
    case "proposed":
    case "approved": {
      const decided = { decidedBy: ctx.actor.id, decidedAt: now, decisionNote: reason };
      const columns = { status: "returned", effectiveFrom: null, ...decided };
      if (!(await updateRating(db, rating, columns))) throw await staleRating(change, ratingId);
      await happened(ctx, change, rating, "return", reason);
      return;
    }
    case "effective": {
      const round = (await ratingById(db, ratingId))?.round ?? 0;
      await suspendRatings(change, [{ ...rating, round }], ctx.today, reason, ctx.actor.id);
      return;
    }
    case "suspended": {
      if (!(await updateRating(db, rating, { endReason: reason }))) throw await staleRating(change, ratingId);
      return;
    }
    default:
  }
}

/** An objection with its rating, for somebody who may judge it. */
async function judged(
  ctx: Context,
  id: number,
  action: string,
): Promise<{ objection: StoredObjection; rating: Rating }> {
  const [objection] = await objectionsWhere(ctx.db, (query) => query.where("objections.id", id));
  if (!objection) throw new Refusal("notFound");
  await visibleNotice(ctx, objection.noticeId);
  const rating = await getRating(ctx, { id: objection.ratingId });
  await assertNotOwn(ctx, rating, action, "objectionOwnRating");
  return { objection, rating };
}

async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "objection", id) });
}
