import { z } from "zod";
import { idSchema, instantSchema, procedure, requiredText } from "./base.ts";

/** Of two customers who are one: the one who stays, and the one who goes. */
export const mergeSides = ["winner", "loser"] as const;
export type MergeSide = (typeof mergeSides)[number];

/** What hangs on a customer and moves with a merge. */
export const movedThings = [
  "visits",
  "followUps",
  "ratings",
  "links",
  "loans",
  "demands",
  "holdings",
  "statements",
  "attachments",
  "exceptions",
  "lineMovements",
  "goldMemberships",
  "leads",
  "roundDoors",
  "diligences",
  "loanStructures",
  "offerAnswers",
] as const;
export type MovedThing = (typeof movedThings)[number];

/** One field of both customers; numbers are masked. */
export const mergeFieldSchema = z.object({
  /** as in the audit trail: `phone`, `household.labourForce` */
  path: z.string(),
  winner: z.unknown(),
  loser: z.unknown(),
  differs: z.boolean(),
  /** the side that has something, the winner where both have */
  suggested: z.enum(mergeSides),
  /** the field with which this one is chosen, such as the kind of a certificate with its number */
  follows: z.string().nullable(),
});
export type MergeField = z.infer<typeof mergeFieldSchema>;

const mergeCustomerSchema = z.object({
  id: idSchema,
  name: z.string(),
  fileNumber: z.string(),
  /** the newest change that the preview has seen; a later one makes the merge stale */
  lastChangeId: z.int().nonnegative(),
});

export const mergeEventSchema = z.object({
  id: idSchema,
  loser: z.object({ id: idSchema, name: z.string(), fileNumber: z.string() }),
  at: instantSchema,
  byName: z.string(),
  reason: z.string(),
  reversed: z.object({ at: instantSchema, byName: z.string() }).nullable(),
  /** the newest merge that still holds; an earlier one can be reversed after it */
  reversible: z.boolean(),
});
export type MergeEvent = z.infer<typeof mergeEventSchema>;

const pair = z.object({ winnerId: idSchema, loserId: idSchema });

/** Two entries of the ledger that are one and the same customer. */
export const merges = {
  preview: procedure.input(pair).output(
    z.object({
      winner: mergeCustomerSchema,
      loser: mergeCustomerSchema,
      fields: z.array(mergeFieldSchema),
      /** what hangs on the loser and would move, where there is any */
      moves: z.array(z.object({ thing: z.enum(movedThings), count: z.int() })),
      /** both have a rating in force: the older one would be superseded */
      supersedesRating: z.boolean(),
      /** both have a rating that is still being made, which must be settled first */
      openRatings: z.boolean(),
    }),
  ),
  /** Chosen fields are written to the winner, everything that hangs on the loser moves, the loser goes. */
  merge: procedure
    .input(
      pair.extend({
        seen: z.object({ winner: z.int().nonnegative(), loser: z.int().nonnegative() }),
        /** per path of a field; the suggested side where there is none */
        choices: z.record(z.string().max(100), z.enum(mergeSides)),
        reason: requiredText(200),
      }),
    )
    .output(z.object({ mergeId: idSchema })),
  /** Brings the loser back; what was changed since the merge stays with the winner. */
  reverse: procedure
    .input(z.object({ mergeId: idSchema, reason: requiredText(200) }))
    .output(z.object({ kept: z.array(z.string()) })),
  /** Merges into a customer, newest first. */
  listForCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(mergeEventSchema)),
};
