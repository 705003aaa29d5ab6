import { z } from "zod";
import { idSchema } from "../../../shared/contract/base.ts";

export const surveyTabs = ["ranking", "compare"] as const;

/** Villages beside each other at a time. */
export const mostCompared = 6;

/** What the address of the surveys holds: the tab, the area, and the villages that are compared. */
export const surveysSearchSchema = z.object({
  tab: z.enum(surveyTabs).optional(),
  areaId: idSchema.optional(),
  villages: z.array(idSchema).max(mostCompared).optional(),
});
export type SurveysSearch = z.infer<typeof surveysSearchSchema>;
