import type { Knex } from "knex";
import type { Plan } from "../../../shared/contract/plans.ts";
import type { Context } from "../../context.ts";
import { lastChangesOf } from "../../store/planChanges.ts";
import type { Baseline } from "../../store/plans.ts";
import { userNames } from "../../store/users.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Who is responsible for everything that moves touch: the moved areas, all below them - those that do not follow are
 * marked, for only others' changes can make them follow - and the customers named.
 */
export function baselineOf(outcome: Outcome, at: string): Baseline {
  const { areas, was, customers, day } = outcome;
  const moved = new Set(outcome.moves.areas.map(({ areaId }) => areaId));
  /** per area below a moved one, or moved itself, whether it goes along */
  const touched = new Map<number, boolean>();
  for (const { id, parentId, assignment } of areas) {
    const above = parentId === null ? undefined : touched.get(parentId);
    if (moved.has(id)) touched.set(id, true);
    else if (above !== undefined) touched.set(id, above && assignment === null);
  }
  return {
    day,
    at,
    areas: Object.fromEntries([...touched.keys()].map((id) => [id, was.get(id) ?? null])),
    apart: [...touched].flatMap(([id, along]) => (along ? [] : [id])),
    customers: Object.fromEntries(customers.map(({ id, giverId }) => [id, giverId])),
  };
}

/** An area or customer in other hands than when the maker looked. */
export interface Difference {
  subject: "area" | "customer";
  subjectId: number;
  wasId: number | null;
  isId: number | null;
}

/**
 * What is in other hands than the baseline says. An area below a moved one counts only where it goes along now or went
 * along then; what the baseline does not know, such as an area made since, does not count.
 */
export function differences(baseline: Baseline, outcome: Outcome): Difference[] {
  const now = baselineOf(outcome, "");
  const apartThen = new Set(baseline.apart);
  const apartNow = new Set(now.apart);
  const between = (subject: Difference["subject"], then: Baseline["areas"], is: Baseline["areas"]) =>
    Object.entries(is).flatMap(([id, isId]) => {
      const wasId = then[id];
      return wasId === undefined || wasId === isId ? [] : [{ subject, subjectId: Number(id), wasId, isId }];
    });
  return [
    ...between("area", baseline.areas, now.areas).filter(
      ({ subjectId }) => !apartThen.has(subjectId) || !apartNow.has(subjectId),
    ),
    ...between("customer", baseline.customers, now.customers),
  ];
}

/**
 * The same with the names of everything, and who changed it, for a reader.
 *
 * @param since the instant after which it was changed; null where that is not known
 */
export async function namedChanges(
  db: Knex,
  found: readonly Difference[],
  { areas: tree, customers: named }: Pick<Outcome, "areas" | "customers">,
  since: string | null,
): Promise<Plan["changes"]> {
  if (found.length === 0) return [];
  const names = await userNames(db);
  const person = (id: number | null) => (id === null ? null : { id, name: names.get(id) ?? "" });
  const areas = new Map(tree.map((area) => [area.id, area]));
  const customers = new Map(named.map((customer) => [customer.id, customer]));
  const pathUp = (id: number | null | undefined): number[] =>
    id === null || id === undefined ? [] : [id, ...pathUp(areas.get(id)?.parentId)];
  const last = await lastChangesOf(db, {
    areaIds: [
      ...new Set(
        found.flatMap(({ subject, subjectId }) =>
          pathUp(subject === "area" ? subjectId : customers.get(subjectId)?.areaId),
        ),
      ),
    ],
    customerIds: found.flatMap(({ subject, subjectId }) => (subject === "customer" ? [subjectId] : [])),
    since,
  });
  return found.map(({ subject, subjectId, wasId, isId }) => {
    const own = subject === "customer" ? last.customers.get(subjectId) : undefined;
    const path = pathUp(subject === "area" ? subjectId : customers.get(subjectId)?.areaId);
    const candidates = [own, ...path.map((id) => last.areas.get(id))].filter((change) => change !== undefined);
    const latest = candidates.toSorted((one, other) => other.at.localeCompare(one.at))[0];
    return {
      subject,
      subjectId,
      subjectName: (subject === "area" ? areas.get(subjectId)?.name : customers.get(subjectId)?.name) ?? "",
      was: person(wasId),
      is: person(isId),
      changedByName: latest ? (names.get(latest.by) ?? null) : null,
      changedAt: latest?.at ?? null,
    };
  });
}

/** What is in other hands than the baseline says, for a reader. */
export function changesSince(db: Knex, baseline: Baseline, outcome: Outcome): Promise<Plan["changes"]> {
  return namedChanges(db, differences(baseline, outcome), outcome, baseline.at);
}

/** The day that a plan is looked at from: its own first day, or today where it has none or that has passed. */
export function dayOfPlan({ today }: Pick<Context, "today">, from: string | null): string {
  return from !== null && from > today ? from : today;
}
