import type { Knex } from "knex";
import type { ProductLoan } from "../../shared/contract/productFit.ts";

/** Open loans held here, each with the product written down for it, in the order in which they were recorded. */
export function openLoansWithProducts(db: Knex, customerId: number): Promise<ProductLoan[]> {
  return db("loans")
    .leftJoin("loanProducts", "loanProducts.loanId", "loans.id")
    .where({ customerId, here: 1 })
    .whereNull("removedAt")
    .where("balanceFen", ">", 0)
    .orderBy("loans.id")
    .select({ loanId: "loans.id" }, "contractNumber", "purpose", "balanceFen", "grantedOn", "dueOn", "productId");
}

/** The product that a loan is of, or null where none is written down. */
export async function productOfLoan(db: Knex, loanId: number): Promise<number | null> {
  const row: { productId: number | null } | undefined = await db("loanProducts").where({ loanId }).first("productId");
  return row?.productId ?? null;
}

export async function writeLoanProduct(
  db: Knex,
  { loanId, productId }: { loanId: number; productId: number | null },
  { at, by }: { at: string; by: number },
): Promise<void> {
  await db("loanProducts").insert({ loanId, productId, writtenAt: at, writtenBy: by }).onConflict("loanId").merge();
}
