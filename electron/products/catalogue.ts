import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { mostProducts, type Product, type ProductRow } from "../../shared/contract/products.ts";
import { daysInForce, editionInForce, productState } from "../../shared/domain/product.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import {
  codeTaken,
  countProducts,
  insertProduct,
  type StoredEdition,
  type StoredProduct,
  storedProduct,
  storedProducts,
} from "../store/products.ts";

/** A product with the edition that counts today. */
export interface OfferedProduct {
  id: number;
  code: string;
  edition: StoredEdition;
}

/** The catalogue by code, withdrawn products and mere drafts among them. */
export async function listProducts({ db, today }: Pick<Context, "db" | "today">): Promise<Outputs["products"]["list"]> {
  return { rows: (await storedProducts(db)).flatMap((product) => rowOf(product, today) ?? []) };
}

function rowOf(product: StoredProduct, today: string): ProductRow | null {
  const { id, code, draft, editions, withdrawnOn } = product;
  const shown = editionInForce(editions, withdrawnOn, today) ?? editions.at(-1) ?? null;
  const terms = shown?.terms ?? draft;
  if (terms === null) return null;
  const state = productState(editions, withdrawnOn, today);
  return { id, code, terms, state, fromDate: shown?.fromDate ?? null, hasDraft: draft !== null };
}

/** The products of the day, by code. */
export async function offeredProducts({ db, today }: Pick<Context, "db" | "today">): Promise<OfferedProduct[]> {
  return (await storedProducts(db)).flatMap(({ id, code, editions, withdrawnOn }) => {
    const edition = editionInForce(editions, withdrawnOn, today);
    return edition ? [{ id, code, edition }] : [];
  });
}

/** @throws {Refusal} notFound; productNotOffered, where no edition of it counts today */
export async function offeredProduct(ctx: Pick<Context, "db" | "today">, id: number): Promise<OfferedProduct> {
  const { code, editions, withdrawnOn } = await productOf(ctx, id);
  const edition = editionInForce(editions, withdrawnOn, ctx.today);
  if (!edition) throw new Refusal("productNotOffered", { name: editions.at(-1)?.terms.name ?? code });
  return { id, code, edition };
}

/** @throws {Refusal} notFound */
export async function productOf({ db }: Pick<Context, "db">, id: number): Promise<StoredProduct> {
  const product = await storedProduct(db, id);
  if (!product) throw new Refusal("notFound");
  return product;
}

/** @throws {Refusal} notFound */
export async function getProduct(
  ctx: Pick<Context, "db" | "today">,
  { id }: Inputs["products"]["get"],
): Promise<Product> {
  const { editions, ...product } = await productOf(ctx, id);
  const { withdrawnOn } = product;
  return {
    ...product,
    state: productState(editions, withdrawnOn, ctx.today),
    inForce: editionInForce(editions, withdrawnOn, ctx.today)?.number ?? null,
    editions: editions
      .map(({ validTo: _validTo, ...edition }) => {
        const days = daysInForce(editions, withdrawnOn, { ...edition, validTo: edition.terms.validTo });
        return { ...edition, toDate: days?.to ?? null, counts: days !== null };
      })
      .reverse(),
  };
}

/**
 * A new product, as a draft that nobody is offered yet.
 *
 * @throws {Refusal} productCodeTaken, productsTooMany
 */
export async function createProduct(ctx: Context, { code, terms }: Inputs["products"]["create"]): Promise<Product> {
  const id = await ctx.change(async (change) => {
    const { db, now } = change;
    if (await codeTaken(db, code)) throw new Refusal("productCodeTaken", { code }, [{ path: "code", key: "taken" }]);
    if ((await countProducts(db)) >= mostProducts) throw new Refusal("productsTooMany", { count: mostProducts });
    const created = await insertProduct(db, { code, draft: terms }, { at: now, by: ctx.actor.id });
    change.audit({
      action: "product.create",
      subjectType: "product",
      subjectId: created,
      after: { productCode: code, productName: terms.name },
    });
    return created;
  });
  return getProduct(ctx, { id });
}
