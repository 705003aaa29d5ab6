import { z } from "zod";
import { dateSchema, idSchema, instantSchema, procedure, text } from "./base.ts";
import { loadFiguresSchema } from "./jurisdictions.ts";

export const handoverSides = ["giver", "receiver"] as const;

/** What is handed over, counted when the plan was confirmed. */
export const handoverFiguresSchema = loadFiguresSchema.extend({
  /** paper and pictures attached to the customers */
  attachments: z.int(),
  followUps: z.int(),
  visitsPlanned: z.int(),
  proposals: z.int(),
  drafts: z.int(),
});
export type HandoverFigures = z.infer<typeof handoverFiguresSchema>;

/** One side of a handover: null where nobody had, or gets, the customers. */
const sideSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** false for somebody who has left: a manager acknowledges for them */
    active: z.boolean(),
    acknowledgedAt: instantSchema.nullable(),
    acknowledgedByName: z.string().nullable(),
    note: z.string(),
  })
  .nullable();

export const handoverRowSchema = z.object({
  id: idSchema,
  planId: idSchema,
  planName: z.string(),
  reason: z.string(),
  from: dateSchema,
  giver: sideSchema,
  receiver: sideSchema,
  figures: handoverFiguresSchema,
  /** whether both sides that there are have acknowledged */
  complete: z.boolean(),
});
export type HandoverRow = z.infer<typeof handoverRowSchema>;

export const handoverCustomerSchema = z.object({
  id: idSchema,
  fileNumber: z.string(),
  name: z.string(),
  /** masked */
  idNumber: z.string(),
  areaName: z.string(),
  balanceFen: z.int(),
  gold: z.boolean(),
  keyTarget: z.boolean(),
  attachments: z.int(),
  followUpOn: dateSchema.nullable(),
  followUpStep: z.string(),
  openRating: z.enum(["draft", "proposed", "returned", "approved"]).nullable(),
});

export const handovers = {
  /** Newest first; a marketer sees those they give or receive. */
  list: procedure
    .input(
      z.object({
        /** only those that somebody has still to acknowledge */
        open: z.boolean().optional(),
        planId: idSchema.optional(),
        after: idSchema.optional(),
      }),
    )
    .output(z.object({ rows: z.array(handoverRowSchema), next: idSchema.nullable() })),
  get: procedure.input(z.object({ id: idSchema })).output(
    handoverRowSchema.extend({
      areas: z.array(z.object({ id: idSchema, name: z.string(), customers: z.int() })),
      /** the side the asker may acknowledge now, if any */
      acknowledges: z.enum(handoverSides).nullable(),
    }),
  ),
  /** The customers on the list, by area and name. */
  customers: procedure
    .input(z.object({ id: idSchema, after: z.string().max(200).optional() }))
    .output(z.object({ rows: z.array(handoverCustomerSchema), next: z.string().nullable() })),
  /** The asker's own side; a manager also that of somebody who has left. */
  acknowledge: procedure
    .input(z.object({ id: idSchema, side: z.enum(handoverSides), note: text(200) }))
    .output(handoverRowSchema),
};
