import { z } from "zod";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, procedure } from "./base.ts";
import { ratingCountsSchema } from "./ratingLists.ts";
import { remindersSchema } from "./reminders.ts";

/** What is to be done about one customer. */
const dueSchema = z.object({
  /** of the follow-up or the rating */
  id: idSchema,
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  /** when it is due; of a proposal, when it was made */
  on: z.string(),
  /** the next step of a follow-up, who made a proposal; else empty */
  note: z.string(),
  grade: z.enum(grades).nullable(),
});
export type DueRow = z.infer<typeof dueSchema>;

/** Where a marketer works: what is to be done in each village. */
const villageSchema = z.object({
  id: idSchema,
  name: z.string(),
  customers: z.int(),
  rated: z.int(),
  /** customers with a follow-up due by today, and with a rating that expires within 60 days or has */
  followUps: z.int(),
  ratingsDue: z.int(),
});

const todaySchema = z.object({
  today: dateSchema,
  counts: z.object({
    customers: z.int(),
    rated: z.int(),
    unassigned: z.int(),
    areas: z.int(),
    /** follow-ups whose day is over, and those of today */
    followUpsLate: z.int(),
    followUpsToday: z.int(),
  }),
  ratings: ratingCountsSchema,
  reminders: remindersSchema,
  /** the first of each list */
  followUps: z.array(dueSchema),
  ratingsDue: z.array(dueSchema),
  proposals: z.array(dueSchema),
  /** of a marketer, those with the most to do first; empty for who sees the whole branch */
  villages: z.array(villageSchema),
});
export type Today = z.infer<typeof todaySchema>;

const branchSchema = z.object({
  figures: z.object({
    /** customers with a loan here that is overdue, and what is owed of these loans */
    overdueCustomers: z.int(),
    overdueFen: fenSchema,
    loanBalanceFen: fenSchema,
    /** lists that one side or both have not acknowledged */
    handovers: z.int(),
    objections: z.int(),
  }),
  /** the last twelve months, this one last */
  growth: z.array(z.object({ month: z.string(), customers: z.int(), loans: z.int(), lentFen: fenSchema })),
  /** customers by the grade in force; null for none */
  grades: z.array(z.object({ grade: z.enum(grades).nullable(), customers: z.int() })),
  /** customers by who is responsible for them today; null for nobody */
  loads: z.array(z.object({ marketerId: idSchema.nullable(), name: z.string(), customers: z.int() })),
});
export type BranchToday = z.infer<typeof branchSchema>;

export const dashboard = {
  /** What is due on the branch's date, within what the asker may see. */
  today: procedure.output(todaySchema),
  /** How the branch stands, for who leads or audits it. */
  branch: procedure.output(branchSchema),
};
