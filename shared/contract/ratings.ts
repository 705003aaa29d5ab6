import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { criteria, grades } from "../domain/rating.ts";
import {
  dateSchema,
  fenSchema,
  idSchema,
  instantSchema,
  longText,
  procedure,
  requiredText,
  versionSchema,
} from "./base.ts";

const localText = z.object({ zh: z.string(), en: z.string() });

export const scorecardDefinitionSchema = z.object({
  title: localText,
  source: localText,
  kinds: z.array(z.enum(customerKinds)),
  indicators: z.array(
    z.object({
      id: z.string(),
      criterion: z.enum(criteria),
      label: localText,
      options: z.array(z.object({ id: z.string(), label: localText, points: z.number() })),
    }),
  ),
  vetoes: z.array(z.object({ id: z.string(), label: localText, capGrade: z.enum(grades) })),
  bands: z.array(z.object({ grade: z.enum(grades), from: z.number(), incomeShare: z.number(), capFen: fenSchema })),
  validityMonths: z.int(),
});

export const scorecardSchema = z.object({
  id: idSchema,
  /** which ready scorecard it descends from */
  code: z.string(),
  edition: z.int(),
  definition: scorecardDefinitionSchema,
});
export type Scorecard = z.infer<typeof scorecardSchema>;

export const ratingAnswersSchema = z.object({
  /** option id per indicator id */
  options: z.record(z.string().max(60), z.string().max(60)),
  vetoes: z.array(z.string().max(60)),
});

export const ratingStatuses = ["draft", "proposed", "returned", "effective", "superseded"] as const;
export type RatingStatus = (typeof ratingStatuses)[number];

export const ratingSchema = z.object({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  customerName: z.string(),
  fileNumber: z.string(),
  scorecardId: idSchema,
  status: z.enum(ratingStatuses),
  answers: ratingAnswersSchema,
  evidence: z.string(),
  score: z.number(),
  grade: z.enum(grades),
  scoreGrade: z.enum(grades),
  lineFen: fenSchema,
  complete: z.boolean(),
  criteria: z.array(z.object({ criterion: z.enum(criteria), points: z.number(), max: z.number() })),
  proposedBy: z.object({ id: idSchema, name: z.string() }).nullable(),
  proposedAt: instantSchema.nullable(),
  decidedBy: z.object({ id: idSchema, name: z.string() }).nullable(),
  decidedAt: instantSchema.nullable(),
  decisionNote: z.string(),
  effectiveFrom: dateSchema.nullable(),
  expiresOn: dateSchema.nullable(),
});
export type Rating = z.infer<typeof ratingSchema>;

export const ratingQueueRowSchema = z.object({
  ratingId: idSchema,
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  grade: z.enum(grades),
  score: z.number(),
  lineFen: fenSchema,
  proposedByName: z.string(),
  proposedAt: instantSchema,
  /** the one who asks proposed it and so may not decide */
  own: z.boolean(),
});

export const ratingDueRowSchema = z.object({
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  grade: z.enum(grades),
  expiresOn: dateSchema,
});

/** Days ahead for which a rating counts as due. */
export const ratingDueDays = 60;

/** Rows of a list of ratings at most: more than anybody works through in a day. */
export const longestRatingList = 200;

export const ratings = {
  /** The scorecard in force for a kind of customer. */
  scorecardFor: procedure.input(z.object({ kind: z.enum(customerKinds) })).output(scorecardSchema),
  scorecard: procedure.input(z.object({ id: idSchema })).output(scorecardSchema),
  /** Newest first. */
  listForCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(ratingSchema)),
  get: procedure.input(z.object({ id: idSchema })).output(ratingSchema),
  /** Proposals that wait for a decision, oldest first. */
  queue: procedure.output(z.array(ratingQueueRowSchema)),
  /** Effective ratings that expire within `days`, or have expired, soonest first; at most `longestRatingList`. */
  due: procedure.input(z.object({ days: z.int().min(0).max(366) })).output(z.array(ratingDueRowSchema)),
  /** Makes the customer's draft or changes it; a returned rating becomes a draft again. */
  saveDraft: procedure
    .input(
      z.object({
        customerId: idSchema,
        /** null for a new draft */
        version: versionSchema.nullable(),
        answers: ratingAnswersSchema,
        evidence: longText(2000),
      }),
    )
    .output(ratingSchema),
  propose: procedure.input(z.object({ id: idSchema, version: versionSchema })).output(ratingSchema),
  approve: procedure
    .input(z.object({ id: idSchema, version: versionSchema, note: longText(500) }))
    .output(ratingSchema),
  return: procedure
    .input(z.object({ id: idSchema, version: versionSchema, note: requiredText(500) }))
    .output(ratingSchema),
};
