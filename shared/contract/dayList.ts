import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { workKinds } from "../domain/dayList.ts";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, procedure } from "./base.ts";

/** Customers that a list on the screen holds. */
export const mostOnDayList = 200;

/** Whose day, which one, and what counts as work on it. */
export const dayListQuestionSchema = z.object({
  marketerId: idSchema,
  day: dateSchema,
  /** follow-ups, ratings and gold reviews that fall due so many days after the day count already */
  withinDays: z.int().min(0).max(90),
  /** key targets whom nobody has visited for so many days */
  notVisitedDays: z.int().min(1).max(3650),
  kinds: z.array(z.enum(workKinds)).min(1).max(workKinds.length),
});
export type DayListQuestion = z.infer<typeof dayListQuestionSchema>;

export const dayListInput = dayListQuestionSchema.extend({ villageIds: z.array(idSchema).min(1).max(500) });

const count = z.int();

export const dayListVillageSchema = z.object({
  /** the village, with its groups and what was merged into it; or whatever other area customers hang on */
  id: idSchema,
  name: z.string(),
  /** the area above it */
  townshipName: z.string().nullable(),
  /** with whom the marketer works there */
  customers: count,
  /** the last time that anybody visited one of them */
  lastVisitedOn: dateSchema.nullable(),
  /** with something to do, however much it is */
  toVisit: count,
  counts: z.record(z.enum(workKinds), count),
  /** `urgencyOf` all of them */
  urgency: z.number(),
});
export type DayListVillage = z.infer<typeof dayListVillageSchema>;

const workSchema = z.discriminatedUnion("kind", [
  /** since when the first of the loans is overdue */
  z.object({ kind: z.literal("overdueLoan"), on: dateSchema, loans: count, balanceFen: fenSchema }),
  /** day on which the first was received that nobody has looked into */
  z.object({ kind: z.literal("objection"), on: dateSchema }),
  z.object({ kind: z.literal("followUp"), on: dateSchema, nextStep: z.string() }),
  z.object({ kind: z.literal("ratingDue"), on: dateSchema, grade: z.enum(grades) }),
  z.object({ kind: z.literal("goldReview"), on: dateSchema }),
  /** last visit */
  z.object({ kind: z.literal("keyTarget"), on: dateSchema.nullable() }),
]);
export type DayListWork = z.infer<typeof workSchema>;

export const dayListCustomerSchema = z.object({
  id: idSchema,
  fileNumber: z.string(),
  kind: z.enum(customerKinds),
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string(),
  /** with the group, where the customer hangs on one */
  address: z.string(),
  villageId: idSchema,
  work: z.array(workSchema).min(1),
  urgency: z.number(),
  /** whether there is room on the one page that is printed */
  onPage: z.boolean(),
});
export type DayListCustomer = z.infer<typeof dayListCustomerSchema>;

export const dayListSchema = z.object({
  marketer: z.object({ id: idSchema, name: z.string() }),
  /** those of the villages with somebody on the list, the most urgent first */
  villages: z.array(z.object({ id: idSchema, name: z.string(), townshipName: z.string().nullable() })),
  /** the most urgent first, at most `mostOnDayList` */
  customers: z.array(dayListCustomerSchema),
  /** with something to do in the villages, listed or not */
  total: count,
});
export type DayList = z.infer<typeof dayListSchema>;

export const dayList = {
  /** The villages in which a marketer works on a day, also for somebody absent, the most urgent first. */
  villages: procedure.input(dayListQuestionSchema).output(
    z.object({
      marketer: z.object({ id: idSchema, name: z.string() }),
      villages: z.array(dayListVillageSchema),
    }),
  ),
  /** Whom to visit in some of them, and why. */
  list: procedure.input(dayListInput).output(dayListSchema),
};
