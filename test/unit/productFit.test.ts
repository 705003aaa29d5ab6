import * as fc from "fast-check";
import { expect, test } from "vitest";
import { customerKinds } from "../../shared/domain/customer.ts";
import { incomeMonths } from "../../shared/domain/incomeMonths.ts";
import { mostLent, structureProblems } from "../../shared/domain/loanStructure.ts";
import { daysInForce, editionInForce, productState } from "../../shared/domain/product.ts";
import { fits, type ProductFacts, productConditions } from "../../shared/domain/productFit.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import { emptyTerms, usualProducts } from "../../shared/domain/usualProducts.ts";

const farmer: ProductFacts = {
  kind: "farmer",
  age: 40,
  grade: "A",
  lineFen: 5_000_000,
  usedFen: 1_000_000,
  overdueDays: 0,
  goldSince: null,
  yearsInVillage: 10,
  yearsInBusiness: null,
  yearsAsCustomer: 3,
  guarantors: 0,
};
const [small] = usualProducts;
if (!small) throw new Error("There are no usual products.");
const { terms } = small;

/** Which conditions are not met, and how. */
function failing(facts: Partial<ProductFacts>, changes: Partial<typeof terms> = {}) {
  const found = productConditions({ ...terms, ...changes }, { ...farmer, ...facts });
  return found
    .filter(({ state }) => state !== "met")
    .map(({ name, state, found, needed }) => [name, state, found, needed]);
}

test("a customer who is all that is asked fits", () => {
  expect(failing({})).toEqual([]);
});

test("each condition that fails is told with what was found and what is needed", () => {
  expect(failing({ kind: "enterprise" })).toEqual([["kind", "unmet", "enterprise", ["farmer", "selfEmployed"]]]);
  expect(failing({ grade: "B" })).toEqual([["grade", "unmet", "B", "A"]]);
  expect(failing({ age: 66 })).toEqual([["age", "unmet", 66, { from: 18, to: 65 }]]);
  expect(failing({ yearsInVillage: 0 })).toEqual([["yearsInVillage", "unmet", 0, 1]]);
  expect(failing({ usedFen: 4_900_001 })).toEqual([["line", "unmet", 99_999, 100_000]]);
  expect(failing({ usedFen: 6_000_000 })).toEqual([["line", "unmet", 0, 100_000]]);
  expect(failing({ overdueDays: 1 })).toEqual([["overdue", "unmet", 1, 0]]);
  const strict = { ...terms.conditions, goldOnly: true, guarantors: 2, yearsAsCustomer: 4 };
  expect(failing({}, { conditions: strict }).map(([name]) => name)).toEqual(["yearsAsCustomer", "gold", "guarantors"]);
});

test("what the ledger does not know is not met, and said to be unknown", () => {
  const unknown = { age: null, grade: null, lineFen: null, yearsInVillage: null };
  expect(failing(unknown).map(([name, state]) => [name, state])).toEqual([
    ["grade", "unknown"],
    ["age", "unknown"],
    ["yearsInVillage", "unknown"],
    ["line", "unknown"],
  ]);
});

test("an organisation is asked neither age nor years in the village, a farmer no years in business", () => {
  const everybody = { ...terms.conditions, kinds: customerKinds, yearsInBusiness: 3 };
  expect(failing({}, { conditions: everybody })).toEqual([]);
  const organisation = { kind: "enterprise", age: null, yearsInVillage: null, yearsInBusiness: 2 } as const;
  expect(failing(organisation, { conditions: everybody })).toEqual([["yearsInBusiness", "unmet", 2, 3]]);
});

test("a demand is held against the product's limits", () => {
  const demand = { amountFen: 20_000_000, months: 48, purpose: "扩建大棚" };
  const asked = productConditions({ ...terms, purposes: ["种植", "大棚"] }, farmer, demand);
  expect(asked.slice(-3).map(({ name, state }) => [name, state])).toEqual([
    ["amount", "unmet"],
    ["months", "unmet"],
    ["purpose", "met"],
  ]);
  const other = productConditions({ ...terms, purposes: ["种植"] }, farmer, {
    ...demand,
    amountFen: null,
    months: null,
  });
  expect(other.at(-1)).toMatchObject({ name: "purpose", state: "unmet", needed: ["种植"] });
});

test("no product fits whose conditions fail: whatever is made worse or taken away, it never comes to fit", () => {
  const facts = fc.record({
    kind: fc.constantFrom(...customerKinds),
    age: fc.option(fc.integer({ min: 0, max: 100 })),
    grade: fc.option(fc.constantFrom(...grades)),
    lineFen: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    usedFen: fc.integer({ min: 0, max: 10_000_000 }),
    overdueDays: fc.integer({ min: 0, max: 2 }),
    goldSince: fc.option(fc.constant("2025-01-01")),
    yearsInVillage: fc.option(fc.integer({ min: 0, max: 5 })),
    yearsInBusiness: fc.option(fc.integer({ min: 0, max: 5 })),
    yearsAsCustomer: fc.integer({ min: 0, max: 5 }),
    guarantors: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(facts, fc.constantFrom(...usualProducts), (known, product) => {
      const { conditions: asked } = product.terms;
      if (!fits(productConditions(product.terms, known))) return;
      expect(asked.kinds).toContain(known.kind);
      expect(known.overdueDays).toBe(0);
      if (asked.grade) expect(grades.indexOf(known.grade ?? "C")).toBeLessThanOrEqual(grades.indexOf(asked.grade));
      if (asked.goldOnly) expect(known.goldSince).not.toBeNull();
      if (asked.underLine)
        expect((known.lineFen ?? 0) - known.usedFen).toBeGreaterThanOrEqual(product.terms.amountFromFen);
      expect(known.guarantors).toBeGreaterThanOrEqual(asked.guarantors);
      for (const worse of [{ overdueDays: 3 }, ...(asked.grade ? [{ grade: null }] : [])])
        expect(fits(productConditions(product.terms, { ...known, ...worse }))).toBe(false);
    }),
  );
});

const structure = {
  way: "interestMonthly",
  amountFen: 4_000_000,
  rateBp: 600,
  months: 12,
  payMonths: [],
  guarantee: "credit",
} as const;

test("a loan stays within the free line and the product's limits", () => {
  const problems = (changes: Partial<Parameters<typeof structureProblems>[0]>, free: number | null = 4_000_000) =>
    structureProblems({ ...structure, ...changes }, terms, free).map(({ field, reason, bound }) => [
      field,
      reason,
      bound,
    ]);
  expect(problems({})).toEqual([]);
  expect(problems({ amountFen: 4_000_001 })).toEqual([["amountFen", "aboveLine", 4_000_000]]);
  expect(problems({ amountFen: 10_000_001 }, 20_000_000)).toEqual([["amountFen", "above", 10_000_000]]);
  expect(problems({ amountFen: 99_999 })).toEqual([["amountFen", "below", 100_000]]);
  expect(problems({}, null)).toEqual([["amountFen", "noLine", null]]);
  expect(problems({ months: 37, rateBp: 786, way: "equalPrincipal", guarantee: "mortgage" })).toEqual([
    ["months", "above", 36],
    ["rateBp", "above", 785],
    ["way", "notOffered", null],
    ["guarantee", "notOffered", null],
  ]);
  expect(problems({ way: "seasonal" })).toEqual([["payMonths", "required", null]]);
  expect([mostLent(terms, 4_000_000), mostLent(terms, null), mostLent(emptyTerms, null)]).toEqual([
    4_000_000, 0, 10_000_000,
  ]);
});

test("the edition of a day is the last to begin, until its own last day or a withdrawal", () => {
  const editions = [
    { number: 1, fromDate: "2026-01-01", validTo: null },
    { number: 2, fromDate: "2026-03-01", validTo: "2026-06-30" },
    { number: 3, fromDate: "2026-03-01", validTo: "2026-05-31" },
  ];
  const on = (day: string, withdrawnOn: string | null = null) => editionInForce(editions, withdrawnOn, day)?.number;
  expect([on("2025-12-31"), on("2026-02-28"), on("2026-03-01"), on("2026-05-31"), on("2026-06-01")]).toEqual([
    undefined,
    1,
    3,
    3,
    undefined,
  ]);
  expect([on("2026-02-01", "2026-02-02"), on("2026-02-02", "2026-02-02")]).toEqual([1, undefined]);
  expect(editions.map((edition) => daysInForce(editions, null, edition))).toEqual([
    { from: "2026-01-01", to: "2026-02-28" },
    null,
    { from: "2026-03-01", to: "2026-05-31" },
  ]);
  expect([
    productState([], null, "2026-01-01"),
    productState(editions, null, "2025-12-31"),
    productState(editions, null, "2026-04-01"),
    productState(editions, null, "2026-07-01"),
    productState(editions, "2026-04-01", "2026-04-01"),
  ]).toEqual(["draft", "ahead", "inForce", "over", "withdrawn"]);
});

test("months of income follow from what a household grows", () => {
  expect(incomeMonths("大蒜、小麦")).toEqual([5, 6]);
  expect(incomeMonths("花生、玉米")).toEqual([9, 10]);
  expect(incomeMonths("")).toEqual([]);
});
