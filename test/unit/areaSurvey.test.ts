import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ageBands,
  demandByMonth,
  demandTotal,
  economySectors,
  type SurveyFindings,
  sumOfKnown,
  surveyProblems,
  wholeEconomy,
  workPlaces,
} from "../../shared/domain/areaSurvey.ts";
import { rankVillages, type VillageFacts, villageNeed } from "../../shared/domain/villageRanking.ts";

/** Whole parts of a sum, one for each name. */
function partsOf<Name extends string>(names: readonly Name[], sum: number) {
  return fc.array(fc.nat(sum), { minLength: names.length - 1, maxLength: names.length - 1 }).map((cuts) => {
    const places = [0, ...cuts.sort((one, other) => one - other), sum];
    const parts = names.map((name, index) => [name, (places[index + 1] ?? 0) - (places[index] ?? 0)]);
    return Object.fromEntries(parts) as Record<Name, number>;
  });
}

const whole: fc.Arbitrary<SurveyFindings> = fc
  .record({ households: fc.integer({ min: 1, max: 500 }), perHousehold: fc.integer({ min: 1, max: 6 }) })
  .chain(({ households, perHousehold }) => {
    const population = households * perHousehold;
    return fc.nat(population).chain((labourForce) =>
      fc.record({
        households: fc.constant(households),
        population: fc.constant(population),
        economy: partsOf(economySectors, wholeEconomy),
        labour: partsOf(workPlaces, labourForce),
        ages: partsOf(ageBands, labourForce),
        industries: fc.constant([]),
        demands: fc.constant([]),
        source: fc.constant("村委会台账"),
        surveyor: fc.constant("陈经理"),
      }),
    );
  });

test("structures that add up leave nothing to mend, and one part more or less is told where it is", () => {
  fc.assert(
    fc.property(whole, fc.constantFrom(...economySectors), (findings, sector) => {
      expect(surveyProblems(findings)).toEqual([]);
      const economy = { ...findings.economy, [sector]: (findings.economy[sector] ?? 0) + 1 };
      expect(surveyProblems({ ...findings, economy })).toEqual([{ path: "economy", key: "sharesNotWhole" }]);
      const ages = { ...findings.ages, from60: (findings.ages.from60 ?? 0) + 1 };
      expect(surveyProblems({ ...findings, ages })).toEqual([{ path: "ages", key: "agesDiffer" }]);
    }),
  );
});

test("what nobody asked for is missing, not nothing", () => {
  const none = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, null])) as Record<Name, null>;
  const problems = surveyProblems({
    ...{ households: null, population: null, industries: [], demands: [], source: "", surveyor: "" },
    ...{ economy: none(economySectors), labour: none(workPlaces), ages: none(ageBands) },
  });
  expect(problems).toEqual(
    ["households", "population", "economy", "labour", "source", "surveyor"].map((path) => ({ path, key: "required" })),
  );
  expect(sumOfKnown({ farmWork: null, localWork: 3 })).toBe(3);
  expect(sumOfKnown({ farmWork: null })).toBeNull();
});

test("a survey with people or purposes that contradict each other is not final", () => {
  const [sample] = fc.sample(whole, { numRuns: 1, seed: 7 });
  if (!sample) throw new Error("No sample was made.");
  const keys = (changes: Partial<SurveyFindings>) => surveyProblems({ ...sample, ...changes }).map(({ key }) => key);
  const people = sample.population ?? 0;
  expect(keys({ households: people + 1 })).toEqual(["fewerThanHouseholds"]);
  const labour = { farmWork: people + 1, localWork: 0, awayWork: 0 };
  expect(keys({ labour, ages: { under30: people + 1, from30to44: 0, from45to59: 0, from60: 0 } })).toEqual([
    "moreThanPopulation",
  ]);
  const spring = { purpose: "春耕备耕", months: [0, 0, 500, ...Array<number>(9).fill(0)] };
  expect(keys({ demands: [spring, spring] })).toEqual(["purposeTwice"]);
  expect(keys({ demands: [{ purpose: "建房", months: Array<number>(12).fill(0) }] })).toEqual(["nothingAsked"]);
});

test("the months of a demand add up to its year", () => {
  const demands = fc.array(
    fc.record({ purpose: fc.string(), months: fc.array(fc.nat(1e9), { minLength: 12, maxLength: 12 }) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(demands, (rows) => {
      const byMonth = demandByMonth(rows);
      expect(byMonth).toHaveLength(12);
      expect(byMonth.reduce((sum, fen) => sum + fen, 0)).toBe(demandTotal(rows));
      expect(byMonth[0]).toBe(rows.reduce((sum, { months }) => sum + (months[0] ?? 0), 0));
    }),
  );
});

const today = "2026-03-10";
const village: VillageFacts = {
  code: "410225100201",
  survey: { surveyedOn: "2025-06-01", households: 300, demandFen: 500 },
  householdCustomers: 40,
  ledgerDemandFen: 90,
  linesFen: 200,
  lastVisitedOn: null,
};

test("a survey of the last two years says what is asked for, before and after that the customers do", () => {
  expect(villageNeed(village, today)).toEqual({
    demandFen: 500,
    basis: "survey",
    unmetFen: 300,
    householdsBeyond: 260,
  });
  const on = (surveyedOn: string) =>
    villageNeed({ ...village, survey: { surveyedOn, households: 300, demandFen: 500 } }, today);
  expect(on("2024-03-11").basis).toBe("survey");
  expect(on("2024-03-10")).toEqual({ demandFen: 90, basis: "ledger", unmetFen: 0, householdsBeyond: 260 });
  expect(villageNeed({ ...village, survey: null, linesFen: 0 }, today)).toEqual({
    ...{ demandFen: 90, basis: "ledger", unmetFen: 90, householdsBeyond: null },
  });
});

test("most unmet demand comes first, then households beyond, then whom nobody saw for longest; always the same way", () => {
  const known = (code: string, changes: Partial<VillageFacts>) => {
    const facts = { ...village, code, ...changes };
    return { ...facts, ...villageNeed(facts, today) };
  };
  const survey = (surveyedOn: string, households = 300) => ({ surveyedOn, households, demandFen: 500 });
  const rows = [
    known("1", { linesFen: 0 }),
    known("2", { survey: survey("2025-06-01", 400) }),
    known("3", { survey: survey("2025-01-01") }),
    known("4", { lastVisitedOn: null }),
    known("5", { lastVisitedOn: "2026-01-01" }),
    known("6", { survey: null, ledgerDemandFen: 500 }),
    known("7", { survey: null, ledgerDemandFen: 500 }),
    known("8", { linesFen: 900 }),
  ];
  const expected = ["1", "2", "3", "4", "5", "6", "7", "8"];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(rankVillages(shuffled).map(({ code }) => code)).toEqual(expected);
    }),
  );
});
