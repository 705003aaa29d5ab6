import { z } from "zod";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, instantSchema, refusalSchema, versionSchema } from "./base.ts";

/** Which ratings a list is narrowed to, and where the page before ended. */
export const ratingListSchema = z.object({
  /** this area and all below it */
  areaId: idSchema.optional(),
  marketerId: idSchema.optional(),
  after: z.string().max(200).optional(),
});
export type RatingListFilter = z.infer<typeof ratingListSchema>;

/** A page of a list, and where the next one begins; null after the last. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}

/** Rows of a page of ratings. */
export const ratingPageSize = 50;

/** Effective ratings by when they expire: none is in two of these. */
export const dueBuckets = ["expired", "within30", "within60"] as const;
export type DueBucket = (typeof dueBuckets)[number];

/** Days ahead for which a rating counts as due. */
export const ratingDueDays = 60;

export const ratingCountsSchema = z.object({
  expired: z.int(),
  /** tomorrow to 30 days ahead */
  within30: z.int(),
  /** 31 to 60 days ahead */
  within60: z.int(),
  proposed: z.int(),
  suspended: z.int(),
  /** approved, and not in force yet */
  waiting: z.int(),
});
export type RatingCounts = z.infer<typeof ratingCountsSchema>;

const listed = {
  ratingId: idSchema,
  version: versionSchema,
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  grade: z.enum(grades),
  score: z.number(),
  lineFen: fenSchema,
};

export const ratingQueueRowSchema = z.object({
  ...listed,
  /** grade of the rating before, null for the first */
  lastGrade: z.enum(grades).nullable(),
  proposedByName: z.string(),
  proposedAt: instantSchema,
  approvals: z.int(),
  approvalsNeeded: z.int(),
  /** the one who asks wrote or proposed it, and so may not decide */
  own: z.boolean(),
  /** the one who asks has approved it already */
  approved: z.boolean(),
});
export type RatingQueueRow = z.infer<typeof ratingQueueRowSchema>;

export const ratingDueRowSchema = z.object({
  ...listed,
  expiresOn: dateSchema,
  /** the rating that is being made or waits to follow it, or null */
  openRatingId: idSchema.nullable(),
});
export type RatingDueRow = z.infer<typeof ratingDueRowSchema>;

export const suspendedRowSchema = z.object({
  ...listed,
  expiresOn: dateSchema,
  suspendedOn: dateSchema,
  /** in somebody's words; empty for an overdue loan */
  reason: z.string(),
  /** a loan here is still overdue for longer than the policy allows */
  overdue: z.boolean(),
  own: z.boolean(),
});
export type SuspendedRow = z.infer<typeof suspendedRowSchema>;

export const waitingRowSchema = z.object({
  ...listed,
  decidedByName: z.string(),
  decidedAt: instantSchema,
  waitsFor: z.enum(["objection", "notice", "date"]).nullable(),
  effectiveFrom: dateSchema.nullable(),
});
export type WaitingRow = z.infer<typeof waitingRowSchema>;

/** Proposals approved at once at most. */
export const mostApprovals = 200;

/** What became of one rating of several: null where it was done. */
export const decidedRatingSchema = z.object({ id: idSchema, refusal: refusalSchema.nullable() });
