import { randomUUID } from "node:crypto";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { ScorecardDraft } from "../../shared/contract/scorecards.ts";
import { type ScorecardDefinition, scorecardProblems } from "../../shared/domain/scorecard.ts";
import { emptyScorecard } from "../../shared/domain/scorecards/empty.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import {
  draftById,
  insertDraft,
  openDraftOf,
  openDrafts,
  type StoredDraft,
  updateDraft,
} from "../store/scorecardDrafts.ts";
import { definitionChanges } from "./changes.ts";
import { getScorecard } from "./service.ts";

export async function listDrafts({ db }: Pick<Context, "db">): Promise<Outputs["scorecards"]["drafts"]["list"]> {
  const drafts = await openDrafts(db);
  return drafts.map(({ definition, open: _open, ...draft }) => ({
    ...draft,
    title: definition.title,
    kinds: definition.kinds,
    problems: scorecardProblems(definition).length,
  }));
}

/** @throws {Refusal} notFound, scorecardDraftClosed */
export async function getDraft({ db }: Pick<Context, "db">, { id }: { id: number }): Promise<ScorecardDraft> {
  const { open: _open, ...draft } = await openDraft(db, id);
  return draft;
}

/** @throws {Refusal} notFound, scorecardDraftOpen (the scorecard has a draft already) */
export async function createDraft(
  ctx: Context,
  input: Inputs["scorecards"]["drafts"]["create"],
): Promise<ScorecardDraft> {
  if (input.from === "nothing") {
    const definition = emptyScorecard({ zh: input.title, en: "" }, input.kinds);
    // Of its own, also beside the scorecards of another branch that are brought here as a file.
    return addDraft(
      ctx,
      { code: `card-${randomUUID().slice(0, 8)}`, basedOnId: null, definition },
      "scorecard.createDraft",
    );
  }
  const { code, id, definition } = await getScorecard(ctx, input);
  return addDraft(ctx, { code, basedOnId: id, definition }, "scorecard.createDraft");
}

/**
 * Writes a new draft.
 *
 * @throws {Refusal} scorecardDraftOpen
 */
export async function addDraft(
  ctx: Context,
  draft: { code: string; basedOnId: number | null; definition: ScorecardDefinition },
  action: "scorecard.createDraft" | "scorecard.import",
): Promise<ScorecardDraft> {
  const id = await ctx.change(async (change) => {
    const other = await openDraftOf(change.db, draft.code);
    if (other) throw new Refusal("scorecardDraftOpen", { title: other.definition.title.zh });
    const made = await insertDraft(change.db, draft, { at: change.now, by: ctx.actor.id });
    const after = { title: draft.definition.title.zh, draftId: made };
    change.audit({ action, subjectType: "scorecard", subjectId: draft.code, after });
    return made;
  });
  return getDraft(ctx, { id });
}

/**
 * Saves a draft as typed: it may have problems. What changes nothing writes nothing.
 *
 * @throws {Refusal} notFound, scorecardDraftClosed, stale
 */
export async function saveDraft(
  ctx: Context,
  { id, version, definition }: Inputs["scorecards"]["drafts"]["save"],
): Promise<ScorecardDraft> {
  const before = await openDraft(ctx.db, id);
  const text = JSON.stringify(definition);
  if (before.version === version && JSON.stringify(before.definition) === text) return getDraft(ctx, { id });
  await ctx.change(async (change) => {
    const written = { at: change.now, by: ctx.actor.id };
    if (!(await updateDraft(change.db, { id, version }, { definition: text }, written)))
      throw await overtaken(change, id);
    change.audit({
      action: "scorecard.saveDraft",
      subjectType: "scorecard",
      subjectId: before.code,
      ...definitionChanges(before.definition, definition),
    });
  });
  return getDraft(ctx, { id });
}

/**
 * Throws a draft away. Its row stays, closed.
 *
 * @throws {Refusal} notFound, scorecardDraftClosed, stale
 */
export async function discardDraft(ctx: Context, { id, version }: Inputs["scorecards"]["drafts"]["discard"]) {
  const { code, definition } = await openDraft(ctx.db, id);
  await ctx.change(async (change) => {
    const written = { at: change.now, by: ctx.actor.id };
    if (!(await updateDraft(change.db, { id, version }, { closedAt: change.now }, written)))
      throw await overtaken(change, id);
    const before = { title: definition.title.zh, draftId: id };
    change.audit({ action: "scorecard.discardDraft", subjectType: "scorecard", subjectId: code, before });
  });
  return {};
}

/** @throws {Refusal} notFound, scorecardDraftClosed */
export async function openDraft(db: Context["db"], id: number): Promise<StoredDraft> {
  const draft = await draftById(db, id);
  if (!draft) throw new Refusal("notFound");
  if (!draft.open) throw new Refusal("scorecardDraftClosed", { name: draft.updatedByName });
  return draft;
}

/** Why a draft could not be written: somebody else changed or closed it. */
export async function overtaken(change: Change, id: number): Promise<Refusal> {
  const { updatedByName } = await openDraft(change.db, id);
  return new Refusal("stale", { name: updatedByName });
}
