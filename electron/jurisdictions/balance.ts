import type { BalanceProposalView, BalanceUnmetView } from "../../shared/contract/balance.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Board } from "../../shared/contract/jurisdictions.ts";
import type { AreaMove } from "../../shared/contract/plans.ts";
import { type BalanceProposal, proposeBalance } from "../../shared/domain/balance.ts";
import type { BalanceMarketer } from "../../shared/domain/balanceBoard.ts";
import { type AreaCards, cardsOf } from "../../shared/domain/balanceCards.ts";
import type { BalanceMeasure } from "../../shared/domain/balanceMeasure.ts";
import { addFigures } from "../../shared/domain/loads.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { storedAsMoves, storedMoves } from "../store/plans.ts";
import { board } from "./board.ts";
import { seenPlan } from "./plans/drafts.ts";

type Asked = Inputs["balance"]["propose"];

/**
 * Suggests moves that even the loads of a day out, from how things are or from a draft. The figures are those of the
 * board; the rest is computed from them, and nothing is written.
 *
 * @throws {Refusal} assignmentInPast, notFound where the asker sees no such plan, planNotDraft, notAMarketer
 */
export async function proposeMoves(ctx: Context, asked: Asked): Promise<BalanceProposalView> {
  if (asked.day < ctx.today) throw new Refusal("assignmentInPast", { date: ctx.today });
  const onDay = await board(ctx, { day: asked.day });
  const known = new Set(onDay.marketers.map(({ id }) => id));
  if ([...asked.absent, ...asked.caps.map(({ marketerId }) => marketerId)].some((id) => !known.has(id)))
    throw new Refusal("notAMarketer");
  const today = new Map(onDay.areas.flatMap(({ id, assigned }) => (assigned ? [[id, assigned.marketerId]] : [])));
  const planned = new Map(today);
  for (const { areaId, marketerId } of await movesOf(ctx, asked))
    if (marketerId !== null && known.has(marketerId)) planned.set(areaId, marketerId);
    else planned.delete(areaId);
  const layout = cardsOf(onDay.areas, today, planned, asked.locked);
  const marketers = marketersOf(onDay, layout, asked);
  const { keepTownships, unmoved, capPercent, absentGive, tolerancePercent } = asked.constraints;
  const proposal = proposeBalance({
    areas: layout.cards,
    marketers,
    weights: asked.weights,
    constraints: { keepTownships, unmoved, capPercent, absentGive, tolerancePercent, locked: layout.locked },
  });
  return view(onDay, layout, proposal, marketers.filter(({ absent }) => !absent).length);
}

async function movesOf(ctx: Context, { planId, moves }: Asked): Promise<AreaMove[]> {
  if (moves) return moves;
  if (planId === undefined) return [];
  const { status, name } = await seenPlan(ctx, ctx.db, planId);
  if (status !== "draft") throw new Refusal("planNotDraft", { name });
  return storedAsMoves(await storedMoves(ctx.db, planId)).areas;
}

/** Who has left and still holds something gives like somebody absent. */
function marketersOf({ marketers }: Board, { aboveVillages }: AreaCards, asked: Asked): BalanceMarketer[] {
  const caps = new Map(asked.caps.map(({ marketerId, customers }) => [marketerId, customers]));
  const absent = new Set(asked.absent);
  return marketers.map(({ id, active, excepted }) => {
    const fixed = { ...excepted, villages: 0 };
    const above = aboveVillages.get(id);
    if (above) addFigures(fixed, above);
    return {
      id,
      absent: !active || absent.has(id),
      capCustomers: caps.get(id) ?? asked.constraints.capCustomers,
      fixed,
    };
  });
}

function view(
  { day, areas, marketers }: Board,
  { aboveVillages }: AreaCards,
  { steps, before, after, carried, nobody, moved, unmet, average }: BalanceProposal,
  present: number,
): BalanceProposalView {
  const areaNames = new Map(areas.map(({ id, name }) => [id, name]));
  const marketerNames = new Map(marketers.map(({ id, name }) => [id, name]));
  const area = (id: number) => ({ id, name: areaNames.get(id) ?? "" });
  const marketer = (id: number) => ({ id, name: marketerNames.get(id) ?? "" });
  const alone = aboveVillages.get(null)?.customers ?? 0;
  const namedUnmet = unmet.map((one): BalanceUnmetView => {
    switch (one.kind) {
      case "uncovered": {
        const { areaIds, holderId, ...rest } = one;
        return { ...rest, holder: holderId === null ? null : marketer(holderId), areas: areaIds.map(area) };
      }
      case "township":
        return { kind: one.kind, township: area(one.townshipId), hands: one.hands };
      case "unmoved":
        return one;
      default: {
        const { marketerId, ...rest } = one;
        return { ...rest, marketer: marketer(marketerId) };
      }
    }
  });
  return {
    day,
    steps: steps.map(({ areaIds, townshipId, fromId, toId, customers, giver, receiver, reasons }) => ({
      areas: areaIds.map(area),
      township: townshipId === null ? null : area(townshipId),
      giver: fromId === null || giver === null ? null : { ...marketer(fromId), ...giver },
      receiver: { ...marketer(toId), ...receiver },
      customers,
      reasons,
    })),
    before: measureView(before, average, present),
    after: measureView(after, average, present),
    carried: carried.map(({ marketerId, ...rest }) => ({ marketer: marketer(marketerId), ...rest })),
    nobody,
    moved,
    unmet: [...namedUnmet, ...(alone > 0 ? [{ kind: "aboveVillages" as const, customers: alone }] : [])],
  };
}

function measureView(
  { uncoveredAreas, overCustomers, overLoad, spread }: BalanceMeasure,
  average: number,
  present: number,
) {
  const ofAverage = (points: number) => (average === 0 ? 0 : Math.round((1000 * points) / average) / 10);
  return {
    uncoveredAreas,
    overCustomers,
    overLoadPercent: ofAverage(overLoad),
    spreadPercent: present === 0 ? 0 : ofAverage(Math.sqrt(spread / present)),
  };
}
