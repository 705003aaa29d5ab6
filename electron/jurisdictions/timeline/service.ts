import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { ResponsibleState } from "../../../shared/contract/responsibility.ts";
import { dateInZone } from "../../../shared/domain/dates.ts";
import { holdsOn, responsibleOn } from "../../../shared/domain/responsibilityTimeline.ts";
import type { Context } from "../../context.ts";
import { visibleCustomer } from "../../ledger/service.ts";
import { Refusal } from "../../refusal.ts";
import { factsOfArea, factsOfCustomer } from "../../store/responsibilityFacts.ts";
import { eventOf, nameOn, periodsOf, stateOf } from "./telling.ts";

/**
 * Who was, is and will be responsible for a customer, newest first.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function customerTimeline(
  ctx: Context,
  { customerId }: Inputs["jurisdictions"]["customerTimeline"],
): Promise<Outputs["jurisdictions"]["customerTimeline"]> {
  const customer = await visibleCustomer(ctx, customerId);
  const registeredOn = dateInZone(new Date(customer.createdAt), ctx.timeZone);
  const facts = await factsOfCustomer(ctx.db, customer, ctx.timeZone);
  return { registeredOn, periods: periodsOf(facts, registeredOn).toReversed() };
}

/**
 * The same for an area, with what was done to the area itself.
 *
 * @throws {Refusal} notFound
 */
export async function areaTimeline(
  { db }: Context,
  { areaId }: Inputs["jurisdictions"]["areaTimeline"],
): Promise<Outputs["jurisdictions"]["areaTimeline"]> {
  const facts = await factsOfArea(db, areaId);
  if (facts.states.length === 0) throw new Refusal("notFound");
  const [first, ...later] = periodsOf(facts, null);
  // Before anybody was assigned there is nothing to tell.
  const told = !first || (first.from === null && first.by === "nobody") ? later : [first, ...later];
  const own = facts.changes.filter((change) => change.areaId === areaId || change.otherId === areaId);
  return { periods: told.toReversed(), events: own.map((change) => eventOf(facts, change)).toReversed() };
}

/**
 * Who is responsible for a customer on a day, past, present or ahead.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function customerOnDay(
  ctx: Context,
  { customerId, day }: Inputs["jurisdictions"]["responsibleOn"],
): Promise<Outputs["jurisdictions"]["responsibleOn"]> {
  const customer = await visibleCustomer(ctx, customerId);
  if (day < dateInZone(new Date(customer.createdAt), ctx.timeZone))
    return { ...nobody, registered: false, livesIn: null };
  const facts = await factsOfCustomer(ctx.db, customer, ctx.timeZone);
  const areaId = facts.stays.find((stay) => holdsOn(stay, day))?.areaId ?? customer.areaId;
  return {
    ...stateOf(facts, responsibleOn(facts, day), day),
    registered: true,
    livesIn: { id: areaId, name: nameOn(facts, areaId, day) },
  };
}

const nobody: ResponsibleState = { marketer: null, by: "nobody", area: null, assistant: null, deputy: null };
