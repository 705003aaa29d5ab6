import { z } from "zod";
import { followUpEnds } from "../domain/followUps.ts";
import { visitMethods } from "../domain/visit.ts";
import {
  dateSchema,
  idSchema,
  instantSchema,
  longText,
  monthSchema,
  procedure,
  requiredText,
  text,
  versionSchema,
} from "./base.ts";

/** What somebody writes down of a visit. */
export const visitFieldsSchema = z.object({
  visitedOn: dateSchema,
  method: z.enum(visitMethods),
  purpose: requiredText(100),
  result: longText(1000),
  nextStep: text(200),
  nextOn: dateSchema.nullable(),
});
export type VisitFields = z.infer<typeof visitFieldsSchema>;

export const visitSchema = z.object({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  visitedOn: dateSchema,
  method: z.enum(visitMethods),
  purpose: z.string(),
  result: z.string(),
  nextStep: z.string(),
  nextOn: dateSchema.nullable(),
  /** who logged it */
  marketerId: idSchema,
  marketerName: z.string(),
  /** set while it is taken out; it can be put back */
  removedAt: instantSchema.nullable(),
});
export type Visit = z.infer<typeof visitSchema>;

export const listedVisitSchema = visitSchema.extend({ customerName: z.string(), areaName: z.string() });
export type ListedVisit = z.infer<typeof listedVisitSchema>;

/** An earlier version of a visit: until when it held, who changed it and why. */
export const visitChangeSchema = z.object({
  id: idSchema,
  kind: z.enum(["correct", "remove", "restore"]),
  changedAt: instantSchema,
  changedByName: z.string(),
  reason: z.string(),
  before: visitFieldsSchema,
});
export type VisitChange = z.infer<typeof visitChangeSchema>;

/** What is to be done next with a customer: agreed at a visit, or planned. */
export const nextVisitSchema = z.object({ nextOn: dateSchema, nextStep: z.string() });

export const followUpSchema = nextVisitSchema.extend({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  /** day of the visit that agreed it; null where it was planned without one */
  agreedOn: dateSchema.nullable(),
  /** the day on which it was due before it was put off */
  firstOn: dateSchema.nullable(),
  /** why it was put off or let go */
  reason: z.string(),
  closedOn: dateSchema.nullable(),
  closedHow: z.enum(followUpEnds).nullable(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** Whose customers a list is narrowed to, within what the asker may see. */
const narrowing = { marketerId: idSchema.optional(), areaId: idSchema.optional() };
const paged = { cursor: z.string().max(40).optional(), limit: z.int().min(1).max(200).default(50) };
const versioned = { id: idSchema, version: versionSchema };

export const visitFilterSchema = z.object({
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  /** who made the visit */
  marketerId: idSchema.optional(),
  /** where the customer lives: the area with all below it */
  areaId: idSchema.optional(),
  method: z.enum(visitMethods).optional(),
  purpose: text(100).optional(),
});
export type VisitFilter = z.infer<typeof visitFilterSchema>;

export const visits = {
  /** Newest first, those that were taken out too. */
  listForCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(visitSchema)),
  /** What is open for the customer, or null. */
  next: procedure.input(z.object({ customerId: idSchema })).output(nextVisitSchema.nullable()),
  /** Logging a visit closes the follow-up that was open for the customer. */
  log: procedure.input(visitFieldsSchema.extend({ customerId: idSchema })).output(visitSchema),
  /** By whoever logged it, or a manager. */
  correct: procedure
    .input(z.object({ ...versioned, fields: visitFieldsSchema, reason: text(200) }))
    .output(visitSchema),
  remove: procedure.input(z.object({ ...versioned, reason: requiredText(200) })).output(visitSchema),
  restore: procedure.input(z.object(versioned)).output(visitSchema),
  /** Earlier versions, the latest change first. */
  changes: procedure.input(z.object({ id: idSchema })).output(z.array(visitChangeSchema)),
  /** Visits that stand, the latest first. */
  list: procedure
    .input(visitFilterSchema.extend(paged))
    .output(z.object({ rows: z.array(listedVisitSchema), nextCursor: z.string().nullable() })),
  /** How many visits were made and how many follow-ups are due on the days of a month; other days are left out. */
  calendar: procedure
    .input(z.object({ month: monthSchema, ...narrowing }))
    .output(z.array(z.object({ day: dateSchema, visits: z.int(), due: z.int() }))),
  followUps: {
    /** Open ones by the day on which they are due; or those done or let go by hand, the latest first. */
    list: procedure
      .input(
        z.object({
          ...{ ...narrowing, ...paged },
          from: dateSchema.optional(),
          to: dateSchema.optional(),
          decided: z.boolean().default(false),
        }),
      )
      .output(z.object({ rows: z.array(followUpSchema), nextCursor: z.string().nullable() })),
    counts: procedure
      .input(z.object(narrowing))
      .output(z.object({ overdue: z.int(), today: z.int(), coming: z.int() })),
    /** Done without a visit of its own. */
    complete: procedure.input(z.object({ ...versioned, reason: text(200) })).output(followUpSchema),
    putOff: procedure
      .input(z.object({ ...versioned, nextOn: dateSchema, reason: requiredText(200) }))
      .output(followUpSchema),
    /** Nobody has to do it any more. */
    drop: procedure.input(z.object({ ...versioned, reason: requiredText(200) })).output(followUpSchema),
    /** Takes back that it was done or let go. */
    reopen: procedure.input(z.object(versioned)).output(followUpSchema),
  },
};
