import type { Knex } from "knex";
import { periodEnd } from "../../shared/domain/assessmentPeriod.ts";
import { addMonths } from "../../shared/domain/dates.ts";
import { countPeriod } from "../assessments/compute.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { writeBaseline } from "../store/assessmentFigures.ts";
import { insertPeriod, periodById, updatePeriod } from "../store/assessmentPeriods.ts";
import { timeZone } from "./county.ts";
import type { CountyPlan } from "./writeCounty.ts";

/** The assessment of the month before this one, counted and not frozen yet: over, and still to be looked at. */
export async function writeAssessment(
  db: Knex,
  plan: CountyPlan,
  { signal }: Pick<JobControl, "signal">,
): Promise<void> {
  const firstDay = addMonths(`${plan.today.slice(0, 7)}-01`, -1);
  const period = { kind: "month" as const, firstDay, lastDay: periodEnd("month", firstDay), baselineOn: firstDay };
  const id = await insertPeriod(db, period, { at: plan.now, by: plan.managerId });
  await writeBaseline(db, id, firstDay, firstDay);
  const stored = await periodById(db, id);
  if (!stored) throw new Error("The sample's assessment period was not kept.");
  const found = await countPeriod({ db, timeZone, now: plan.now, today: plan.today }, stored, {
    signal,
    progress: () => {},
  });
  await updatePeriod(db, { id, version: null }, found.columns);
}
