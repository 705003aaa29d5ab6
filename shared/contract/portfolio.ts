import { z } from "zod";
import { concentrationLevels } from "../domain/concentration.ts";
import { customerKinds } from "../domain/customer.ts";
import { standings } from "../domain/portfolio.ts";
import { dateSchema, fenSchema, idSchema, procedure } from "./base.ts";

/** How many purposes of loans are given one by one. */
export const mostPurposes = 20;

/** Which customers are counted: of what the asker may see, this area and all below it, of this kind. */
const narrowing = z.object({
  areaId: idSchema.optional(),
  kind: z.enum(customerKinds).optional(),
});

const countsSchema = z.object({
  standings: z.record(z.enum(standings), z.int()),
  customers: z.int(),
  /** what the ratings in force allow */
  lineFen: fenSchema,
  /** owed here today, whatever the day asked */
  loanBalanceFen: fenSchema,
});

const distributionRowSchema = countsSchema.extend({
  /** the area or the marketer; null for customers of the chosen area itself, and for those nobody is responsible for */
  id: idSchema.nullable(),
  name: z.string(),
  /** an area that holds others */
  deeper: z.boolean(),
});

const shareSchema = z.object({
  amountFen: fenSchema,
  share: z.number(),
});

const indexSchema = z
  .object({
    /** Herfindahl–Hirschman index */
    value: z.number(),
    level: z.enum(concentrationLevels),
  })
  .nullable();

const concentrationRowSchema = z.object({
  /** an industry, or a purpose without blanks and in one case; null where none is stated */
  key: z.string().nullable(),
  /** customers of an industry, loans for a purpose */
  count: z.int(),
  balance: shareSchema,
  /** what the ratings in force allow; nothing for purposes */
  line: shareSchema.nullable(),
});

/** The branch's customers in figures: those who count and whom the asker may see. */
export const portfolio = {
  /**
   * How customers stood on a day (today when absent), by the areas below the chosen one or by who is responsible today.
   * Customers and areas are today's, whatever the day.
   */
  distribution: procedure
    .input(narrowing.extend({ by: z.enum(["area", "marketer"]), on: dateSchema.optional() }))
    .output(
      z.object({
        on: dateSchema,
        /** from the county down to the chosen area; empty where none is chosen and the branch has several */
        path: z.array(z.object({ id: idSchema, name: z.string() })),
        rows: z.array(distributionRowSchema),
        total: countsSchema,
      }),
    ),
  /** How today's customers stood on one day against how they stood on a later one. */
  migration: procedure
    .input(
      narrowing
        .extend({ from: dateSchema, to: dateSchema })
        .refine(({ from, to }) => from < to, { path: ["from"], error: "invalid" }),
    )
    .output(
      z.object({
        /** rows of the first day's standings, columns of the second's, both in the order of `standings` */
        counts: z.array(z.array(z.int())),
        fromTotals: z.array(z.int()),
        toTotals: z.array(z.int()),
        customers: z.int(),
        moves: z.record(z.enum(["stable", "upgraded", "downgraded", "entered", "left", "outside"]), z.int()),
        /** of the customers with a grade on both days */
        shares: z.object({ stable: z.number(), upgraded: z.number(), downgraded: z.number() }).nullable(),
      }),
    ),
  /** What is owed here today by the customers' industry or by the purpose of the loans, the largest first. */
  concentration: procedure.input(narrowing.extend({ by: z.enum(["industry", "purpose"]) })).output(
    z.object({
      rows: z.array(concentrationRowSchema),
      /** what comes after the rows; null where nothing does */
      other: z.object({ groups: z.int(), count: z.int(), balance: shareSchema }).nullable(),
      count: z.int(),
      balanceFen: fenSchema,
      lineFen: fenSchema.nullable(),
      balanceIndex: indexSchema,
      lineIndex: indexSchema,
    }),
  ),
};
