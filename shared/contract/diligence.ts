import { z } from "zod";
import { checkStates, policyRuleNames } from "../domain/creditPolicy.ts";
import { customerKinds } from "../domain/customer.ts";
import {
  diligenceEventKinds,
  diligenceStatuses,
  evidenceSources,
  intervieweeRelations,
  judgements,
  openDiligences,
  signerRoles,
} from "../domain/diligence.ts";
import { flagKinds, flagUnits } from "../domain/diligenceFlags.ts";
import { criteria, grades } from "../domain/scorecard.ts";
import {
  dateSchema,
  fenSchema,
  idSchema,
  instantSchema,
  longText,
  procedure,
  requiredText,
  text,
  versionSchema,
} from "./base.ts";
import { entrySchemas } from "./records.ts";

const papers = z.array(idSchema).max(20);
const code = z.string().max(60);

export const interviewSchema = z.object({
  heldOn: dateSchema.nullable(),
  place: text(100),
  interviewee: text(60),
  relation: z.enum(intervieweeRelations).nullable(),
  present: text(200),
  answers: z.record(
    code,
    z.object({
      choice: code.nullable(),
      /** fen, or years, as the question asks */
      amount: z.number().min(0).max(1e13).nullable(),
      text: text(500),
    }),
  ),
  signedOn: dateSchema.nullable(),
  signers: z.array(z.object({ name: requiredText(60), role: z.enum(signerRoles) })).max(12),
  paperIds: papers,
});

export const evidenceSchema = z.object({
  findings: longText(2000),
  sources: z.array(z.enum(evidenceSources)).max(evidenceSources.length),
  reportNumber: text(60),
  reportOn: dateSchema.nullable(),
  redFlags: longText(1000),
  judgement: z.enum(judgements),
  paperIds: papers,
});

const perCriterion = Object.fromEntries(criteria.map((criterion) => [criterion, evidenceSchema])) as Record<
  (typeof criteria)[number],
  typeof evidenceSchema
>;

export const diligenceContentSchema = z.object({
  interview: interviewSchema,
  evidence: z.object(perCriterion),
  flagAnswers: z.record(code, text(500)),
  proposal: z.object({
    amountFen: fenSchema.nullable(),
    termMonths: z.int().min(1).max(360).nullable(),
    rateBasisPoints: z.int().min(0).max(3600).nullable(),
    purpose: text(200),
    conditions: longText(1000),
    opinion: longText(2000),
  }),
});

const percent = z.int().min(0).max(1000);

export const creditPolicySchema = z.object({
  debtServicePercent: percent,
  debtToAssetsPercent: percent,
  salesFallPercent: percent,
  overstatedPercent: percent,
  otherLenders: z.int().min(1).max(50),
  guaranteeChain: z.int().min(2).max(10),
  guaranteesGiven: z.int().min(1).max(50),
  figuresMonths: z.int().min(1).max(60),
  ageAtMaturity: z.int().min(18).max(120),
  interviewDays: z.int().min(0).max(366),
  capitalFen: fenSchema.nullable(),
  singleBorrowerPercent: z.int().min(1).max(100),
});

export const diligenceFlagSchema = z.object({
  kind: z.enum(flagKinds),
  figures: z.array(
    z.union([
      z.object({ name: z.string(), value: z.number(), unit: z.enum(flagUnits) }),
      z.object({ name: z.string(), text: z.string() }),
      z.object({ question: z.string(), choice: z.string() }),
    ]),
  ),
});

export const policyCheckSchema = z.object({
  rule: z.enum(policyRuleNames as [(typeof policyRuleNames)[number], ...(typeof policyRuleNames)[number][]]),
  state: z.enum(checkStates),
  needed: z.number().nullable(),
  found: z.number().nullable(),
});

const fenOrNull = z.int().nullable();
const { note: _note, audited: _audited, ...statementFields } = entrySchemas.statements.shape;

export const diligenceFiguresSchema = z.object({
  on: dateSchema,
  kind: z.enum(customerKinds),
  birthDate: dateSchema.nullable(),
  registeredIncomeFen: fenOrNull,
  household: z
    .object({
      surveyedOn: dateSchema.nullable(),
      incomeFen: fenOrNull,
      expensesFen: fenOrNull,
      netIncomeFen: fenOrNull,
      netIncomePerHeadFen: fenOrNull,
      surplusFen: fenOrNull,
      assetsFen: fenOrNull,
      debtsFen: fenOrNull,
      netAssetsFen: fenOrNull,
      debtRatio: z.number().nullable(),
      privateDebtFen: fenOrNull,
      interestFen: fenOrNull,
    })
    .nullable(),
  statements: z.array(z.object(statementFields)),
  loans: z.array(
    z.object({
      here: z.boolean(),
      lender: z.string(),
      balanceFen: fenSchema,
      dueOn: dateSchema,
      overdueSince: dateSchema.nullable(),
    }),
  ),
  guarantors: z.array(
    z.object({ name: z.string(), mutual: z.boolean(), others: z.int(), chain: z.int(), circle: z.boolean() }),
  ),
  rating: z.object({ grade: z.enum(grades), lineFen: fenSchema }).nullable(),
});

/** What the rules make of figures and content. */
export const diligenceBasisSchema = z.object({
  policy: creditPolicySchema,
  figures: diligenceFiguresSchema,
  flags: z.array(diligenceFlagSchema),
  checks: z.array(policyCheckSchema),
});
export type DiligenceBasis = z.infer<typeof diligenceBasisSchema>;

const person = z.object({ id: idSchema, name: z.string() });

export const diligenceRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** on its papers: `2026-000012` */
  number: z.string(),
  customerId: idSchema,
  customerName: z.string(),
  fileNumber: z.string(),
  areaName: z.string(),
  status: z.enum(diligenceStatuses),
  begunOn: dateSchema,
  lead: person,
  second: person.nullable(),
  amountFen: fenSchema.nullable(),
  updatedAt: instantSchema,
  concludedAt: instantSchema.nullable(),
  decidedBy: person.nullable(),
  decidedAt: instantSchema.nullable(),
  decisionNote: z.string(),
  /** confirmed, and a later one of the same customer is too */
  superseded: z.boolean(),
});
export type DiligenceRow = z.infer<typeof diligenceRowSchema>;

export const diligenceSchema = diligenceRowSchema.extend({
  customerKind: z.enum(customerKinds),
  questionEdition: z.int(),
  content: diligenceContentSchema,
  supersedes: z.object({ id: idSchema, number: z.string() }).nullable(),
  concludedBy: person.nullable(),
  /** of what is written by the ledger of today; of a finished one as it was confirmed */
  basis: diligenceBasisSchema,
  overrides: z.array(
    z.object({ rule: policyCheckSchema.shape.rule, reason: z.string(), by: person, at: instantSchema }),
  ),
  /** oldest first */
  events: z.array(z.object({ kind: z.enum(diligenceEventKinds), at: instantSchema, by: person, note: z.string() })),
  /** the one who asks had a part in it, and so may not decide */
  own: z.boolean(),
});
export type Diligence = z.infer<typeof diligenceSchema>;

const target = { id: idSchema, version: versionSchema };

export const diligence = {
  /** Open ones: those that wait for a decision oldest first, all others by their last change. */
  list: procedure
    .input(
      z.object({
        status: z.enum(openDiligences),
        cursor: z.string().max(200).optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(diligenceRowSchema), nextCursor: z.string().nullable() })),
  counts: procedure.output(z.object({ draft: z.int(), concluded: z.int(), returned: z.int() })),
  /** Newest first. */
  forCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(diligenceRowSchema)),
  view: procedure.input(z.object({ id: idSchema })).output(diligenceSchema),
  /** Whom a second investigator can be. */
  colleagues: procedure.output(z.array(person)),
  /** A new one, with the findings of the last confirmed one, which it supersedes once it is confirmed itself. */
  begin: procedure.input(z.object({ customerId: idSchema })).output(diligenceSchema),
  /** What the investigators wrote; a returned one becomes a draft again. */
  save: procedure
    .input(z.object({ ...target, secondId: idSchema.nullable(), content: diligenceContentSchema }))
    .output(diligenceSchema),
  discard: procedure.input(z.object({ ...target, reason: requiredText(300) })).output(diligenceSchema),
  /** Hands it to whoever confirms. */
  conclude: procedure.input(z.object(target)).output(diligenceSchema),
  /** Lets a rule of the credit policy that is not met pass for this one. */
  override: procedure
    .input(z.object({ ...target, rule: policyCheckSchema.shape.rule, reason: requiredText(300) }))
    .output(diligenceSchema),
  confirm: procedure.input(z.object({ ...target, note: text(500) })).output(diligenceSchema),
  return: procedure.input(z.object({ ...target, note: requiredText(500) })).output(diligenceSchema),
  /** What the last confirmed one says to a rating of the customer; null where there is none. */
  forRating: procedure.input(z.object({ customerId: idSchema })).output(
    z
      .object({
        id: idSchema,
        number: z.string(),
        confirmedOn: dateSchema,
        evidence: z.object(perCriterion),
        /** answers to indicators of the scorecard in force, with the question of the interview that each comes from */
        proposed: z.array(
          z.object({
            indicatorId: z.string(),
            value: z.union([z.string(), z.boolean(), z.number()]),
            questionId: z.string(),
          }),
        ),
        questionEdition: z.int(),
        customerKind: z.enum(customerKinds),
      })
      .nullable(),
  ),
  policy: {
    get: procedure.output(z.object({ version: versionSchema, policy: creditPolicySchema })),
    update: procedure
      .input(z.object({ version: versionSchema, policy: creditPolicySchema }))
      .output(z.object({ version: versionSchema, policy: creditPolicySchema })),
  },
};
