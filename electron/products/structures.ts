import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { SavedStructure } from "../../shared/contract/productFit.ts";
import { structureProblems } from "../../shared/domain/loanStructure.ts";
import { fits, freeLine, productConditions } from "../../shared/domain/productFit.ts";
import { repaymentSchedule } from "../../shared/domain/repaymentSchedule.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import {
  insertStructure,
  type StoredStructure,
  setStructureRemoved,
  structureById,
  structuresOf,
} from "../store/loanStructures.ts";
import { offeredProduct } from "./catalogue.ts";
import { factsOf } from "./fit.ts";

/** @throws {Refusal} notFound, customerMerged */
export async function listStructures(
  ctx: Context,
  { customerId }: Inputs["products"]["structures"],
): Promise<Outputs["products"]["structures"]> {
  await visibleCustomer(ctx, customerId);
  return { rows: (await structuresOf(ctx.db, customerId)).map(shown) };
}

/**
 * Keeps a loan as it was talked over, with its schedule. The product has to fit the customer today, and nothing may go
 * beyond its limits or the free credit line.
 *
 * @throws {Refusal} notFound, productNotOffered, productNotFitting, structureProblems
 */
export async function saveStructure(
  ctx: Context,
  { customerId, productId, fields }: Inputs["products"]["saveStructure"],
): Promise<SavedStructure> {
  const id = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    await visibleCustomer(inside, customerId);
    const { edition } = await offeredProduct(inside, productId);
    const { terms } = edition;
    const facts = await factsOf(inside, customerId);
    if (!fits(productConditions(terms, facts))) throw new Refusal("productNotFitting", { name: terms.name });
    const problems = structureProblems(fields, terms, freeLine(facts));
    if (problems.length > 0)
      throw new Refusal(
        "structureProblems",
        { name: terms.name },
        problems.map(({ field }) => ({ path: `fields.${field}`, key: "outsideProduct" })),
      );
    const { instalments } = repaymentSchedule(fields);
    const structure = { customerId, productId, edition: edition.number, fields };
    const made = await insertStructure(change.db, structure, instalments, { at: change.now, by: ctx.actor.id });
    const { amountFen, months, rateBp, way } = fields;
    change.audit({
      action: "customer.structureSave",
      subjectType: "customer",
      subjectId: customerId,
      after: { productName: terms.name, loanAmountFen: amountFen, termMonths: months, rateBp, repaymentWay: way },
    });
    return made;
  });
  return shown(await present(ctx, id));
}

/** @throws {Refusal} notFound, stale */
export function removeStructure(ctx: Context, target: Inputs["products"]["removeStructure"]) {
  return moveStructure(ctx, target, true);
}

/** @throws {Refusal} notFound, stale */
export function restoreStructure(ctx: Context, target: Inputs["products"]["restoreStructure"]) {
  return moveStructure(ctx, target, false);
}

function moveStructure(
  ctx: Context,
  target: { id: number; version: number },
  removed: boolean,
): Promise<{ id: number; version: number }> {
  return ctx.change(async (change) => {
    const { customerId, productName, amountFen, removedAt } = await visibleStructure(ctx, change, target.id);
    const inPlace = (removedAt !== null) === removed;
    if (inPlace || !(await setStructureRemoved(change.db, target, removed ? change.now : null)))
      throw new Refusal("stale", { name: await lastEditor(change.db, "customer", customerId) });
    const entry = { productName, loanAmountFen: amountFen };
    change.audit({
      action: removed ? "customer.structureRemove" : "customer.structureRestore",
      subjectType: "customer",
      subjectId: customerId,
      ...(removed ? { before: entry } : { after: entry }),
    });
    return { id: target.id, version: target.version + 1 };
  });
}

async function visibleStructure(ctx: Context, { db }: Change, id: number): Promise<StoredStructure> {
  const structure = await structureById(db, id);
  if (!structure) throw new Refusal("notFound");
  await visibleCustomer({ ...ctx, db }, structure.customerId);
  return structure;
}

async function present({ db }: Context, id: number): Promise<StoredStructure> {
  const structure = await structureById(db, id);
  if (!structure) throw new Error("A structure is never deleted.");
  return structure;
}

function shown({ removedAt: _removedAt, ...structure }: StoredStructure): SavedStructure {
  return structure;
}
