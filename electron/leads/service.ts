import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { type Lead, type LeadFields, leadFieldsSchema } from "../../shared/contract/leads.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { assertMarketers } from "../jurisdictions/service.ts";
import { assertMayRegisterIn, visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { insertLead, type LeadChange, type LeadRecord, updateLead } from "../store/leads.ts";
import { partnerById } from "../store/partners.ts";
import { type DescribedLead, describedLeads, toLeadRows } from "./describe.ts";
import { leadsWithin, visibleLead, visibleNames } from "./scope.ts";

/**
 * A lead with its history and notes; the phone is masked.
 *
 * @throws {Refusal} notFound, also where the lead lies outside the asker's jurisdiction
 */
export async function viewLead(ctx: Context, { id }: Inputs["leads"]["get"]): Promise<Lead> {
  const found: DescribedLead | undefined = await describedLeads(ctx, leadsWithin(ctx).where("leads.id", id)).first();
  const [row] = found ? await toLeadRows(ctx, [found]) : [];
  if (!found || !row) throw new Refusal("notFound");
  const [events, notes] = await Promise.all([
    ctx
      .db("leadEvents")
      .join("users", "users.id", "leadEvents.byId")
      .where({ leadId: id })
      .orderBy("leadEvents.id")
      .select("kind", "lostKind", "note", "at", { byName: "users.name" }),
    ctx
      .db("leadNotes")
      .join("users", "users.id", "leadNotes.createdBy")
      .where({ leadId: id })
      .orderBy(["day", "leadNotes.id"].map((column) => ({ column, order: "desc" as const })))
      .select("leadNotes.id", "day", "text", { byName: "users.name" }),
  ]);
  const { ownerId, step, ratedOn, grantedOn } = found;
  return { ...row, ownerId, step, ratedOn, grantedOn, events, notes };
}

/**
 * A lead with the phone in full, for the form; that it was shown is recorded.
 *
 * @throws {Refusal} notFound, leadErased
 */
export async function getLeadForEdit(
  ctx: Context,
  { id }: Inputs["leads"]["getForEdit"],
): Promise<Outputs["leads"]["getForEdit"]> {
  const lead = await standingLead(ctx, id);
  const [names, updatedByName] = await Promise.all([
    visibleNames(ctx, [lead.referrerId]),
    lastEditor(ctx.db, "lead", id),
    recordReveal(ctx, id),
  ]);
  const referrer = names.get(lead.referrerId ?? 0);
  return {
    ...pickLeadFields(lead),
    id,
    version: lead.version,
    referrer: referrer ? { id: referrer.id, name: referrer.name } : null,
    updatedByName,
  };
}

/**
 * The phone in full; that it was asked for is recorded.
 *
 * @throws {Refusal} notFound
 */
export async function revealLead(ctx: Context, { id }: Inputs["leads"]["reveal"]): Promise<Outputs["leads"]["reveal"]> {
  const { phone } = await visibleLead(ctx, id);
  await recordReveal(ctx, id);
  return { value: phone };
}

function recordReveal(ctx: Context, id: number): Promise<void> {
  return ctx.change(async (change) => {
    change.audit({ action: "lead.reveal", subjectType: "lead", subjectId: id, after: { fields: ["phone"] } });
  });
}

/** @throws {Refusal} notFound, customerMerged, areaNotFound, areaMerged, areaOfOtherMarketer, leadOwnerByManager,
 *   notAMarketer, partnerEnded */
export async function createLead(ctx: Context, { fields, customerId }: Inputs["leads"]["create"]): Promise<Lead> {
  const id = await ctx.change(async (change) => {
    await assertMayWrite(ctx, change, null, fields);
    if (customerId !== null) await visibleCustomer({ ...ctx, db: change.db }, customerId);
    const made = { createdOn: ctx.today, customerId };
    const created = await insertLead(change.db, fields, made, { at: change.now, by: ctx.actor.id });
    const after = { ...impersonal(fields), ...(customerId === null ? {} : { customerId }) };
    change.audit({ action: "lead.create", subjectType: "lead", subjectId: created, after });
    return created;
  });
  return viewLead(ctx, { id });
}

/** @throws {Refusal} as `createLead`; leadErased, stale */
export function changeLead(ctx: Context, { fields, ...target }: Inputs["leads"]["update"]): Promise<Lead> {
  return changeStanding(ctx, target, fields, async (change, before) => {
    await assertMayWrite(ctx, change, before, fields);
    const changed = differences(pickLeadFields(before), fields);
    const names = Object.keys(changed.after).filter((name) => isPersonal(name));
    return {
      action: "lead.update",
      before: impersonal(changed.before),
      after: { ...impersonal(changed.after), ...(names.length > 0 ? { fields: names } : {}) },
    };
  });
}

/**
 * Adds to a lead's log; what was written stays as it was written.
 *
 * @throws {Refusal} notFound, leadErased
 */
export async function addNote(ctx: Context, { id, day, text }: Inputs["leads"]["addNote"]): Promise<Lead> {
  if (day > ctx.today) throw new Refusal("invalidInput", {}, [{ path: "day", key: "invalid" }]);
  await ctx.change(async (change) => {
    await standingLead({ ...ctx, db: change.db }, id);
    await change.db("leadNotes").insert({ leadId: id, day, text, createdAt: change.now, createdBy: ctx.actor.id });
    change.audit({ action: "lead.note", subjectType: "lead", subjectId: id, after: { day } });
  });
  return viewLead(ctx, { id });
}

/** What the trail is told of a change to a lead. */
interface Told {
  action: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Changes a lead that was not erased, unless somebody changed it since.
 *
 * @param look asserts that it may be so, and says what the trail is told
 * @throws {Refusal} notFound, leadErased, stale, and what `look` refuses
 */
export async function changeStanding(
  ctx: Context,
  target: { id: number; version: number },
  becomes: LeadChange,
  look: (change: Change, before: LeadRecord) => Promise<Told> | Told,
): Promise<Lead> {
  await ctx.change((change) => writeStanding(ctx, change, target, becomes, look));
  return viewLead(ctx, { id: target.id });
}

/** The same inside a change that does more. */
export async function writeStanding(
  ctx: Context,
  change: Change,
  target: { id: number; version: number },
  becomes: LeadChange,
  look: (change: Change, before: LeadRecord) => Promise<Told> | Told,
): Promise<void> {
  const before = await standingLead({ ...ctx, db: change.db }, target.id);
  const told = await look(change, before);
  if (!(await updateLead(change.db, target, becomes, { at: change.now, by: ctx.actor.id })))
    throw new Refusal("stale", { name: await lastEditor(change.db, "lead", target.id) });
  change.audit({ ...told, subjectType: "lead", subjectId: target.id });
}

/** @throws {Refusal} notFound, leadErased */
async function standingLead(ctx: Pick<Context, "db" | "scope" | "today">, id: number): Promise<LeadRecord> {
  const lead = await visibleLead(ctx, id);
  if (lead.erasedOn !== null) throw new Refusal("leadErased");
  return lead;
}

/** What is new in the fields must be the asker's to say; what was there before may stay. */
async function assertMayWrite(
  ctx: Context,
  change: Change,
  before: LeadRecord | null,
  { areaId, ownerId, partnerId, referrerId }: LeadFields,
): Promise<void> {
  const inside = { ...ctx, db: change.db };
  if (areaId !== before?.areaId) await assertMayRegisterIn(ctx, change, areaId);
  if (ownerId !== (before?.ownerId ?? null)) {
    if (!ctx.actor.roles.includes("manager")) throw new Refusal("leadOwnerByManager");
    await assertMarketers(inside, [ownerId]);
  }
  if (partnerId !== null && partnerId !== before?.partnerId) {
    const partner = await partnerById(change.db, partnerId);
    if (!partner) throw new Refusal("notFound");
    if (partner.endedOn !== null) throw new Refusal("partnerEnded", { name: partner.name });
  }
  if (referrerId !== null && referrerId !== before?.referrerId) await visibleCustomer(inside, referrerId);
}

const fieldNames = leadFieldsSchema.keyof().options;

/** The fields that staff type, out of a lead that has more. */
export function pickLeadFields(lead: LeadFields): LeadFields {
  return Object.fromEntries(fieldNames.map((name) => [name, lead[name]])) as unknown as LeadFields;
}

/**
 * Who a lead is, and what was said with them, can be erased later; the audit trail can not. So it is told of these fields
 * that they changed, and never what they hold.
 */
const personal: readonly (keyof LeadFields)[] = ["name", "phone", "channelNote", "needPurpose", "interest", "nextStep"];

function isPersonal(name: string): boolean {
  return personal.some((one) => one === name);
}

function impersonal(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isPersonal(name) && value !== null));
}
