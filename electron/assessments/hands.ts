import { type AreaHands, handsOver } from "../../shared/domain/assessmentPeriod.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { responsibilityOn } from "../jurisdictions/responsibility.ts";
import { daysOfChange } from "../store/areaAssignments.ts";

/** Who had which area from when to when within some days: one query for each day on which areas changed hands. */
export async function handsWithin(
  { db }: Pick<Context, "db">,
  { firstDay, upTo }: { firstDay: string; upTo: string },
): Promise<AreaHands[]> {
  const states: Parameters<typeof handsOver>[0][number][] = [];
  for (const day of [firstDay, ...(await daysOfChange(db, firstDay, upTo))]) {
    const { effective } = await responsibilityOn({ db }, day);
    states.push({ day, effective });
  }
  return handsOver(states, addDays(upTo, 1));
}
