import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { productOfLoan, writeLoanProduct } from "../store/productLoans.ts";
import { storedProduct } from "../store/products.ts";
import { entryById } from "../store/records.ts";

/**
 * Writes down which product a loan held here is of. The product may have been withdrawn since: the loan has not.
 *
 * @throws {Refusal} notFound, loanElsewhere
 */
export function setLoanProduct(
  ctx: Context,
  { loanId, productId }: Inputs["products"]["setLoanProduct"],
): Promise<Outputs["products"]["setLoanProduct"]> {
  return ctx.change(async (change) => {
    const { db, now } = change;
    const loan = await entryById(db, "loans", loanId);
    if (!loan || loan.removedAt !== null) throw new Refusal("notFound");
    await visibleCustomer({ ...ctx, db }, loan.customerId);
    if (!loan.fields.here) throw new Refusal("loanElsewhere");
    const before = await productOfLoan(db, loanId);
    const named = async (id: number | null) => {
      if (id === null) return null;
      const product = await storedProduct(db, id);
      if (!product) throw new Refusal("notFound");
      return product.editions.at(-1)?.terms.name ?? product.draft?.name ?? product.code;
    };
    const names = { before: await named(before), after: await named(productId) };
    await writeLoanProduct(db, { loanId, productId }, { at: now, by: ctx.actor.id });
    const { contractNumber } = loan.fields;
    change.audit({
      action: "customer.loanProduct",
      subjectType: "customer",
      subjectId: loan.customerId,
      before: { loanProduct: names.before },
      after: { loanProduct: names.after, loanContract: contractNumber },
    });
    return { loanId, productId };
  });
}
