import type { Board } from "../../../../shared/contract/jurisdictions.ts";
import {
  type Load,
  type LoadMeasure,
  loadMeasures,
  loadsPerMarketer,
  noLoad,
} from "../../../../shared/domain/loads.ts";
import { evenShare, overloadLimit } from "../../../../shared/domain/overload.ts";
import type { Responsible } from "./responsible.ts";

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

export interface FairLoad {
  /** what each active marketer would carry */
  share: number;
  /** what is still not too much */
  limit: number;
}

/** What loads are measured against under the plan. */
export function fairLoad(
  marketers: readonly { active: boolean }[],
  loads: ReadonlyMap<number | null, PlannedLoad>,
  measure: LoadMeasure,
): FairLoad {
  const active = marketers.filter((marketer) => marketer.active).length;
  const total = [...loads.values()].reduce((sum, { plan }) => sum + plan[measure], 0);
  return { share: evenShare(total, active), limit: overloadLimit(total, active) };
}

/** Whether somebody holds anything: areas or customers. */
export function holdsSomething({ plan }: PlannedLoad): boolean {
  return loadMeasures.some((measure) => plan[measure] !== 0);
}
