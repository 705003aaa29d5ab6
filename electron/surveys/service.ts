import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Survey, SurveyFields } from "../../shared/contract/surveys.ts";
import { demandTotal, surveyProblems } from "../../shared/domain/areaSurvey.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import {
  insertSurvey,
  openDraftOf,
  type StoredSurvey,
  surveyById,
  surveyColumns,
  updateSurvey,
} from "../store/surveys.ts";
import { visibleVillage } from "./reach.ts";

/**
 * Begins a survey of a village or changes its draft.
 *
 * @throws {Refusal} notFound, surveyAhead, surveyDraftOpen (one is being written already), surveyNotDraft,
 *   stale
 */
export async function saveDraft(ctx: Context, input: Inputs["surveys"]["saveDraft"]): Promise<Survey> {
  const { areaId, correctsId, fields } = input;
  const id = await ctx.change(async (change) => {
    if (fields.surveyedOn > ctx.today) throw new Refusal("surveyAhead", {}, [{ path: "surveyedOn", key: "date" }]);
    const before = input.id === null ? null : await visibleSurvey(ctx, change, input.id);
    if (before && before.status !== "draft") throw new Refusal("surveyNotDraft");
    const saved = before
      ? await changeDraft(change, { ...before, version: input.version ?? -1 }, fields)
      : await beginDraft(ctx, change, { areaId, correctsId, fields });
    const after = flat({ areaId, correctsId, ...fields });
    const changed = differences(before ? flat(before) : {}, after);
    change.audit({ action: "survey.saveDraft", subjectType: "survey", subjectId: saved, ...changed });
    return saved;
  });
  return stored(ctx, id);
}

/**
 * Makes a draft final: it stays as it is from then on.
 *
 * @throws {Refusal} notFound, surveyNotDraft, surveyIncomplete with the fields at fault, stale
 */
export function finalise(ctx: Context, { id, version }: Inputs["surveys"]["finalise"]): Promise<Survey> {
  return changeStatus(ctx, { id, version }, "draft", async (change, survey) => {
    const problems = surveyProblems(survey);
    if (problems.length > 0) throw new Refusal("surveyIncomplete", { count: problems.length }, problems);
    change.audit({ action: "survey.finalise", subjectType: "survey", subjectId: id, after: flat(survey) });
    return { status: "final", finalAt: change.now, finalBy: ctx.actor.id };
  });
}

/**
 * Lays a draft aside; `restore` takes it up again.
 *
 * @throws {Refusal} notFound, surveyNotDraft, stale
 */
export async function discard(
  ctx: Context,
  { id, version }: Inputs["surveys"]["discard"],
): Promise<Outputs["surveys"]["discard"]> {
  await changeStatus(ctx, { id, version }, "draft", async (change, survey) => {
    change.audit({ action: "survey.discard", subjectType: "survey", subjectId: id, before: flat(survey) });
    return { status: "discarded" };
  });
  return { id, version: version + 1 };
}

/** @throws {Refusal} notFound, surveyNotDraft, surveyDraftOpen (another was begun meanwhile), stale */
export function restore(ctx: Context, { id, version }: Inputs["surveys"]["restore"]): Promise<Survey> {
  return changeStatus(ctx, { id, version }, "discarded", async (change, survey) => {
    await assertNoDraft(change, survey.areaId);
    change.audit({ action: "survey.restore", subjectType: "survey", subjectId: id, after: flat(survey) });
    return { status: "draft" };
  });
}

async function changeStatus(
  ctx: Context,
  { id, version }: { id: number; version: number },
  from: StoredSurvey["status"],
  work: (change: Change, survey: StoredSurvey) => Promise<Record<string, unknown>>,
): Promise<Survey> {
  await ctx.change(async (change) => {
    const survey = await visibleSurvey(ctx, change, id);
    if (survey.version !== version) throw await stale(change, id);
    if (survey.status !== from) throw new Refusal("surveyNotDraft");
    const columns = await work(change, survey);
    if (!(await updateSurvey(change.db, { id, version }, columns))) throw await stale(change, id);
  });
  return stored(ctx, id);
}

/** @throws {Refusal} notFound, also where the village is not the asker's */
async function visibleSurvey(ctx: Context, { db }: Change, id: number): Promise<StoredSurvey> {
  const survey = await surveyById(db, id);
  if (!survey) throw new Refusal("notFound");
  await visibleVillage({ ...ctx, db }, survey.areaId);
  return survey;
}

async function beginDraft(
  ctx: Context,
  change: Change,
  draft: { areaId: number; correctsId: number | null; fields: SurveyFields },
): Promise<number> {
  const { areaId, correctsId } = draft;
  await visibleVillage({ ...ctx, db: change.db }, areaId);
  await assertNoDraft(change, areaId);
  const corrected = correctsId === null ? null : await surveyById(change.db, correctsId);
  if (correctsId !== null && (corrected?.areaId !== areaId || corrected.status !== "final"))
    throw new Refusal("notFound");
  return insertSurvey(change.db, draft, { at: change.now, by: ctx.actor.id });
}

async function changeDraft(
  change: Change,
  { id, version }: { id: number; version: number },
  fields: SurveyFields,
): Promise<number> {
  if (!(await updateSurvey(change.db, { id, version }, surveyColumns(fields)))) throw await stale(change, id);
  return id;
}

async function assertNoDraft({ db }: Change, areaId: number): Promise<void> {
  const open = await openDraftOf(db, areaId);
  if (open) throw new Refusal("surveyDraftOpen", { name: open.byName });
}

async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "survey", id) });
}

async function stored({ db }: Context, id: number): Promise<Survey> {
  const survey = await surveyById(db, id);
  if (!survey) throw new Error("A survey is never deleted.");
  return { ...survey, status: survey.status === "final" ? "final" : "draft" };
}

/** One plain value a field, for the audit trail. */
function flat(survey: SurveyFields & { areaId: number; correctsId: number | null }): Record<string, unknown> {
  const { areaId, correctsId, surveyedOn, households, population, economy, labour, ages, ...more } = survey;
  return {
    ...{ areaId, correctsId, surveyedOn, households, population, ...economy, ...labour, ...ages },
    surveyIndustries: more.industries.map(({ kind, units }) => `${kind} ${units}`).join(", "),
    surveyDemandFen: demandTotal(more.demands),
    surveySource: more.source,
    surveyor: more.surveyor,
    remarks: more.remarks,
  };
}
