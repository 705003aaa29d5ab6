import {
  type Customer,
  type CustomerFields,
  type CustomerInput,
  type CustomerView,
  maskedFields,
  pickCustomerFields,
} from "../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { creditGrades } from "../../shared/domain/creditVillage.ts";
import { isHousehold } from "../../shared/domain/customer.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { effectiveMarketer, withinScope, worksIn } from "../jurisdictions/scope.ts";
import { getPolicy } from "../ratings/policy.ts";
import { Refusal } from "../refusal.ts";
import { areaPath } from "../store/areas.ts";
import {
  type CustomerRecord,
  customerById,
  customerByIdNumber,
  insertCustomer,
  type StoredCustomer,
  toCustomerRecord,
  updateCustomer,
} from "../store/customers.ts";
import { lastEditor } from "../store/editors.ts";
import { surroundingsOf } from "./surroundings.ts";

/**
 * A customer with everything that is registered of them, for use inside the core.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function getCustomer(
  ctx: Pick<Context, "db" | "scope" | "today">,
  { id }: { id: number },
): Promise<Customer> {
  return describe(ctx, await visibleCustomer(ctx, id));
}

/**
 * A customer as a screen shows them: identity number and phone are masked.
 *
 * @throws {Refusal} notFound
 */
export async function viewCustomer(ctx: Context, { id }: Inputs["customers"]["get"]): Promise<CustomerView> {
  const { idNumber, phone, ...shown } = await getCustomer(ctx, { id });
  return {
    ...shown,
    idNumberMasked: maskIdNumber(idNumber),
    phoneMasked: maskPhone(phone),
    creditHousehold: await isCreditHousehold(ctx, shown),
  };
}

async function isCreditHousehold(ctx: Context, { kind, rating }: Pick<Customer, "kind" | "rating">): Promise<boolean> {
  if (rating === null || !isHousehold(kind)) return false;
  const { policy } = await getPolicy(ctx);
  return creditGrades(policy.creditHouseholdGrade).includes(rating.grade);
}

/**
 * A customer with the numbers in full, for the form; that they were shown is recorded.
 *
 * @throws {Refusal} notFound
 */
export async function getCustomerForEdit(ctx: Context, { id }: Inputs["customers"]["getForEdit"]): Promise<Customer> {
  const customer = await getCustomer(ctx, { id });
  await recordReveal(ctx, id, maskedFields);
  return customer;
}

/**
 * One masked field in full; that it was asked for is recorded.
 *
 * @throws {Refusal} notFound
 */
export async function revealField(
  ctx: Context,
  { id, field }: Inputs["customers"]["reveal"],
): Promise<Outputs["customers"]["reveal"]> {
  const { [field]: value } = await visibleCustomer(ctx, id);
  await recordReveal(ctx, id, [field]);
  return { value };
}

/** Records that somebody was shown fields of a customer, or of their record, in full. */
export function recordReveal(ctx: Context, id: number, fields: readonly string[]): Promise<void> {
  return ctx.change(async (change) => {
    change.audit({ action: "customer.reveal", subjectType: "customer", subjectId: id, after: { fields } });
  });
}

/**
 * The stored customer, if the asker may see them.
 *
 * @throws {Refusal} notFound; customerMerged, naming who they are one with now
 */
export async function visibleCustomer(
  ctx: Pick<Context, "db" | "scope" | "today">,
  id: number,
): Promise<CustomerRecord> {
  const query = ctx.db("customers").where("customers.id", id).first("customers.*");
  withinScope(query, ctx);
  const record: StoredCustomer | undefined = await query;
  if (record) return toCustomerRecord(record);
  const survivorId = (await customerById(ctx.db, id))?.mergedIntoId;
  if (typeof survivorId !== "number") throw new Refusal("notFound");
  // Whoever may not see the survivor learns nothing; a survivor who was merged in turn says into whom.
  const survivor = await visibleCustomer(ctx, survivorId);
  throw new Refusal("customerMerged", {
    id: survivor.id,
    name: survivor.name,
    fileNumber: fileNumberOf(survivor.id),
  });
}

/** @throws {Refusal} idNumberTaken, areaNotFound, areaMerged, areaOfOtherMarketer */
export async function createCustomer(ctx: Context, fields: CustomerInput): Promise<CustomerView> {
  const id = await ctx.change((change) => registerCustomer(ctx, change, fields));
  return viewCustomer(ctx, { id });
}

/**
 * The same inside a change that does more.
 *
 * @returns the new customer's id
 */
export async function registerCustomer(ctx: Context, change: Change, fields: CustomerInput): Promise<number> {
  await assertIdNumberFree(ctx, change, fields, null);
  await assertMayRegisterIn(ctx, change, fields.areaId);
  const created = await insertCustomer(change.db, fields, { at: change.now, by: ctx.actor.id });
  change.audit({ action: "customer.create", subjectType: "customer", subjectId: created, after: fields });
  return created;
}

/** @throws {Refusal} notFound, stale, idNumberTaken, areaNotFound, areaMerged, areaOfOtherMarketer */
export async function changeCustomer(
  ctx: Context,
  { id, version, fields }: Inputs["customers"]["update"] & { fields: CustomerInput },
): Promise<CustomerView> {
  await ctx.change(async (change) => {
    const before = await visibleCustomer({ ...ctx, db: change.db }, id);
    await assertMayWrite(ctx, change, before, fields);
    const written = await updateCustomer(change.db, { id, version }, fields, { at: change.now, by: ctx.actor.id });
    if (!written) throw new Refusal("stale", { name: await lastEditor(change.db, "customer", id) });
    const changed = differences(pickCustomerFields(before), fields);
    change.audit({ action: "customer.update", subjectType: "customer", subjectId: id, ...changed });
  });
  return viewCustomer(ctx, { id });
}

/**
 * Whether a customer's fields may become these, beyond what their schema says.
 *
 * @throws {Refusal} idNumberTaken, areaNotFound, areaMerged, areaOfOtherMarketer
 */
export async function assertMayWrite(
  ctx: Context,
  change: Change,
  before: CustomerRecord,
  fields: CustomerInput,
): Promise<void> {
  await assertIdNumberFree(ctx, change, fields, before.id);
  if (fields.areaId !== before.areaId) await assertMayRegisterIn(ctx, change, fields.areaId);
}

/** @throws {Refusal} idNumberTaken; a marketer learns of a holder outside their jurisdiction only the file number */
export async function assertIdNumberFree(
  ctx: Context,
  { db }: Change,
  { idType, idNumber }: Pick<CustomerFields, "idType" | "idNumber">,
  ownId: number | null,
): Promise<void> {
  const holder = await customerByIdNumber(db, idType, idNumber);
  if (!holder || holder.id === ownId) return;
  const fileNumber = fileNumberOf(holder.id);
  if (await isVisible({ ...ctx, db }, holder.id)) throw new Refusal("idNumberTaken", { name: holder.name, fileNumber });
  throw new Refusal("idNumberTakenElsewhere", { fileNumber });
}

/** Whether the asker may see a customer. */
export async function isVisible(ctx: Pick<Context, "db" | "scope" | "today">, id: number): Promise<boolean> {
  const query = ctx.db("customers").where("customers.id", id).first("customers.id");
  withinScope(query, ctx);
  return (await query) !== undefined;
}

/**
 * A marketer registers where they work or where nobody is responsible yet.
 *
 * @throws {Refusal} areaNotFound, areaMerged, areaOfOtherMarketer
 */
export async function assertMayRegisterIn(ctx: Context, { db }: Change, areaId: number): Promise<void> {
  const path = await areaPath(db, areaId);
  const area = path.at(-1);
  if (!area) throw new Refusal("areaNotFound", {}, [{ path: "areaId", key: "required" }]);
  const whole = path.find(({ id }) => id === area.mergedIntoId);
  if (whole)
    throw new Refusal("areaMerged", { area: area.name, into: whole.name }, [{ path: "areaId", key: "invalid" }]);
  if (ctx.scope.all) return;
  const marketer = await effectiveMarketer({ ...ctx, db }, areaId);
  if (marketer && !(await worksIn({ ...ctx, db }, ctx.scope.marketerId, areaId)))
    throw new Refusal("areaOfOtherMarketer", { area: area.name, marketer: marketer.name });
}

async function describe(ctx: Pick<Context, "db" | "today">, record: CustomerRecord): Promise<Customer> {
  const {
    currentRatingId: _rating,
    createdBy: _creator,
    updatedBy: _editor,
    nameSort: _sort,
    retiredAt: _retired,
    mergedIntoId: _winner,
    ...stored
  } = record;
  return { ...stored, fileNumber: fileNumberOf(record.id), ...(await surroundingsOf(ctx, record.id)) };
}
