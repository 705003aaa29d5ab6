import type { BoardArea } from "../../../../shared/contract/jurisdictions.ts";
import { addFigures, type LoadFigures, loadFigures, noFigures } from "../../../../shared/domain/loads.ts";
import type { AreaTree, Moves, Responsible } from "./responsible.ts";

/** An area together with what lies in it and goes where it goes. */
export interface Part {
  figures: LoadFigures;
  /** villages in it, itself not counted */
  villages: number;
}

/** One line of a column: a card, or an area within an opened card. */
export interface BoardRow {
  area: BoardArea;
  part: Part;
  /** 0 for a card */
  depth: number;
  /** what is in it and goes along */
  below: number;
  open: boolean;
  /** the plan does something to this very area */
  moved: boolean;
}

/** The cards of a marketer, or of nobody (null): areas at their head with what goes along. */
export interface BoardColumn {
  marketerId: number | null;
  cards: readonly number[];
}

/** How areas hang together on the board under some state of who is responsible. */
export interface BoardCards {
  columns: readonly BoardColumn[];
  partOf: ReadonlyMap<number, Part>;
  /** whether an area has no card of its own but lies in the card of the one that contains it */
  joined: ReadonlySet<number>;
}

/**
 * A marketer has a card for each area with an assignment of its own; the rest lies in those. Nobody's cards are the
 * largest areas in which nobody has anything, and those with customers of their own around what somebody has.
 *
 * @param marketerIds the columns, in order; nobody's comes before them
 */
export function cardsOf(
  tree: AreaTree,
  responsible: Responsible,
  moves: Moves,
  marketerIds: readonly number[],
): BoardCards {
  const whole = nobodysAltogether(tree, responsible);
  const joined = new Set<number>();
  const cards = new Map<number | null, number[]>([null, ...marketerIds].map((id) => [id, []]));
  for (const { id, parentId, figures } of tree.areas) {
    const marketer = responsible.effective.get(id) ?? null;
    const goesAlong =
      parentId !== null && (marketer === null ? whole.has(parentId) : responsible.decidedBy.get(id) !== id);
    if (goesAlong) joined.add(id);
    else if (marketer !== null || whole.has(id) || loadFigures.some((figure) => figures[figure] !== 0))
      cards.get(marketer)?.push(id);
  }
  // What the plan moves stands first, so that it is seen.
  const columns = [...cards].map(([marketerId, ids]) => ({
    marketerId,
    cards: [...ids.filter((id) => moves.has(id)), ...ids.filter((id) => !moves.has(id))],
  }));
  return { columns, joined, partOf: partsOf(tree, joined) };
}

/** The lines of a column under the cards that are open. */
export function rowsOf(
  tree: AreaTree,
  { partOf, joined }: BoardCards,
  column: BoardColumn,
  open: ReadonlySet<number>,
  moves: Moves,
): BoardRow[] {
  const rows: BoardRow[] = [];
  const add = (area: BoardArea, depth: number) => {
    const within = (tree.children.get(area.id) ?? []).filter(({ id }) => joined.has(id));
    const isOpen = open.has(area.id) && within.length > 0;
    rows.push({
      ...{ area, depth, below: within.length, open: isOpen },
      part: partOf.get(area.id) ?? { figures: noFigures(), villages: 0 },
      moved: moves.has(area.id),
    });
    if (isOpen) for (const child of within) add(child, depth + 1);
  };
  for (const id of column.cards) {
    const area = tree.byId.get(id);
    if (area) add(area, 0);
  }
  return rows;
}

/** The areas to open so that one is seen: those that it lies in, up to the card. */
export function openTo(tree: AreaTree, { joined }: BoardCards, areaId: number): number[] {
  const found: number[] = [];
  let at = tree.byId.get(areaId);
  while (at && at.parentId !== null && joined.has(at.id)) {
    found.push(at.parentId);
    at = tree.byId.get(at.parentId);
  }
  return found;
}

/** Every area with all that lies in it, whoever has it. */
export function sumsOf(tree: AreaTree): ReadonlyMap<number, Part> {
  return partsOf(tree, new Set(tree.byId.keys()));
}

/** Areas that nobody has, nor anything in them. */
function nobodysAltogether({ areas }: AreaTree, { effective }: Responsible): Set<number> {
  const whole = new Set(areas.map(({ id }) => id));
  for (const { id, parentId } of areas.toReversed()) {
    if (effective.has(id)) whole.delete(id);
    if (!whole.has(id) && parentId !== null) whole.delete(parentId);
  }
  return whole;
}

function partsOf({ areas }: AreaTree, joined: ReadonlySet<number>): Map<number, Part> {
  const parts = new Map<number, Part>(
    areas.map(({ id, figures }) => [id, { figures: { ...figures }, villages: 0 }] as const),
  );
  for (const { id, parentId, level, mergedIntoId } of areas.toReversed()) {
    const part = parts.get(id);
    const container = parentId === null || !joined.has(id) ? undefined : parts.get(parentId);
    if (!part || !container) continue;
    addFigures(container.figures, part.figures);
    container.villages += part.villages + (level === "village" && mergedIntoId === null ? 1 : 0);
  }
  return parts;
}
