import { z } from "zod";
import { idSchema, instantSchema, procedure } from "./base.ts";

/** A field of a change; numbers are masked. `before` or `after` is missing where there was no value on that side. */
export const changedFieldSchema = z.object({
  /** as in the audit trail: `phone`, `household.labourForce`, `loans.12.balanceFen` */
  path: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  /** the former value differs from the present one and can be set again */
  restorable: z.boolean(),
  /** what the record holds now, of a restorable field */
  present: z.unknown().optional(),
});
export type ChangedField = z.infer<typeof changedFieldSchema>;

export const customerChangeSchema = z.object({
  /** id of the entry in the audit trail */
  id: idSchema,
  at: instantSchema,
  actorName: z.string(),
  action: z.string(),
  /** file number of the customer merged into this one to whom it happened; null for this customer */
  mergedFrom: z.string().nullable(),
  fields: z.array(changedFieldSchema),
  /** the last change of the customer, which can be undone as a whole */
  undoable: z.boolean(),
  /** an entry that was taken out of the record by this change and can be put back: `loans.12` */
  removedEntry: z.string().nullable(),
});
export type CustomerChange = z.infer<typeof customerChangeSchema>;

/** What became of a customer's record, out of the audit trail. */
export const history = {
  /** Newest first. */
  list: procedure
    .input(
      z.object({
        customerId: idSchema,
        before: idSchema.optional(),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ changes: z.array(customerChangeSchema), nextBefore: idSchema.nullable() })),
  /** Undoes the last change by a new one. */
  undoLast: procedure.input(z.object({ customerId: idSchema, entryId: idSchema })).output(z.object({})),
  /** Sets a field back to its value before a change, or puts back an entry that the change took out of the record. */
  restore: procedure
    .input(z.object({ customerId: idSchema, entryId: idSchema, path: z.string().max(100) }))
    .output(z.object({})),
};
