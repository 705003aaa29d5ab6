import type { AreaMove } from "../../../../shared/contract/plans.ts";
import { type AreaTree, above, type Moves, type Responsible, responsibleAfter } from "./responsible.ts";

/**
 * Why an area did not move: it is locked, was there already, one that contains it is in somebody's hands, or its new
 * marketer has left.
 */
export type MoveProblem = "locked" | "same" | "aboveDecides" | "left";

/** What moves may not touch. */
export interface MoveLimits {
  /** areas that stay where they are */
  locked: ReadonlySet<number>;
  /** who takes nothing new */
  left: ReadonlySet<number>;
}

export interface MoveResult {
  moves: Moves;
  moved: readonly number[];
  problems: readonly { areaId: number; problem: MoveProblem }[];
}

/**
 * Moves areas into a marketer's hands, on top of what a plan has already. What comes back to where it is today is no
 * move any more. An area keeps its assistant, unless that is who becomes its marketer.
 *
 * @param to null for nobody
 */
export function moveAreas(
  tree: AreaTree,
  moves: Moves,
  areaIds: Iterable<number>,
  to: number | null,
  { locked, left }: MoveLimits,
): MoveResult {
  const moved: number[] = [];
  const problems: { areaId: number; problem: MoveProblem }[] = [];
  let next = moves;
  // From above downwards: what comes along with an area that contains it needs no move of its own.
  for (const areaId of inTreeOrder(tree, areaIds)) {
    const responsible = responsibleAfter(tree, next);
    const problem = problemOf(tree, responsible, areaId, to, locked);
    const after = problem ? next : withMove(tree, next, moveOf(tree, responsible, areaId, to));
    const takenByLeaver = to !== null && left.has(to) && after.get(areaId)?.marketerId === to;
    if (problem || takenByLeaver) problems.push({ areaId, problem: problem ?? "left" });
    else {
      moved.push(areaId);
      next = after;
    }
  }
  return { moves: next, moved, problems };
}

/** Takes areas their own assignment: those that contain them decide then. */
export function followAbove(
  tree: AreaTree,
  moves: Moves,
  areaIds: Iterable<number>,
  locked: ReadonlySet<number>,
): Moves {
  let next = moves;
  for (const areaId of areaIds)
    if (!locked.has(areaId)) next = withMove(tree, next, { areaId, marketerId: null, assistantId: null });
  return next;
}

/** Puts somebody beside the marketer of an area that has an assignment of its own, or nobody. */
export function setAssistant(tree: AreaTree, moves: Moves, areaId: number, assistantId: number | null): Moves {
  const own = responsibleAfter(tree, moves).own.get(areaId);
  return own ? withMove(tree, moves, { areaId, marketerId: own.marketerId, assistantId }) : moves;
}

/** Leaves areas as they are today. */
export function takeBack(moves: Moves, areaIds: Iterable<number>): Moves {
  const next = new Map(moves);
  for (const id of areaIds) next.delete(id);
  return next;
}

/** Takes over what was suggested, one area after the other, on top of what a plan has. */
export function moveEach(
  tree: AreaTree,
  moves: Moves,
  suggested: readonly { areaId: number; marketerId: number }[],
  limits: MoveLimits,
): Moves {
  return suggested.reduce(
    (sum, { areaId, marketerId }) => moveAreas(tree, sum, [areaId], marketerId, limits).moves,
    moves,
  );
}

/** Whether two plans do the same to the same areas. */
export function sameMoves(one: Moves, other: Moves): boolean {
  return (
    one.size === other.size &&
    [...one].every(([id, { marketerId, assistantId }]) => {
      const move = other.get(id);
      return move?.marketerId === marketerId && move.assistantId === assistantId;
    })
  );
}

function withMove(tree: AreaTree, moves: Moves, move: AreaMove): Moves {
  const assigned = tree.byId.get(move.areaId)?.assigned;
  const asItIs =
    (assigned?.marketerId ?? null) === move.marketerId && (assigned?.assistantId ?? null) === move.assistantId;
  const next = new Map(moves);
  if (asItIs) next.delete(move.areaId);
  else next.set(move.areaId, move);
  return next;
}

function problemOf(
  tree: AreaTree,
  responsible: Responsible,
  areaId: number,
  to: number | null,
  locked: ReadonlySet<number>,
): MoveProblem | null {
  if ((responsible.effective.get(areaId) ?? null) === to) return "same";
  if (locked.has(areaId)) return "locked";
  return to === null && above(tree, responsible, areaId) !== null ? "aboveDecides" : null;
}

function moveOf(tree: AreaTree, responsible: Responsible, areaId: number, to: number | null): AreaMove {
  const nothing = { areaId, marketerId: null, assistantId: null };
  const assigned = tree.byId.get(areaId)?.assigned ?? null;
  if (to === null) return nothing;
  if (assigned?.marketerId === to) return { areaId, marketerId: to, assistantId: assigned.assistantId };
  if (assigned === null && above(tree, responsible, areaId) === to) return nothing;
  const assistant = responsible.own.get(areaId)?.assistantId ?? null;
  return { areaId, marketerId: to, assistantId: assistant === to ? null : assistant };
}

function inTreeOrder(tree: AreaTree, areaIds: Iterable<number>): number[] {
  const wanted = new Set(areaIds);
  if (wanted.size <= 1) return [...wanted].filter((id) => tree.byId.has(id));
  return tree.areas.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
}
