import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { FittedProduct } from "../../shared/contract/productFit.ts";
import { incomeMonths } from "../../shared/domain/incomeMonths.ts";
import { type Demand, fits, freeLine, type ProductFacts, productConditions } from "../../shared/domain/productFit.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { productFacts } from "../store/productFacts.ts";
import { openLoansWithProducts } from "../store/productLoans.ts";
import { sectionOf } from "../store/records.ts";
import { type OfferedProduct, offeredProducts } from "./catalogue.ts";

/**
 * The products of the day for one customer: which fit, and what stands against each of the others.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function fitForCustomer(
  ctx: Context,
  { customerId, demand }: Inputs["products"]["forCustomer"],
): Promise<Outputs["products"]["forCustomer"]> {
  const { kind } = await visibleCustomer(ctx, customerId);
  const [facts, offered, loans, household] = await Promise.all([
    factsOf(ctx, customerId),
    offeredProducts(ctx),
    openLoansWithProducts(ctx.db, customerId),
    sectionOf(ctx.db, customerId, "household"),
  ]);
  const held = new Set(loans.map(({ productId }) => productId));
  return {
    kind,
    freeLineFen: freeLine(facts),
    products: offered
      .map((product) => fitted(product, facts, demand ?? null, held.has(product.id)))
      .sort((one, other) => failing(one) - failing(other)),
    loans,
    incomeMonths: incomeMonths(household?.data.crops ?? ""),
  };
}

/** What the ledger knows of a customer whom the asker was found to see. */
export async function factsOf(
  ctx: Pick<Context, "db" | "today" | "timeZone">,
  customerId: number,
): Promise<ProductFacts> {
  const facts = (await productFacts(ctx.db, [customerId], ctx)).get(customerId);
  if (!facts) throw new Error("A visible customer has facts.");
  return facts;
}

function fitted(
  { id, code, edition }: OfferedProduct,
  facts: ProductFacts,
  demand: Demand | null,
  held: boolean,
): FittedProduct {
  const conditions = productConditions(edition.terms, facts, demand);
  return {
    productId: id,
    code,
    edition: edition.number,
    terms: edition.terms,
    conditions,
    fits: fits(conditions),
    held,
  };
}

function failing({ conditions }: FittedProduct): number {
  return conditions.filter(({ state }) => state !== "met").length;
}
