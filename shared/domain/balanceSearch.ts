import {
  type Board,
  type Card,
  cardsIn,
  customersOf,
  groupsOf,
  type Holder,
  isUncovered,
  loadCap,
  obstacleTo,
  pointsOf,
  unitsOf,
} from "./balanceBoard.ts";
import { gainOf, goodLoad, leastGain, wouldEven } from "./balanceMeasure.ts";
import { type BalanceStep, leastLoaded, take } from "./balanceSteps.ts";

/**
 * Gives away what nobody answers for, township by township, the heaviest first. A township that nobody else is in goes
 * as a whole where it must stay together and somebody has room for it.
 */
export function cover(board: Board): BalanceStep[] {
  const steps: BalanceStep[] = [];
  const place = (cards: Card[]) => {
    const to = takerOf(board, cards);
    if (to) steps.push(take(board, cards, to));
  };
  const groups = groupsOf(board.cards.filter((card) => isUncovered(board, card) && !board.locked.has(card.id)));
  for (const cards of groups.sort((one, other) => pointsOf(other) - pointsOf(one) || idOf(one) - idOf(other))) {
    const [first] = cards;
    const whole = board.constraints.keepTownships && first !== undefined && first.townshipId !== null;
    if (whole && inOneHand(board, first)) place(cards);
    for (const card of [...cards].sort((one, other) => other.points - one.points || one.id - other.id)) place([card]);
    const left = cards.filter((card) => isUncovered(board, card));
    if (whole && left.length > 1) place(left);
  }
  return steps;
}

function inOneHand({ townships }: Board, { townshipId, marketerId }: Card): boolean {
  const hands = townshipId === null ? undefined : townships.get(townshipId);
  return [...(hands?.keys() ?? [])].every((id) => id === marketerId);
}

/**
 * Who takes on what has nobody: of those in the township already whom it does not bring above the average the one who carries least,
 * else the one who carries least of all.
 */
function takerOf(board: Board, cards: readonly Card[]): Holder | undefined {
  const able = board.present.filter((holder) => obstacleTo(board, cards, holder) === null);
  const township = cards[0]?.townshipId ?? null;
  const points = pointsOf(cards);
  const near = able.filter(
    (holder) => cardsIn(board, township, holder.id) > 0 && holder.points + points <= board.average,
  );
  return leastLoaded(near) ?? leastLoaded(able);
}

/** Brings those above a cap down towards it: the card that takes most of the excess, to whoever carries least. */
export function relieve(board: Board): BalanceStep[] {
  const cap = loadCap(board);
  const kinds = [
    {
      excess: ({ customers, capCustomers }: Holder) => (capCustomers === null ? 0 : customers - capCustomers),
      size: (cards: readonly Card[]) => customersOf(cards),
    },
    { excess: ({ points }: Holder) => (cap === null ? 0 : points - cap), size: pointsOf },
  ];
  const steps: BalanceStep[] = [];
  for (const { excess, size } of kinds)
    for (const giver of board.present)
      for (let found = true; found && excess(giver) > 0; ) {
        const over = excess(giver);
        const options = unitsOf(board, giver)
          .filter((cards) => size(cards) > 0)
          .sort(
            (one, other) =>
              Math.min(over, size(other)) - Math.min(over, size(one)) ||
              size(one) - size(other) ||
              idOf(one) - idOf(other),
          );
        found = false;
        for (const cards of options) {
          const able = board.present.filter((to) => to !== giver && obstacleTo(board, cards, to) === null);
          const to = leastLoaded(able);
          if (!to) continue;
          steps.push(take(board, cards, to));
          found = true;
          break;
        }
      }
  return steps;
}

/** Evens the loads out, whoever carries most giving first. */
export function even(board: Board): BalanceStep[] {
  const steps: BalanceStep[] = [];
  for (let step = nextEvening(board); step; step = nextEvening(board)) steps.push(step);
  return steps;
}

/** A move that leaves both within a good load comes before any that does not. */
function nextEvening(board: Board): BalanceStep | null {
  const givers = [...board.present].sort((one, other) => other.points - one.points || one.id - other.id);
  let beyond: Evening | null = null;
  for (const giver of givers) {
    const best = bestEvenings(board, giver);
    if (best.within) return take(board, best.within.cards, best.within.to);
    beyond ??= best.beyond;
  }
  return beyond && take(board, beyond.cards, beyond.to);
}

interface Evening {
  cards: Card[];
  to: Holder;
  worth: number;
  customers: number;
}

/**
 * The moves of one giver that even the loads out most, of several the one with fewest customers: the best that leaves
 * both within a good load, and the best that does not. One within a township counts double, for it makes no trip longer.
 */
function bestEvenings(board: Board, giver: Holder): { within: Evening | null; beyond: Evening | null } {
  const best: { within: Evening | null; beyond: Evening | null } = { within: null, beyond: null };
  const good = goodLoad(board);
  const least = leastGain(board);
  const receivers = board.present.filter((to) => wouldEven(board, giver, to));
  if (receivers.length === 0) return best;
  for (const cards of unitsOf(board, giver)) {
    if (cards.some(({ id }) => board.settled.has(id) || board.locked.has(id))) continue;
    const points = pointsOf(cards);
    const customers = customersOf(cards);
    const township = cards[0]?.townshipId ?? null;
    for (const to of receivers) {
      const gain = gainOf(giver, to, points);
      if (gain < least) continue;
      const side = to.points + points <= good.most && giver.points - points >= good.least ? "within" : "beyond";
      if (side === "beyond" && best.within) continue;
      const worth = cardsIn(board, township, to.id) > 0 ? 2 * gain : gain;
      const known = best[side];
      if (known && (worth < known.worth || (worth === known.worth && customers >= known.customers))) continue;
      if (obstacleTo(board, cards, to) === null) best[side] = { cards, to, worth, customers };
    }
  }
  return best;
}

function idOf(cards: readonly Card[]): number {
  return cards[0]?.id ?? 0;
}
