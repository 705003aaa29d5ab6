import { z } from "zod";
import { dateSchema, idSchema, instantSchema, longText, procedure, requiredText, versionSchema } from "./base.ts";
import { largestBulk } from "./bulk.ts";
import { loadFiguresSchema } from "./jurisdictions.ts";

/** manual: gathered on the board; direct: assigned at once; the others as they say. */
const planKinds = ["manual", "balance", "departure", "direct", "reversal"] as const;
export const planStatuses = ["draft", "confirmed", "dropped"] as const;

/** Most areas that one plan moves; of single customers it moves as many as one action takes at a time. */
export const mostMoves = 2000;

/** The area gets an assignment of its own, or loses it (null): then the one above decides. */
export const areaMoveSchema = z.object({
  areaId: idSchema,
  marketerId: idSchema.nullable(),
  /** stands beside the marketer; null for nobody */
  assistantId: idSchema.nullable(),
  /**
   * first day on which it no longer holds, where it has one: a reversal gives back what was to end anyway; absent, an area
   * that stays with its marketer keeps the end that it has
   */
  to: dateSchema.nullable().optional(),
});
export type AreaMove = z.infer<typeof areaMoveSchema>;

/** The customer becomes an exception from their area, or goes back to it (null). */
export const customerMoveSchema = z.object({
  customerId: idSchema,
  marketerId: idSchema.nullable(),
  /** first day on which the exception no longer holds; null for no end */
  to: dateSchema.nullable(),
});
export type CustomerMove = z.infer<typeof customerMoveSchema>;

export const planMovesSchema = z.object({
  areas: z.array(areaMoveSchema).max(mostMoves),
  customers: z.array(customerMoveSchema).max(largestBulk),
});
export type PlanMoves = z.infer<typeof planMovesSchema>;

const marketerNameSchema = z.object({ id: idSchema, name: z.string() });

/** An area, or a customer, whose responsible marketer is another one than when the plan's maker last looked. */
export const planChangeSchema = z.object({
  subject: z.enum(["area", "customer"]),
  subjectId: idSchema,
  subjectName: z.string(),
  /** null for nobody */
  was: marketerNameSchema.nullable(),
  is: marketerNameSchema.nullable(),
  /** who changed it, and when, where that is known */
  changedByName: z.string().nullable(),
  changedAt: instantSchema.nullable(),
});

export const planRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  kind: z.enum(planKinds),
  status: z.enum(planStatuses),
  name: z.string(),
  note: z.string(),
  from: dateSchema.nullable(),
  shared: z.boolean(),
  areas: z.int(),
  customers: z.int(),
  createdById: idSchema,
  createdByName: z.string(),
  updatedAt: instantSchema,
  confirmedAt: instantSchema.nullable(),
  confirmedByName: z.string().nullable(),
  reason: z.string().nullable(),
  /** the plan that this one reverses, and the one by which this one was reversed */
  reversesId: idSchema.nullable(),
  reversedById: idSchema.nullable(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

export const planSchema = planRowSchema.extend({
  moves: planMovesSchema,
  /** areas that stay where they are, whatever is proposed */
  locked: z.array(idSchema),
  /** of a draft: what others changed since its maker last looked */
  changes: z.array(planChangeSchema),
});
export type Plan = z.infer<typeof planSchema>;

/** Load figures with the villages. */
export const planLoadSchema = loadFiguresSchema.extend({ villages: z.int() });

const planWarningKinds = [
  "onLeave",
  "partOfTownship",
  "movedTwiceInAYear",
  "relative",
  "overlapsLater",
  "nobody",
  "nothingMoves",
] as const;

/**
 * What a manager should know before confirming; texts under `plans.warning.<kind>` with the params: onLeave {name, from,
 * to} of the receiver, partOfTownship {township, name of the giver, moved, villages that are theirs there},
 * movedTwiceInAYear {name of the area or customer, date of the move before}, relative {customer, name of the receiver},
 * overlapsLater {name of the area or customer, date} which would be refused, nobody {name of the area}, nothingMoves.
 */
export const planWarningSchema = z.object({
  kind: z.enum(planWarningKinds),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  areaId: idSchema.nullable(),
  customerId: idSchema.nullable(),
});

export const planPreviewSchema = z.object({
  from: dateSchema,
  customersMoved: z.int(),
  /** every marketer touched, and under id null what nobody is responsible for */
  marketers: z.array(
    z.object({
      id: idSchema.nullable(),
      name: z.string().nullable(),
      before: planLoadSchema,
      after: planLoadSchema,
    }),
  ),
  /** what changes hands between two sides, null for nobody; open work goes along with the customers */
  pairs: z.array(
    z.object({
      giver: marketerNameSchema.nullable(),
      receiver: marketerNameSchema.nullable(),
      figures: loadFiguresSchema,
      followUps: z.int(),
      visitsPlanned: z.int(),
      proposals: z.int(),
      drafts: z.int(),
      attachments: z.int(),
      areas: z.array(z.object({ id: idSchema, name: z.string(), customers: z.int() })),
    }),
  ),
  warnings: z.array(planWarningSchema),
});
export type PlanPreview = z.infer<typeof planPreviewSchema>;

/** A customer who changes hands, with what is open for them. */
export const movedCustomerSchema = z.object({
  id: idSchema,
  fileNumber: z.string(),
  name: z.string(),
  areaName: z.string(),
  giver: marketerNameSchema.nullable(),
  receiver: marketerNameSchema.nullable(),
  balanceFen: z.int(),
  gold: z.boolean(),
  keyTarget: z.boolean(),
  followUpOn: dateSchema.nullable(),
  /** a rating under approval, or a draft of one */
  openRating: z.enum(["draft", "proposed", "returned", "approved"]).nullable(),
});

const asked = z.object({ from: dateSchema, moves: planMovesSchema });

export const plans = {
  /** One's own drafts and those shared, and what was confirmed or dropped, newest first. */
  list: procedure.input(z.object({ status: z.enum(planStatuses).optional() })).output(z.array(planRowSchema)),
  get: procedure.input(z.object({ id: idSchema })).output(planSchema),
  /** Makes a draft (without id) or changes one's own, or a shared, draft. Nothing else happens. */
  save: procedure
    .input(
      z.object({
        id: idSchema.nullable(),
        version: versionSchema.nullable(),
        kind: z.enum(["manual", "balance", "departure"]),
        name: requiredText(60),
        note: longText(1000),
        from: dateSchema.nullable(),
        shared: z.boolean(),
        locked: z.array(idSchema).max(mostMoves),
        moves: planMovesSchema,
      }),
    )
    .output(planSchema),
  /** The draft is kept, out of the way; `restore` brings it back. */
  drop: procedure.input(z.object({ id: idSchema, version: versionSchema })).output(planSchema),
  restore: procedure.input(z.object({ id: idSchema, version: versionSchema })).output(planSchema),
  /** Its maker has looked at what others changed since: from now on the plan starts from there. */
  acceptChanges: procedure.input(z.object({ id: idSchema, version: versionSchema })).output(planSchema),
  /** What moves would do, saved or not; nothing is written. */
  preview: procedure.input(asked).output(planPreviewSchema),
  /** Every customer who would change hands, in the order of areas and names. */
  movedCustomers: procedure
    .input(
      asked.extend({
        giverId: idSchema.nullable().optional(),
        receiverId: idSchema.nullable().optional(),
        /** only who has something open */
        withOpenWork: z.boolean().optional(),
        after: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ rows: z.array(movedCustomerSchema), next: z.string().nullable() })),
  /** Two plans side by side, each from its own day, or the same where none is chosen. */
  compare: procedure.input(z.object({ left: idSchema, right: idSchema })).output(
    z.object({
      left: planPreviewSchema,
      right: planPreviewSchema,
      /** areas that the two leave in different hands */
      areas: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          today: marketerNameSchema.nullable(),
          left: marketerNameSchema.nullable(),
          right: marketerNameSchema.nullable(),
        }),
      ),
    }),
  ),
  /**
   * Does what the draft says from a day on, all or nothing, and makes the handover lists. Refused as `planOutdated`
   * when others changed what it moves since its maker last looked.
   */
  confirm: procedure
    .input(z.object({ id: idSchema, version: versionSchema, from: dateSchema, reason: requiredText(200) }))
    .output(z.object({ plan: planSchema, handovers: z.int() })),
  /** The moves by which a confirmed plan would be taken back from a day on, to be previewed. */
  reversal: procedure
    .input(z.object({ id: idSchema, from: dateSchema }))
    .output(z.object({ moves: planMovesSchema, changes: z.array(planChangeSchema) })),
  /** Takes a confirmed plan back as one, by a new dated change; what was until then stays history. */
  reverse: procedure
    .input(z.object({ id: idSchema, from: dateSchema, reason: requiredText(200) }))
    .output(z.object({ plan: planSchema, handovers: z.int() })),
};
