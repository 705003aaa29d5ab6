import { type Board, type Card, cardsIn, customersOf, give, type Holder, loadCap, obstacleTo } from "./balanceBoard.ts";
import { percentOf } from "./balanceMeasure.ts";

/** Why a step is taken, with figures as they are just before it. Percents are of the average load. */
export type BalanceReason =
  | { kind: "unassigned" }
  | { kind: "absent" }
  | { kind: "overCustomers"; customers: number; cap: number }
  | { kind: "overLoad"; percent: number; cap: number }
  | { kind: "giverAbove"; percent: number }
  | { kind: "receiverBelow"; percent: number }
  /** carries least of all who could be given it */
  | { kind: "receiverLeast"; percent: number }
  /** has that many areas of the township already */
  | { kind: "sameTownship"; areas: number }
  /** moves with all of the township that lies with the same one and is not locked, lest it come into more hands */
  | { kind: "wholeTownship"; areas: number }
  /** stays within the cap on their customers */
  | { kind: "withinCap"; customers: number; cap: number };

/** What one marketer carries around a step. */
export interface CarriedAround {
  customersBefore: number;
  customersAfter: number;
  percentBefore: number;
  percentAfter: number;
}

/** One thing to do: areas of one township that change from one hand to another together, most often one. */
export interface BalanceStep {
  areaIds: number[];
  townshipId: number | null;
  /** null: nobody was responsible */
  fromId: number | null;
  toId: number;
  customers: number;
  giver: CarriedAround | null;
  receiver: CarriedAround;
  reasons: BalanceReason[];
}

/** Lays the cards, of one holder and one township, with the receiver, and says why. */
export function take(board: Board, cards: Card[], to: Holder): BalanceStep {
  const [first] = cards;
  const fromId = first?.marketerId ?? null;
  const from = fromId === null ? undefined : board.holders.get(fromId);
  const reasons = reasonsFor(board, cards, from, to);
  const before = { from: from && { ...from }, to: { ...to } };
  give(board, cards, to);
  const around = (was: Holder, is: Holder): CarriedAround => ({
    customersBefore: was.customers,
    customersAfter: is.customers,
    percentBefore: percentOf(board, was.points),
    percentAfter: percentOf(board, is.points),
  });
  return {
    areaIds: cards.map(({ id }) => id),
    townshipId: first?.townshipId ?? null,
    fromId,
    toId: to.id,
    customers: customersOf(cards),
    giver: from && before.from ? around(before.from, from) : null,
    receiver: around(before.to, to),
    reasons,
  };
}

function reasonsFor(board: Board, cards: readonly Card[], from: Holder | undefined, to: Holder): BalanceReason[] {
  const reasons: BalanceReason[] = [];
  const cap = loadCap(board);
  const { capPercent } = board.constraints;
  const township = cards[0]?.townshipId ?? null;
  if (!from) reasons.push({ kind: "unassigned" });
  else if (from.absent) reasons.push({ kind: "absent" });
  else {
    if (from.capCustomers !== null && from.customers > from.capCustomers)
      reasons.push({ kind: "overCustomers", customers: from.customers, cap: from.capCustomers });
    if (cap !== null && capPercent !== null && from.points > cap)
      reasons.push({ kind: "overLoad", percent: percentOf(board, from.points), cap: capPercent });
    else if (from.points > board.average) reasons.push({ kind: "giverAbove", percent: percentOf(board, from.points) });
  }
  const able = board.present.filter((holder) => holder !== from && obstacleTo(board, cards, holder) === null);
  if (leastLoaded(able)?.points === to.points)
    reasons.push({ kind: "receiverLeast", percent: percentOf(board, to.points) });
  else if (to.points < board.average) reasons.push({ kind: "receiverBelow", percent: percentOf(board, to.points) });
  const there = cardsIn(board, township, to.id);
  if (there > 0) reasons.push({ kind: "sameTownship", areas: there });
  if (cards.length > 1) reasons.push({ kind: "wholeTownship", areas: cards.length });
  if (to.capCustomers !== null)
    reasons.push({ kind: "withinCap", customers: to.customers + customersOf(cards), cap: to.capCustomers });
  return reasons;
}

export function leastLoaded(holders: readonly Holder[]): Holder | undefined {
  return [...holders].sort((one, other) => one.points - other.points || one.id - other.id)[0];
}
