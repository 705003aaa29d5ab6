import { addDays, startOfDay } from "../../shared/domain/dates.ts";
import { nearestAssigned } from "../../shared/domain/effectiveAssignment.ts";
import { addFigures, type LoadFigures, noFigures } from "../../shared/domain/loads.ts";
import type { Context } from "../context.ts";
import { type AssignedArea, assignedAreasOn } from "../store/areas.ts";
import { figuresPerArea } from "../store/loads.ts";

export interface Responsibility {
  /** in the order of the tree */
  areas: AssignedArea[];
  /** marketer per area; an area nobody is responsible for is absent */
  effective: Map<number, number>;
}

/** Who is responsible for each area on a day, past, present or ahead, by the tree of that day: one query. */
export async function responsibilityOn({ db }: Pick<Context, "db">, day: string): Promise<Responsibility> {
  const areas = await assignedAreasOn(db, day);
  return { areas, effective: nearestAssigned(areas, assignedTo(areas)) };
}

/** Marketer per area by its own assignment. */
export function assignedTo(areas: readonly AssignedArea[]): Map<number, number> {
  return new Map(areas.flatMap(({ id, assignment }) => (assignment ? [[id, assignment.marketerId] as const] : [])));
}

export interface PartedFigures {
  /** per area, of the customers who are in the hands of its marketer */
  following: Map<number, LoadFigures>;
  /** per marketer, of the customers they have by exception */
  excepted: Map<number, LoadFigures>;
}

/**
 * The load figures parted by who decides on a day: one query. Of a past day only `figuresOfPast` are known, as they were
 * at its end; a day ahead has the customers, loans and gold marks of now, and its own ratings due.
 */
export async function partedFigures(
  { db, today, timeZone }: Pick<Context, "db" | "today" | "timeZone">,
  day: string,
): Promise<PartedFigures> {
  const end = startOfDay(addDays(day, 1), timeZone).toISOString();
  const following = new Map<number, LoadFigures>();
  const excepted = new Map<number, LoadFigures>();
  for (const { areaId, exceptedFor, ...figures } of await figuresPerArea(db, { day, past: day < today, end })) {
    addTo(following, areaId, figures, exceptedFor === null ? 1 : -1);
    if (exceptedFor !== null) addTo(excepted, exceptedFor, figures, 1);
  }
  return { following, excepted };
}

function addTo(sums: Map<number, LoadFigures>, key: number, figures: LoadFigures, times: number): void {
  const sum = sums.get(key) ?? noFigures();
  sums.set(key, sum);
  addFigures(sum, figures, times);
}
