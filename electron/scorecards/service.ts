import type { Inputs } from "../../shared/contract/index.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { scorecardById, scorecardInForce } from "../store/scorecards.ts";

/** @throws {Refusal} notFound */
export async function getScorecard(
  { db }: Pick<Context, "db">,
  { id }: Inputs["scorecards"]["get"],
): Promise<Scorecard> {
  const scorecard = await scorecardById(db, id);
  if (!scorecard) throw new Refusal("notFound");
  return scorecard;
}

/**
 * The scorecard by which a kind of customer is rated today.
 *
 * @throws {Refusal} noScorecard
 */
export async function scorecardFor(
  { db, today }: Pick<Context, "db" | "today">,
  { kind }: Inputs["scorecards"]["inForce"],
): Promise<Scorecard> {
  const scorecard = await scorecardInForce(db, kind, today);
  if (!scorecard) throw new Refusal("noScorecard");
  return scorecard;
}
