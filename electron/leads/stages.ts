import type { CustomerInput, CustomerView } from "../../shared/contract/customers.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Lead } from "../../shared/contract/leads.ts";
import type { Context } from "../context.ts";
import { registerCustomer, viewCustomer, visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import type { LeadRecord } from "../store/leads.ts";
import { changeStanding, writeStanding } from "./service.ts";

/** @throws {Refusal} notFound, leadErased, leadLost, leadLinked, stale */
export function setStep(ctx: Context, { step, ...target }: Inputs["leads"]["setStep"]): Promise<Lead> {
  return changeStanding(ctx, target, { step, stageNote: "" }, (_change, before) => {
    assertOpen(before);
    return { action: "lead.setStep", before: { leadStep: before.step }, after: { leadStep: step } };
  });
}

/** @throws {Refusal} notFound, leadErased, leadLost, stale */
export function loseLead(ctx: Context, { kind, note, ...target }: Inputs["leads"]["lose"]): Promise<Lead> {
  const lost = { lostOn: ctx.today, lostKind: kind, stageNote: note };
  return changeStanding(ctx, target, lost, (_change, before) => {
    if (before.lostOn !== null) throw new Refusal("leadLost");
    return { action: "lead.lose", after: { lostKind: kind } };
  });
}

/** @throws {Refusal} notFound, leadErased, leadNotLost, stale */
export function reopenLead(ctx: Context, { note, ...target }: Inputs["leads"]["reopen"]): Promise<Lead> {
  const open = { lostOn: null, lostKind: null, stageNote: note };
  return changeStanding(ctx, target, open, (_change, before) => {
    if (before.lostOn === null) throw new Refusal("leadNotLost");
    return { action: "lead.reopen", before: { lostKind: before.lostKind } };
  });
}

/**
 * Registers the lead as a customer, who is linked to it, in one change.
 *
 * @throws {Refusal} notFound, leadErased, leadLost, leadLinked, stale; what registering refuses
 */
export async function registerLead(
  ctx: Context,
  { fields, ...target }: Inputs["leads"]["register"] & { fields: CustomerInput },
): Promise<CustomerView> {
  const customerId = await ctx.change(async (change) => {
    const registered = await registerCustomer(ctx, change, fields);
    const linked = { customerId: registered, step: "contacted", stageNote: "" } as const;
    await writeStanding(ctx, change, target, linked, (_change, before) => {
      assertOpen(before);
      return { action: "lead.register", after: { customerId: registered } };
    });
    return registered;
  });
  return viewCustomer(ctx, { id: customerId });
}

/** @throws {Refusal} notFound, customerMerged, leadErased, leadLost, leadLinked, stale */
export function linkLead(ctx: Context, { customerId, ...target }: Inputs["leads"]["link"]): Promise<Lead> {
  const linked = { customerId, step: "contacted", stageNote: "" } as const;
  return changeStanding(ctx, target, linked, async ({ db }, before) => {
    await visibleCustomer({ ...ctx, db }, customerId);
    assertOpen(before);
    return { action: "lead.link", after: { customerId } };
  });
}

/** @throws {Refusal} notFound, leadErased, leadLost, leadNotLinked, stale */
export function unlinkLead(ctx: Context, { note, ...target }: Inputs["leads"]["unlink"]): Promise<Lead> {
  return changeStanding(ctx, target, { customerId: null, stageNote: note }, (_change, { customerId, lostOn }) => {
    if (lostOn !== null) throw new Refusal("leadLost");
    if (customerId === null) throw new Refusal("leadNotLinked");
    return { action: "lead.unlink", before: { customerId } };
  });
}

/** From the customer on the stage follows from the ledger; and who is lost is re-opened first. */
function assertOpen({ lostOn, customerId }: LeadRecord): void {
  if (lostOn !== null) throw new Refusal("leadLost");
  if (customerId !== null) throw new Refusal("leadLinked");
}
