import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { goldConditionNames } from "../domain/goldRules.ts";
import { grades } from "../domain/scorecard.ts";
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

export const goldRulesSchema = z.object({
  kinds: z.array(z.enum(customerKinds)).min(1, { error: "required" }),
  grade: z.enum(grades),
  years: z.int().min(0).max(20),
  cleanMonths: z.int().min(0).max(120),
  contributionFen: fenSchema,
  services: z.int().min(0).max(20),
  customerYears: z.int().min(0).max(50),
});

const met = z.boolean();
export const goldConditionSchema = z.discriminatedUnion("name", [
  z.object({ name: z.literal("kind"), met, actual: z.enum(customerKinds), wanted: z.array(z.enum(customerKinds)) }),
  z.object({ name: z.literal("grade"), met, actual: z.enum(grades).nullable(), wanted: z.enum(grades) }),
  z.object({
    name: z.literal("years"),
    met,
    /** rated so since, without a gap */
    actual: dateSchema.nullable(),
    wanted: z.int(),
    grade: z.enum(grades),
  }),
  z.object({
    name: z.literal("overdue"),
    met,
    /** last day on which something may have been overdue */
    actual: dateSchema.nullable(),
    /** months without */
    wanted: z.int(),
  }),
  z.object({ name: z.literal("contribution"), met, actual: z.int(), wanted: z.int() }),
  z.object({ name: z.literal("services"), met, actual: z.int(), wanted: z.int() }),
  z.object({
    name: z.literal("customerYears"),
    met,
    /** day of registration */
    actual: dateSchema,
    wanted: z.int(),
  }),
]);

export const goldBases = ["rules", "byHand", "mark"] as const;
export const goldEndKinds = ["decided", "merged"] as const;

const privileges = z.array(requiredText(100)).max(20);
const reason = requiredText(300);

const goldCustomerSchema = z.object({
  customerId: idSchema,
  name: z.string(),
  fileNumber: z.string(),
  kind: z.enum(customerKinds),
  areaName: z.string(),
  /** of the rating in force */
  grade: z.enum(grades).nullable(),
  lineFen: fenSchema.nullable(),
  /** by the rules asked with, on the day of the question */
  conditions: z.array(goldConditionSchema),
});
export type GoldCustomer = z.infer<typeof goldCustomerSchema>;

export const goldMembershipSchema = z.object({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  basis: z.enum(goldBases),
  confirmedOn: dateSchema,
  /** null where the membership was taken over from an older version's mark */
  confirmedByName: z.string().nullable(),
  /** as they were when the customer was confirmed */
  conditions: z.array(goldConditionSchema).nullable(),
  privileges: z.array(z.string()),
  reviewOn: dateSchema,
  endedOn: dateSchema.nullable(),
  endedByName: z.string().nullable(),
  endKind: z.enum(goldEndKinds).nullable(),
  endReason: z.string(),
});
export type GoldMembership = z.infer<typeof goldMembershipSchema>;

export const goldReviewSchema = z.object({
  id: idSchema,
  reviewedOn: dateSchema,
  reviewedAt: instantSchema,
  reviewedByName: z.string(),
  note: z.string(),
  conditions: z.array(goldConditionSchema),
  nextReviewOn: dateSchema,
});

/** A membership with the reviews in which it was kept, newest first. */
export const goldFileSchema = goldMembershipSchema.extend({ reviews: z.array(goldReviewSchema) });
export type GoldFile = z.infer<typeof goldFileSchema>;

export const goldMemberSchema = goldCustomerSchema.extend({ membership: goldMembershipSchema });
export type GoldMember = z.infer<typeof goldMemberSchema>;

/** A review is due so many days ahead. */
export const goldReviewDays = 30;

/** Customers confirmed at a time. */
export const mostConfirmed = 2000;

/** Present members that a preview names among those who would fall out. */
export const namedFallOuts = 100;

const counts = z.partialRecord(z.enum(goldConditionNames), z.int());

export const goldPreviewSchema = z.object({
  /** customers who meet the rules and are not gold yet */
  candidates: z.int(),
  members: z.int(),
  /** members who do not meet the rules */
  fallOut: z.object({
    count: z.int(),
    /** how many miss each condition; one who misses two counts at both */
    byCondition: counts,
    /** the first `namedFallOuts` of them */
    customers: z.array(goldCustomerSchema),
  }),
  /** customers who miss one condition alone, and the grade by one step at most */
  nearMisses: counts,
});
export type GoldPreview = z.infer<typeof goldPreviewSchema>;

const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50) };
const target = { id: idSchema, version: versionSchema };

export const gold = {
  rules: {
    get: procedure.output(z.object({ version: versionSchema, rules: goldRulesSchema })),
    update: procedure
      .input(z.object({ version: versionSchema, rules: goldRulesSchema }))
      .output(z.object({ version: versionSchema, rules: goldRulesSchema })),
  },
  /** Begins to look through the ledger with rules that need not be saved; a job, whose result is asked for by its id. */
  preview: procedure.input(z.object({ rules: goldRulesSchema })).output(z.object({ jobId: z.string() })),
  /** What a preview found; kept until the next preview of the same user. */
  previewResult: procedure.input(z.object({ jobId: z.string() })).output(goldPreviewSchema),
  /** Those whom a preview found, or who miss one condition alone, page by page with their values of now. */
  candidates: procedure
    .input(
      z.object({
        jobId: z.string(),
        missing: z.enum(goldConditionNames).optional(),
        /** the last customer of the page before */
        after: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(goldCustomerSchema), next: idSchema.nullable() })),
  /** Makes customers gold who meet the branch's rules. */
  confirm: procedure
    .input(z.object({ customerIds: z.array(idSchema).min(1).max(mostConfirmed), reviewOn: dateSchema, privileges }))
    .output(z.object({ changed: z.int() })),
  /** Members, the next to be reviewed first. */
  list: procedure
    .input(
      z.object({
        ...page,
        /** to be reviewed within `goldReviewDays`, or late; no longer meeting the rules */
        only: z.enum(["reviewDue", "notMeeting"]).optional(),
      }),
    )
    .output(z.object({ rows: z.array(goldMemberSchema), nextCursor: z.string().nullable() })),
  /** Memberships that ended, the latest first. */
  ended: procedure
    .input(z.object(page))
    .output(z.object({ rows: z.array(goldMemberSchema), nextCursor: z.string().nullable() })),
  /** How many members there are, and how many are due for a review. */
  counts: procedure.output(z.object({ members: z.int(), reviewsDue: z.int() })),
  /** A customer's memberships, newest first, and the conditions as they are now. */
  forCustomer: procedure.input(z.object({ customerId: idSchema })).output(
    z.object({
      memberships: z.array(goldFileSchema),
      /** null where the customer is not gold */
      conditions: z.array(goldConditionSchema).nullable(),
    }),
  ),
  /** Keeps a member until the next review. */
  review: procedure
    .input(z.object({ ...target, reviewOn: dateSchema, note: longText(500) }))
    .output(goldMembershipSchema),
  end: procedure.input(z.object({ ...target, reason })).output(goldMembershipSchema),
  changePrivileges: procedure.input(z.object({ ...target, privileges })).output(goldMembershipSchema),
};
