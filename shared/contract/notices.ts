import { z } from "zod";
import { villageShortfalls } from "../domain/creditVillage.ts";
import {
  noticeLists,
  noticeStages,
  noticeStatuses,
  objectionChannels,
  objectionOutcomes,
  postableStatuses,
} from "../domain/notice.ts";
import { ratingStatuses } from "../domain/ratingLife.ts";
import { grades } from "../domain/scorecard.ts";
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

/** Ratings on one notice at most: more than hang on a village's board. */
export const longestNotice = 500;

const person = z.object({ id: idSchema, name: z.string() });

/** A rating that can be chosen for a notice; the whole name is for whoever makes it. */
export const noticeCandidateSchema = z.object({
  ratingId: idSchema,
  customerName: z.string(),
  maskedName: z.string(),
  areaName: z.string(),
  status: z.enum(postableStatuses),
  grade: z.enum(grades),
  lineFen: fenSchema,
  proposedOn: dateSchema.nullable(),
  /** number of the last notice on which it hung or hangs with this grade and line */
  posted: z.string().nullable(),
});
export type NoticeCandidate = z.infer<typeof noticeCandidateSchema>;

export const noticeEntrySchema = z.object({
  ratingId: idSchema,
  position: z.int(),
  maskedName: z.string(),
  areaName: z.string(),
  grade: z.enum(grades),
  lineFen: fenSchema,
  /** of a draft: it can be posted no more */
  gone: z.boolean(),
  /** whose it is and how it stands today; null outside the asker's jurisdiction */
  rating: z
    .object({
      customerId: idSchema,
      customerName: z.string(),
      status: z.enum(ratingStatuses),
      waitsFor: z.enum(["objection", "notice", "date"]).nullable(),
    })
    .nullable(),
});
export type NoticeEntry = z.infer<typeof noticeEntrySchema>;

export const objectionSchema = z.object({
  id: idSchema,
  version: versionSchema,
  ratingId: idSchema,
  /** the name under which the rating hangs */
  maskedName: z.string(),
  receivedOn: dateSchema,
  channel: z.enum(objectionChannels),
  anonymous: z.boolean(),
  /** who objects and how to reach them, masked; asked for in full one by one, which is recorded */
  objectorMasked: z.string(),
  contactMasked: z.string(),
  content: z.string(),
  recordedAt: instantSchema,
  recordedBy: person,
  finding: z.string(),
  investigatedAt: instantSchema.nullable(),
  investigatedBy: person.nullable(),
  /** null while it stands */
  outcome: z.enum(objectionOutcomes).nullable(),
  answer: z.string(),
  answeredAt: instantSchema.nullable(),
  answeredBy: person.nullable(),
  /** the one who asks wrote or proposed the rating, and so neither investigates nor answers */
  own: z.boolean(),
});
export type Objection = z.infer<typeof objectionSchema>;

export const noticeSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** `2026-0001`; null for a draft */
  number: z.string().nullable(),
  status: z.enum(noticeStatuses),
  stage: z.enum(noticeStages),
  areaId: idSchema,
  areaName: z.string(),
  branchName: z.string(),
  /** first and last day on the board */
  postedOn: dateSchema,
  endsOn: dateSchema,
  /** last day on which an objection is received */
  objectionsUntil: dateSchema,
  place: z.string(),
  contact: z.string(),
  showLine: z.boolean(),
  note: z.string(),
  createdBy: person,
  postedBy: person.nullable(),
  postedAt: instantSchema.nullable(),
  withdrawnBy: person.nullable(),
  withdrawnAt: instantSchema.nullable(),
  withdrawReason: z.string(),
  /** whether the one who asks may change this draft */
  mayChange: z.boolean(),
  /** of a posted notice as it hung, of a draft as it would hang today */
  entries: z.array(noticeEntrySchema),
  /** newest first; those about ratings outside the asker's jurisdiction are left out */
  objections: z.array(objectionSchema),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeRowSchema = noticeSchema
  .pick({ id: true, number: true, status: true, areaName: true, postedOn: true, endsOn: true, place: true })
  .extend({
    entries: z.int(),
    objections: z.int(),
    /** objections that have no answer yet */
    standing: z.int(),
    createdByName: z.string(),
  });
export type NoticeRow = z.infer<typeof noticeRowSchema>;

export const noticeDraftSchema = z.object({
  areaId: idSchema,
  postedOn: dateSchema,
  endsOn: dateSchema,
  place: requiredText(100),
  contact: requiredText(100),
  showLine: z.boolean(),
  note: longText(500),
  ratingIds: z.array(idSchema).max(longestNotice),
});
export type NoticeDraft = z.infer<typeof noticeDraftSchema>;

export const newObjectionSchema = z.object({
  noticeId: idSchema,
  ratingId: idSchema,
  receivedOn: dateSchema,
  channel: z.enum(objectionChannels),
  /** empty where they want to stay unnamed */
  objectorName: text(40),
  objectorContact: text(100),
  content: longText(1000).refine((value) => value.length > 0, { error: "required" }),
});

export const creditVillageSchema = z.object({
  areaId: idSchema,
  name: z.string(),
  townshipName: z.string(),
  marketerName: z.string().nullable(),
  households: z.int(),
  rated: z.int(),
  credit: z.int(),
  overdue: z.int(),
  ratedPercent: z.number().nullable(),
  creditPercent: z.number().nullable(),
  overduePercent: z.number().nullable(),
  isCreditVillage: z.boolean(),
  shortOf: z.array(z.enum(villageShortfalls)),
});
export type CreditVillage = z.infer<typeof creditVillageSchema>;

const target = { id: idSchema, version: versionSchema };

/** Sunshine credit: ratings on the village's board, what people object to them, and which villages are credit villages. */
export const notices = {
  /** Newest first, a page at a time. */
  list: procedure
    .input(z.object({ stage: z.enum(noticeLists), before: idSchema.optional() }))
    .output(z.object({ rows: z.array(noticeRowSchema), nextBefore: idSchema.nullable() })),
  get: procedure.input(z.object({ id: idSchema })).output(noticeSchema),
  /** Ratings in an area and below it that can be posted, in the order of the board; `more` where there are too many. */
  candidates: procedure
    .input(
      z.object({
        areaId: idSchema,
        statuses: z.array(z.enum(postableStatuses)).min(1),
        /** first and last day on which it was proposed */
        from: dateSchema.nullable(),
        to: dateSchema.nullable(),
      }),
    )
    .output(z.object({ rows: z.array(noticeCandidateSchema), more: z.boolean() })),
  /** Makes a draft or changes it. */
  saveDraft: procedure
    .input(noticeDraftSchema.extend({ id: idSchema.nullable(), version: versionSchema.nullable() }))
    .output(noticeSchema),
  discard: procedure.input(z.object(target)).output(z.object({})),
  /** Gives the draft its number and fixes it as it hangs. */
  post: procedure.input(z.object(target)).output(noticeSchema),
  /** Takes a running notice down. */
  withdraw: procedure.input(z.object({ ...target, reason: requiredText(300) })).output(noticeSchema),
  recordObjection: procedure.input(newObjectionSchema).output(noticeSchema),
  /** Who objected and how to reach them, in full; recorded. */
  revealObjector: procedure
    .input(z.object({ id: idSchema }))
    .output(z.object({ name: z.string(), contact: z.string() })),
  investigate: procedure
    .input(z.object({ ...target, finding: longText(1000).refine((value) => value.length > 0, { error: "required" }) }))
    .output(noticeSchema),
  /** Rejected: the rating goes on. Upheld: it goes back to its maker, or is suspended where it is in force. */
  answer: procedure
    .input(z.object({ ...target, outcome: z.enum(objectionOutcomes), answer: requiredText(300) }))
    .output(noticeSchema),
  /** Every village the asker is to see, with its shares and whether it is a credit village by today's policy. */
  villages: procedure.output(z.array(creditVillageSchema)),
};
