import type { Inputs } from "../../shared/contract/index.ts";
import type { Rating, Scorecard } from "../../shared/contract/ratings.ts";
import { addMonths } from "../../shared/domain/dates.ts";
import { evaluateRating } from "../../shared/domain/rating.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import {
  draftColumns,
  insertDraft,
  openRatingOf,
  type RatingDraft,
  ratingById,
  ratingsOfCustomer,
  scorecardById,
  scorecardInForce,
  updateRating,
} from "../store/ratings.ts";

/** @throws {Refusal} noScorecard */
export async function scorecardFor(
  { db, today }: Pick<Context, "db" | "today">,
  { kind }: Inputs["ratings"]["scorecardFor"],
): Promise<Scorecard> {
  const scorecard = await scorecardInForce(db, kind, today);
  if (!scorecard) throw new Refusal("noScorecard");
  return scorecard;
}

export async function getScorecard({ db }: Context, { id }: Inputs["ratings"]["scorecard"]): Promise<Scorecard> {
  const scorecard = await scorecardById(db, id);
  if (!scorecard) throw new Refusal("notFound");
  return scorecard;
}

export async function listRatingsForCustomer(
  ctx: Context,
  { customerId }: Inputs["ratings"]["listForCustomer"],
): Promise<Rating[]> {
  await visibleCustomer(ctx, customerId);
  return ratingsOfCustomer(ctx.db, customerId);
}

/** @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction */
export async function getRating(ctx: Context, { id }: Inputs["ratings"]["get"]): Promise<Rating> {
  const rating = await ratingById(ctx.db, id);
  if (!rating) throw new Refusal("notFound");
  await visibleCustomer(ctx, rating.customerId);
  return rating;
}

/**
 * Makes the customer's draft, or changes it. The score is computed here; what the screen computed is only a preview.
 *
 * @throws {Refusal} notFound, ratingOpenAlready, stale, noScorecard
 */
export async function saveDraft(
  ctx: Context,
  { customerId, version, answers, evidence }: Inputs["ratings"]["saveDraft"],
): Promise<Rating> {
  const id = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const customer = await visibleCustomer(inside, customerId);
    const scorecard = await scorecardFor(inside, { kind: customer.kind });
    const result = evaluateRating(scorecard.definition, answers, customer.yearlyIncomeFen ?? 0);
    const draft: RatingDraft = { customerId, scorecardId: scorecard.id, answers, evidence, result };
    const saved = await writeDraft(change, ctx.actor.id, draft, version);
    const after = { customerId, score: result.score, grade: result.grade };
    change.audit({ action: "rating.saveDraft", subjectType: "rating", subjectId: saved, after });
    return saved;
  });
  return getRating(ctx, { id });
}

async function writeDraft(
  change: Change,
  actorId: number,
  draft: RatingDraft,
  version: number | null,
): Promise<number> {
  const open = await openRatingOf(change.db, draft.customerId);
  if (open?.status === "proposed") throw new Refusal("ratingOpenAlready");
  if (!open) return insertDraft(change.db, draft, { at: change.now, by: actorId });
  const written = version === open.version && (await updateRating(change.db, open, draftColumns(draft)));
  if (!written) throw new Refusal("stale", { name: await lastEditor(change.db, "rating", open.id) });
  return open.id;
}

/** @throws {Refusal} ratingNotDraft, ratingIncomplete, stale */
export async function propose(ctx: Context, target: Inputs["ratings"]["propose"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "draft") throw new Refusal("ratingNotDraft");
  if (!rating.complete) throw new Refusal("ratingIncomplete", { count: await unanswered(ctx, rating) });
  return step(ctx, target, "rating.propose", (now) => ({
    status: "proposed",
    proposedBy: ctx.actor.id,
    proposedAt: now,
    decidedBy: null,
    decidedAt: null,
    decisionNote: "",
  }));
}

async function unanswered(ctx: Context, rating: Rating): Promise<number> {
  const { definition } = await getScorecard(ctx, { id: rating.scorecardId });
  return definition.indicators.filter(({ id }) => rating.answers.options[id] === undefined).length;
}

/**
 * Makes a proposal effective from today; the rating in force before is superseded.
 *
 * @throws {Refusal} ratingNotProposed, ratingOwnProposal, stale
 */
export async function approve(ctx: Context, { note, ...target }: Inputs["ratings"]["approve"]): Promise<Rating> {
  const rating = await decidable(ctx, target.id);
  const { definition } = await getScorecard(ctx, { id: rating.scorecardId });
  const effectiveFrom = ctx.today;
  const expiresOn = addMonths(effectiveFrom, definition.validityMonths);
  const before = async ({ db }: Change) => {
    await db("ratings")
      .where({ customerId: rating.customerId, status: "effective" })
      .update({ status: "superseded", version: db.raw("version + 1") });
    await db("customers").where({ id: rating.customerId }).update({ currentRatingId: rating.id });
  };
  const columns = (now: string) => ({ ...decision(ctx, now, note), status: "effective", effectiveFrom, expiresOn });
  return step(ctx, target, "rating.approve", columns, before);
}

/** @throws {Refusal} ratingNotProposed, ratingOwnProposal, stale */
export async function returnRating(ctx: Context, { note, ...target }: Inputs["ratings"]["return"]): Promise<Rating> {
  await decidable(ctx, target.id);
  return step(ctx, target, "rating.return", (now) => ({ ...decision(ctx, now, note), status: "returned" }));
}

function decision({ actor }: Context, now: string, note: string) {
  return { decidedBy: actor.id, decidedAt: now, decisionNote: note };
}

/** Maker and checker are two persons, whatever roles one of them holds. */
async function decidable(ctx: Context, id: number): Promise<Rating> {
  const rating = await getRating(ctx, { id });
  if (rating.status !== "proposed") throw new Refusal("ratingNotProposed");
  if (rating.proposedBy?.id === ctx.actor.id) throw new Refusal("ratingOwnProposal");
  return rating;
}

/** One step of a rating's life: its columns, its audit entry, and what must happen before in the same transaction. */
async function step(
  ctx: Context,
  target: { id: number; version: number },
  action: string,
  columns: (now: string) => Record<string, unknown>,
  before: (change: Change) => Promise<void> = async () => {},
): Promise<Rating> {
  await ctx.change(async (change) => {
    await before(change);
    const after = columns(change.now);
    if (!(await updateRating(change.db, target, after)))
      throw new Refusal("stale", { name: await lastEditor(change.db, "rating", target.id) });
    change.audit({ action, subjectType: "rating", subjectId: target.id, after });
  });
  return getRating(ctx, target);
}
