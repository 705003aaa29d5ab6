import { z } from "zod";
import { type CustomerKind, customerKinds } from "../domain/customer.ts";
import { facts } from "../domain/ratingFacts.ts";
import { criteria, grades, indicatorUnits, type ScorecardDefinition } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, instantSchema, procedure, text, versionSchema } from "./base.ts";
import { jobSchema } from "./jobs.ts";
import { whatIfSchema } from "./whatIf.ts";

const localText = z.object({ zh: text(200), en: text(200) });
const wordId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, { error: "invalid" });
const points = z.number().min(0).max(100);
const fact = z.enum(facts as [(typeof facts)[number], ...(typeof facts)[number][]]);
/** A value in the unit of an indicator or fact. */
const amount = z.number().min(-1e13).max(1e13);

const indicatorCore = { id: wordId, criterion: z.enum(criteria), label: localText, guidance: localText };

export const indicatorSchema = z.discriminatedUnion("type", [
  z.object({
    ...indicatorCore,
    type: z.literal("choice"),
    options: z.array(z.object({ id: wordId, label: localText, points })).max(12),
  }),
  z.object({
    ...indicatorCore,
    type: z.literal("yesNo"),
    yesPoints: points,
    noPoints: points,
    fact: fact.nullable(),
  }),
  z.object({
    ...indicatorCore,
    type: z.literal("number"),
    unit: z.enum(indicatorUnits),
    fact: fact.nullable(),
    better: z.enum(["higher", "lower"]).nullable(),
    steps: z.array(z.object({ from: amount.nullable(), points })).max(12),
  }),
]);

/** Whole, but not checked for sense: that is `scorecardProblems`, which a draft may have. */
export const scorecardDefinitionSchema: z.ZodType<ScorecardDefinition, ScorecardDefinition> = z.object({
  title: localText,
  source: z.object({ zh: text(500), en: text(500) }),
  kinds: z.array(z.enum(customerKinds)),
  indicators: z.array(indicatorSchema).max(60),
  vetoes: z
    .array(
      z.object({
        id: wordId,
        label: localText,
        capGrade: z.enum(grades),
        rule: z.object({ fact, atLeast: amount }).nullable(),
      }),
    )
    .max(30),
  bands: z
    .array(
      z.object({
        grade: z.enum(grades),
        from: z.number().min(0).max(100),
        share: z.number().min(0).max(10),
        capFen: z.partialRecord(z.enum(customerKinds), fenSchema) as z.ZodType<
          Partial<Record<CustomerKind, number>>,
          Partial<Record<CustomerKind, number>>
        >,
      }),
    )
    .max(grades.length),
  line: z.object({ basis: fact, deduct: fact.nullable(), stepFen: z.int().min(1).max(100_000_00) }),
  validityMonths: z.int(),
});

/** A published edition: it never changes. */
export const scorecardSchema = z.object({
  id: idSchema,
  /** the line of editions that it belongs to */
  code: z.string(),
  edition: z.int(),
  definition: scorecardDefinitionSchema,
  publishedFrom: dateSchema,
  /** null: came with the application */
  published: z.object({ at: instantSchema, byName: z.string(), reason: z.string() }).nullable(),
});
export type Scorecard = z.infer<typeof scorecardSchema>;

export const scorecardDraftSchema = z.object({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  /** the edition that it began as, or null */
  basedOn: z.object({ id: idSchema, edition: z.int() }).nullable(),
  definition: scorecardDefinitionSchema,
  updatedAt: instantSchema,
  updatedByName: z.string(),
});
export type ScorecardDraft = z.infer<typeof scorecardDraftSchema>;

export const scorecards = {
  get: procedure.input(z.object({ id: idSchema })).output(scorecardSchema),
  /** The scorecard in force for a kind of customer. */
  inForce: procedure.input(z.object({ kind: z.enum(customerKinds) })).output(scorecardSchema),
  whatIf: {
    /** Tries a definition on every customer with a rating in force: a job. One that the user has running ends first. */
    start: procedure.input(z.object({ definition: scorecardDefinitionSchema })).output(jobSchema),
    /** What came of it; only on the window that started it, and only until its user signs out. */
    result: procedure.input(z.object({ jobId: z.string() })).output(whatIfSchema),
  },
};
