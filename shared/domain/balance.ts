import { type BalanceInput, type Board, layOut, sumOfLoads } from "./balanceBoard.ts";
import { type BalanceMeasure, measureOf, percentOf } from "./balanceMeasure.ts";
import { cover, even, relieve } from "./balanceSearch.ts";
import type { BalanceStep } from "./balanceSteps.ts";
import { type UnmetConstraint, unmetConstraints } from "./balanceUnmet.ts";
import type { Load } from "./loads.ts";

/**
 * Suggests who could take which areas from whom, so that every area has somebody, nobody is above a cap, and all carry
 * about the same. It goes in that order and takes the plainest way: area by area, or a township as a whole where it is to
 * stay in one hand, always the step that gains most. Each step keeps every constraint and lowers `BalanceMeasure`, so
 * that a proposal may be cut off after any of them. An area moves once at most, which bounds the number of steps.
 *
 * This is list scheduling, longest job first (R. L. Graham, "Bounds on Multiprocessing Timing Anomalies", SIAM Journal
 * on Applied Mathematics 17, 1969), followed by local search. It does not find the best plan of all, which is a problem
 * of bin packing, but one that can be followed step by step.
 */

export interface CarriedLoad {
  before: Load;
  after: Load;
  percentBefore: number;
  percentAfter: number;
}

export interface BalanceProposal {
  /** in their order; the figures of each hold when those before it are done */
  steps: BalanceStep[];
  /** points that each who is there would carry if all that can be shared were shared alike */
  average: number;
  before: BalanceMeasure;
  after: BalanceMeasure;
  /** per marketer, in the order of their ids */
  carried: (CarriedLoad & { marketerId: number; absent: boolean })[];
  /** what nobody is responsible for */
  nobody: { before: Load; after: Load };
  /** what changes hands, of all that somebody is responsible for, and how much of it might; in `of` of the constraint */
  moved: { amount: number; of: number; atMost: number };
  unmet: UnmetConstraint[];
}

/** @param input every marketer who has a card is among the marketers */
export function proposeBalance(input: BalanceInput): BalanceProposal {
  const board = layOut(input);
  const start = snapshot(board);
  const steps = [...cover(board), ...relieve(board), ...even(board)];
  const end = snapshot(board);
  return {
    steps,
    average: board.average,
    before: start.measure,
    after: end.measure,
    carried: [...board.holders.values()].map(({ id, absent }) => ({
      marketerId: id,
      absent,
      before: start.load(id),
      after: end.load(id),
      percentBefore: start.percent(id),
      percentAfter: end.percent(id),
    })),
    nobody: { before: start.load(null), after: end.load(null) },
    moved: { amount: board.moved, of: board.movable, atMost: board.mayMove },
    unmet: unmetConstraints(board),
  };
}

function snapshot(board: Board) {
  const loads = new Map<number | null, Load[]>([[null, []]]);
  for (const { id, fixed } of board.holders.values()) loads.set(id, [fixed]);
  for (const { marketerId, load } of board.cards) loads.get(marketerId)?.push(load);
  const percents = new Map([...board.holders.values()].map(({ id, points }) => [id, percentOf(board, points)]));
  return {
    measure: measureOf(board),
    load: (id: number | null) => sumOfLoads(loads.get(id) ?? []),
    percent: (id: number) => percents.get(id) ?? 0,
  };
}
