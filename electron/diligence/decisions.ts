import type { Diligence } from "../../shared/contract/diligence.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { unmetRules } from "../../shared/domain/creditPolicy.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { addOverride, hadPart, overridesOf, type StoredDiligence, updateDiligence } from "../store/diligences.ts";
import { happened } from "./drafts.ts";
import { assertSeen, basisToday, staleDiligence, storedDiligence, viewDiligence } from "./service.ts";

/**
 * Confirms what the investigators concluded; from then on it stays as it is. The ledger is asked again: a rule that is
 * not met today and was not let pass keeps it from being confirmed.
 *
 * @throws {Refusal} notFound, diligenceNotConcluded, diligenceOwn, diligenceUnmet, stale
 */
export async function confirmDiligence(
  ctx: Context,
  { note, ...target }: Inputs["diligence"]["confirm"],
): Promise<Diligence> {
  const stored = await decidable(ctx, target, "diligence.confirm");
  await ctx.change(async (change) => {
    const { db, now } = change;
    const basis = await basisToday({ ...ctx, db }, stored);
    const passed = (await overridesOf(db, stored)).map(({ rule }) => rule);
    const unmet = unmetRules(basis.checks).filter((rule) => !passed.includes(rule));
    if (unmet.length > 0) throw new Refusal("diligenceUnmet", { count: unmet.length });
    const columns = {
      ...{ status: "confirmed", decidedBy: ctx.actor.id, decidedAt: now, decisionNote: note, updatedAt: now },
      basis: JSON.stringify(basis),
    };
    if (!(await updateDiligence(db, target, columns))) throw await staleDiligence(change, target.id);
    await happened(ctx, change, stored, "confirm", note);
  });
  return viewDiligence(ctx, target);
}

/** @throws {Refusal} notFound, diligenceNotConcluded, diligenceOwn, stale */
export async function returnDiligence(
  ctx: Context,
  { note, ...target }: Inputs["diligence"]["return"],
): Promise<Diligence> {
  const stored = await decidable(ctx, target, "diligence.return");
  await ctx.change(async (change) => {
    const { db, now } = change;
    const decision = { decidedBy: ctx.actor.id, decidedAt: now, decisionNote: note };
    const columns = { status: "returned", ...decision, updatedAt: now };
    if (!(await updateDiligence(db, target, columns))) throw await staleDiligence(change, target.id);
    await happened(ctx, change, stored, "return", note);
  });
  return viewDiligence(ctx, target);
}

/**
 * Lets a rule of the credit policy that is not met pass, for this conclusion alone.
 *
 * @throws {Refusal} notFound, diligenceNotConcluded, diligenceOwn, diligenceRuleMet (nothing to let pass), stale
 */
export async function overrideRule(
  ctx: Context,
  { rule, reason, ...target }: Inputs["diligence"]["override"],
): Promise<Diligence> {
  const stored = await decidable(ctx, target, "diligence.override");
  await ctx.change(async (change) => {
    const { db, now } = change;
    const { checks } = await basisToday({ ...ctx, db }, stored);
    const passed = (await overridesOf(db, stored)).some((override) => override.rule === rule);
    if (passed || !unmetRules(checks).includes(rule)) throw new Refusal("diligenceRuleMet");
    const { id: diligenceId, round } = stored;
    await addOverride(db, { diligenceId, round, rule, reason, at: now, byId: ctx.actor.id });
    if (!(await updateDiligence(db, target, {}))) throw await staleDiligence(change, target.id);
    await happened(ctx, change, stored, "override", reason, { policyRule: rule });
  });
  return viewDiligence(ctx, target);
}

/** One that waits for a decision, by somebody who had no part in it; that somebody who had tried is recorded. */
async function decidable(
  ctx: Context,
  target: { id: number; version: number },
  action: string,
): Promise<StoredDiligence> {
  const stored = await storedDiligence(ctx, target.id);
  if (stored.status !== "concluded") throw new Refusal("diligenceNotConcluded");
  if (await hadPart(ctx.db, stored, ctx.actor.id)) {
    await ctx.change(async (change) => {
      const subject = { subjectType: "diligence", subjectId: target.id };
      change.audit({ action: "diligence.ownRefused", ...subject, after: { tried: action } });
    });
    throw new Refusal("diligenceOwn");
  }
  await assertSeen(ctx, stored, target);
  return stored;
}
