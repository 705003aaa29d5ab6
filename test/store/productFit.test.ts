import * as fc from "fast-check";
import { expect, test } from "vitest";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { fragmentOf, preparedRows } from "../../electron/store/prepared.ts";
import { customersMeeting } from "../../electron/store/productCustomers.ts";
import { productFacts } from "../../electron/store/productFacts.ts";
import { customerKinds } from "../../shared/domain/customer.ts";
import { fits, productConditions } from "../../shared/domain/productFit.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import { emptyTerms, usualProducts } from "../../shared/domain/usualProducts.ts";
import { ended } from "../support/jobs.ts";
import { contextOf, startBranch, windowOn } from "../support/testCore.ts";

/** A county with customers of whom half is known and half is not, some of them gold, overdue, old or just registered. */
async function county(customers: number) {
  const branch = await startBranch();
  await branch.manager.dashboard.today();
  const ctx = await contextOf(branch.core, branch.manager);
  const job = await loadSampleCounty(branch.core, ctx, customers);
  await ended(branch.manager, job.id);
  await branch.core.opened.store.write(async (db) => {
    await db.raw("UPDATE customers SET birth_date = NULL WHERE id % 11 = 0");
    await db.raw("UPDATE customers SET birth_date = '2008-03-10' WHERE id % 11 = 1 AND birth_date IS NOT NULL");
    await db.raw("UPDATE customers SET birth_date = '2008-03-11' WHERE id % 11 = 2 AND birth_date IS NOT NULL");
    await db.raw("UPDATE customers SET retired_at = created_at WHERE id % 97 = 0");
    await db.raw("UPDATE customer_links SET relation = 'guarantor', kinship = NULL WHERE id % 3 = 0");
  });
  return { ...branch, ctx };
}

const someConditions = fc.record({
  kinds: fc.subarray([...customerKinds], { minLength: 1 }),
  grade: fc.option(fc.constantFrom(...grades)),
  ageFrom: fc.option(fc.integer({ min: 17, max: 60 })),
  ageTo: fc.option(fc.integer({ min: 17, max: 70 })),
  yearsInVillage: fc.constantFrom(0, 0, 1, 20),
  yearsInBusiness: fc.constantFrom(0, 0, 3, 8),
  yearsAsCustomer: fc.constantFrom(0, 0, 1),
  goldOnly: fc.constantFrom(false, false, false, true),
  underLine: fc.boolean(),
  noOverdue: fc.boolean(),
  guarantors: fc.constantFrom(0, 0, 0, 1, 2),
});

test("the customers whom SQL finds are those whom the rule lets have the product, whichever way they are read", async () => {
  const { core, ctx } = await county(400);
  const { db } = core.opened.store;
  const ids: number[] = await db("customers").whereNull("retiredAt").orderBy("id").pluck("id");
  const facts = await productFacts(db, ids, ctx);
  const found = async (terms: Parameters<typeof productConditions>[0], ratingsFirst: boolean) => {
    const range = { ratingsFirst, after: 0, upTo: 1_000_000 };
    const query = customersMeeting(db, terms, ctx, range).whereNull("customers.retiredAt").select("customers.id");
    return (await preparedRows<{ id: number }>(db, fragmentOf(query), undefined)).map(({ id }) => id);
  };
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(someConditions, fc.integer({ min: 0, max: 5_000_000 }), async (conditions, amountFromFen) => {
      const terms = { ...emptyTerms, conditions, amountFromFen };
      const byRule = ids.filter((id) => {
        const known = facts.get(id);
        return known && fits(productConditions(terms, known));
      });
      offered += byRule.length;
      expect(await found(terms, true)).toEqual(byRule);
      expect(await found(terms, false)).toEqual(byRule);
    }),
    { numRuns: 60, examples: usualProducts.map(({ terms }) => [terms.conditions, terms.amountFromFen]) },
  );
  expect(offered).toBeGreaterThan(300);
});

test("page by page, within what the asker may see, and without those who have a loan of the product", async () => {
  const { core, manager, ctx } = await county(400);
  const { rows: catalogue } = await manager.products.list();
  const product = catalogue.find(({ code }) => code === "NHXY");
  if (!product) throw new Error("The county has lost its products.");
  const pages = async (window: typeof manager, limit: number) => {
    const all: number[] = [];
    for (let cursor: number | null = 0; cursor !== null; ) {
      const page = await window.products.fitting({ id: product.id, cursor, limit });
      all.push(...page.rows.map(({ customerId }) => customerId));
      cursor = page.nextCursor;
    }
    return all;
  };
  const whole = await pages(manager, 200);
  expect(whole.length).toBeGreaterThan(20);
  expect(await pages(manager, 7)).toEqual(whole);

  const { db } = core.opened.store;
  const holding: number[] = await db("loans")
    .join("loanProducts", "loanProducts.loanId", "loans.id")
    .where({ productId: product.id })
    .where("balanceFen", ">", 0)
    .pluck("customer_id");
  expect(holding.length).toBeGreaterThan(0);
  expect(whole.filter((id) => holding.includes(id))).toEqual([]);
  for (const id of whole.slice(0, 10)) {
    const { products } = await manager.products.forCustomer({ customerId: id });
    expect(products.find(({ productId }) => productId === product.id)).toMatchObject({ fits: true, held: false });
  }

  const seen: number[] = [];
  for (const login of ["m01", "m02"]) {
    const marketer = windowOn(core);
    await marketer.session.signIn({ login, password: "Sunshine-2026" });
    const own = await pages(marketer, 5);
    const { rows } = await marketer.customers.list({ limit: 200 });
    expect(own).toEqual(whole.filter((id) => rows.some((row) => row.id === id)));
    seen.push(...own);
  }
  expect(seen.length).toBeGreaterThan(0);
  expect(ctx.scope.all).toBe(true);
});
