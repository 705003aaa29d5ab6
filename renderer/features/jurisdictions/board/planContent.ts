import type { CustomerMove, Plan, PlanMoves } from "../../../../shared/contract/plans.ts";
import { sameMoves } from "./moves.ts";
import { type Moves, noMoves } from "./responsible.ts";
import { firstStep, type Steps } from "./steps.ts";

/** What a plan does, as far as each change of it is a step that can be taken back. */
export interface PlanContent {
  moves: Moves;
  /** single customers, moved on other screens: the board keeps them as they are */
  customers: readonly CustomerMove[];
  locked: ReadonlySet<number>;
}

/** What a plan is called and when it begins. */
export interface PlanHead {
  kind: "manual" | "balance" | "departure";
  name: string;
  note: string;
  from: string | null;
  shared: boolean;
}

/** A plan as it is kept. */
export interface KeptPlan {
  id: number;
  version: number;
  head: PlanHead;
  content: PlanContent;
}

/** A plan on the board: as it is kept, if it is, and as it is worked on. */
export interface OpenPlan {
  kept: KeptPlan | null;
  head: PlanHead;
  steps: Steps<PlanContent>;
}

export const emptyContent: PlanContent = { moves: noMoves, customers: [], locked: new Set() };
export const emptyHead: PlanHead = { kind: "manual", name: "", note: "", from: null, shared: false };

export function keptPlan({ id, version, kind, name, note, from, shared, moves, locked }: Plan): KeptPlan {
  return {
    ...{ id, version },
    head: { kind: kindToSave(kind), name, note, from, shared },
    content: {
      moves: new Map(moves.areas.map((move) => [move.areaId, move])),
      customers: moves.customers,
      locked: new Set(locked),
    },
  };
}

export function opened(plan: Plan): OpenPlan {
  const kept = keptPlan(plan);
  return { kept, head: kept.head, steps: firstStep(kept.content) };
}

/**
 * A plan on the board when what is kept of it has changed elsewhere. Where only its name and the like did, work goes on
 * from there. Where its moves did, they come in if nothing is unsaved; otherwise saving is refused and says by whom.
 */
export function refreshed(open: OpenPlan, plan: Plan): OpenPlan {
  const { kept, head, steps } = open;
  if (!kept || kept.id !== plan.id || plan.version <= kept.version) return open;
  const next = keptPlan(plan);
  if (!sameContent({ ...kept.content, customers: next.content.customers }, next.content))
    return isUnsaved(kept, head, steps.present) ? open : opened(plan);
  const headNow = { ...next.head };
  for (const part of headParts) if (head[part] !== kept.head[part]) Object.assign(headNow, { [part]: head[part] });
  return { kept: { ...next, content: kept.content }, head: headNow, steps };
}

export function planMoves({ moves, customers }: PlanContent): PlanMoves {
  return { areas: [...moves.values()], customers: [...customers] };
}

export function countMoves({ moves, customers }: PlanContent): number {
  return moves.size + customers.length;
}

/** Whether something would be lost if the plan were left as it is. */
export function isUnsaved(kept: KeptPlan | null, head: PlanHead, content: PlanContent): boolean {
  if (!kept) return countMoves(content) > 0 || content.locked.size > 0;
  return !sameHead(kept.head, head) || !sameContent(kept.content, content);
}

const headParts = ["kind", "name", "note", "from", "shared"] as const;

function sameHead(one: PlanHead, other: PlanHead): boolean {
  return headParts.every((part) => one[part] === other[part]);
}

function sameContent(one: PlanContent, other: PlanContent): boolean {
  const sameLocks = one.locked.size === other.locked.size && [...one.locked].every((id) => other.locked.has(id));
  return sameLocks && one.customers === other.customers && sameMoves(one.moves, other.moves);
}

function kindToSave(kind: Plan["kind"]): PlanHead["kind"] {
  return kind === "balance" || kind === "departure" ? kind : "manual";
}
