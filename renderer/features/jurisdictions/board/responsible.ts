import type { BoardArea } from "../../../../shared/contract/jurisdictions.ts";
import type { AreaMove } from "../../../../shared/contract/plans.ts";
import { nearestAssigned } from "../../../../shared/domain/effectiveAssignment.ts";

/** The areas of a board, found by id and by what contains them. */
export interface AreaTree {
  /** in the order of the tree */
  areas: readonly BoardArea[];
  byId: ReadonlyMap<number, BoardArea>;
  children: ReadonlyMap<number, readonly BoardArea[]>;
}

/** The assignment of an area itself. */
export interface Own {
  marketerId: number;
  assistantId: number | null;
}

/** What a plan does to areas, by area. An area that is not in it stays as it is. */
export type Moves = ReadonlyMap<number, AreaMove>;
export const noMoves: Moves = new Map();

/** Who is responsible for what, as things are or as a plan has them. */
export interface Responsible {
  own: ReadonlyMap<number, Own>;
  /** per area the one whose own assignment decides: itself, or the nearest that contains it; absent for nobody's */
  decidedBy: ReadonlyMap<number, number>;
  /** marketer per area; absent for nobody's */
  effective: ReadonlyMap<number, number>;
}

/** @param areas each behind the one that contains it */
export function treeOf(areas: readonly BoardArea[]): AreaTree {
  const children = new Map<number, BoardArea[]>();
  for (const area of areas) {
    if (area.parentId === null) continue;
    const siblings = children.get(area.parentId);
    if (siblings) siblings.push(area);
    else children.set(area.parentId, [area]);
  }
  return { areas, byId: new Map(areas.map((area) => [area.id, area])), children };
}

/** Who would be responsible after moves; without any, who is. */
export function responsibleAfter({ areas }: AreaTree, moves: Moves): Responsible {
  const own = new Map<number, Own>();
  for (const { id, assigned } of areas) {
    const { marketerId, assistantId } = moves.get(id) ?? assigned ?? { marketerId: null, assistantId: null };
    if (marketerId !== null) own.set(id, { marketerId, assistantId });
  }
  const decidedBy = nearestAssigned(areas, new Map([...own.keys()].map((id) => [id, id])));
  const effective = new Map<number, number>();
  for (const [id, by] of decidedBy) {
    const marketer = own.get(by)?.marketerId;
    if (marketer !== undefined) effective.set(id, marketer);
  }
  return { own, decidedBy, effective };
}

/** Who decides for an area that has no assignment of its own. */
export function above(tree: AreaTree, { effective }: Responsible, areaId: number): number | null {
  const parentId = tree.byId.get(areaId)?.parentId ?? null;
  return parentId === null ? null : (effective.get(parentId) ?? null);
}

/** The areas that contain one, from the nearest up. */
export function containersOf({ byId }: AreaTree, areaId: number): BoardArea[] {
  const found: BoardArea[] = [];
  for (let at = byId.get(areaId)?.parentId ?? null; at !== null; ) {
    const area = byId.get(at);
    if (!area) break;
    found.push(area);
    at = area.parentId;
  }
  return found;
}
