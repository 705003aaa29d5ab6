import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import { proposedAnswers } from "../../shared/domain/diligenceRating.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { scorecardFor } from "../scorecards/service.ts";
import { latestConfirmed } from "../store/diligences.ts";

/**
 * What the due diligence confirmed last says to a rating of the customer by the scorecard in force: evidence and
 * judgement for each criterion, and the answers that the interview gave.
 *
 * @throws {Refusal} notFound, customerMerged, noScorecard
 */
export async function diligenceForRating(
  ctx: Context,
  { customerId }: Inputs["diligence"]["forRating"],
): Promise<Outputs["diligence"]["forRating"]> {
  const { kind } = await visibleCustomer(ctx, customerId);
  const latest = await latestConfirmed(ctx.db, customerId);
  if (!latest) return null;
  const { id, number, decidedAt, content, customerKind, questionEdition } = latest;
  const { definition } = await scorecardFor(ctx, { kind });
  return {
    id,
    number,
    confirmedOn: dateInZone(new Date(decidedAt ?? ""), ctx.timeZone),
    evidence: content.evidence,
    proposed: proposedAnswers(definition, customerKind, content.interview, questionEdition),
    questionEdition,
    customerKind,
  };
}
