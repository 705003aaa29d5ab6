import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { sections } from "../../shared/domain/records.ts";
import { lastChangeId } from "../audit/customerChanges.ts";
import type { Change, Context } from "../context.ts";
import { type RecordState, recordState, recordStateOf, writeValues } from "../history/recordValues.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { retireInto } from "../store/customers.ts";
import { openDiligenceOf } from "../store/diligences.ts";
import { lastEditor } from "../store/editors.ts";
import { insertMerge } from "../store/merges.ts";
import { openRatingOf } from "../store/ratings.ts";
import { chosenValues, compareFields, valueByText } from "./fields.ts";
import { countHanging, moveHanging } from "./hanging.ts";
import type { Snapshot } from "./snapshot.ts";

type Pair = Inputs["merges"]["preview"];

/**
 * Both customers field by field, and what would move, before anything happens.
 *
 * @throws {Refusal} notFound, customerMerged, mergeSame
 */
export async function previewMerge(ctx: Context, pair: Pair): Promise<Outputs["merges"]["preview"]> {
  const { winner, loser } = await bothSides(ctx, pair);
  const [winnerSide, loserSide, moves, openRatings, inForce] = await Promise.all([
    describeSide(ctx.db, winner),
    describeSide(ctx.db, loser),
    countHanging(ctx.db, loser.customer.id),
    bothRatingsOpen(ctx.db, pair),
    ctx
      .db("ratings")
      .whereIn("customerId", [pair.winnerId, pair.loserId])
      .whereIn("status", ["effective", "suspended"])
      .select("id"),
  ]);
  return {
    winner: winnerSide,
    loser: loserSide,
    fields: compareFields({ winner, loser }),
    moves,
    supersedesRating: inForce.length === 2,
    openRatings,
  };
}

/**
 * Makes two customers one. The loser is retired with everything they were, so that the merge can be reversed.
 *
 * @throws {Refusal} notFound, customerMerged, mergeSame, mergeOpenRatings, mergeOpenDiligences, stale
 */
export async function mergeCustomers(
  ctx: Context,
  { seen, choices, reason, ...pair }: Inputs["merges"]["merge"],
): Promise<Outputs["merges"]["merge"]> {
  return ctx.change(async (change) => {
    const { db, now } = change;
    const sides = await bothSides({ ...ctx, db }, pair);
    const { winner, loser } = sides;
    await assertUnchanged(db, pair.winnerId, seen.winner);
    await assertUnchanged(db, pair.loserId, seen.loser);
    if (await bothRatingsOpen(db, pair))
      throw new Refusal("mergeOpenRatings", { winner: winner.customer.name, loser: loser.customer.name });
    if (await bothDiligencesOpen(db, pair))
      throw new Refusal("mergeOpenDiligences", { winner: winner.customer.name, loser: loser.customer.name });

    const chosen = chosenValues(sides, choices);
    const written = { at: now, by: ctx.actor.id };
    await retireInto(db, pair.loserId, pair.winnerId, now);
    await writeValues(db, winner, chosen, written);
    const rows = await moveHanging(ctx, change, pair.loserId, pair.winnerId);

    const after = await recordStateOf(db, pair.winnerId);
    const snapshot: Snapshot = {
      reason,
      values: [...chosen.keys()].map((path) => ({
        path,
        before: valueByText(winner, path),
        after: valueByText(after, path),
      })),
      newSections: sections.filter((section) => after.sections[section] && !winner.sections[section]),
      rows,
    };
    recordMerge(change, pair, snapshot);
    const stored = { ...pair, snapshot: JSON.stringify(snapshot), createdAt: now, createdBy: ctx.actor.id };
    return { mergeId: await insertMerge(db, stored) };
  });
}

async function bothSides(
  ctx: Pick<Context, "db" | "scope" | "today">,
  { winnerId, loserId }: Pair,
): Promise<{ winner: RecordState; loser: RecordState }> {
  if (winnerId === loserId) throw new Refusal("mergeSame");
  const winner = await visibleCustomer(ctx, winnerId);
  const loser = await visibleCustomer(ctx, loserId);
  return { winner: await recordState(ctx.db, winner), loser: await recordState(ctx.db, loser) };
}

async function describeSide(
  db: Knex,
  { customer: { id, name } }: RecordState,
): Promise<Outputs["merges"]["preview"]["winner"]> {
  return { id, name, fileNumber: fileNumberOf(id), lastChangeId: await lastChangeId(db, id) };
}

/** A customer has one rating in the making; of two, somebody must settle one first. */
async function bothRatingsOpen(db: Knex, { winnerId, loserId }: Pair): Promise<boolean> {
  return (await openRatingOf(db, winnerId)) !== null && (await openRatingOf(db, loserId)) !== null;
}

async function bothDiligencesOpen(db: Knex, { winnerId, loserId }: Pair): Promise<boolean> {
  return (await openDiligenceOf(db, winnerId)) !== null && (await openDiligenceOf(db, loserId)) !== null;
}

async function assertUnchanged(db: Knex, id: number, seen: number): Promise<void> {
  if ((await lastChangeId(db, id)) !== seen) throw new Refusal("stale", { name: await lastEditor(db, "customer", id) });
}

/** One entry each, so that either customer's history leads to the other. */
function recordMerge(change: Change, { winnerId, loserId }: Pair, { values, reason }: Snapshot): void {
  const differing = values.filter(({ before, after }) => before !== after);
  change.audit({
    action: "customer.merge",
    subjectType: "customer",
    subjectId: winnerId,
    before: Object.fromEntries(differing.map(({ path, before }) => [path, before])),
    after: {
      ...Object.fromEntries(differing.map(({ path, after }) => [path, after])),
      mergedCustomer: fileNumberOf(loserId),
      reason,
    },
  });
  change.audit({
    action: "customer.mergedAway",
    subjectType: "customer",
    subjectId: loserId,
    after: { survivor: fileNumberOf(winnerId), reason },
  });
}
