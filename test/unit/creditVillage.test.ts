import fc from "fast-check";
import { expect, test } from "vitest";
import { assessVillage, creditGrades } from "../../shared/domain/creditVillage.ts";

const rule = { ratedPercent: 70, creditPercent: 60, overduePercent: 3 };

test("the grade of a credit household and all better ones count", () => {
  expect(creditGrades("A")).toEqual(["AAA", "AA", "A"]);
  expect(creditGrades("AAA")).toEqual(["AAA"]);
});

test("a village that reaches every share is a credit village, exactly on the line as well", () => {
  expect(assessVillage({ households: 100, rated: 70, credit: 42, overdue: 3 }, rule)).toEqual({
    ratedPercent: 70,
    creditPercent: 60,
    overduePercent: 3,
    isCreditVillage: true,
    shortOf: [],
  });
});

test("one household short of each share is said by name, and no rounding flatters", () => {
  const assessed = assessVillage({ households: 1001, rated: 700, credit: 419, overdue: 31 }, rule);
  expect(assessed).toMatchObject({ isCreditVillage: false, shortOf: ["rated", "credit", "overdue"] });
  expect(assessed).toMatchObject({ ratedPercent: 69.9, creditPercent: 59.8, overduePercent: 3.1 });
});

test("an empty village is none, and so is one where nobody is rated, whatever the rule", () => {
  const nobody = { households: 0, rated: 0, credit: 0, overdue: 0 };
  expect(assessVillage(nobody, rule)).toMatchObject({ isCreditVillage: false, shortOf: [], ratedPercent: null });
  const lax = { ratedPercent: 0, creditPercent: 0, overduePercent: 100 };
  expect(assessVillage({ ...nobody, households: 5 }, lax)).toMatchObject({
    isCreditVillage: false,
    shortOf: ["credit"],
    creditPercent: null,
  });
});

const counts = fc.tuple(fc.nat(2000), fc.nat(2000), fc.nat(2000), fc.nat(2000)).map(([households, a, b, c]) => {
  const rated = Math.min(a, households);
  return { households, rated, credit: Math.min(b, rated), overdue: Math.min(c, households) };
});
const rules = fc.record({
  ratedPercent: fc.nat(100),
  creditPercent: fc.nat(100),
  overduePercent: fc.nat(100),
});

test("the shares shown agree with the verdict, and one more credit household never costs the status", () => {
  fc.assert(
    fc.property(counts, rules, (village, asked) => {
      const { isCreditVillage, shortOf, ...shares } = assessVillage(village, asked);
      expect(isCreditVillage).toBe(village.households > 0 && shortOf.length === 0);
      if (shares.ratedPercent !== null)
        expect(shortOf.includes("rated")).toBe(shares.ratedPercent < asked.ratedPercent);
      if (shares.creditPercent !== null)
        expect(shortOf.includes("credit")).toBe(shares.creditPercent < asked.creditPercent);
      if (shares.overduePercent !== null)
        expect(shortOf.includes("overdue")).toBe(shares.overduePercent > asked.overduePercent);
      if (isCreditVillage && village.credit < village.rated)
        expect(assessVillage({ ...village, credit: village.credit + 1 }, asked).isCreditVillage).toBe(true);
    }),
  );
});
