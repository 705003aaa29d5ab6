import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { business as firstBusiness } from "../../electron/store/migrations/050-first-scorecards/business.ts";
import { farmerHousehold as firstFarmer } from "../../electron/store/migrations/050-first-scorecards/farmerHousehold.ts";
import { customerKinds } from "../../shared/domain/customer.ts";
import { evaluateRating, pointsFor, type RatingAnswers, type RatingSubject } from "../../shared/domain/rating.ts";
import { explainRating } from "../../shared/domain/ratingExplanation.ts";
import { type Fact, factUnits, type KnownFact, type KnownFacts } from "../../shared/domain/ratingFacts.ts";
import {
  criteria,
  factsUsed,
  grades,
  indicatorMax,
  type ScorecardDefinition,
  scorecardProblems,
} from "../../shared/domain/scorecard.ts";
import { business } from "../../shared/domain/scorecards/business.ts";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { bestAnswers } from "../support/people.ts";

const ready = [farmerHousehold, business];

function known(value: number): KnownFact {
  return { value, source: "customer", on: null };
}

function anyValue(unit: (typeof factUnits)[Fact]): fc.Arbitrary<number> {
  if (unit === "fen") return fc.integer({ min: -1e11, max: 1e11 });
  return unit === "yesNo" ? fc.integer({ min: 0, max: 1 }) : fc.double({ min: -200, max: 500, noNaN: true });
}

function anyFacts(card: ScorecardDefinition): fc.Arbitrary<KnownFacts> {
  const values = Object.fromEntries(factsUsed(card).map((fact) => [fact, anyValue(factUnits[fact]).map(known)]));
  return fc.record(values, { requiredKeys: [] });
}

function anyAnswers({ indicators, vetoes }: ScorecardDefinition): fc.Arbitrary<RatingAnswers> {
  const values = Object.fromEntries(
    indicators.map((indicator) => {
      if (indicator.type === "choice") return [indicator.id, fc.constantFrom(...indicator.options.map(({ id }) => id))];
      return [indicator.id, indicator.type === "yesNo" ? fc.boolean() : anyValue(indicator.unit)];
    }),
  );
  return fc.record({
    values: fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<RatingAnswers["values"]>,
    vetoes: fc.subarray(vetoes.map(({ id }) => id)),
  });
}

function anySubject(card: ScorecardDefinition): fc.Arbitrary<RatingSubject> {
  return fc.record({ kind: fc.constantFrom(...card.kinds), facts: anyFacts(card) });
}

/** Scorecards as a manager may make them: any indicators whose best answers come to a hundred. */
const anyCard: fc.Arbitrary<ScorecardDefinition> = fc
  .array(
    fc.record({ weight: fc.integer({ min: 1, max: 40 }), type: fc.constantFrom("choice", "yesNo", "higher", "lower") }),
    {
      minLength: 5,
      maxLength: 12,
    },
  )
  .map((drawn) => {
    const total = drawn.reduce((sum, { weight }) => sum + weight, 0);
    const shares = drawn.map(({ weight }) => Math.max(0.5, Math.floor((weight * 200) / total) / 2));
    shares[0] = (shares[0] ?? 0) + 100 - shares.reduce((sum, share) => sum + share, 0);
    return {
      ...farmerHousehold,
      indicators: drawn.map(({ type }, index) => {
        const max = shares[index] ?? 0;
        const half = Math.floor(max) / 2;
        const core = {
          id: `i${index}`,
          criterion: criteria[index % criteria.length] ?? "morality",
          label: { zh: `指标${index}`, en: "" },
          guidance: { zh: "", en: "" },
        };
        if (type === "yesNo") return { ...core, type, yesPoints: max, noPoints: 0, fact: "insured" as const };
        if (type === "choice") {
          const options = [max, half, 0].map((points, place) => ({ id: `o${place}`, label: core.label, points }));
          return { ...core, type, options };
        }
        const points = type === "higher" ? [0, half, max] : [max, half, 0];
        const steps = points.map((worth, place) => ({ from: place === 0 ? null : place * 10, points: worth }));
        return {
          ...core,
          type: "number" as const,
          unit: "percent" as const,
          fact: "debtRatio" as const,
          better: type,
          steps,
        };
      }),
    } satisfies ScorecardDefinition;
  })
  .filter((card) => card.indicators.every((indicator) => indicatorMax(indicator) > 0));

const anyCase = fc
  .oneof(anyCard, fc.constantFrom(...ready))
  .chain((card) => fc.tuple(fc.constant(card), anySubject(card), anyAnswers(card)));

test.each(ready)("$title.en has nothing that keeps it from being published", (card) => {
  expect(scorecardProblems(card)).toEqual([]);
});

test("scorecards that have been published never change: a change is a new edition", () => {
  const digests = [firstFarmer, firstBusiness, farmerHousehold, business].map((card) =>
    createHash("sha256").update(JSON.stringify(card)).digest("hex").slice(0, 16),
  );
  expect(digests).toMatchInlineSnapshot(`
    [
      "a1b1664b763bf5ac",
      "b5a35c348f3e88f3",
      "07bdfb8eff7bd306",
      "bbf40abb8129b7fe",
    ]
  `);
});

test("any scorecard without problems scores within 0 to 100, and every point can be traced", () => {
  fc.assert(
    fc.property(anyCase, ([card, subject, answers]) => {
      fc.pre(scorecardProblems(card).length === 0);
      const result = evaluateRating(card, subject, answers);
      const sum = (parts: readonly { points: number }[]) => parts.reduce((total, { points }) => total + points, 0);
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(100);
      expect(sum(result.indicators)).toBe(result.score);
      expect(sum(result.criteria)).toBe(result.score);
      expect(result.indicators.every(({ value }) => value !== null)).toBe(result.complete);
    }),
  );
});

test("an explanation's losses and the score add up to a hundred, and its single steps do reach the next grade", () => {
  fc.assert(
    fc.property(anyCase, ([card, subject, answers]) => {
      const result = evaluateRating(card, subject, answers);
      const { losses, next } = explainRating(card, result);
      const lost = losses.reduce((total, criterion) => total + criterion.lost, 0);
      const traced = losses.flatMap(({ indicators }) => indicators).reduce((total, part) => total + part.lost, 0);
      expect(lost + result.score).toBe(100);
      expect(traced).toBe(lost);
      for (const { indicatorId, gain, value } of next?.steps ?? []) {
        const indicator = card.indicators.find(({ id }) => id === indicatorId);
        // "Below 20" is reached just under the bound.
        const reached = indicator?.type === "number" && indicator.better === "lower" ? Number(value) - 0.001 : value;
        const better = { ...answers, values: { ...answers.values, [indicatorId]: reached } };
        const raised = evaluateRating(card, subject, better);
        expect(raised.score).toBe(result.score + gain);
        expect(raised.scoreGrade).not.toBe(result.scoreGrade);
      }
    }),
  );
});

test("where an indicator declares which way is better, going that way never lowers the score", () => {
  fc.assert(
    fc.property(
      anyCase,
      fc.nat(),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      ([card, subject, answers], pick, up) => {
        const declared = card.indicators.filter(
          (indicator) => indicator.type === "number" && indicator.better !== null,
        );
        const indicator = declared[pick % Math.max(1, declared.length)];
        fc.pre(indicator?.type === "number");
        if (indicator?.type !== "number") return;
        const from = Number(answers.values[indicator.id] ?? 0);
        const to = indicator.better === "higher" ? from + up : from - up;
        const at = (value: number) =>
          evaluateRating(card, subject, { ...answers, values: { ...answers.values, [indicator.id]: value } }).score;
        expect(at(to)).toBeGreaterThanOrEqual(at(from));
      },
    ),
  );
});

test("a scorecard may not declare a way that its points do not go", () => {
  const place = farmerHousehold.indicators.findIndex(({ id }) => id === "debtRatio");
  const anyPoints = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom("higher", "lower"), anyPoints, (better, points) => {
      const number = farmerHousehold.indicators[place];
      if (number?.type !== "number") throw new Error("The debt ratio is a number.");
      const steps = points.map((worth, index) => ({ from: index === 0 ? null : index * 10, points: worth }));
      const indicator = { ...number, better, steps };
      const earned = points.map((_, index) => pointsFor(indicator, index * 10 + 5) ?? 0);
      const goesAgainst = earned.some((worth, index) => {
        const before = earned[index - 1] ?? worth;
        return better === "higher" ? worth < before : worth > before;
      });
      const problems = scorecardProblems({ ...farmerHousehold, indicators: [indicator] });
      expect(problems.some(({ key }) => key === "notMonotonic")).toBe(goesAgainst);
    }),
  );
});

test("a veto caps the grade, says so, and never raises it, whether people say it or the ledger", () => {
  fc.assert(
    fc.property(anyCase, ([card, subject, answers]) => {
      const free = evaluateRating({ ...card, vetoes: [] }, subject, answers);
      const capped = evaluateRating(card, subject, answers);
      expect(capped.scoreGrade).toBe(free.grade);
      expect(grades.indexOf(capped.grade)).toBeGreaterThanOrEqual(grades.indexOf(free.grade));
      for (const { id, capGrade, rule } of card.vetoes) {
        const byLedger = rule !== null && (subject.facts[rule.fact]?.value ?? -1) >= rule.atLeast;
        expect(capped.vetoedBy.includes(id)).toBe(answers.vetoes.includes(id) || byLedger);
        if (capped.vetoedBy.includes(id))
          expect(grades.indexOf(capped.grade)).toBeGreaterThanOrEqual(grades.indexOf(capGrade));
      }
    }),
  );
});

test("the line is in whole steps, never above the cap of grade and kind, and falls with what is owed elsewhere", () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 0, max: 1e10 }), ([card, subject, answers], more) => {
      const { grade, line } = evaluateRating(card, subject, answers);
      const cap = card.bands.find((band) => band.grade === grade)?.capFen[subject.kind] ?? 0;
      expect(line.lineFen).toBeGreaterThanOrEqual(0);
      expect(line.lineFen).toBeLessThanOrEqual(cap);
      expect(line.lineFen % card.line.stepFen).toBe(0);
      const owed = known((subject.facts.owedElsewhere?.value ?? 0) + more);
      const indebted = { ...subject, facts: { ...subject.facts, owedElsewhere: owed } };
      expect(evaluateRating(card, indebted, answers).line.lineFen).toBeLessThanOrEqual(line.lineFen);
    }),
  );
});

test("an answer goes before the ledger, and what is no answer counts as none", () => {
  const facts: KnownFacts = { debtRatio: known(10) };
  const subject: RatingSubject = { kind: "farmer", facts };
  const place = farmerHousehold.indicators.findIndex(({ id }) => id === "debtRatio");
  const of = (values: RatingAnswers["values"]) =>
    evaluateRating(farmerHousehold, subject, { values, vetoes: [] }).indicators[place];
  expect(of({})).toMatchObject({ value: 10, from: "ledger", points: 10 });
  expect(of({ debtRatio: 60 })).toMatchObject({ value: 60, from: "answer", points: 2, lost: 8 });
  expect(of({ debtRatio: "many" })).toMatchObject({ value: 10, from: "ledger" });
  expect(of({ debtRatio: 20 })).toMatchObject({ points: 6 });
  expect(of({ debtRatio: 19.99 })).toMatchObject({ points: 10 });
});

test("the best household: 100 points, AAA, one and a half years' income up to the cap", () => {
  const answers = bestAnswers(farmerHousehold);
  const rated = (incomeFen: number) =>
    evaluateRating(farmerHousehold, { kind: "farmer", facts: { yearlyIncome: known(incomeFen) } }, answers);
  expect(rated(4_000_033)).toMatchObject({
    score: 100,
    grade: "AAA",
    line: { lineFen: 6_000_000, limitedBy: "basis" },
  });
  expect(rated(100_000_000).line).toMatchObject({ lineFen: 10_000_000, limitedBy: "cap" });
  expect(evaluateRating(farmerHousehold, { kind: "farmer", facts: {} }, answers).line).toMatchObject({
    basisFen: null,
    lineFen: 0,
  });
});

test("a share of the basis is the amount that a pocket calculator gives, whatever its binary fraction", () => {
  const answers = bestAnswers(farmerHousehold);
  const hundredths = fc.integer({ min: 1, max: 400 });
  const steps = fc.integer({ min: 1, max: 20_000 });
  const { stepFen } = farmerHousehold.line;
  const lineOf = (percent: number, basisFen: number) => {
    const bands = farmerHousehold.bands.map((band) => ({ ...band, share: percent / 100, capFen: { farmer: 1e12 } }));
    const subject: RatingSubject = { kind: "farmer", facts: { yearlyIncome: known(basisFen) } };
    return evaluateRating({ ...farmerHousehold, bands }, subject, answers).line.lineFen;
  };
  expect(lineOf(35, 22_000_000)).toBe(7_700_000);
  fc.assert(
    fc.property(hundredths, steps, (percent, count) => {
      expect(lineOf(percent, count * stepFen)).toBe(Math.floor((count * percent) / 100) * stepFen);
    }),
  );
});

test("a scorecard says everything that keeps it from being published, and where", () => {
  const [first, ...others] = farmerHousehold.indicators;
  if (first?.type !== "choice") throw new Error("The first indicator is a question with fixed answers.");
  const broken: ScorecardDefinition = {
    ...farmerHousehold,
    title: { zh: "", en: "Nameless" },
    kinds: [...customerKinds],
    validityMonths: 0,
    indicators: [
      { ...first, options: first.options.slice(0, 1).map((option) => ({ ...option, points: 10.25 })) },
      ...others.map((indicator) =>
        indicator.type === "number" && indicator.id === "debtRatio"
          ? { ...indicator, steps: [...indicator.steps].reverse(), fact: "netIncome" as const }
          : indicator,
      ),
    ],
    vetoes: farmerHousehold.vetoes.map((veto) => ({
      ...veto,
      id: "twice",
      capGrade: "AAA" as const,
      rule: { fact: "overdueDays" as const, atLeast: 0 },
    })),
    bands: farmerHousehold.bands.slice(1),
    line: { basis: "debtRatio", deduct: null, stepFen: 100 },
  };
  const found = scorecardProblems(broken).map(({ path, key }) => `${path} ${key}`);
  for (const problem of [
    "title required",
    "validityMonths validity",
    "indicators pointsTotal",
    "indicators.0.points points",
    "indicators.0.options tooFewAnswers",
    "indicators.4.fact unit",
    "indicators.4.steps stepsOrder",
    "indicators.4.steps notMonotonic",
    "vetoes.0.capGrade vetoCap",
    "vetoes.0.rule vetoRule",
    "vetoes.1 idTwice",
    "bands bands",
    "bands.0.capFen.enterprise cap",
    "line lineUnit",
  ])
    expect(found).toContain(problem);
});
