import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { type Fact, facts } from "../domain/ratingFacts.ts";
import { openStatuses } from "../domain/ratingLife.ts";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, longText, procedure, refusalSchema, text } from "./base.ts";
import { pageOf, ratingListSchema } from "./ratingLists.ts";
import { knownFactsSchema, ratingAnswersSchema } from "./ratings.ts";
import { scorecardSchema } from "./scorecards.ts";

const outcome = { score: z.number(), grade: z.enum(grades), lineFen: fenSchema };

export const renewalRowSchema = z.object({
  /** the rating that is to be renewed */
  ratingId: idSchema,
  customerId: idSchema,
  customerName: z.string(),
  areaName: z.string(),
  kind: z.enum(customerKinds),
  expiresOn: dateSchema,
  last: z.object(outcome),
  /** by which the customer is rated today; null where there is none for their kind */
  scorecardId: idSchema.nullable(),
  /** the answers of the last rating as far as they still mean the same */
  answers: ratingAnswersSchema,
  /** what the ledger knows today, as far as the scorecard asks */
  facts: knownFactsSchema,
  /** indicators to be answered anew */
  asked: z.array(z.string()),
  /** values of the ledger that are others than in the last rating; null where it does not know */
  changed: z.array(
    z.object({
      fact: z.enum(facts as [Fact, ...Fact[]]),
      before: z.number().nullable(),
      after: z.number().nullable(),
    }),
  ),
  /** limiting facts that held and that the scorecard of today does not know */
  droppedVetoes: z.array(z.object({ zh: z.string(), en: z.string() })),
  /** a rating that is being made already or waits to follow */
  open: z.object({ id: idSchema, status: z.enum(openStatuses) }).nullable(),
});
export type RenewalRow = z.infer<typeof renewalRowSchema>;

/** Ratings renewed by one request at most. */
export const mostRenewals = 500;

/** Renewing the ratings of a village at once: the answers carried over, only what changed asked. */
export const renewal = {
  /** Ratings that expire within `days` or have expired, soonest first, with what the same answers make of them today. */
  preview: procedure.input(ratingListSchema.extend({ areaId: idSchema, days: z.int().min(0).max(366) })).output(
    pageOf(renewalRowSchema).extend({
      /** how many there are in all */
      total: z.int(),
      /** those that the rows name */
      scorecards: z.array(scorecardSchema),
    }),
  ),
  /** Proposes renewals, each by itself: one that is refused keeps no other from being proposed. */
  propose: procedure
    .input(
      z.object({
        rows: z
          .array(
            z.object({
              ratingId: idSchema,
              /** what the screen showed would come out: another result is not proposed unseen */
              seen: z.object(outcome),
              /** to the indicators that were asked */
              values: ratingAnswersSchema.shape.values,
              changeReason: text(300),
            }),
          )
          .min(1)
          .max(mostRenewals),
        /** on what the renewals rest; empty: what the last rating of each says */
        evidence: longText(2000),
      }),
    )
    .output(
      z.array(z.object({ ratingId: idSchema, proposedId: idSchema.nullable(), refusal: refusalSchema.nullable() })),
    ),
};
