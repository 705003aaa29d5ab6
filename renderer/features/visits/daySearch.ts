import type { z } from "zod";
import { dayListInput, dayListQuestionSchema } from "../../../shared/contract/dayList.ts";

/** What the address of a day list holds; what it lacks is as `useDaySearch` says. With villages, it is the list of a trip. */
const daySearchSchema = dayListQuestionSchema.extend({ villageIds: dayListInput.shape.villageIds }).partial();
export type DaySearch = z.infer<typeof daySearchSchema>;

/** A search with nothing in it where the address makes no sense. */
export function readDaySearch(search: Record<string, unknown>): DaySearch {
  return daySearchSchema.catch({}).parse(search);
}
