import type { Inputs } from "../../shared/contract/index.ts";
import type { Product, ProductTermsView } from "../../shared/contract/products.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { insertProductEdition, type StoredProduct, updateProduct } from "../store/products.ts";
import { getProduct, productOf } from "./catalogue.ts";

type Target = { id: number; version: number };

/** @throws {Refusal} notFound, productWithdrawn, stale */
export function saveDraft(ctx: Context, { terms, ...target }: Inputs["products"]["saveDraft"]): Promise<Product> {
  return changeProduct(ctx, target, async (change, product) => {
    assertOffered(product);
    await write(change, target, { draft: terms });
    const changed = changes(product.draft ?? product.editions.at(-1)?.terms, terms);
    audit(change, "product.draft", target.id, changed.before, changed.after);
  });
}

/** @throws {Refusal} notFound, productNoDraft, stale; a product without an edition keeps its draft */
export function discardDraft(ctx: Context, target: Inputs["products"]["discardDraft"]): Promise<Product> {
  return changeProduct(ctx, target, async (change, product) => {
    if (product.draft === null || product.editions.length === 0) throw new Refusal("productNoDraft");
    await write(change, target, { draft: null });
    audit(change, "product.discard", target.id, { productName: product.draft.name }, {});
  });
}

/**
 * Makes the draft the next edition, in force from a day on. Editions before it stay as they were.
 *
 * @throws {Refusal} notFound, productWithdrawn, productNoDraft, productInPast, productOver, stale
 */
export function publishProduct(
  ctx: Context,
  { fromDate, note, ...target }: Inputs["products"]["publish"],
): Promise<Product> {
  if (fromDate < ctx.today)
    throw new Refusal("productInPast", { date: ctx.today }, [{ path: "fromDate", key: "beforeToday" }]);
  return changeProduct(ctx, target, async (change, product) => {
    assertOffered(product);
    const { draft: terms, editions } = product;
    if (terms === null) throw new Refusal("productNoDraft");
    if (terms.validTo !== null && terms.validTo < fromDate) throw new Refusal("productOver", { date: terms.validTo });
    await write(change, target, { draft: null });
    const number = (editions.at(-1)?.number ?? 0) + 1;
    const written = { at: change.now, by: ctx.actor.id };
    await insertProductEdition(change.db, target.id, { number, fromDate, note, terms }, written);
    const changed = changes(editions.at(-1)?.terms, terms);
    audit(change, "product.publish", target.id, changed.before, {
      ...changed.after,
      productName: terms.name,
      productEdition: number,
      fromDate,
      note,
    });
  });
}

/** From today on it is offered to nobody; loans and editions stay. @throws {Refusal} notFound, productWithdrawn, stale */
export function withdrawProduct(ctx: Context, { reason, ...target }: Inputs["products"]["withdraw"]): Promise<Product> {
  return changeProduct(ctx, target, async (change, product) => {
    assertOffered(product);
    await write(change, target, { withdrawnOn: ctx.today, withdrawnReason: reason });
    audit(change, "product.withdraw", target.id, {}, { withdrawnOn: ctx.today, reason });
  });
}

/** @throws {Refusal} notFound, productNotWithdrawn, stale */
export function reinstateProduct(ctx: Context, target: Inputs["products"]["reinstate"]): Promise<Product> {
  return changeProduct(ctx, target, async (change, { withdrawnOn }) => {
    if (withdrawnOn === null) throw new Refusal("productNotWithdrawn");
    await write(change, target, { withdrawnOn: null, withdrawnReason: "" });
    audit(change, "product.reinstate", target.id, { withdrawnOn }, { withdrawnOn: null });
  });
}

async function changeProduct(
  ctx: Context,
  { id, version }: Target,
  work: (change: Change, product: StoredProduct) => Promise<void>,
): Promise<Product> {
  await ctx.change(async (change) => {
    const product = await productOf(change, id);
    if (product.version !== version) throw await stale(change, id);
    await work(change, product);
  });
  return getProduct(ctx, { id });
}

async function write(change: Change, target: Target, columns: Parameters<typeof updateProduct>[2]): Promise<void> {
  if (!(await updateProduct(change.db, target, columns))) throw await stale(change, target.id);
}

async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "product", id) });
}

function assertOffered({ withdrawnOn }: StoredProduct): void {
  if (withdrawnOn !== null) throw new Refusal("productWithdrawn", { date: withdrawnOn });
}

function audit(change: Change, action: string, subjectId: number, before: object, after: object): void {
  change.audit({
    action,
    subjectType: "product",
    subjectId,
    before: before as Record<string, unknown>,
    after: after as Record<string, unknown>,
  });
}

/** The fields of the terms that differ, by names of their own in the audit trail, the conditions beside the rest. */
function changes(was: ProductTermsView | undefined, is: ProductTermsView): { before: object; after: object } {
  const before = was ? flat(was) : {};
  const after = flat(is);
  const changed = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const pick = (fields: Record<string, unknown>) => Object.fromEntries(changed.map((field) => [field, fields[field]]));
  return { before: was ? pick(before) : {}, after: pick(after) };
}

function flat({ name, conditions, ...terms }: ProductTermsView): Record<string, unknown> {
  const { kinds, grade, ...others } = conditions;
  return { productName: name, ...terms, ...others, productKinds: kinds, lowestGrade: grade };
}
