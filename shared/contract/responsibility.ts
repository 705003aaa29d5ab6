import { z } from "zod";
import { dateSchema, idSchema, procedure } from "./base.ts";

const namedSchema = z.object({ id: idSchema, name: z.string() });

const areaChangeKinds = ["add", "rename", "merge", "separate", "split", "move"] as const;

/** What was done to an area on a day. */
export const areaEventSchema = z.object({
  id: idSchema,
  kind: z.enum(areaChangeKinds),
  on: dateSchema,
  /** names of that day */
  areaName: z.string(),
  /** merged into, split off, separated from, or the new parent */
  otherName: z.string().nullable(),
  /** names before and after a renaming */
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  byName: z.string(),
});
export type AreaEvent = z.infer<typeof areaEventSchema>;

/** What began a period of responsibility. Where nobody wrote a reason or a name down, they are null. */
export const responsibilityCauseSchema = z.discriminatedUnion("kind", [
  z.object({
    /** the area was given a marketer (or an assistant) of its own, or lost them to the one above */
    kind: z.enum(["assigned", "unassigned"]),
    areaName: z.string(),
    reason: z.string().nullable(),
    byName: z.string().nullable(),
  }),
  z.object({
    kind: z.enum(["excepted", "exceptionEnded"]),
    reason: z.string().nullable(),
    byName: z.string().nullable(),
  }),
  /** the customer's address came to lie in another area */
  z.object({ kind: z.literal("moved"), from: z.string(), to: z.string(), byName: z.string() }),
  z.object({ kind: z.literal("tree"), event: areaEventSchema }),
  z.object({
    kind: z.enum(["coverBegan", "coverEnded"]),
    absentName: z.string(),
    deputyName: z.string(),
    reason: z.string(),
    byName: z.string(),
  }),
]);
export type ResponsibilityCause = z.infer<typeof responsibilityCauseSchema>;

/** Who is responsible, and by what. */
export const responsibleSchema = z.object({
  /** null for nobody */
  marketer: namedSchema.nullable(),
  by: z.enum(["area", "exception", "nobody"]),
  /** the area whose assignment decides */
  area: namedSchema.nullable(),
  assistant: namedSchema.nullable(),
  /** who stands in for the marketer */
  deputy: namedSchema.nullable(),
});
export type ResponsibleState = z.infer<typeof responsibleSchema>;

export const responsibilityPeriodSchema = responsibleSchema.extend({
  /** null where nobody knows a beginning */
  from: dateSchema.nullable(),
  /** first day on which it no longer holds; null for no end */
  to: dateSchema.nullable(),
  /** what happened on its first day; of the first period, what it rests on */
  causes: z.array(responsibilityCauseSchema),
});
export type ResponsibilityPeriod = z.infer<typeof responsibilityPeriodSchema>;

/** Joined to `jurisdictions`: who was responsible, from when to when and why. Periods come newest first. */
export const responsibility = {
  /** From the day on which the customer was registered, with what is planned ahead. */
  customerTimeline: procedure
    .input(z.object({ customerId: idSchema }))
    .output(z.object({ registeredOn: dateSchema, periods: z.array(responsibilityPeriodSchema) })),
  /** By the area's own assignments, those of the areas above it, and what became of the areas. */
  areaTimeline: procedure
    .input(z.object({ areaId: idSchema }))
    .output(z.object({ periods: z.array(responsibilityPeriodSchema), events: z.array(areaEventSchema) })),
  /** Who is responsible for a customer on a day; before they were registered nobody is. */
  responsibleOn: procedure.input(z.object({ customerId: idSchema, day: dateSchema })).output(
    responsibleSchema.extend({
      registered: z.boolean(),
      /** where they live on the day */
      livesIn: namedSchema.nullable(),
    }),
  ),
};
