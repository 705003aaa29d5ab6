import {
  type Board,
  type Card,
  customersOf,
  type Holder,
  isUncovered,
  loadCap,
  obstacleTo,
  pointsOf,
  unitsOf,
} from "./balanceBoard.ts";
import { gainOf, goodLoad, leastGain, percentOf, wouldEven } from "./balanceMeasure.ts";

/** What a proposal could not mend, and what stood against it. */

/** `nobodyPresent`: nobody could be given anything; `noAreas`: they have nothing that could be given; `nothingFits`: no area whose move would help */
export const hindrances = [
  "locked",
  "unmoved",
  "township",
  "capCustomers",
  "capLoad",
  "nobodyPresent",
  "noAreas",
  "nothingFits",
] as const;
export type Hindrance = (typeof hindrances)[number];

export type UnmetConstraint =
  /** still with nobody, or with somebody absent who was to give them */
  | { kind: "uncovered"; holderId: number | null; areaIds: number[]; customers: number; why: Hindrance[] }
  | { kind: "overCustomers"; marketerId: number; customers: number; cap: number; why: Hindrance[] }
  | { kind: "overLoad"; marketerId: number; percent: number; cap: number; why: Hindrance[] }
  /** still outside a good load */
  | { kind: "uneven"; marketerId: number; percent: number; why: Hindrance[] }
  /** was in several hands from the beginning, and stays so */
  | { kind: "township"; townshipId: number; hands: number }
  /** the plan begun with moves more already than may be moved */
  | { kind: "unmoved"; amount: number; atMost: number };

export function unmetConstraints(board: Board): UnmetConstraint[] {
  return [...uncovered(board), ...aboveCaps(board), ...uneven(board), ...limits(board)];
}

function uncovered(board: Board): UnmetConstraint[] {
  const found = new Map<string, { holderId: number | null; cards: Card[]; why: Hindrance[] }>();
  for (const card of board.cards.filter((one) => isUncovered(board, one))) {
    const why = hindrancesOf(board, [[card]], board.present);
    const key = [card.marketerId, ...why].join();
    const group = found.get(key);
    if (group) group.cards.push(card);
    else found.set(key, { holderId: card.marketerId, cards: [card], why });
  }
  return [...found.values()].map(({ holderId, cards, why }) => ({
    kind: "uncovered",
    holderId,
    areaIds: cards.map(({ id }) => id),
    customers: customersOf(cards),
    why,
  }));
}

function aboveCaps(board: Board): UnmetConstraint[] {
  const cap = loadCap(board);
  const { capPercent } = board.constraints;
  return board.present.flatMap((holder): UnmetConstraint[] => {
    const others = board.present.filter((other) => other !== holder);
    const { id: marketerId, customers, capCustomers, points } = holder;
    const why = () => hindrancesOf(board, unitsOf(board, holder), others);
    return [
      ...(capCustomers !== null && customers > capCustomers
        ? [{ kind: "overCustomers" as const, marketerId, customers, cap: capCustomers, why: why() }]
        : []),
      ...(cap !== null && capPercent !== null && points > cap
        ? [{ kind: "overLoad" as const, marketerId, percent: percentOf(board, points), cap: capPercent, why: why() }]
        : []),
    ];
  });
}

function uneven(board: Board): UnmetConstraint[] {
  const good = goodLoad(board);
  return board.present.flatMap((holder): UnmetConstraint[] => {
    const { id: marketerId, points } = holder;
    if (points >= good.least && points <= good.most) return [];
    const others = board.present.filter((other) => other !== holder);
    const why =
      points > good.most
        ? hindrancesOf(board, unitsOf(board, holder), others, helps(board))
        : hindrancesOf(
            board,
            others.flatMap((other) => unitsOf(board, other)),
            [holder],
            helps(board),
          );
    return [{ kind: "uneven", marketerId, percent: percentOf(board, points), why }];
  });
}

function helps(board: Board): (unit: readonly Card[], to: Holder) => boolean {
  return (unit, to) => {
    const giver = board.holders.get(unit[0]?.marketerId ?? 0);
    return giver !== undefined && wouldEven(board, giver, to) && gainOf(giver, to, pointsOf(unit)) >= leastGain(board);
  };
}

/** What stands against every move of the units to the receivers, of those that are worth it. */
function hindrancesOf(
  board: Board,
  units: readonly (readonly Card[])[],
  receivers: readonly Holder[],
  worth: (unit: readonly Card[], to: Holder) => boolean = () => true,
): Hindrance[] {
  if (receivers.length === 0) return ["nobodyPresent"];
  if (units.length === 0) return ["noAreas"];
  const found = new Set<Hindrance>();
  for (const unit of units)
    for (const to of receivers) {
      if (!worth(unit, to)) continue;
      const obstacle = obstacleTo(board, unit, to);
      if (obstacle !== null && obstacle !== "settled") found.add(obstacle);
    }
  // A locked card among many others explains nothing.
  if (found.size > 1 && units.length > 1) found.delete("locked");
  return found.size === 0 ? ["nothingFits"] : hindrances.filter((one) => found.has(one));
}

function limits(board: Board): UnmetConstraint[] {
  const { keepTownships } = board.constraints;
  const split = [...board.townships].filter(([, hands]) => keepTownships && hands.size > 1);
  return [
    ...split
      .sort(([one], [other]) => one - other)
      .map(([townshipId, hands]) => ({ kind: "township" as const, townshipId, hands: hands.size })),
    ...(board.moved > board.mayMove ? [{ kind: "unmoved" as const, amount: board.moved, atMost: board.mayMove }] : []),
  ];
}
