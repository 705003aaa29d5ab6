import { z } from "zod";
import { ageBands, economySectors, monthsOfYear, wholeEconomy, workPlaces } from "../domain/areaSurvey.ts";
import { dateSchema, fenSchema, idSchema, longText, procedure, requiredText, text, versionSchema } from "./base.ts";

const people = z.int().min(0).max(1_000_000).nullable();

/** Each name with a number, or null where nobody asked. */
function parts<const Names extends readonly string[]>(names: Names, part: z.ZodNullable<z.ZodInt>) {
  const shape = Object.fromEntries(names.map((name) => [name, part])) as Record<Names[number], typeof part>;
  return z.object(shape);
}

/** What a survey found. Gaps are allowed as long as it is a draft; `surveyProblems` says what a final one wants. */
export const surveyFindingsSchema = z.object({
  surveyedOn: dateSchema,
  households: people,
  population: people,
  /** parts of a thousand */
  economy: parts(economySectors, z.int().min(0).max(wholeEconomy).nullable()),
  labour: parts(workPlaces, people),
  ages: parts(ageBands, people),
  industries: z
    .array(z.object({ kind: requiredText(40), units: z.int().min(0).max(100_000), remarks: text(200) }))
    .max(30),
  /** amounts of a year by purpose, January first */
  demands: z.array(z.object({ purpose: requiredText(100), months: z.array(fenSchema).length(monthsOfYear) })).max(20),
  /** where the figures are from: the village committee's register, a round of the houses, … */
  source: text(200),
  surveyor: text(60),
  remarks: longText(2000),
});
export type SurveyFields = z.infer<typeof surveyFindingsSchema>;

export const surveySchema = surveyFindingsSchema.extend({
  id: idSchema,
  version: versionSchema,
  areaId: idSchema,
  status: z.enum(["draft", "final"]),
  /** the final survey that this one corrects */
  correctsId: idSchema.nullable(),
  createdByName: z.string(),
  /** null while it is a draft */
  finalByName: z.string().nullable(),
});
export type Survey = z.infer<typeof surveySchema>;

/** What the ledger knows of a village today, as far as the asker may see its customers. */
const ledgerFiguresSchema = z.object({
  customers: z.int(),
  /** farmers and self-employed: a household each */
  householdCustomers: z.int(),
  /** with a rating in force */
  rated: z.int(),
  /** lines in force */
  linesFen: fenSchema,
  /** owed here */
  balanceFen: fenSchema,
  /** capital demands noted, of the twelve months from this one on */
  demandFen: fenSchema,
  lastVisitedOn: dateSchema.nullable(),
});
export type LedgerFigures = z.infer<typeof ledgerFiguresSchema>;

const villageSchema = z.object({ id: idSchema, code: z.string(), name: z.string(), townshipName: z.string() });

/** A village with its last final survey and what the ledger says beside it. */
const villageRowSchema = villageSchema.extend({
  /** null where nobody surveyed it yet */
  survey: surveyFindingsSchema
    .pick({ surveyedOn: true, economy: true, labour: true })
    .extend({ id: idSchema, households: z.int(), population: z.int(), demandFen: fenSchema })
    .nullable(),
  /** whether a draft is open */
  draft: z.boolean(),
  ledger: ledgerFiguresSchema,
  demandFen: fenSchema,
  basis: z.enum(["survey", "ledger"]),
  /** demand less lines granted, never below nothing */
  unmetFen: fenSchema,
  /** households that are no customers yet; null where nobody counted */
  householdsBeyond: z.int().nullable(),
});
export type VillageRow = z.infer<typeof villageRowSchema>;

const target = { id: idSchema, version: versionSchema };

export const surveys = {
  /** The villages in an area, or all that the asker may see, the one with most unmet demand first. */
  villages: procedure
    .input(z.object({ areaId: idSchema.optional() }))
    .output(z.object({ villages: z.array(villageRowSchema) })),
  /** A village with all its surveys, the newest first, and the ledger's figures. */
  village: procedure.input(z.object({ areaId: idSchema })).output(
    z.object({
      village: villageSchema,
      surveys: z.array(surveySchema),
      ledger: ledgerFiguresSchema.extend({
        /** households whose economy is on record, and who works in them */
        labour: z.object({ households: z.int(), labourForce: z.int(), migrantWorkers: z.int() }),
        /** capital demands noted for the twelve months from this one on, by purpose and calendar month */
        demands: z.array(z.object({ purpose: z.string(), months: z.array(fenSchema).length(monthsOfYear) })),
      }),
    }),
  ),
  /** Begins a survey (`id` null) or changes the draft of one. */
  saveDraft: procedure
    .input(
      z.object({
        id: idSchema.nullable(),
        version: versionSchema.nullable(),
        areaId: idSchema,
        correctsId: idSchema.nullable(),
        fields: surveyFindingsSchema,
      }),
    )
    .output(surveySchema),
  /** From then on the survey stays as it is. */
  finalise: procedure.input(z.object(target)).output(surveySchema),
  /** Lays a draft aside; it can be taken up again. */
  discard: procedure.input(z.object(target)).output(z.object(target)),
  restore: procedure.input(z.object(target)).output(surveySchema),
};
