import { z } from "zod";
import { dateSchema, idSchema, instantSchema, procedure, requiredText } from "./base.ts";

/** Where a cover stands on the branch's date; what was taken back before it began is cancelled. */
const coverStates = ["current", "ahead", "past", "cancelled"] as const;
export type CoverState = (typeof coverStates)[number];

/** Who stands in for whom while they are on leave. */
export const coverSchema = z.object({
  id: idSchema,
  absentId: idSchema,
  absentName: z.string(),
  deputyId: idSchema,
  deputyName: z.string(),
  from: dateSchema,
  /** day of being back: the first on which it no longer holds */
  to: dateSchema,
  reason: z.string(),
  state: z.enum(coverStates),
  createdByName: z.string(),
  createdAt: instantSchema,
});
export type Cover = z.infer<typeof coverSchema>;

/** Of a customer: who stands in for their marketer today, and the day on which the marketer is back. */
export const coveredBySchema = z.object({ name: z.string(), to: dateSchema });
export type CoveredBy = z.infer<typeof coveredBySchema>;

export const coverInputSchema = z.object({
  absentId: idSchema,
  deputyId: idSchema,
  from: dateSchema,
  to: dateSchema,
});
export type CoverInput = z.infer<typeof coverInputSchema>;

/** What a manager should know before a leave is entered; texts under `covers.warning.<kind>` with the params. */
export const coverWarningSchema = z.discriminatedUnion("kind", [
  /** the deputy stands in for somebody else already within these days */
  z.object({ kind: z.literal("otherCover"), params: z.object({ name: z.string(), from: z.string(), to: z.string() }) }),
  /** with the absent marketer's customers the deputy is beyond `deputyLimitPercent` */
  z.object({ kind: z.literal("deputyOverloaded"), params: z.object({ customers: z.int(), average: z.int() }) }),
]);
export type CoverWarning = z.infer<typeof coverWarningSchema>;

export const covers = {
  /** Every cover there was, is or will be: the one that ends last first. */
  list: procedure.output(z.array(coverSchema)),
  /**
   * What the deputy would see beside their own on the first day, counted as it stands now. Refused like `add`, so that
   * the reason shows before anything is sent.
   */
  preview: procedure.input(coverInputSchema).output(
    z.object({
      customers: z.int(),
      followUps: z.int(),
      proposals: z.int(),
      /** what the deputy has themselves */
      ownCustomers: z.int(),
      warnings: z.array(coverWarningSchema),
    }),
  ),
  add: procedure.input(coverInputSchema.extend({ reason: requiredText(200) })).output(coverSchema),
  /**
   * Prolongs a cover, ends it early, or takes one back that has not begun (`to` is its first day). `seenTo` is the end
   * that the asker saw: where it is another one by now, the change is refused as stale.
   */
  changeEnd: procedure
    .input(z.object({ id: idSchema, seenTo: dateSchema, to: dateSchema, reason: requiredText(200) }))
    .output(coverSchema),
};
