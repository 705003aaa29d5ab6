import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { factSources, facts } from "../domain/ratingFacts.ts";
import { ratingEventKinds, ratingStatuses } from "../domain/ratingLife.ts";
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
import {
  decidedRatingSchema,
  dueBuckets,
  mostApprovals,
  pageOf,
  ratingCountsSchema,
  ratingDueRowSchema,
  ratingListSchema,
  ratingQueueRowSchema,
  suspendedRowSchema,
  waitingRowSchema,
} from "./ratingLists.ts";
import { scorecardSchema } from "./scorecards.ts";

export type { RatingStatus } from "../domain/ratingLife.ts";

const indicatorId = z.string().max(60);

export const ratingAnswersSchema = z.object({
  /** per indicator an option's id, yes or no, or a number in the indicator's unit */
  values: z.record(indicatorId, z.union([z.string().max(60), z.boolean(), z.number().min(-1e13).max(1e13)])),
  vetoes: z.array(z.string().max(60)),
});

export const knownFactsSchema = z.partialRecord(
  z.enum(facts as [(typeof facts)[number], ...(typeof facts)[number][]]),
  z.object({ value: z.number(), source: z.enum(factSources), on: dateSchema.nullable() }),
);

/** What backs the answer to one indicator: a note, and papers attached to the customer. */
export const indicatorNoteSchema = z.object({ note: text(500), attachmentIds: z.array(idSchema).max(20) });
export type IndicatorNote = z.infer<typeof indicatorNoteSchema>;

const person = z.object({ id: idSchema, name: z.string() });

export const ratingSchema = z.object({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  customerName: z.string(),
  fileNumber: z.string(),
  /** kind of the customer when they were rated */
  customerKind: z.enum(customerKinds),
  scorecardId: idSchema,
  status: z.enum(ratingStatuses),
  answers: ratingAnswersSchema,
  /** what the ledger knew of the customer, as far as the scorecard asks */
  facts: knownFactsSchema,
  /** per indicator */
  notes: z.record(indicatorId, indicatorNoteSchema),
  evidence: z.string(),
  /** why the grade is another than that of the last rating */
  changeReason: z.string(),
  score: z.number(),
  grade: z.enum(grades),
  scoreGrade: z.enum(grades),
  lineFen: fenSchema,
  complete: z.boolean(),
  criteria: z.array(z.object({ criterion: z.enum(criteria), points: z.number(), max: z.number() })),
  proposedBy: person.nullable(),
  proposedAt: instantSchema.nullable(),
  /** who gave the last approval, or returned it */
  decidedBy: person.nullable(),
  decidedAt: instantSchema.nullable(),
  decisionNote: z.string(),
  /** of the round in which it is */
  approvals: z.array(z.object({ by: person, at: instantSchema, note: z.string() })),
  approvalsNeeded: z.int(),
  /** the one who asks wrote or proposed it, and so may not decide */
  own: z.boolean(),
  /** what keeps an approved rating from becoming effective: an objection, its notice, or a day that lies ahead */
  waitsFor: z.enum(["objection", "notice", "date"]).nullable(),
  /** of an approved rating the day from which it may count */
  effectiveFrom: dateSchema.nullable(),
  expiresOn: dateSchema.nullable(),
  certificateNumber: z.string().nullable(),
  /** first day on which it no longer counted, and why */
  endedOn: dateSchema.nullable(),
  endReason: z.string(),
});
export type Rating = z.infer<typeof ratingSchema>;

export const ratingEventSchema = z.object({
  id: idSchema,
  ratingId: idSchema,
  kind: z.enum(ratingEventKinds),
  round: z.int(),
  at: instantSchema,
  /** null: the ledger itself, when its day came */
  by: person.nullable(),
  note: z.string(),
});
export type RatingEvent = z.infer<typeof ratingEventSchema>;

/** How the branch rates: set by its manager, kept with a history in the audit trail. */
export const ratingPolicySchema = z.object({
  /** how many people approve a rating; more than one is a committee */
  approvals: z.int().min(1).max(7),
  /** days a loan held here may be overdue before the rating is suspended */
  suspendAfterOverdueDays: z.int().min(0).max(90),
  /** kinds of customers whose ratings are posted before they become effective */
  noticeRequiredFor: z.array(z.enum(customerKinds)),
  /** days that a notice stays posted */
  noticeDays: z.int().min(1).max(60),
  /** lowest grade of a credit household (信用户) */
  creditHouseholdGrade: z.enum(grades),
  /** per cent of a village's households that must be rated, of the rated that must be credit households, and that may be
   * overdue, for a credit village (信用村) */
  creditVillage: z.object({
    ratedPercent: z.int().min(0).max(100),
    creditPercent: z.int().min(0).max(100),
    overduePercent: z.int().min(0).max(100),
  }),
});
export type RatingPolicy = z.infer<typeof ratingPolicySchema>;

const target = { id: idSchema, version: versionSchema };

export const ratings = {
  /** Everything that the rating form of a customer begins with. */
  form: procedure.input(z.object({ customerId: idSchema })).output(
    z.object({
      scorecard: scorecardSchema,
      /** what the ledger knows today, as far as the scorecard asks */
      facts: knownFactsSchema,
      /** the rating that is being made, proposed or waiting, or null */
      open: ratingSchema.nullable(),
      /** the rating in force, or the last one that was, with its scorecard */
      last: z.object({ rating: ratingSchema, scorecard: scorecardSchema }).nullable(),
    }),
  ),
  /** Newest first. */
  listForCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(ratingSchema)),
  /** What happened to all ratings of a customer, oldest first. */
  events: procedure.input(z.object({ customerId: idSchema })).output(z.array(ratingEventSchema)),
  get: procedure.input(z.object({ id: idSchema })).output(ratingSchema),
  /** One rating with all that a checker needs to judge it. */
  view: procedure.input(z.object({ id: idSchema })).output(
    z.object({
      rating: ratingSchema,
      scorecard: scorecardSchema,
      /** the rating that was in force before it, with its scorecard */
      before: z.object({ rating: ratingSchema, scorecard: scorecardSchema }).nullable(),
      /** of this rating, oldest first */
      events: z.array(ratingEventSchema),
      /** what today's ledger would make of a proposal; null where it is what was proposed */
      recheck: z
        .object({ facts: knownFactsSchema, score: z.number(), grade: z.enum(grades), lineFen: fenSchema })
        .nullable(),
    }),
  ),
  /** How many ratings are in each of the lists below. */
  counts: procedure.input(ratingListSchema.omit({ after: true })).output(ratingCountsSchema),
  /** Proposals that wait for a decision, oldest first. */
  queue: procedure.input(ratingListSchema).output(pageOf(ratingQueueRowSchema)),
  /** Effective ratings that have expired or soon will, soonest first; without a bucket all of them. */
  due: procedure
    .input(ratingListSchema.extend({ bucket: z.enum(dueBuckets).optional() }))
    .output(pageOf(ratingDueRowSchema)),
  /** Suspended ratings, the last suspended first. */
  suspended: procedure.input(ratingListSchema).output(pageOf(suspendedRowSchema)),
  /** Approved ratings that are not in force yet, and what each waits for; in the order of their approval. */
  waiting: procedure.input(ratingListSchema).output(pageOf(waitingRowSchema)),
  /** Makes the customer's draft or changes it; a returned rating becomes a draft again. */
  saveDraft: procedure
    .input(
      z.object({
        customerId: idSchema,
        /** null for a new draft */
        version: versionSchema.nullable(),
        answers: ratingAnswersSchema,
        notes: z.record(indicatorId, indicatorNoteSchema),
        evidence: longText(2000),
        changeReason: text(300),
      }),
    )
    .output(ratingSchema),
  /** Throws a draft away; it stays in the history. */
  discard: procedure.input(z.object(target)).output(ratingSchema),
  propose: procedure.input(z.object(target)).output(ratingSchema),
  /** Takes one's own proposal back, to a draft. */
  withdraw: procedure.input(z.object(target)).output(ratingSchema),
  /** `effectiveFrom` null: as soon as it may. */
  approve: procedure
    .input(z.object({ ...target, note: text(500), effectiveFrom: dateSchema.nullable() }))
    .output(ratingSchema),
  /** Approves several proposals, each by itself: what cannot be approved keeps nothing else from being. */
  approveMany: procedure
    .input(
      z.object({
        targets: z.array(z.object(target)).min(1).max(mostApprovals),
        note: text(500),
        effectiveFrom: dateSchema.nullable(),
      }),
    )
    .output(z.array(decidedRatingSchema)),
  return: procedure.input(z.object({ ...target, note: requiredText(500) })).output(ratingSchema),
  /** Takes an effective rating out of force until it is reinstated. */
  suspend: procedure.input(z.object({ ...target, reason: requiredText(300) })).output(ratingSchema),
  reinstate: procedure.input(z.object({ ...target, reason: requiredText(300) })).output(ratingSchema),
  policy: {
    get: procedure.output(z.object({ version: versionSchema, policy: ratingPolicySchema })),
    update: procedure
      .input(z.object({ version: versionSchema, policy: ratingPolicySchema }))
      .output(z.object({ version: versionSchema, policy: ratingPolicySchema })),
  },
};
