import { z } from "zod";
import { dateSchema, idSchema } from "../../../../shared/contract/base.ts";
import { loadMeasures } from "../../../../shared/domain/loads.ts";

export const boardViews = ["board", "tree", "table"] as const;

/** What the address of the board holds: how it is looked at, on which day, and which plan is open. */
export const boardSearchSchema = z.object({
  view: z.enum(boardViews).optional(),
  /** absent for today */
  day: dateSchema.optional(),
  plan: idSchema.optional(),
  /** by which figure loads are compared; customers when absent */
  by: z.enum(loadMeasures).optional(),
  /** the table's filters; 0 for areas that are nobody's */
  marketer: z.int().min(0).optional(),
  township: idSchema.optional(),
});
export type BoardSearch = z.infer<typeof boardSearchSchema>;
