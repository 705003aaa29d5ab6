import type { Inputs } from "../../shared/contract/index.ts";
import {
  type AgreementFields,
  type Partner,
  type PartnerFields,
  partnerFieldsSchema,
} from "../../shared/contract/partners.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import {
  agreementById,
  agreementWithin,
  insertAgreement,
  insertPartner,
  type PartnerRecord,
  partnerByCode,
  partnerById,
  updateAgreement,
  updatePartner,
} from "../store/partners.ts";
import { viewPartner } from "./lists.ts";

/** @throws {Refusal} creditCodeTaken */
export async function createPartner(ctx: Context, fields: PartnerFields): Promise<Partner> {
  const id = await ctx.change(async (change) => {
    await assertCodeFree(change, fields, null);
    const created = await insertPartner(change.db, fields, { at: change.now, by: ctx.actor.id });
    change.audit({ action: "partner.create", subjectType: "partner", subjectId: created, after: told(fields) });
    return created;
  });
  return viewPartner(ctx, { id });
}

/** @throws {Refusal} notFound, stale, creditCodeTaken */
export function changePartner(ctx: Context, { fields, ...target }: Inputs["partners"]["update"]): Promise<Partner> {
  return write(ctx, target, fields, async (change, before) => {
    await assertCodeFree(change, fields, target.id);
    const changed = differences(pickPartnerFields(before), fields);
    return { action: "partner.update", before: told(changed.before), after: told(changed.after) };
  });
}

/** @throws {Refusal} notFound, stale, partnerEnded */
export function endPartner(ctx: Context, { reason, ...target }: Inputs["partners"]["end"]): Promise<Partner> {
  return write(ctx, target, { endedOn: ctx.today, endReason: reason }, async (_change, { name, endedOn }) => {
    if (endedOn !== null) throw new Refusal("partnerEnded", { name });
    return { action: "partner.end", after: { reason } };
  });
}

/** @throws {Refusal} notFound, stale, partnerNotEnded */
export function resumePartner(ctx: Context, target: Inputs["partners"]["resume"]): Promise<Partner> {
  return write(ctx, target, { endedOn: null, endReason: "" }, async (_change, { endedOn, endReason }) => {
    if (endedOn === null) throw new Refusal("partnerNotEnded");
    return { action: "partner.resume", before: { reason: endReason } };
  });
}

/** @throws {Refusal} notFound, partnerEnded, agreementOverlap */
export async function addAgreement(
  ctx: Context,
  { partnerId, fields }: Inputs["partners"]["addAgreement"],
): Promise<Partner> {
  await ctx.change(async (change) => {
    const partner = await partnerById(change.db, partnerId);
    if (!partner) throw new Refusal("notFound");
    if (partner.endedOn !== null) throw new Refusal("partnerEnded", { name: partner.name });
    await assertPeriodFree(change, partnerId, fields, null);
    await insertAgreement(change.db, partnerId, fields, { at: change.now, by: ctx.actor.id });
    change.audit({
      action: "partner.addAgreement",
      subjectType: "partner",
      subjectId: partnerId,
      after: { ...fields },
    });
  });
  return viewPartner(ctx, { id: partnerId });
}

/** @throws {Refusal} notFound, stale, agreementOverlap */
export async function changeAgreement(
  ctx: Context,
  { fields, ...target }: Inputs["partners"]["changeAgreement"],
): Promise<Partner> {
  const partnerId = await ctx.change(async (change) => {
    const before = await agreementById(change.db, target.id);
    if (!before) throw new Refusal("notFound");
    await assertPeriodFree(change, before.partnerId, fields, target.id);
    if (!(await updateAgreement(change.db, target, fields)))
      throw new Refusal("stale", { name: await lastEditor(change.db, "partner", before.partnerId) });
    const { number, fromDate, untilDate, depositRate, terms } = before;
    const changed = differences({ number, fromDate, untilDate, depositRate, terms }, fields);
    change.audit({
      action: "partner.changeAgreement",
      subjectType: "partner",
      subjectId: before.partnerId,
      ...changed,
    });
    return before.partnerId;
  });
  return viewPartner(ctx, { id: partnerId });
}

/** What the trail is told of a change. */
interface Told {
  action: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

async function write(
  ctx: Context,
  target: { id: number; version: number },
  becomes: Parameters<typeof updatePartner>[2],
  look: (change: Change, before: PartnerRecord) => Promise<Told>,
): Promise<Partner> {
  const { id } = target;
  await ctx.change(async (change) => {
    const before = await partnerById(change.db, id);
    if (!before) throw new Refusal("notFound");
    const said = await look(change, before);
    if (!(await updatePartner(change.db, target, becomes, { at: change.now, by: ctx.actor.id })))
      throw new Refusal("stale", { name: await lastEditor(change.db, "partner", id) });
    change.audit({ ...said, subjectType: "partner", subjectId: id });
  });
  return viewPartner(ctx, { id });
}

async function assertCodeFree({ db }: Change, { creditCode }: PartnerFields, exceptId: number | null): Promise<void> {
  const holder = creditCode === "" ? null : await partnerByCode(db, creditCode, exceptId);
  if (holder) throw new Refusal("creditCodeTaken", { name: holder.name }, [{ path: "creditCode", key: "invalid" }]);
}

/** @throws {Refusal} agreementOverlap, naming the agreement that holds on one of the days */
async function assertPeriodFree(
  { db }: Change,
  partnerId: number,
  fields: AgreementFields,
  exceptId: number | null,
): Promise<void> {
  const other = await agreementWithin(db, partnerId, fields, exceptId);
  if (!other) return;
  const { number, fromDate, untilDate } = other;
  const at = [{ path: "fromDate", key: "invalid" }];
  throw new Refusal("agreementOverlap", { number, from: fromDate, to: untilDate }, at);
}

const fieldNames = partnerFieldsSchema.keyof().options;

function pickPartnerFields(partner: PartnerFields): PartnerFields {
  return Object.fromEntries(fieldNames.map((name) => [name, partner[name]])) as unknown as PartnerFields;
}

/** By the names by which the trail reads codes and masks numbers. */
function told({ contactPhone: phone, kind: partnerKind, ...fields }: Partial<PartnerFields>): Record<string, unknown> {
  return {
    ...fields,
    ...(phone === undefined ? {} : { phone }),
    ...(partnerKind === undefined ? {} : { partnerKind }),
  };
}
