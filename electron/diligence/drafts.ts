import type { Knex } from "knex";
import type { Diligence } from "../../shared/contract/diligence.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import {
  carriedOver,
  type DiligenceContent,
  type DiligenceEventKind,
  emptyDiligence,
  writableDiligences,
} from "../../shared/domain/diligence.ts";
import { currentEdition } from "../../shared/domain/interviewQuestions.ts";
import { criteria } from "../../shared/domain/scorecard.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { assertOwnPapers } from "../ratings/evidence.ts";
import { Refusal } from "../refusal.ts";
import {
  addDiligenceAuthor,
  addDiligenceEvent,
  insertDiligence,
  latestConfirmed,
  openDiligenceOf,
  type StoredDiligence,
  updateDiligence,
} from "../store/diligences.ts";
import { changedContent } from "./audit.ts";
import { assertSeen, basisToday, staleDiligence, storedDiligence, viewDiligence } from "./service.ts";

/**
 * Begins a due diligence on a customer; the findings of the one confirmed last are there to be looked at again.
 *
 * @throws {Refusal} notFound, customerMerged, diligenceOpenAlready
 */
export async function beginDiligence(ctx: Context, { customerId }: Inputs["diligence"]["begin"]): Promise<Diligence> {
  const id = await ctx.change(async (change) => {
    const { db, now } = change;
    const { kind } = await visibleCustomer({ ...ctx, db }, customerId);
    if (await openDiligenceOf(db, customerId)) throw new Refusal("diligenceOpenAlready");
    const before = await latestConfirmed(db, customerId);
    const fields = {
      ...{ customerId, customerKind: kind, questionEdition: currentEdition, begunOn: ctx.today, leadId: ctx.actor.id },
      content: before ? carriedOver(before.content) : emptyDiligence(),
      supersedesId: before?.id ?? null,
    };
    const begun = await insertDiligence(db, fields, now);
    await addDiligenceAuthor(db, begun, ctx.actor.id);
    await happened(ctx, change, { id: begun, customerId }, "begin", "");
    return begun;
  });
  return viewDiligence(ctx, { id });
}

/**
 * Writes what the investigators found; what changes nothing writes nothing. A returned one becomes a draft again.
 *
 * @throws {Refusal} notFound, diligenceNotOpen, diligenceSecond (not somebody else of the staff),
 *   ratingForeignAttachment, stale
 */
export async function saveDiligence(
  ctx: Context,
  { secondId, content, ...target }: Inputs["diligence"]["save"],
): Promise<Diligence> {
  const stored = await storedDiligence(ctx, target.id);
  if (!writableDiligences.includes(stored.status)) throw new Refusal("diligenceNotOpen");
  await assertSeen(ctx, stored, target);
  const changed = changedContent(stored, { content, secondId });
  if (stored.status === "draft" && Object.keys(changed.after).length === 0) return viewDiligence(ctx, target);
  await ctx.change(async (change) => {
    const { db, now } = change;
    if (secondId !== null) await assertColleague(db, stored, secondId);
    await assertPapers(db, stored.customerId, content);
    const columns = {
      ...{ status: "draft", secondId, content: JSON.stringify(content), updatedAt: now },
      amountFen: content.proposal.amountFen,
    };
    if (!(await updateDiligence(db, target, columns))) throw await staleDiligence(change, target.id);
    await addDiligenceAuthor(db, target.id, ctx.actor.id);
    const { before, after } = changed;
    const subject = { subjectType: "diligence", subjectId: target.id };
    change.audit({ action: "diligence.save", ...subject, before, after: { customerId: stored.customerId, ...after } });
  });
  return viewDiligence(ctx, target);
}

async function assertColleague(db: Knex, { lead }: StoredDiligence, secondId: number): Promise<void> {
  const active: unknown = await db("users").where({ id: secondId, active: true }).first("id");
  if (secondId === lead.id || active === undefined)
    throw new Refusal("diligenceSecond", {}, [{ path: "secondId", key: "invalid" }]);
}

/** Nobody backs findings with another customer's papers. */
async function assertPapers(db: Knex, customerId: number, { interview, evidence }: DiligenceContent): Promise<void> {
  const parts = [interview, ...criteria.map((criterion) => evidence[criterion])];
  const notes = parts.map(({ paperIds }, place) => [String(place), { note: "", attachmentIds: paperIds }] as const);
  await assertOwnPapers(db, customerId, Object.fromEntries(notes));
}

/** @throws {Refusal} notFound, diligenceNotOpen, stale */
export async function discardDiligence(
  ctx: Context,
  { reason, ...target }: Inputs["diligence"]["discard"],
): Promise<Diligence> {
  const stored = await storedDiligence(ctx, target.id);
  if (!writableDiligences.includes(stored.status)) throw new Refusal("diligenceNotOpen");
  await assertSeen(ctx, stored, target);
  await ctx.change(async (change) => {
    const columns = { status: "discarded", updatedAt: change.now };
    if (!(await updateDiligence(change.db, target, columns))) throw await staleDiligence(change, target.id);
    await happened(ctx, change, stored, "discard", reason);
  });
  return viewDiligence(ctx, target);
}

/**
 * Hands a due diligence to whoever confirms, with what the ledger of today makes of it. Rules of the policy that are not
 * met do not keep it from being concluded: a manager may know better.
 *
 * @throws {Refusal} notFound, diligenceNotOpen, diligenceIncomplete with the fields that are missing, stale
 */
export async function concludeDiligence(ctx: Context, target: Inputs["diligence"]["conclude"]): Promise<Diligence> {
  const stored = await storedDiligence(ctx, target.id);
  if (!writableDiligences.includes(stored.status)) throw new Refusal("diligenceNotOpen");
  await assertSeen(ctx, stored, target);
  const missing = missingFields(stored.content, ctx.today);
  if (missing.length > 0)
    throw new Refusal(
      "diligenceIncomplete",
      { count: missing.length },
      missing.map((path) => ({ path, key: "required" })),
    );
  await ctx.change(async (change) => {
    const { db, now } = change;
    const columns = {
      ...{ status: "concluded", concludedBy: ctx.actor.id, concludedAt: now, updatedAt: now, round: stored.round + 1 },
      ...{ decidedBy: null, decidedAt: null, decisionNote: "" },
      basis: JSON.stringify(await basisToday({ ...ctx, db }, stored)),
    };
    if (!(await updateDiligence(db, target, columns))) throw await staleDiligence(change, target.id);
    await addDiligenceAuthor(db, target.id, ctx.actor.id);
    await happened(ctx, change, stored, "conclude", "");
  });
  return viewDiligence(ctx, target);
}

/** What a conclusion cannot be without. */
function missingFields({ interview, proposal }: DiligenceContent, today: string): string[] {
  const missing: string[] = [];
  if (interview.heldOn === null || interview.heldOn > today) missing.push("interview.heldOn");
  if (!proposal.amountFen) missing.push("proposal.amountFen");
  if (proposal.termMonths === null) missing.push("proposal.termMonths");
  if (proposal.purpose === "") missing.push("proposal.purpose");
  if (proposal.opinion === "") missing.push("proposal.opinion");
  return missing;
}

/** A step of a due diligence: its event, and its entry in the audit trail. */
export async function happened(
  ctx: Pick<Context, "actor">,
  change: Change,
  { id, customerId }: { id: number; customerId: number },
  kind: DiligenceEventKind,
  note: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await addDiligenceEvent(change.db, { diligenceId: id, kind, at: change.now, byId: ctx.actor.id, note });
  const after = { customerId, ...details, ...(note === "" ? {} : { note }) };
  change.audit({ action: `diligence.${kind}`, subjectType: "diligence", subjectId: id, after });
}
