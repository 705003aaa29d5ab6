import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import { forcePeriods } from "../../shared/domain/scorecardForce.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { allEditions, scorecardById, scorecardInForce } from "../store/scorecards.ts";

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

/** Every published edition with when it rates whom, the last to begin first. */
export async function listEditions({ db }: Pick<Context, "db">): Promise<Outputs["scorecards"]["list"]> {
  const editions = await allEditions(db);
  const periods = forcePeriods(
    editions.map(({ id, publishedFrom, definition }) => ({ id, publishedFrom, kinds: definition.kinds })),
  );
  return editions.map(({ definition: { title, kinds }, ...edition }) => ({
    ...edition,
    title,
    kinds,
    periods: periods.get(edition.id) ?? [],
  }));
}
