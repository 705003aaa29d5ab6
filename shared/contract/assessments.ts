import { z } from "zod";
import { indicatorIds } from "../domain/assessment.ts";
import { periodKinds } from "../domain/assessmentPeriod.ts";
import { type LoanClass, loanClasses } from "../domain/customer.ts";
import { daysBetween } from "../domain/dates.ts";
import { dateSchema, idSchema, instantSchema, longText, procedure, requiredText, text, versionSchema } from "./base.ts";
import { jobSchema } from "./jobs.ts";

/** Amounts of formulas at most: a hundred thousand million yuan. */
const mostFen = 10_000_000_000_000;
const mostRate = 100_000;
const amount = z.int({ error: "amount" }).min(0, { error: "amount" }).max(mostFen, { error: "amount" });
const points = z.int({ error: "invalid" }).min(0, { error: "invalid" }).max(10_000, { error: "invalid" });
const indicator = z.enum(indicatorIds);

const stepPartSchema = z.object({
  indicator,
  from: amount,
  step: amount.min(1, { error: "amount" }),
  points,
  most: points,
});

const ratesSchema = z.object(
  Object.fromEntries(loanClasses.map((loanClass) => [loanClass, z.int().min(0).max(mostRate)])) as Record<
    LoanClass,
    z.ZodInt
  >,
);

/** A formula as `shared/domain/assessmentFormula.ts` counts with it; points are hundredths, rates of a per cent too. */
export const assessmentFormulaSchema = z.object({
  title: text(100),
  base: z
    .array(
      z.object({
        indicator,
        weight: points,
        target: amount.min(1, { error: "amount" }),
        floorPercent: z.int().min(0).max(100),
        capPercent: z.int().min(100).max(200),
      }),
    )
    .max(indicatorIds.length),
  deductions: z.array(stepPartSchema).max(indicatorIds.length),
  plus: z.array(stepPartSchema).max(indicatorIds.length),
  plusCap: points,
  lossRates: ratesSchema,
  interestRates: ratesSchema,
});

export const formulaEditionSchema = z.object({
  id: idSchema,
  edition: z.int(),
  definition: assessmentFormulaSchema,
  publishedFrom: dateSchema,
  /** null for the edition that came with the application */
  published: z.object({ at: instantSchema, byName: z.string(), reason: z.string() }).nullable(),
});
export type FormulaEdition = z.infer<typeof formulaEditionSchema>;

export const formulaDraftSchema = z.object({
  id: idSchema,
  version: versionSchema,
  basedOnEdition: z.int(),
  definition: assessmentFormulaSchema,
  updatedAt: instantSchema,
  updatedByName: z.string(),
});
export type FormulaDraft = z.infer<typeof formulaDraftSchema>;

export const assessmentPeriodSchema = z.object({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(periodKinds),
  firstDay: dateSchema,
  lastDay: dateSchema,
  /** day of the loans that count as the stock at the beginning */
  baselineOn: dateSchema,
  openedByName: z.string(),
  /** the edition by which it was computed last, and up to which day */
  formula: z.object({ id: idSchema, edition: z.int(), title: z.string() }).nullable(),
  computedAt: instantSchema.nullable(),
  computedOn: dateSchema.nullable(),
  frozen: z.object({ at: instantSchema, byName: z.string(), disputeUntil: dateSchema }).nullable(),
});
export type AssessmentPeriod = z.infer<typeof assessmentPeriodSchema>;

const sumsSchema = z.object({ basePoints: z.int(), deducted: z.int(), plusPoints: z.int(), total: z.int() });

const lineSchema = z.object({
  indicator,
  /** counts or fen; of a rate, of what is counted and of what it is a share */
  numerator: z.int(),
  denominator: z.int().nullable(),
  points: z.int(),
});

/** A score with every line of its calculation; points are hundredths. */
export const assessmentScoreSchema = sumsSchema.extend({
  base: z.array(lineSchema),
  deductions: z.array(lineSchema),
  plus: z.array(lineSchema),
});

export const scoreRowSchema = z.object({
  marketerId: idSchema,
  name: z.string(),
  /** as computed when the period was frozen, or last */
  computed: sumsSchema,
  /** with what was corrected since */
  result: sumsSchema,
  corrections: z.int(),
});
export type ScoreRow = z.infer<typeof scoreRowSchema>;

export const disputeOutcomes = ["upheld", "rejected", "withdrawn"] as const;
export const disputeSchema = z.object({
  id: idSchema,
  version: versionSchema,
  periodId: idSchema,
  marketerId: idSchema,
  marketerName: z.string(),
  indicator,
  reason: z.string(),
  filedOn: dateSchema,
  outcome: z.enum(disputeOutcomes).nullable(),
  answer: z.string(),
  closedByName: z.string().nullable(),
});
export type AssessmentDispute = z.infer<typeof disputeSchema>;

export const correctionSchema = z.object({
  id: idSchema,
  indicator,
  part: z.enum(["numerator", "denominator"]),
  amount: z.int(),
  reason: z.string(),
  onDay: dateSchema,
  disputeId: idSchema.nullable(),
  byName: z.string(),
});
export type AssessmentCorrection = z.infer<typeof correctionSchema>;

const correctionInput = z.object({
  indicator,
  part: z.enum(["numerator", "denominator"]),
  amount: z
    .int({ error: "amount" })
    .min(-mostFen, { error: "amount" })
    .max(mostFen, { error: "amount" })
    .refine((one) => one !== 0, { error: "amount" }),
});

/** The longest that a period lasts, and that it may be disputed after freezing. */
export const mostPeriodDays = 366;
export const mostDisputeDays = 60;

const target = { id: idSchema, version: versionSchema };
const reason = requiredText(300);
const ofMarketer = { periodId: idSchema, marketerId: idSchema };

export const assessments = {
  periods: {
    /** The last to begin first. */
    list: procedure.output(z.array(assessmentPeriodSchema)),
    /** Opens a period; how the loans of before it stand now is kept as the stock at its beginning. */
    open: procedure
      .input(
        z
          .object({ kind: z.enum(periodKinds), firstDay: dateSchema, lastDay: dateSchema })
          .refine(({ firstDay, lastDay }) => firstDay <= lastDay && daysBetween(firstDay, lastDay) < mostPeriodDays, {
            path: ["lastDay"],
            error: "invalid",
          }),
      )
      .output(assessmentPeriodSchema),
    /** Takes back a period that was opened by mistake. */
    withdraw: procedure.input(z.object(target)).output(z.object({})),
    /** Counts an open period anew, up to today: a job. */
    compute: procedure.input(z.object({ id: idSchema })).output(jobSchema),
    /** Counts a period that is over for the last time and freezes it: a job. */
    freeze: procedure
      .input(z.object({ ...target, disputeDays: z.int().min(0).max(mostDisputeDays) }))
      .output(jobSchema),
  },
  /** The scores of a period, best first; of a marketer their own. */
  scores: procedure
    .input(z.object({ periodId: idSchema }))
    .output(z.object({ period: assessmentPeriodSchema, rows: z.array(scoreRowSchema) })),
  /** One score with all that it follows from. */
  score: procedure.input(z.object(ofMarketer)).output(
    z.object({
      period: assessmentPeriodSchema,
      marketer: z.object({ id: idSchema, name: z.string() }),
      formula: formulaEditionSchema,
      computed: assessmentScoreSchema,
      result: assessmentScoreSchema,
      corrections: z.array(correctionSchema),
    }),
  ),
  /** The customers behind an indicator with what each adds to it, page by page. */
  customers: procedure
    .input(
      z.object({
        ...ofMarketer,
        indicator,
        /** the last customer of the page before */
        after: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            /** null where the customer is out of the asker's reach by now */
            customer: z
              .object({ id: idSchema, name: z.string(), fileNumber: z.string(), areaName: z.string() })
              .nullable(),
            numerator: z.int(),
            denominator: z.int().nullable(),
          }),
        ),
        next: z.int().nullable(),
      }),
    ),
  formulas: {
    /** Published editions, the last to begin first. */
    list: procedure.output(z.array(formulaEditionSchema)),
    draft: procedure.output(formulaDraftSchema.nullable()),
    /** Begins the next edition with the last one published. */
    createDraft: procedure.output(formulaDraftSchema),
    saveDraft: procedure.input(z.object({ ...target, definition: assessmentFormulaSchema })).output(formulaDraftSchema),
    discardDraft: procedure.input(z.object(target)).output(z.object({})),
    publish: procedure.input(z.object({ ...target, from: dateSchema, reason })).output(formulaEditionSchema),
    /** Every marketer's score of a period by another formula, beside the one by its own. */
    whatIf: procedure
      .input(z.object({ periodId: idSchema, definition: assessmentFormulaSchema }))
      .output(z.array(z.object({ marketerId: idSchema, name: z.string(), before: sumsSchema, after: sumsSchema }))),
  },
  disputes: {
    /** Those that wait for an answer; of a marketer their own. */
    open: procedure.output(z.array(disputeSchema)),
    ofScore: procedure.input(z.object(ofMarketer)).output(z.array(disputeSchema)),
    file: procedure.input(z.object({ periodId: idSchema, indicator, reason: requiredText(500) })).output(disputeSchema),
    withdraw: procedure.input(z.object(target)).output(disputeSchema),
    /** Answers a dispute; where it is upheld, with what is corrected. */
    answer: procedure
      .input(
        z.object({
          ...target,
          answer: requiredText(500),
          correction: correctionInput.omit({ indicator: true }).nullable(),
        }),
      )
      .output(disputeSchema),
  },
  /** Corrects a frozen score without a dispute. A mistaken entry is taken back by the opposite one. */
  correct: procedure
    .input(correctionInput.extend({ ...ofMarketer, reason: longText(500).min(1, { error: "required" }) }))
    .output(correctionSchema),
};
