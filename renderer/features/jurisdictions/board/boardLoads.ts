import type { Board } from "../../../../shared/contract/jurisdictions.ts";
import { type Load, loadFigures, loadsPerMarketer, noLoad } from "../../../../shared/domain/loads.ts";
import type { Responsible } from "./responsible.ts";

export const measures = [
  "customers",
  "gold",
  "keyTargets",
  "ratingsDue",
  "overdueLoans",
  "balanceFen",
  "villages",
] as const;
/** A figure by which loads are compared. */
export type Measure = (typeof measures)[number];

/** More than a quarter above what an active marketer carries on average stands out. */
export const overloadRatio = 1.25;

/** What somebody, or nobody, carries as things are and under the plan. */
export interface PlannedLoad {
  now: Load;
  plan: Load;
}

/** Per column of the board what is carried there, as it is and as planned. */
export function plannedLoads(
  { areas, marketers }: Pick<Board, "areas" | "marketers">,
  now: Responsible,
  plan: Responsible,
): Map<number | null, PlannedLoad> {
  const excepted = new Map(marketers.map((marketer) => [marketer.id, marketer.excepted]));
  const before = loadsPerMarketer(areas, now.effective, excepted);
  const after = plan === now ? before : loadsPerMarketer(areas, plan.effective, excepted);
  return new Map(
    [null, ...marketers.map(({ id }) => id)].map((id) => [
      id,
      { now: before.get(id) ?? noLoad(), plan: after.get(id) ?? noLoad() },
    ]),
  );
}

/** What an active marketer carries on average under the plan, all that somebody carries being shared out evenly. */
export function meanLoad(
  marketers: readonly { id: number; active: boolean }[],
  loads: ReadonlyMap<number | null, PlannedLoad>,
  measure: Measure,
): number {
  const active = marketers.filter((marketer) => marketer.active).length;
  const carried = marketers.reduce((sum, { id }) => sum + (loads.get(id)?.plan[measure] ?? 0), 0);
  return active === 0 ? 0 : carried / active;
}

export function isOverloaded({ plan }: PlannedLoad, measure: Measure, mean: number): boolean {
  return plan[measure] > mean * overloadRatio;
}

/** Whether somebody holds anything: areas or customers. */
export function holdsSomething({ plan }: PlannedLoad): boolean {
  return plan.villages > 0 || loadFigures.some((figure) => plan[figure] !== 0);
}
