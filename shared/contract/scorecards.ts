import { z } from "zod";
import { type CustomerKind, customerKinds } from "../domain/customer.ts";
import { facts } from "../domain/ratingFacts.ts";
import { criteria, grades, indicatorUnits, type ScorecardDefinition } from "../domain/scorecard.ts";
import {
  dateSchema,
  fenSchema,
  idSchema,
  instantSchema,
  procedure,
  requiredText,
  text,
  versionSchema,
} from "./base.ts";
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

type CapsFen = Partial<Record<CustomerKind, number>>;

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
        capFen: z.partialRecord(z.enum(customerKinds), fenSchema) as z.ZodType<CapsFen, CapsFen>,
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

/** A published edition in the list of all. */
export const scorecardEditionSchema = scorecardSchema.omit({ definition: true }).extend({
  title: localText,
  kinds: z.array(z.enum(customerKinds)),
  /** when it rates which kind of customer; none where another edition took its place before its first day */
  periods: z.array(z.object({ kind: z.enum(customerKinds), from: dateSchema, until: dateSchema.nullable() })),
});
export type ScorecardEdition = z.infer<typeof scorecardEditionSchema>;

/** An open draft in the list of all. */
export const scorecardDraftSummarySchema = scorecardDraftSchema.omit({ definition: true }).extend({
  title: localText,
  kinds: z.array(z.enum(customerKinds)),
  /** how many things keep it from being published */
  problems: z.int(),
});
export type ScorecardDraftSummary = z.infer<typeof scorecardDraftSummarySchema>;

/** What a scorecard's file says of itself, and the layout of it that is written. */
export const scorecardFileFormat = "sunshine-ledger-scorecard";
export const scorecardFileVersion = 1;

/** A scorecard as a file: one draft or edition, with the ids that answers refer to. */
export const scorecardFileSchema = z.object({
  format: z.literal(scorecardFileFormat),
  version: z.literal(scorecardFileVersion),
  code: wordId,
  /** null: a draft */
  edition: z.int().positive().nullable(),
  definition: scorecardDefinitionSchema,
});
export type ScorecardFile = z.infer<typeof scorecardFileSchema>;

const target = { id: idSchema, version: versionSchema };
const fileOutput = z.object({ file: z.file() });

export const scorecards = {
  get: procedure.input(z.object({ id: idSchema })).output(scorecardSchema),
  /** The scorecard in force for a kind of customer. */
  inForce: procedure.input(z.object({ kind: z.enum(customerKinds) })).output(scorecardSchema),
  /** All published editions, the last to begin first. */
  list: procedure.output(z.array(scorecardEditionSchema)),
  /** A published edition as a file that `drafts.import` reads. */
  export: procedure.input(z.object({ id: idSchema })).output(fileOutput),
  drafts: {
    /** Open drafts, the last changed first. */
    list: procedure.output(z.array(scorecardDraftSummarySchema)),
    get: procedure.input(z.object({ id: idSchema })).output(scorecardDraftSchema),
    /** The next edition of a published one, or a scorecard of its own. */
    create: procedure
      .input(
        z.discriminatedUnion("from", [
          z.object({ from: z.literal("edition"), id: idSchema }),
          z.object({
            from: z.literal("nothing"),
            title: requiredText(200),
            kinds: z.array(z.enum(customerKinds)).min(1, { error: "required" }),
          }),
        ]),
      )
      .output(scorecardDraftSchema),
    /** A draft out of a file: the next edition of the scorecard that it belongs to. */
    import: procedure.input(z.object({ file: z.file() })).output(scorecardDraftSchema),
    save: procedure.input(z.object({ ...target, definition: scorecardDefinitionSchema })).output(scorecardDraftSchema),
    discard: procedure.input(z.object(target)).output(z.object({})),
    export: procedure.input(z.object({ id: idSchema })).output(fileOutput),
    /** Makes the draft an edition that rates from a day on, and closes it. */
    publish: procedure
      .input(z.object({ ...target, from: dateSchema, reason: requiredText(300) }))
      .output(scorecardSchema),
  },
  whatIf: {
    /** Tries a definition on every customer with a rating in force: a job. One that the user has running ends first. */
    start: procedure.input(z.object({ definition: scorecardDefinitionSchema })).output(jobSchema),
    /** What came of it; only on the window that started it, and only until its user signs out. */
    result: procedure.input(z.object({ jobId: z.string() })).output(whatIfSchema),
  },
};
