import type { Inputs } from "../../shared/contract/index.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import { scorecardProblems } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { updateDraft } from "../store/scorecardDrafts.ts";
import { insertEdition } from "../store/scorecards.ts";
import { openDraft, overtaken } from "./drafts.ts";
import { getScorecard } from "./service.ts";

/**
 * Makes a draft the next edition of its scorecard, in force from a day on, and closes it. Ratings made by earlier
 * editions keep them.
 *
 * @throws {Refusal} notFound, scorecardDraftClosed, scorecardInPast, scorecardProblems, stale
 */
export async function publishDraft(
  ctx: Context,
  { id, version, from, reason }: Inputs["scorecards"]["drafts"]["publish"],
): Promise<Scorecard> {
  if (from < ctx.today) throw new Refusal("scorecardInPast", { date: ctx.today }, [{ path: "from", key: "invalid" }]);
  const published = await ctx.change(async (change) => {
    const { code, definition } = await openDraft(change.db, id);
    const problems = scorecardProblems(definition);
    if (problems.length > 0) throw new Refusal("scorecardProblems", { count: problems.length });
    const written = { at: change.now, by: ctx.actor.id };
    if (!(await updateDraft(change.db, { id, version }, { closedAt: change.now }, written)))
      throw await overtaken(change, id);
    const made = await insertEdition(change.db, { code, definition, publishedFrom: from, reason }, written);
    const after = { title: definition.title.zh, edition: made.edition, publishedFrom: from, reason };
    change.audit({ action: "scorecard.publish", subjectType: "scorecard", subjectId: code, after });
    return made;
  });
  return getScorecard(ctx, { id: published.id });
}
