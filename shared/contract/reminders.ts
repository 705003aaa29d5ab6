import { z } from "zod";
import { dateSchema, idSchema } from "./base.ts";
import { trailBreakSchema } from "./integrity.ts";

/** Who stands in for whom today, and the day on which the absent one is back. */
const leaveSchema = z.object({ id: idSchema, absentName: z.string(), deputyName: z.string(), to: dateSchema });

/**
 * What the first screen says above its lists, each where it is the asker's business: of who may not see to it, it says
 * that there is none.
 */
export const remindersSchema = z.object({
  /** where a daily check found the audit trail broken */
  trailBreaks: z.array(trailBreakSchema),
  /** imports that an end of the application left in the middle, of being written or of being taken back */
  imports: z.array(
    z.object({ id: idSchema, fileName: z.string(), undoing: z.boolean(), applied: z.int(), undone: z.int() }),
  ),
  /** the asker's own binders that it left so */
  binders: z.array(z.object({ id: idSchema, printed: z.int(), customers: z.int() })),
  /** what the asker gives or receives and is not acknowledged by both, oldest first */
  handovers: z.array(
    z.object({
      id: idSchema,
      from: dateSchema,
      /** null where nobody had, or gets, the customers */
      giverName: z.string().nullable(),
      receiverName: z.string().nullable(),
      customers: z.int(),
      /** whether the asker's own side is still to be acknowledged */
      yours: z.boolean(),
    }),
  ),
  /** the same of the whole branch, for who answers for it; days since the oldest plan was confirmed */
  handoversOfBranch: z.object({ count: z.int(), oldestDays: z.int() }),
  leave: z.object({
    standsInFor: z.array(leaveSchema),
    coveredBy: leaveSchema.nullable(),
    /** everybody who is, for managers */
    onLeave: z.array(leaveSchema),
  }),
  /** who has handed everything over, or will by a day, and whose account is still open */
  departures: z.array(z.object({ id: idSchema, name: z.string(), from: dateSchema, due: z.boolean() })),
  /** gold customers to be reviewed soon or late */
  goldReviews: z.int(),
  /** leads whose next step is late */
  leadsLate: z.int(),
  openRounds: z.int(),
  /** partners whose agreement will soon run out, and those whose has */
  agreements: z.object({ expiring: z.int(), expired: z.int() }),
});
export type Reminders = z.infer<typeof remindersSchema>;
