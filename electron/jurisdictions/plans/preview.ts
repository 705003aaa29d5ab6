import type { Inputs } from "../../../shared/contract/index.ts";
import type { PlanPreview } from "../../../shared/contract/plans.ts";
import { addFigures, type Load, loadsPerMarketer, noFigures, noLoad } from "../../../shared/domain/loads.ts";
import type { Context } from "../../context.ts";
import { userNames } from "../../store/users.ts";
import { partedFigures } from "../responsibility.ts";
import { assertNotPast } from "./confirm.ts";
import { uniqueMoves } from "./moves.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { type Pair, pairsOf } from "./pairs.ts";
import { warningsOf } from "./warnings.ts";

/**
 * What moves would do on their first day, in a handful of queries whatever they move; nothing is written.
 *
 * @throws {Refusal} assignmentInPast, areaNotFound
 */
export async function previewPlan(ctx: Context, { from, moves }: Inputs["plans"]["preview"]): Promise<PlanPreview> {
  assertNotPast(ctx, from);
  const outcome = await outcomeOf(ctx, { from, moves: uniqueMoves(moves) });
  const names = await userNames(ctx.db);
  const [pairs, loads, warnings] = await Promise.all([
    pairsOf(ctx, outcome),
    loadsBefore(ctx, outcome),
    warningsOf(ctx, outcome, names),
  ]);
  const side = (id: number | null) => (id === null ? null : { id, name: names.get(id) ?? "" });
  const touched = touchedBy(outcome, pairs);
  return {
    from,
    customersMoved: pairs.reduce((sum, { figures }) => sum + figures.customers, 0),
    marketers: [...touched]
      .map((id) => ({ ...(side(id) ?? { id: null, name: null }), ...loadsOf(id, outcome, pairs, loads) }))
      .toSorted((one, other) => (one.id ?? 0) - (other.id ?? 0)),
    pairs: pairs
      .map(({ giverId, receiverId, figures, areas }) => {
        const { followUps, visitsPlanned, proposals, drafts, attachments, ...load } = figures;
        const open = { followUps, visitsPlanned, proposals, drafts, attachments };
        return { giver: side(giverId), receiver: side(receiverId), figures: load, ...open, areas };
      })
      .toSorted((one, other) => other.figures.customers - one.figures.customers),
    warnings,
  };
}

async function loadsBefore(ctx: Context, { day, areas, was }: Outcome): Promise<Map<number | null, Load>> {
  const { following, excepted } = await partedFigures(ctx, day);
  const loaded = areas.map((area) => ({ ...area, figures: following.get(area.id) ?? noFigures() }));
  return loadsPerMarketer(loaded, was, excepted);
}

/** Everybody who gives or receives something. */
function touchedBy({ moves }: Outcome, pairs: readonly Pair[]): Set<number | null> {
  const moved = [...moves.areas, ...moves.customers].flatMap(({ marketerId }) => marketerId ?? []);
  return new Set([...moved, ...pairs.flatMap(({ giverId, receiverId }) => [giverId, receiverId])]);
}

function loadsOf(
  id: number | null,
  { areas, was, will }: Outcome,
  pairs: readonly Pair[],
  loads: ReadonlyMap<number | null, Load>,
): { before: Load; after: Load } {
  const before = loads.get(id) ?? noLoad();
  const after = { ...before };
  for (const { giverId, receiverId, figures } of pairs) {
    if (giverId === id) addFigures(after, figures, -1);
    if (receiverId === id) addFigures(after, figures);
  }
  for (const area of areas) {
    if (area.level !== "village" || area.mergedIntoId !== null) continue;
    if ((was.get(area.id) ?? null) === id) after.villages -= 1;
    if ((will.get(area.id) ?? null) === id) after.villages += 1;
  }
  return { before, after };
}
