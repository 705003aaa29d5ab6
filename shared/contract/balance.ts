import { z } from "zod";
import { unmovedMeasures } from "../domain/balanceBoard.ts";
import { hindrances } from "../domain/balanceUnmet.ts";
import { dateSchema, idSchema, procedure } from "./base.ts";
import { areaMoveSchema, mostMoves, planLoadSchema } from "./plans.ts";

const named = z.object({ id: idSchema, name: z.string() });
const weightSchema = z.int().min(0).max(10);
const percentSchema = z.int().nonnegative();
const whySchema = z.array(z.enum(hindrances));

/** How much each load figure counts beside the others. */
export const balanceWeightsSchema = z.object({
  customers: weightSchema,
  gold: weightSchema,
  keyTargets: weightSchema,
  ratingsDue: weightSchema,
  overdueLoans: weightSchema,
  balanceFen: weightSchema,
  villages: weightSchema,
});

/** What a proposal must keep to; see `BalanceConstraints` in `shared/domain`. */
export const balanceConstraintsSchema = z.object({
  keepTownships: z.boolean(),
  unmoved: z.object({ of: z.enum(unmovedMeasures), percent: z.int().min(0).max(100) }),
  capPercent: z.int().min(100).max(500).nullable(),
  /** most customers that one marketer may have, where they have no cap of their own */
  capCustomers: z.int().min(1).max(1_000_000).nullable(),
  absentGive: z.boolean(),
  tolerancePercent: z.int().min(1).max(50),
});

/** Percents of loads are of the average that all who are there would carry alike. */
const carriedAroundSchema = z.object({
  customersBefore: z.int(),
  customersAfter: z.int(),
  percentBefore: percentSchema,
  percentAfter: percentSchema,
});

export const balanceReasonSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unassigned") }),
  z.object({ kind: z.literal("absent") }),
  z.object({ kind: z.literal("overCustomers"), customers: z.int(), cap: z.int() }),
  z.object({ kind: z.literal("overLoad"), percent: percentSchema, cap: percentSchema }),
  z.object({ kind: z.literal("giverAbove"), percent: percentSchema }),
  z.object({ kind: z.literal("receiverBelow"), percent: percentSchema }),
  z.object({ kind: z.literal("receiverLeast"), percent: percentSchema }),
  z.object({ kind: z.literal("sameTownship"), areas: z.int() }),
  z.object({ kind: z.literal("wholeTownship"), areas: z.int() }),
  z.object({ kind: z.literal("withinCap"), customers: z.int(), cap: z.int() }),
]);

export const balanceStepSchema = z.object({
  areas: z.array(named),
  township: named.nullable(),
  /** null: nobody was responsible */
  giver: named.extend(carriedAroundSchema.shape).nullable(),
  receiver: named.extend(carriedAroundSchema.shape),
  customers: z.int(),
  /** true when the steps before are done */
  reasons: z.array(balanceReasonSchema),
});
export type BalanceStepView = z.infer<typeof balanceStepSchema>;

export const balanceUnmetSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("uncovered"),
    /** absent, and still has them; null for nobody */
    holder: named.nullable(),
    areas: z.array(named),
    customers: z.int(),
    why: whySchema,
  }),
  /** customers of townships or the county itself whom nobody is responsible for: no village to be given */
  z.object({ kind: z.literal("aboveVillages"), customers: z.int() }),
  z.object({
    kind: z.literal("overCustomers"),
    marketer: named,
    customers: z.int(),
    cap: z.int(),
    why: whySchema,
  }),
  z.object({
    kind: z.literal("overLoad"),
    marketer: named,
    percent: percentSchema,
    cap: percentSchema,
    why: whySchema,
  }),
  z.object({ kind: z.literal("uneven"), marketer: named, percent: percentSchema, why: whySchema }),
  /** in several hands already */
  z.object({ kind: z.literal("township"), township: named, hands: z.int() }),
  /** the plan it started from moves more already than may be moved */
  z.object({ kind: z.literal("unmoved"), amount: z.int(), atMost: z.int() }),
]);
export type BalanceUnmetView = z.infer<typeof balanceUnmetSchema>;

/** Less is better, the first that differs deciding. */
export const balanceMeasureSchema = z.object({
  /** areas that nobody answers for, or somebody absent who is to give them */
  uncoveredAreas: z.int(),
  /** customers above the caps of their marketers */
  overCustomers: z.int(),
  /** loads above the cap on the load, in percent of the average */
  overLoadPercent: z.number(),
  /** standard deviation of the loads, in percent of the average */
  spreadPercent: z.number(),
});

export const balanceProposalSchema = z.object({
  day: dateSchema,
  /** what is to be done, in this order */
  steps: z.array(balanceStepSchema),
  before: balanceMeasureSchema,
  after: balanceMeasureSchema,
  carried: z.array(
    z.object({
      marketer: named,
      absent: z.boolean(),
      before: planLoadSchema,
      after: planLoadSchema,
      percentBefore: percentSchema,
      percentAfter: percentSchema,
    }),
  ),
  nobody: z.object({ before: planLoadSchema, after: planLoadSchema }),
  /** customers, or villages, that change hands of those somebody is responsible for, and how many might */
  moved: z.object({ amount: z.int(), of: z.int(), atMost: z.int() }),
  unmet: z.array(balanceUnmetSchema),
});
export type BalanceProposalView = z.infer<typeof balanceProposalSchema>;

export const balance = {
  /**
   * Suggests who could take which areas from a day on, so that all carry about the same. Nothing is written: the steps
   * are taken into a plan, or not. The same question on the same ledger has the same answer.
   */
  propose: procedure
    .input(
      z.object({
        day: dateSchema,
        /** draft to start from: what it moves lies where it moves it to; single customers are where they are */
        planId: idSchema.optional(),
        /** the same for what is on the board and not saved yet; instead of the draft's */
        moves: z.array(areaMoveSchema).max(mostMoves).optional(),
        /** areas that stay where they are, with all in them */
        locked: z.array(idSchema).max(mostMoves),
        weights: balanceWeightsSchema,
        constraints: balanceConstraintsSchema,
        /** marketers who are given nothing */
        absent: z.array(idSchema).max(mostMoves),
        /** caps of single marketers, before the one for all */
        caps: z.array(z.object({ marketerId: idSchema, customers: z.int().min(0).max(1_000_000) })).max(mostMoves),
      }),
    )
    .output(balanceProposalSchema),
};
