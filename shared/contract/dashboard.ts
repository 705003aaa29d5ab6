import { z } from "zod";
import { dateSchema, idSchema, procedure } from "./base.ts";
import { ratingCountsSchema, ratingDueRowSchema, ratingQueueRowSchema } from "./ratingLists.ts";

export const followUpSchema = z.object({
  id: idSchema,
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  nextStep: z.string(),
  nextOn: dateSchema,
});

export const dashboard = {
  /** What is due on the branch's date, within what the asker may see. */
  today: procedure.output(
    z.object({
      today: dateSchema,
      counts: z.object({
        customers: z.int(),
        rated: z.int(),
        unassigned: z.int(),
        areas: z.int(),
      }),
      ratings: ratingCountsSchema,
      followUps: z.array(followUpSchema),
      /** the first of each list */
      ratingsDue: z.array(ratingDueRowSchema),
      proposals: z.array(ratingQueueRowSchema),
    }),
  ),
};
