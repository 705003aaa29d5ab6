import { z } from "zod";
import { idSchema, procedure, requiredText } from "./base.ts";
import { customerFilterSchema, customerOrderSchema } from "./customers.ts";

export const savedFilterSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** for everybody of the branch, else for the asker alone */
  forBranch: z.boolean(),
  filter: customerFilterSchema.extend(customerOrderSchema.shape),
  /** whether the asker may replace or remove it */
  own: z.boolean(),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;

export const savedFilters = {
  /** The asker's own and the branch's, by name. */
  list: procedure.output(z.array(savedFilterSchema)),
  /** Keeps a filter by name; one of the same name and reach is replaced. */
  save: procedure
    .input(
      z.object({
        name: requiredText(40),
        forBranch: z.boolean(),
        filter: customerFilterSchema.extend(customerOrderSchema.shape),
      }),
    )
    .output(savedFilterSchema),
  remove: procedure.input(z.object({ id: idSchema })).output(z.object({})),
};
