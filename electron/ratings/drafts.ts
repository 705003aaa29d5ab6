import type { Inputs } from "../../shared/contract/index.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import { evaluateRating, resultOf } from "../../shared/domain/rating.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import { proposalGaps } from "../../shared/domain/ratingProposal.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { getScorecard, scorecardFor } from "../scorecards/service.ts";
import {
  addAuthor,
  addEvent,
  draftColumns,
  insertDraft,
  latestRatingId,
  openRatingOf,
  type RatingDraft,
  updateRating,
} from "../store/ratings.ts";
import { assertOwnPapers, tidyNotes } from "./evidence.ts";
import { factsOfCustomer } from "./facts.ts";
import { assertSeen, roundOf, stale } from "./life.ts";
import { getPolicy } from "./policy.ts";
import { getRating } from "./service.ts";

/**
 * Makes the customer's draft, or changes it. Facts and score are computed here; what the screen computed is only a
 * preview. What changes nothing writes nothing.
 *
 * @throws {Refusal} notFound, ratingOpenAlready, ratingForeignAttachment, stale, noScorecard
 */
export async function saveDraft(ctx: Context, request: Inputs["ratings"]["saveDraft"]): Promise<Rating> {
  const { customerId, version } = request;
  const open = await openRatingOf(ctx.db, customerId);
  if (open?.status === "draft" && open.version === version) {
    const columns = draftColumns(await computeDraft(ctx, request));
    const stored = await ctx.db("ratings").where({ id: open.id, version }).first(Object.keys(columns));
    if (sameColumns(columns, stored)) return getRating(ctx, open);
  }
  const id = await ctx.change((change) => writeDraft(ctx, change, request));
  return getRating(ctx, { id });
}

function sameColumns(columns: Record<string, unknown>, stored: Record<string, unknown> | undefined): boolean {
  // A boolean is a number in the database.
  const plain = (value: unknown) => (typeof value === "boolean" ? Number(value) : value);
  return Object.entries(columns).every(([name, value]) => plain(value) === stored?.[name]);
}

/** @returns the draft's id */
export async function writeDraft(
  ctx: Context,
  change: Change,
  request: Inputs["ratings"]["saveDraft"],
): Promise<number> {
  const draft = await computeDraft({ ...ctx, db: change.db }, request);
  const { customerId, result } = draft;
  await assertOwnPapers(change.db, customerId, draft.notes);
  const id = await putDraft(change, ctx.actor.id, draft, request.version);
  await addAuthor(change.db, id, ctx.actor.id);
  const after = { customerId, score: result.score, grade: result.grade };
  change.audit({ action: "rating.saveDraft", subjectType: "rating", subjectId: id, after });
  return id;
}

/** What was written, with the scorecard and the facts of today and what they come to. */
async function computeDraft(
  ctx: Context,
  { customerId, version: _version, notes, ...written }: Inputs["ratings"]["saveDraft"],
): Promise<RatingDraft> {
  const { kind } = await visibleCustomer(ctx, customerId);
  const { id: scorecardId, definition } = await scorecardFor(ctx, { kind });
  const facts = await factsOfCustomer(ctx, customerId, definition);
  const result = evaluateRating(definition, { kind, facts }, written.answers);
  return {
    customerId,
    customerKind: kind,
    scorecardId,
    facts,
    result,
    notes: tidyNotes(definition, notes),
    ...written,
  };
}

async function putDraft(change: Change, actorId: number, draft: RatingDraft, version: number | null): Promise<number> {
  const open = await openRatingOf(change.db, draft.customerId);
  if (open?.status === "proposed" || open?.status === "approved") throw new Refusal("ratingOpenAlready");
  if (!open) {
    // Whoever had one before them learns that it is gone, and does not bring it back without wanting to.
    if (version !== null) throw await stale(change, await latestRatingId(change.db, draft.customerId));
    return insertDraft(change.db, draft, { at: change.now, by: actorId });
  }
  if (version !== open.version || !(await updateRating(change.db, open, draftColumns(draft))))
    throw await stale(change, open.id);
  return open.id;
}

/**
 * Throws a draft or a returned rating away; it stays in the history.
 *
 * @throws {Refusal} notFound, ratingNotDraft, stale
 */
export async function discard(ctx: Context, target: Inputs["ratings"]["discard"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "draft" && rating.status !== "returned") throw new Refusal("ratingNotDraft");
  await assertSeen(ctx, rating, target);
  await ctx.change(async (change) => {
    if (!(await updateRating(change.db, target, { status: "discarded" }))) throw await stale(change, rating.id);
    await happened(ctx, change, rating, "discard", "");
  });
  return getRating(ctx, target);
}

/**
 * Hands a draft to whoever approves. The ledger is asked again: where it has changed so that score, grade or line
 * would be others than those written down, or where another scorecard is in force by now, the draft takes them over and
 * its maker looks again.
 *
 * @throws {Refusal} notFound, ratingNotDraft, ratingIncomplete, ratingUnexplained (an answer that departs from the
 *   ledger has no note), ratingChangeUnexplained (another grade than the last one has no reason), ratingFactsChanged,
 *   stale
 */
export async function propose(ctx: Context, target: Inputs["ratings"]["propose"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "draft") throw new Refusal("ratingNotDraft");
  await assertSeen(ctx, rating, target);
  if (await refreshed(ctx, rating)) throw new Refusal("ratingFactsChanged");
  await ctx.change((change) => proposeDraft(ctx, change, rating));
  return getRating(ctx, target);
}

/** The same inside a transaction, for a draft that has just been written. */
export async function proposeDraft(ctx: Context, change: Change, rating: Rating): Promise<void> {
  await assertProposable({ ...ctx, db: change.db }, rating);
  const { policy } = await getPolicy(change);
  const round = (await roundOf(change.db, rating.id)) + 1;
  const columns = {
    status: "proposed",
    proposedBy: ctx.actor.id,
    proposedAt: change.now,
    decidedBy: null,
    decidedAt: null,
    decisionNote: "",
    effectiveFrom: null,
    round,
    approvalsNeeded: policy.approvals,
  };
  if (!(await updateRating(change.db, rating, columns))) throw await stale(change, rating.id);
  await happened(ctx, change, rating, "propose", rating.changeReason);
}

async function assertProposable(ctx: Context, rating: Rating): Promise<void> {
  const { definition } = await getScorecard(ctx, { id: rating.scorecardId });
  const result = resultOf(rating, definition);
  const last = await lastGrade(ctx, rating.customerId);
  const { unanswered, unexplained, changeUnexplained } = proposalGaps(definition, rating, result, last);
  if (unanswered.length > 0) throw new Refusal("ratingIncomplete", { count: unanswered.length });
  if (unexplained.length > 0)
    throw new Refusal(
      "ratingUnexplained",
      { count: unexplained.length },
      unexplained.map((id) => ({ path: `notes.${id}`, key: "required" })),
    );
  if (changeUnexplained)
    throw new Refusal("ratingChangeUnexplained", { from: last ?? "", to: rating.grade }, [
      { path: "changeReason", key: "required" },
    ]);
}

/** Grade of the rating that is or was in force last, or null. */
async function lastGrade({ db }: Context, customerId: number): Promise<Rating["grade"] | null> {
  const row: { grade: Rating["grade"] } | undefined = await db("ratings")
    .where({ customerId })
    .whereIn("status", pastStatuses)
    .orderBy("id", "desc")
    .first("grade");
  return row?.grade ?? null;
}

/** Writes a draft anew where the ledger of today, or the scorecard in force by now, makes another rating of it. */
async function refreshed(ctx: Context, rating: Rating): Promise<boolean> {
  const { customerId, version, answers, notes, evidence, changeReason } = rating;
  const written = { customerId, version, answers, notes, evidence, changeReason };
  const { scorecardId, customerKind, result } = await computeDraft(ctx, written);
  const sameCard = scorecardId === rating.scorecardId && customerKind === rating.customerKind;
  const { score, grade, line } = result;
  if (sameCard && score === rating.score && grade === rating.grade && line.lineFen === rating.lineFen) return false;
  await saveDraft(ctx, written);
  return true;
}

/**
 * Takes a proposal back, to a draft, by whoever made it; approvals given so far lapse.
 *
 * @throws {Refusal} notFound, ratingNotProposed, ratingNotOwn, stale
 */
export async function withdraw(ctx: Context, target: Inputs["ratings"]["withdraw"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "proposed") throw new Refusal("ratingNotProposed");
  if (rating.proposedBy?.id !== ctx.actor.id) throw new Refusal("ratingNotOwn");
  await assertSeen(ctx, rating, target);
  await ctx.change(async (change) => {
    if (!(await updateRating(change.db, target, { status: "draft" }))) throw await stale(change, rating.id);
    await happened(ctx, change, rating, "withdraw", "");
  });
  return getRating(ctx, target);
}

/** A step of a rating's life by a person: its event, and its entry in the audit trail. */
export async function happened(
  ctx: Context,
  change: Change,
  { id: ratingId, customerId, grade, score, lineFen }: Rating,
  kind: "propose" | "withdraw" | "discard" | "approve" | "return",
  note: string,
): Promise<void> {
  const round = await roundOf(change.db, ratingId);
  await addEvent(change.db, { ratingId, round, kind, at: change.now, byId: ctx.actor.id, note });
  const after = { customerId, grade, score, lineFen, ...(note === "" ? {} : { note }) };
  change.audit({ action: `rating.${kind}`, subjectType: "rating", subjectId: ratingId, after });
}
