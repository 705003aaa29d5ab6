import type { BalanceArea } from "./balanceBoard.ts";
import { nearestAssigned } from "./effectiveAssignment.ts";
import { addFigures, type Load, type LoadedArea, noLoad } from "./loads.ts";

/** What can be given in one piece, as the tree of areas has it. */
export interface AreaCards {
  cards: BalanceArea[];
  /** what lies with somebody, under null with nobody, in townships and above and is no card */
  aboveVillages: Map<number | null, Load>;
  locked: number[];
}

interface TreeArea extends LoadedArea {
  parentId: number | null;
}

/** Marketer per area by its own assignment. */
type Assigned = ReadonlyMap<number, number>;

/**
 * Cards are the villages, with the groups in them and what has become a part of them; a group with an assignment of its
 * own is a card of its own. What lives in a township or county itself is none: its assignment would take all villages
 * along that follow it.
 *
 * @param areas each behind the one that contains it
 * @param today the assignments that hold without the plan
 * @param planned those with it
 * @param locked areas that stay, with all in them
 */
export function cardsOf(
  areas: readonly TreeArea[],
  today: Assigned,
  planned: Assigned,
  locked: readonly number[],
): AreaCards {
  const responsible = nearestAssigned(areas, today);
  const holders = nearestAssigned(areas, planned);
  const cardAt = new Map<number, BalanceArea>();
  const townshipAt = new Map<number, number>();
  const lockedAreas = new Set(locked);
  const lockedCards = new Set<number>();
  const aboveVillages = new Map<number | null, Load>();
  for (const { id, parentId, level, mergedIntoId, figures } of areas) {
    const parent = parentId ?? 0;
    const townshipId = level === "township" ? id : townshipAt.get(parent);
    if (townshipId !== undefined) townshipAt.set(id, townshipId);
    if (lockedAreas.has(parent)) lockedAreas.add(id);
    const isVillage = level === "village" && mergedIntoId === null;
    const around = cardAt.get(parent);
    if (!isVillage && !around) {
      const holder = holders.get(id) ?? null;
      const load = aboveVillages.get(holder) ?? noLoad();
      addFigures(load, figures);
      aboveVillages.set(holder, load);
      continue;
    }
    const card =
      around && !planned.has(id)
        ? around
        : {
            id,
            townshipId: townshipId ?? null,
            marketerId: holders.get(id) ?? null,
            responsibleId: responsible.get(id) ?? null,
            load: noLoad(),
          };
    cardAt.set(id, card);
    addFigures(card.load, figures);
    if (isVillage) card.load.villages += 1;
    if (lockedAreas.has(id)) lockedCards.add(card.id);
  }
  return { cards: [...new Set(cardAt.values())], aboveVillages, locked: [...lockedCards] };
}
