import { z } from "zod";
import { dateSchema, monthSchema } from "../../../shared/contract/base.ts";
import { visitFilterSchema } from "../../../shared/contract/visits.ts";

export const visitTabs = ["list", "calendar", "followUps", "rounds"] as const;
export type VisitTab = (typeof visitTabs)[number];

export const followUpBuckets = ["overdue", "today", "coming", "decided"] as const;
export type FollowUpBucket = (typeof followUpBuckets)[number];

/** What the address of the visits page holds: which list, and what it is narrowed to. */
const visitsSearchSchema = visitFilterSchema.extend({
  tab: z.enum(visitTabs).optional(),
  bucket: z.enum(followUpBuckets).optional(),
  month: monthSchema.optional(),
  day: dateSchema.optional(),
});
export type VisitsSearch = z.infer<typeof visitsSearchSchema>;

/** A search with nothing in it where the address makes no sense. */
export function readVisitsSearch(search: Record<string, unknown>): VisitsSearch {
  return visitsSearchSchema.catch({}).parse(search);
}
