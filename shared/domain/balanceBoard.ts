import { addFigures, type Load, loadMeasures, noLoad } from "./loads.ts";

/**
 * The board on which a proposal is worked out: which card lies with whom, what everybody carries by it, and which moves
 * the constraints allow. Loads are whole points and cards lie in the order of their ids, so that sums and ties come out
 * the same whatever order the input had.
 */

/** A card: an area that is given as a whole. */
export interface BalanceArea {
  id: number;
  /** cards of one township are best in few hands; null stands alone */
  townshipId: number | null;
  /** with whom the card lies */
  marketerId: number | null;
  /** who is responsible while no plan is confirmed; differs from `marketerId` where a plan has moved the card */
  responsibleId: number | null;
  load: Load;
}

export interface BalanceMarketer {
  id: number;
  absent: boolean;
  /** most customers they may have, or null */
  capCustomers: number | null;
  /** what they carry beside the cards and keep: customers who are theirs by exception */
  fixed: Load;
}

export const unmovedMeasures = ["customers", "villages"] as const;
export type UnmovedMeasure = (typeof unmovedMeasures)[number];

export interface BalanceConstraints {
  /** no township comes into more hands than it is in; one that nobody has goes to one */
  keepTownships: boolean;
  /** how much of what somebody is responsible for stays with them, in whole percent */
  unmoved: { of: UnmovedMeasure; percent: number };
  /** nobody is given more than this percent of the average load; null for no such cap */
  capPercent: number | null;
  /** those who are absent give what they have; else they keep it. They are given nothing either way. */
  absentGive: boolean;
  /** loads within this percent of the average are good enough: nobody changes hands for less */
  tolerancePercent: number;
  /** cards that stay where they are */
  locked: readonly number[];
}

export interface BalanceInput {
  areas: readonly BalanceArea[];
  marketers: readonly BalanceMarketer[];
  /** how much each figure counts, relative to the others; none negative */
  weights: Load;
  constraints: BalanceConstraints;
}

/** Why a move is not possible. `settled`: the card has been moved by this very proposal and is not moved twice. */
export type Obstacle = "locked" | "settled" | "unmoved" | "township" | "capCustomers" | "capLoad";

/** The branch's whole load in points. Their squares still add up exactly. */
const wholeLoad = 10_000_000;

export interface Card extends BalanceArea {
  points: number;
}

export interface Holder extends BalanceMarketer {
  points: number;
  customers: number;
  cards: Set<Card>;
  /** what `unitsOf` found; null once the cards are others */
  units: Card[][] | null;
}

export interface Board {
  constraints: BalanceConstraints;
  cards: readonly Card[];
  holders: ReadonlyMap<number, Holder>;
  /** holders who take part, by id */
  present: readonly Holder[];
  /** points each present marketer would carry if all that can be shared were shared alike */
  average: number;
  locked: ReadonlySet<number>;
  settled: Set<number>;
  /** cards per marketer and township */
  townships: Map<number, Map<number, number>>;
  /** most hands each township may be in */
  hands: ReadonlyMap<number, number>;
  /** what has changed hands, in the unit of the constraint, of how much, and how much may */
  moved: number;
  movable: number;
  mayMove: number;
}

export function layOut({ areas, marketers, weights, constraints }: BalanceInput): Board {
  const points = pointsBy(weights, [...areas.map(({ load }) => load), ...marketers.map(({ fixed }) => fixed)]);
  const cards = areas.map((area) => ({ ...area, points: points(area.load) })).sort((one, other) => one.id - other.id);
  const holders = new Map(
    [...marketers]
      .sort((one, other) => one.id - other.id)
      .map((marketer): [number, Holder] => {
        const { id, fixed } = marketer;
        const own = cards.filter(({ marketerId }) => marketerId === id);
        return [
          id,
          {
            ...marketer,
            points: own.reduce((sum, card) => sum + card.points, points(fixed)),
            customers: own.reduce((sum, card) => sum + card.load.customers, fixed.customers),
            cards: new Set(own),
            units: null,
          },
        ];
      }),
  );
  const all = [...holders.values()];
  const present = all.filter(({ absent }) => !absent);
  const kept = constraints.absentGive ? [] : all.filter(({ absent }) => absent);
  const shared =
    cards.reduce((sum, card) => (card.marketerId === null ? sum + card.points : sum), 0) +
    all.reduce((sum, holder) => sum + holder.points, 0) -
    kept.reduce((sum, holder) => sum + holder.points, 0);
  const townships = new Map<number, Map<number, number>>();
  for (const { townshipId, marketerId } of cards)
    if (townshipId !== null) {
      const hands = townships.get(townshipId) ?? new Map<number, number>();
      townships.set(townshipId, hands);
      if (marketerId !== null) hands.set(marketerId, (hands.get(marketerId) ?? 0) + 1);
    }
  const unit = constraints.unmoved.of;
  const movable = cards.reduce((sum, card) => (card.responsibleId === null ? sum : sum + card.load[unit]), 0);
  return {
    constraints,
    cards,
    holders,
    present,
    average: present.length === 0 ? 0 : Math.round(shared / present.length),
    locked: new Set(constraints.locked),
    settled: new Set(),
    townships,
    hands: new Map([...townships].map(([id, hands]) => [id, Math.max(1, hands.size)])),
    moved: cards.reduce((sum, card) => sum + changesHands(card, card.marketerId, unit), 0),
    movable,
    mayMove: Math.floor((movable * (100 - constraints.unmoved.percent)) / 100),
  };
}

/** A load as one number: each figure as its share of the branch's, weighed, in points of the whole. */
function pointsBy(weights: Load, loads: readonly Load[]): (load: Load) => number {
  const counted = loadMeasures
    .map((figure) => ({
      figure,
      weight: weights[figure],
      total: loads.reduce((sum, load) => sum + load[figure], 0),
    }))
    .filter(({ weight, total }) => weight > 0 && total > 0);
  const weight = counted.reduce((sum, one) => sum + one.weight, 0);
  return (load) =>
    Math.round(
      counted.reduce((sum, one) => sum + (wholeLoad * one.weight * load[one.figure]) / (weight * one.total), 0),
    );
}

/** Taking on what nobody was responsible for moves nobody. */
function changesHands({ responsibleId, load }: Card, marketerId: number | null, unit: UnmovedMeasure): number {
  return responsibleId !== null && responsibleId !== marketerId ? load[unit] : 0;
}

/** Whether nobody who is there answers for the card: it lies with nobody, or with somebody absent who is to give it. */
export function isUncovered(board: Board, { marketerId }: Card): boolean {
  if (marketerId === null) return true;
  return board.constraints.absentGive && (board.holders.get(marketerId)?.absent ?? false);
}

/** Most points a marketer may come to, or null. */
export function loadCap({ constraints, average }: Board): number | null {
  return constraints.capPercent === null ? null : Math.floor((average * constraints.capPercent) / 100);
}

/** What stands against giving cards of one holder and one township to somebody present; null where nothing does. */
export function obstacleTo(board: Board, cards: readonly Card[], to: Holder): Obstacle | null {
  if (cards.some(({ id }) => board.locked.has(id))) return "locked";
  if (cards.some(({ id }) => board.settled.has(id))) return "settled";
  if (board.constraints.keepTownships && splits(board, cards, to)) return "township";
  const unit = board.constraints.unmoved.of;
  let more = 0;
  let customers = 0;
  let points = 0;
  for (const card of cards) {
    more += changesHands(card, to.id, unit) - changesHands(card, card.marketerId, unit);
    customers += card.load.customers;
    points += card.points;
  }
  if (more > 0 && board.moved + more > board.mayMove) return "unmoved";
  if (customers > 0 && to.capCustomers !== null && to.customers + customers > to.capCustomers) return "capCustomers";
  const cap = loadCap(board);
  if (points > 0 && cap !== null && to.points + points > cap) return "capLoad";
  return null;
}

function splits({ townships, hands }: Board, cards: readonly Card[], to: Holder): boolean {
  const [first] = cards;
  if (!first || first.townshipId === null) return false;
  const now = townships.get(first.townshipId);
  if (!now || now.has(to.id)) return false;
  const leaves = first.marketerId !== null && now.get(first.marketerId) === cards.length;
  return now.size + 1 - (leaves ? 1 : 0) > (hands.get(first.townshipId) ?? 1);
}

/** How many cards of the township a marketer has. */
export function cardsIn({ townships }: Board, townshipId: number | null, marketerId: number): number {
  return townshipId === null ? 0 : (townships.get(townshipId)?.get(marketerId) ?? 0);
}

/** Lays cards with another marketer, for good. */
export function give(board: Board, cards: readonly Card[], to: Holder): void {
  const unit = board.constraints.unmoved.of;
  for (const card of cards) {
    const from = card.marketerId === null ? undefined : board.holders.get(card.marketerId);
    board.moved += changesHands(card, to.id, unit) - changesHands(card, card.marketerId, unit);
    const hands = card.townshipId === null ? undefined : board.townships.get(card.townshipId);
    if (from) {
      from.points -= card.points;
      from.customers -= card.load.customers;
      from.cards.delete(card);
      from.units = null;
    }
    if (hands && card.marketerId !== null) {
      const left = (hands.get(card.marketerId) ?? 0) - 1;
      if (left > 0) hands.set(card.marketerId, left);
      else hands.delete(card.marketerId);
    }
    to.points += card.points;
    to.customers += card.load.customers;
    to.cards.add(card);
    to.units = null;
    hands?.set(to.id, (hands.get(to.id) ?? 0) + 1);
    card.marketerId = to.id;
    board.settled.add(card.id);
  }
}

export function sumOfLoads(loads: readonly Load[]): Load {
  const sum = noLoad();
  for (const load of loads) {
    addFigures(sum, load);
    sum.villages += load.villages;
  }
  return sum;
}

/** Cards of one township and one holder; a card without a township stands alone. */
export function groupsOf(cards: readonly Card[]): Card[][] {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    const key = card.townshipId === null ? `card ${card.id}` : `${card.townshipId} ${card.marketerId}`;
    const group = groups.get(key);
    if (group) group.push(card);
    else groups.set(key, [card]);
  }
  return [...groups.values()];
}

/** What a marketer could give in one step: a card, and where townships stay together all they have of one. */
export function unitsOf({ constraints }: Board, giver: Holder): readonly Card[][] {
  if (giver.units) return giver.units;
  const cards = [...giver.cards].sort((one, other) => one.id - other.id);
  giver.units = cards.map((card) => [card]);
  if (constraints.keepTownships) giver.units.push(...groupsOf(cards).filter((group) => group.length > 1));
  return giver.units;
}

export function pointsOf(cards: readonly Card[]): number {
  return cards.reduce((sum, { points }) => sum + points, 0);
}

export function customersOf(cards: readonly Card[]): number {
  return cards.reduce((sum, { load }) => sum + load.customers, 0);
}
