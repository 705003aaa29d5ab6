import { z } from "zod";
import { lineMovementKinds } from "../domain/creditLine.ts";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, instantSchema, procedure, requiredText, text } from "./base.ts";

/** A hundred million yuan: beyond any line of a branch, and a slip of the hand. */
const largestFen = 10_000_000_000;

/** Whole fen, more than nothing. */
export const movementAmountSchema = z
  .int({ error: "amount" })
  .positive({ error: "amount" })
  .max(largestFen, { error: "amount" });

/** The line in force, as its certificate reads. */
export const lineInForceSchema = z.object({
  ratingId: idSchema,
  certificateNumber: z.string(),
  grade: z.enum(grades),
  lineFen: fenSchema,
  effectiveFrom: dateSchema,
  /** first day on which it no longer holds */
  expiresOn: dateSchema,
});
export type LineInForce = z.infer<typeof lineInForceSchema>;

/** A stretch of days on which a line was in force; a suspension makes two of one rating. */
export const pastLineSchema = z.object({
  ratingId: idSchema,
  certificateNumber: z.string(),
  grade: z.enum(grades),
  lineFen: fenSchema,
  from: dateSchema,
  /** first day on which it no longer held */
  to: dateSchema,
  endedBy: z.enum(["expiry", "suspension", "newLine"]),
});
export type PastLine = z.infer<typeof pastLineSchema>;

export const creditLineSchema = z.object({
  customerId: idSchema,
  line: lineInForceSchema.nullable(),
  balanceFen: fenSchema,
  /** what may be drawn today */
  availableFen: fenSchema,
  /** by how much more is owed than the line in force allows, as after a lower new one */
  overFen: fenSchema,
  /** all stretches in which a line was in force, the newest first */
  lines: z.array(pastLineSchema),
  /** how balance and line went: a step holds until the next one; the newest steps only, where there are very many */
  course: z.array(z.object({ day: dateSchema, balanceFen: fenSchema, lineFen: fenSchema.nullable() })),
  /** sum of the open loans held here, by the customer's list of loans */
  loansHereFen: fenSchema,
  /** how many entries there are */
  movements: z.int().nonnegative(),
});
export type CreditLine = z.infer<typeof creditLineSchema>;

export const lineMovementSchema = z.object({
  id: idSchema,
  kind: z.enum(lineMovementKinds),
  amountFen: fenSchema,
  day: dateSchema,
  /** of the certificate under which it was drawn */
  certificateNumber: z.string().nullable(),
  contractNumber: z.string(),
  purpose: z.string(),
  note: z.string(),
  /** balance after it; what was reversed counts for nothing */
  balanceFen: z.int(),
  /** the entry that this one takes back */
  reversesId: idSchema.nullable(),
  /** why it takes that back */
  reason: z.string(),
  reversed: z.object({ at: instantSchema, byName: z.string(), reason: z.string() }).nullable(),
  at: instantSchema,
  byName: z.string(),
});
export type LineMovementRow = z.infer<typeof lineMovementSchema>;

/** Which lines in use are looked at. */
export const lineUses = ["all", "nearlyUsedUp", "over", "noLine"] as const;

/** Per cent from which a line counts as used up. */
export const nearlyUsedUpPercent = 90;

export const lineUseFilterSchema = z.object({
  use: z.enum(lineUses).optional(),
  areaId: idSchema.optional(),
});

export const lineInUseSchema = z.object({
  customerId: idSchema,
  customerName: z.string(),
  fileNumber: z.string(),
  areaName: z.string(),
  marketerName: z.string().nullable(),
  balanceFen: fenSchema,
  /** null where no line is in force */
  line: z.object({ certificateNumber: z.string(), lineFen: fenSchema, expiresOn: dateSchema }).nullable(),
  availableFen: fenSchema,
  overFen: fenSchema,
  lastOn: dateSchema,
});
export type LineInUse = z.infer<typeof lineInUseSchema>;

const drawn = {
  customerId: idSchema,
  day: dateSchema,
  amountFen: movementAmountSchema,
  contractNumber: text(60),
  note: text(300),
};

/** Movements of a page of a customer's list. */
export const movementsPerPage = 20;

/** The branch's own notes of what customers draw under their credit lines and pay back, beside the core banking system. */
export const creditLines = {
  /** The line in force, what is owed of it and what may still be drawn. */
  get: procedure.input(z.object({ customerId: idSchema })).output(creditLineSchema),
  /** Newest first, `movementsPerPage` at a time. */
  movements: procedure
    .input(z.object({ customerId: idSchema, cursor: z.object({ day: dateSchema, id: idSchema }).optional() }))
    .output(
      z.object({
        rows: z.array(lineMovementSchema),
        nextCursor: z.object({ day: dateSchema, id: idSchema }).nullable(),
      }),
    ),
  draw: procedure.input(z.object({ ...drawn, purpose: requiredText(100) })).output(creditLineSchema),
  repay: procedure.input(z.object(drawn)).output(creditLineSchema),
  /** Takes an entry back by a counter-entry of the same day. */
  reverse: procedure.input(z.object({ id: idSchema, reason: requiredText(200) })).output(creditLineSchema),
  /** Customers who owe something of a line, the largest balance first. */
  inUse: procedure
    .input(
      lineUseFilterSchema.extend({
        cursor: z.object({ balanceFen: fenSchema, customerId: idSchema }).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(lineInUseSchema),
        nextCursor: z.object({ balanceFen: fenSchema, customerId: idSchema }).nullable(),
      }),
    ),
  /** What the list comes to. */
  inUseTotal: procedure.input(lineUseFilterSchema).output(
    z.object({
      customers: z.int().nonnegative(),
      lineFen: fenSchema,
      balanceFen: fenSchema,
      availableFen: fenSchema,
      overFen: fenSchema,
    }),
  ),
};
