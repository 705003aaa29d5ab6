import { z } from "zod";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema } from "./base.ts";

const outcome = z.object({ score: z.number(), grade: z.enum(grades), lineFen: fenSchema });
const count = z.int().nonnegative();

/** What another scorecard would make of the customers rated today; see `WhatIfFigures`. */
export const whatIfSchema = z.object({
  /** the day of whose ledger it speaks */
  day: dateSchema,
  customers: count,
  estimated: count,
  incomparable: count,
  /** customers of the draft's kinds without a rating in force */
  notRated: count,
  /** a row for the grade before, a column for the grade after, both as in `grades` */
  matrix: z.array(z.array(count)),
  lineBeforeFen: fenSchema,
  lineAfterFen: fenSchema,
  linesRaised: count,
  linesLowered: count,
  unanswered: z.array(z.object({ indicatorId: z.string(), customers: count })),
  movers: z.array(
    z.object({
      customerId: idSchema,
      name: z.string(),
      areaName: z.string(),
      before: outcome,
      after: outcome,
      estimated: z.boolean(),
    }),
  ),
});
export type WhatIf = z.infer<typeof whatIfSchema>;
