import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { RenewalRow } from "../../shared/contract/renewal.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { factsFor } from "../../shared/domain/rating.ts";
import { type KnownFacts, ratingFacts } from "../../shared/domain/ratingFacts.ts";
import { type CarriedRating, carryRating } from "../../shared/domain/renewal.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal, refusalOf } from "../refusal.ts";
import { factBases } from "../store/facts.ts";
import { openRatingOf, openRatingsOf, ratingById, ratingsByIds, type StoredRating } from "../store/ratings.ts";
import { scorecardById, scorecardInForce } from "../store/scorecards.ts";
import { proposeDraft, writeDraft } from "./drafts.ts";
import { countExpiring, expiringPage } from "./due.ts";
import { factsOfCustomer } from "./facts.ts";
import { getRating } from "./service.ts";

/**
 * The ratings of an area that are due, each with what its own answers make of it by the scorecard and the ledger of
 * today. A few statements a page, however many rows it has.
 */
export async function previewRenewal(
  ctx: Context,
  { days, ...filter }: Inputs["ratings"]["renewal"]["preview"],
): Promise<Outputs["ratings"]["renewal"]["preview"]> {
  const { db, today } = ctx;
  const [{ rows: due, next }, total] = await Promise.all([
    expiringPage(ctx, filter, { after: null, to: days }),
    countExpiring(ctx, filter, days),
  ]);
  const customers = due.map(({ customerId }) => customerId);
  const [ratings, open, bases] = await Promise.all([
    ratingsByIds(
      db,
      due.map(({ ratingId }) => ratingId),
    ),
    openRatingsOf(db, customers),
    factBases(db, customers, ctx),
  ]);
  const scorecards = new Scorecards(ctx);
  const rows: RenewalRow[] = [];
  for (const { ratingId, customerId, customerName, areaName, expiresOn } of due) {
    const last = ratings.get(ratingId);
    const basis = bases.get(customerId);
    if (!last || !basis) continue;
    const scorecard = await scorecards.inForce(basis.kind);
    const facts = scorecard ? factsFor(scorecard.definition, ratingFacts(basis, today)) : {};
    const carried = await carriedOver(scorecards, last, { scorecard, kind: basis.kind, facts });
    const { score, grade, lineFen } = last;
    rows.push({
      ...{ ratingId, customerId, customerName, areaName, kind: basis.kind, expiresOn },
      last: { score, grade, lineFen },
      scorecardId: scorecard?.id ?? null,
      facts,
      ...carried,
      open: open.get(customerId) ?? null,
    });
  }
  return { rows, next, total, scorecards: scorecards.usedInForce() };
}

/**
 * Writes and proposes renewals, each in a transaction of its own with its own entries in the audit trail.
 *
 * @returns row by row the proposal, or why it was refused: noScorecard and whatever refuses a draft or a proposal,
 *   renewalOpen (a rating of the customer is under way), renewalChanged (it would come out otherwise than was shown)
 */
export async function proposeRenewals(
  ctx: Context,
  { rows, evidence }: Inputs["ratings"]["renewal"]["propose"],
): Promise<Outputs["ratings"]["renewal"]["propose"]> {
  const done: Outputs["ratings"]["renewal"]["propose"] = [];
  for (const row of rows) {
    let proposedId: number | null = null;
    const refusal = await refusalOf(async () => {
      proposedId = await ctx.change((change) => renew(ctx, change, row, evidence));
    });
    done.push({ ratingId: row.ratingId, proposedId, refusal });
  }
  return done;
}

type ProposedRow = Inputs["ratings"]["renewal"]["propose"]["rows"][number];

async function renew(
  ctx: Context,
  change: Change,
  { ratingId, seen, values, changeReason }: ProposedRow,
  evidence: string,
): Promise<number> {
  const inside = { ...ctx, db: change.db };
  const last = await ratingById(change.db, ratingId);
  if (!last) throw new Refusal("notFound");
  const { customerId } = last;
  const { kind } = await visibleCustomer(inside, customerId);
  if (await openRatingOf(change.db, customerId)) throw new Refusal("renewalOpen");
  if (last.status !== "effective") throw new Refusal("renewalChanged");
  const scorecards = new Scorecards(inside);
  const scorecard = await scorecards.inForce(kind);
  if (!scorecard) throw new Refusal("noScorecard");
  const facts = await factsOfCustomer(inside, customerId, scorecard.definition);
  const { answers, asked } = await carriedOver(scorecards, last, { scorecard, kind, facts });
  const typed = Object.fromEntries(Object.entries(values).filter(([id]) => asked.includes(id)));
  const id = await writeDraft(ctx, change, {
    customerId,
    version: null,
    answers: { ...answers, values: { ...answers.values, ...typed } },
    notes: notesOf(last, scorecard),
    evidence: evidence === "" ? last.evidence : evidence,
    changeReason,
  });
  const draft = await getRating(inside, { id });
  if (draft.score !== seen.score || draft.grade !== seen.grade || draft.lineFen !== seen.lineFen)
    throw new Refusal("renewalChanged");
  await proposeDraft(ctx, change, draft);
  return id;
}

/** The notes to indicators that are asked still. */
function notesOf({ notes }: StoredRating, { definition }: Scorecard): StoredRating["notes"] {
  const asked = new Set(definition.indicators.map(({ id }) => id));
  return Object.fromEntries(Object.entries(notes).filter(([id]) => asked.has(id)));
}

async function carriedOver(
  scorecards: Scorecards,
  last: StoredRating,
  { scorecard, kind, facts }: { scorecard: Scorecard | null; kind: CustomerKind; facts: KnownFacts },
): Promise<CarriedRating> {
  const old = await scorecards.byId(last.scorecardId);
  if (!scorecard || !old) return { answers: { values: {}, vetoes: [] }, asked: [], changed: [], droppedVetoes: [] };
  return carryRating({ ...last, scorecard: old.definition }, { scorecard: scorecard.definition, kind, facts });
}

/** Scorecards, each read once. */
class Scorecards {
  private readonly editions = new Map<number, Promise<Scorecard | null>>();
  private readonly current = new Map<CustomerKind, Scorecard | null>();

  constructor(private readonly ctx: Pick<Context, "db" | "today">) {}

  byId(id: number): Promise<Scorecard | null> {
    const read = this.editions.get(id) ?? scorecardById(this.ctx.db, id);
    this.editions.set(id, read);
    return read;
  }

  async inForce(kind: CustomerKind): Promise<Scorecard | null> {
    const known = this.current.get(kind);
    if (known !== undefined) return known;
    const read = await scorecardInForce(this.ctx.db, kind, this.ctx.today);
    this.current.set(kind, read);
    return read;
  }

  usedInForce(): Scorecard[] {
    const used = [...this.current.values()].filter((scorecard) => scorecard !== null);
    return [...new Map(used.map((scorecard) => [scorecard.id, scorecard])).values()];
  }
}
