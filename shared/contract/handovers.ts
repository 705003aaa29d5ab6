import { z } from "zod";
import { dateSchema, idSchema, instantSchema, procedure, text } from "./base.ts";
import { loadFiguresSchema } from "./jurisdictions.ts";

/**
 * complete: every side that there is has acknowledged; void: the plan was taken back from its own first day before
 * anybody did, so that nothing came into other hands.
 */
const handoverStates = ["open", "complete", "void"] as const;

export const handoverSides = ["giver", "receiver"] as const;
export type HandoverSide = (typeof handoverSides)[number];

/** What is handed over, counted when the plan was confirmed. */
export const handoverFiguresSchema = loadFiguresSchema.extend({
  /** paper and pictures attached to the customers */
  attachments: z.int(),
  followUps: z.int(),
  /** those of the follow-ups whose day is the first in the new hands or later */
  visitsPlanned: z.int(),
  proposals: z.int(),
  drafts: z.int(),
});
export type HandoverFigures = z.infer<typeof handoverFiguresSchema>;

/** One side of a handover: null where nobody had, or gets, the customers. */
const partySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** false for somebody who has left, or is no marketer any more: a manager acknowledges for them */
    active: z.boolean(),
    acknowledgedAt: instantSchema.nullable(),
    /** another name than theirs where it was acknowledged for them */
    acknowledgedByName: z.string().nullable(),
    note: z.string(),
  })
  .nullable();
export type HandoverParty = NonNullable<z.infer<typeof partySchema>>;

export const handoverRowSchema = z.object({
  id: idSchema,
  planId: idSchema,
  planName: z.string(),
  reason: z.string(),
  from: dateSchema,
  /** date on which the plan was confirmed, and by whom: the supervisor of the handover */
  confirmedOn: dateSchema,
  confirmedByName: z.string(),
  giver: partySchema,
  receiver: partySchema,
  figures: handoverFiguresSchema,
  state: z.enum(handoverStates),
});
export type HandoverRow = z.infer<typeof handoverRowSchema>;

export const handoverSchema = handoverRowSchema.extend({
  areas: z.array(z.object({ id: idSchema, name: z.string(), customers: z.int() })),
  /** the sides that the asker may acknowledge now */
  acknowledges: z.array(z.enum(handoverSides)),
});
export type Handover = z.infer<typeof handoverSchema>;

export const handoverCustomerSchema = z.object({
  id: idSchema,
  fileNumber: z.string(),
  name: z.string(),
  /** masked */
  idNumber: z.string(),
  /** where they lived when the plan was confirmed */
  areaName: z.string(),
  /** moved by name, not with the area */
  byName: z.boolean(),
  /** whether the asker may open the customer */
  visible: z.boolean(),
  /**
   * What hangs on the customer today. Null once both sides have acknowledged, for a marketer whose business the customer
   * is no longer.
   */
  work: z
    .object({
      balanceFen: z.int(),
      gold: z.boolean(),
      keyTarget: z.boolean(),
      attachments: z.int(),
      followUpOn: dateSchema.nullable(),
      followUpStep: z.string(),
      openRating: z.enum(["draft", "proposed", "returned", "approved"]).nullable(),
    })
    .nullable(),
});
export type HandoverCustomer = z.infer<typeof handoverCustomerSchema>;

export const handovers = {
  /** Newest first; a marketer sees those they give or receive. */
  list: procedure
    .input(
      z.object({
        /** only those that somebody has still to acknowledge */
        open: z.boolean().optional(),
        planId: idSchema.optional(),
        /** id of the last row of the page before */
        after: idSchema.optional(),
      }),
    )
    .output(z.object({ rows: z.array(handoverRowSchema), next: idSchema.nullable() })),
  get: procedure.input(z.object({ id: idSchema })).output(handoverSchema),
  /** The customers on the list, by area and name; a giver reads it when they are no longer theirs, too. */
  customers: procedure
    .input(
      z.object({
        id: idSchema,
        /** id of the last customer of the page before */
        after: idSchema.optional(),
      }),
    )
    .output(z.object({ rows: z.array(handoverCustomerSchema), next: idSchema.nullable() })),
  /** The asker's own side, once; a manager also that of somebody who has left. */
  acknowledge: procedure
    .input(z.object({ id: idSchema, side: z.enum(handoverSides), note: text(200) }))
    .output(handoverSchema),
};
