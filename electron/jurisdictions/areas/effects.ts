import type { AreaChangePreview } from "../../../shared/contract/areas.ts";
import type { Context } from "../../context.ts";
import { type AssignmentRow, openAssignments } from "../../store/areaAssignments.ts";
import { partedCustomers } from "../loads.ts";
import { type AreaPlan, newAreaId } from "./planChange.ts";
import { digestOf } from "./seen.ts";

/** Where areas lie and who has them: parent and marketer by area id. */
interface Situation {
  parents: ReadonlyMap<number, number | null>;
  marketers: ReadonlyMap<number, number>;
}

/** What a planned change does to the people who live there, counted from areas and not from their customers. */
export async function effectsOf(ctx: Pick<Context, "db" | "today">, plan: AreaPlan): Promise<AreaChangePreview> {
  const names = new Map(plan.areas.map(({ id, name }) => [id, name]));
  if (plan.created) names.set(newAreaId, plan.created.name);
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const { created } = plan;
  const effects = {
    created: created && {
      code: created.code,
      level: created.level,
      name: created.name,
      parentName: nameOf(created.parentId),
    },
    renamed: renaming(plan),
    moved: plan.areas.flatMap(({ id, name, parentId }) => {
      const to = plan.states.get(id)?.parentId;
      return to === undefined ? [] : [{ id, name, from: nameOf(parentId) ?? "", to: nameOf(to) ?? "" }];
    }),
    customersMoved: plan.customers.length,
    hands: await handsOf(ctx, plan),
    ended: plan.ends.map(({ areaId, marketerName, fromDate, toDate }) => ({
      areaName: nameOf(areaId) ?? "",
      marketerName,
      from: fromDate,
      to: toDate,
    })),
    given: plan.gives.map(({ areaId, like, fromDate }) => ({
      areaName: nameOf(areaId) ?? "",
      marketerName: like.marketerName,
      from: fromDate,
      to: like.toDate,
    })),
  };
  const versions = plan.customers.map(({ id, version }) => [id, version]);
  return { ...effects, seen: digestOf([effects, versions]) };
}

function renaming({ detail: { from, to } }: AreaPlan): AreaChangePreview["renamed"] {
  return from === undefined || to === undefined ? null : { from, to };
}

/**
 * The customers who change hands with their areas, from whom to whom: the largest number first. Those who go along with
 * a split do not, for the new area has the marketer of the one it comes from.
 */
async function handsOf(
  { db, today }: Pick<Context, "db" | "today">,
  plan: AreaPlan,
): Promise<AreaChangePreview["hands"]> {
  const open = await openAssignments(db, today);
  const before = situationBefore(
    plan,
    open.filter(({ fromDate }) => fromDate <= today),
  );
  const after = situationAfter(plan, before, today);
  const hands = new Map<string, { from: number | null; to: number | null; customers: number }>();
  const pass = (from: number | null, to: number | null, customers: number) => {
    if (from === to || customers === 0) return;
    const known = hands.get(`${from} ${to}`);
    hands.set(`${from} ${to}`, { from, to, customers: customers + (known?.customers ?? 0) });
  };
  const { following } = await partedCustomers({ db }, today);
  for (const { id } of plan.areas) pass(holderOf(before, id), holderOf(after, id), following.get(id) ?? 0);
  const people = new Map(open.map(({ marketerId, marketerName }) => [marketerId, marketerName]));
  const nameOf = (id: number | null) => (id === null ? null : (people.get(id) ?? null));
  return [...hands.values()]
    .sort((one, other) => other.customers - one.customers)
    .map(({ from, to, customers }) => ({ from: nameOf(from), to: nameOf(to), customers }));
}

function situationBefore({ areas }: AreaPlan, current: readonly AssignmentRow[]): Situation {
  return {
    parents: new Map(areas.map(({ id, parentId }) => [id, parentId])),
    marketers: new Map(current.map(({ areaId, marketerId }) => [areaId, marketerId])),
  };
}

function situationAfter({ states, created, ends, gives }: AreaPlan, before: Situation, today: string): Situation {
  const parents = new Map(before.parents);
  const marketers = new Map(before.marketers);
  for (const [id, { parentId }] of states) if (parentId !== undefined) parents.set(id, parentId);
  if (created) parents.set(newAreaId, created.parentId);
  for (const { areaId, fromDate } of ends) if (fromDate <= today) marketers.delete(areaId);
  for (const { areaId, like, fromDate } of gives) if (fromDate <= today) marketers.set(areaId, like.marketerId);
  return { parents, marketers };
}

/** The marketer of the nearest assigned area upwards. */
function holderOf({ parents, marketers }: Situation, id: number): number | null {
  for (let at: number | null = id; at !== null; at = parents.get(at) ?? null) {
    const marketer = marketers.get(at);
    if (marketer !== undefined) return marketer;
  }
  return null;
}
