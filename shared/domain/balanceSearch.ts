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
import { gainOf, leastGain, wouldEven } from "./balanceMeasure.ts";
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

function nextEvening(board: Board): BalanceStep | null {
  const givers = [...board.present].sort((one, other) => other.points - one.points || one.id - other.id);
  for (const giver of givers) {
    const best = bestEvening(board, giver);
    if (best) return take(board, best.cards, best.to);
  }
  return null;
}

/**
 * The move that evens the loads out most, of several the one with fewest customers; one within a township counts double,
 * for it makes no trip longer.
 */
function bestEvening(board: Board, giver: Holder): { cards: Card[]; to: Holder } | null {
  let best: { cards: Card[]; to: Holder; worth: number; customers: number } | null = null;
  const receivers = board.present.filter((to) => wouldEven(board, giver, to));
  if (receivers.length === 0) return null;
  for (const cards of unitsOf(board, giver)) {
    const points = pointsOf(cards);
    const customers = customersOf(cards);
    for (const to of receivers) {
      const gain = gainOf(giver, to, points);
      if (gain < leastGain(board)) continue;
      const worth = cardsIn(board, cards[0]?.townshipId ?? null, to.id) > 0 ? 2 * gain : gain;
      if (best && (worth < best.worth || (worth === best.worth && customers >= best.customers))) continue;
      if (obstacleTo(board, cards, to) === null) best = { cards, to, worth, customers };
    }
  }
  return best;
}

function idOf(cards: readonly Card[]): number {
  return cards[0]?.id ?? 0;
}
