import { type Board, type Holder, isUncovered, loadCap } from "./balanceBoard.ts";

/**
 * What a proposal is measured by, the first figure that differs deciding; less is better. No step of a proposal makes it
 * worse, nor therefore the whole.
 */
export interface BalanceMeasure {
  /** points that nobody answers for, or somebody absent who is to give them */
  uncovered: number;
  uncoveredAreas: number;
  /** customers above the caps of their marketers */
  overCustomers: number;
  /** points above the cap on the load */
  overLoad: number;
  /** sum of the squared distances, in points, of those present from the average */
  spread: number;
}

export function measureOf(board: Board): BalanceMeasure {
  const uncovered = board.cards.filter((card) => isUncovered(board, card));
  const cap = loadCap(board);
  const sumOver = (excess: (holder: Holder) => number) =>
    board.present.reduce((sum, holder) => sum + Math.max(0, excess(holder)), 0);
  return {
    uncovered: uncovered.reduce((sum, { points }) => sum + points, 0),
    uncoveredAreas: uncovered.length,
    overCustomers: sumOver(({ customers, capCustomers }) => (capCustomers === null ? 0 : customers - capCustomers)),
    overLoad: sumOver(({ points }) => (cap === null ? 0 : points - cap)),
    spread: sumOver(({ points }) => (points - board.average) ** 2),
  };
}

/** Negative where the first measure is better, positive where it is worse, 0 where both are alike. */
export function compareMeasures(one: BalanceMeasure, other: BalanceMeasure): number {
  const order = ["uncovered", "uncoveredAreas", "overCustomers", "overLoad", "spread"] as const;
  const differs = order.find((figure) => one[figure] !== other[figure]);
  return differs ? one[differs] - other[differs] : 0;
}

/** A load in whole percent of the average. */
export function percentOf({ average }: Pick<Board, "average">, points: number): number {
  return average === 0 ? 0 : Math.round((100 * points) / average);
}

/** The loads for which nobody changes hands. */
export function goodLoad({ average, constraints: { tolerancePercent } }: Board): { least: number; most: number } {
  return {
    least: Math.ceil((average * (100 - tolerancePercent)) / 100),
    most: Math.floor((average * (100 + tolerancePercent)) / 100),
  };
}

/** Whether something should go from one to the other at all: one of the two is outside a good load. */
export function wouldEven(board: Board, giver: Holder, to: Holder): boolean {
  const good = goodLoad(board);
  return to.points < giver.points && (giver.points > good.most || to.points < good.least);
}

/** Half of what a move takes from the sum of the squared distances. */
export function gainOf(giver: Holder, to: Holder, points: number): number {
  return points * (giver.points - to.points - points);
}

/** What brings less, a hundredth of the average moved over a hundredth of it, is not worth a customer's change. */
export function leastGain({ average }: Board): number {
  return Math.max(1, Math.round(average / 100) ** 2);
}
