import type { FormulaDraft, FormulaEdition } from "../../shared/contract/assessments.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { formulaProblems } from "../../shared/domain/assessmentFormula.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import {
  allFormulas,
  formulaById,
  insertFormula,
  insertFormulaDraft,
  openFormulaDraft,
  updateFormulaDraft,
} from "../store/assessmentFormulas.ts";

const subjectType = "assessmentFormula";

export function listFormulas({ db }: Pick<Context, "db">): Promise<Outputs["assessments"]["formulas"]["list"]> {
  return allFormulas(db);
}

export function getFormulaDraft({ db }: Pick<Context, "db">): Promise<FormulaDraft | null> {
  return openFormulaDraft(db);
}

/**
 * Begins the next edition with the last one published.
 *
 * @throws {Refusal} formulaDraftOpen
 */
export async function createFormulaDraft(ctx: Context): Promise<FormulaDraft> {
  await ctx.change(async (change) => {
    const other = await openFormulaDraft(change.db);
    if (other) throw new Refusal("formulaDraftOpen", { name: other.updatedByName });
    const last = (await allFormulas(change.db)).reduce((newest, one) => (one.id > newest.id ? one : newest));
    const draft = { basedOnId: last.id, definition: last.definition };
    await insertFormulaDraft(change.db, draft, { at: change.now, by: ctx.actor.id });
    const after = { basedOnEdition: last.edition };
    change.audit({ action: "assessment.draftFormula", subjectType, subjectId: last.edition + 1, after });
  });
  return theDraft(ctx.db);
}

/**
 * Saves the draft as typed: it may have problems.
 *
 * @throws {Refusal} formulaDraftClosed, stale
 */
export async function saveFormulaDraft(
  ctx: Context,
  { id, version, definition }: Inputs["assessments"]["formulas"]["saveDraft"],
): Promise<FormulaDraft> {
  await ctx.change(async (change) => {
    const before = await theDraft(change.db, id);
    const written = { at: change.now, by: ctx.actor.id };
    const columns = { definition: JSON.stringify(definition) };
    if (!(await updateFormulaDraft(change.db, { id, version }, columns, written))) throw await overtaken(change, id);
    change.audit({
      ...{ action: "assessment.saveFormula", subjectType, subjectId: before.basedOnEdition + 1 },
      ...{ before: { definition: before.definition }, after: { definition } },
    });
  });
  return theDraft(ctx.db, id);
}

/**
 * Throws the draft away. Its row stays, closed.
 *
 * @throws {Refusal} formulaDraftClosed, stale
 */
export async function discardFormulaDraft(
  ctx: Context,
  { id, version }: Inputs["assessments"]["formulas"]["discardDraft"],
): Promise<Outputs["assessments"]["formulas"]["discardDraft"]> {
  await ctx.change(async (change) => {
    const { basedOnEdition, definition } = await theDraft(change.db, id);
    await close(ctx, change, { id, version });
    const before = { definition };
    change.audit({ action: "assessment.discardFormula", subjectType, subjectId: basedOnEdition + 1, before });
  });
  return {};
}

/**
 * Makes the draft the next edition, in force from a day on, and closes it. Frozen periods keep theirs.
 *
 * @throws {Refusal} formulaInPast, formulaDraftClosed, formulaProblems, stale
 */
export async function publishFormula(
  ctx: Context,
  { id, version, from, reason }: Inputs["assessments"]["formulas"]["publish"],
): Promise<FormulaEdition> {
  if (from < ctx.today) throw new Refusal("formulaInPast", { date: ctx.today }, [{ path: "from", key: "invalid" }]);
  const published = await ctx.change(async (change) => {
    const { definition } = await theDraft(change.db, id);
    const count = formulaProblems(definition).length;
    if (count > 0) throw new Refusal("formulaProblems", { count });
    await close(ctx, change, { id, version });
    const written = { at: change.now, by: ctx.actor.id };
    const made = await insertFormula(change.db, { definition, publishedFrom: from, reason }, written);
    const after = { edition: made.edition, publishedFrom: from, reason };
    change.audit({ action: "assessment.publishFormula", subjectType, subjectId: made.edition, after });
    return made;
  });
  const edition = await formulaById(ctx.db, published.id);
  if (!edition) throw new Error("A published formula is missing.");
  return edition;
}

async function close(ctx: Context, change: Change, target: { id: number; version: number }): Promise<void> {
  const written = { at: change.now, by: ctx.actor.id };
  if (!(await updateFormulaDraft(change.db, target, { closedAt: change.now }, written)))
    throw await overtaken(change, target.id);
}

/** @throws {Refusal} formulaDraftClosed */
async function theDraft(db: Context["db"], id?: number): Promise<FormulaDraft> {
  const draft = await openFormulaDraft(db);
  if (!draft || (id !== undefined && draft.id !== id)) throw new Refusal("formulaDraftClosed");
  return draft;
}

async function overtaken(change: Change, id: number): Promise<Refusal> {
  const { updatedByName } = await theDraft(change.db, id);
  return new Refusal("stale", { name: updatedByName });
}
