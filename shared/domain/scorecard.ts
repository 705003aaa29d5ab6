/** Scorecards: what is asked of a customer, what each answer is worth, and what a grade may borrow. */
import { type CustomerKind, customerKinds } from "./customer.ts";
import { type Fact, factUnits } from "./ratingFacts.ts";

export const criteria = ["morality", "repayment", "capital", "environment", "guarantee"] as const;
export type Criterion = (typeof criteria)[number];

/** Best first. */
export const grades = ["AAA", "AA", "A", "B", "C"] as const;
export type Grade = (typeof grades)[number];

export interface LocalText {
  zh: string;
  /** empty where nobody translated it: the Chinese stands in */
  en: string;
}

interface IndicatorCore {
  id: string;
  criterion: Criterion;
  label: LocalText;
  /** which evidence is wanted */
  guidance: LocalText;
}

export interface IndicatorOption {
  id: string;
  label: LocalText;
  points: number;
}

/** A question with fixed answers. */
export interface ChoiceIndicator extends IndicatorCore {
  type: "choice";
  options: IndicatorOption[];
}

export interface YesNoIndicator extends IndicatorCore {
  type: "yesNo";
  yesPoints: number;
  noPoints: number;
  /** what the ledger knows of it: 1 is yes, 0 is no */
  fact: Fact | null;
}

export const indicatorUnits = ["fen", "percent", "times", "days", "years", "count"] as const;
export type IndicatorUnit = (typeof indicatorUnits)[number];

/** One stretch of values: from here up to the next one's beginning. */
export interface IndicatorStep {
  /** lowest value of the stretch, in the indicator's unit; null for everything below the next one */
  from: number | null;
  points: number;
}

/** A number in bands: typed, or computed from the ledger. */
export interface NumberIndicator extends IndicatorCore {
  type: "number";
  unit: IndicatorUnit;
  /** what the ledger knows of it */
  fact: Fact | null;
  /** declares that points never fall (`higher`) or never rise (`lower`) with the value; null where the middle is best */
  better: "higher" | "lower" | null;
  /** ascending; the first one from null */
  steps: IndicatorStep[];
}

export type Indicator = ChoiceIndicator | YesNoIndicator | NumberIndicator;
export const indicatorTypes = ["choice", "yesNo", "number"] as const satisfies Indicator["type"][];

/** A fact that caps the grade whatever the score. */
export interface Veto {
  id: string;
  label: LocalText;
  capGrade: Grade;
  /** applies by itself once the ledger's value reaches `atLeast`; null for what only people can know */
  rule: { fact: Fact; atLeast: number } | null;
}

export interface GradeBand {
  grade: Grade;
  /** lowest score of the band, 0–100 */
  from: number;
  /** share of the line's basis that may be lent: 0.5 is half of it */
  share: number;
  /** highest line of the grade for each kind that the scorecard rates, fen */
  capFen: Partial<Record<CustomerKind, number>>;
}

/** Credit line = share of the grade × basis − deduction, not above the cap, rounded down to whole steps. */
export interface LineFormula {
  basis: Fact;
  /** what is owed already and taken off, or null */
  deduct: Fact | null;
  /** fen to whose whole multiples lines are rounded down */
  stepFen: number;
}

export interface ScorecardDefinition {
  title: LocalText;
  /** where the weights come from */
  source: LocalText;
  kinds: CustomerKind[];
  indicators: Indicator[];
  vetoes: Veto[];
  /** best first, one for each grade, the last one from 0 */
  bands: GradeBand[];
  line: LineFormula;
  validityMonths: number;
}

/** The points of the best answer: the indicator's weight. */
export function indicatorMax(indicator: Indicator): number {
  return Math.max(0, ...allPoints(indicator));
}

function allPoints(indicator: Indicator): number[] {
  switch (indicator.type) {
    case "choice":
      return indicator.options.map(({ points }) => points);
    case "yesNo":
      return [indicator.yesPoints, indicator.noPoints];
    case "number":
      return indicator.steps.map(({ points }) => points);
  }
}

/** The facts of the ledger that a scorecard asks for, each once. */
export function factsUsed({ indicators, vetoes, line }: ScorecardDefinition): Fact[] {
  const ofIndicators = indicators.map((indicator) => (indicator.type === "choice" ? null : indicator.fact));
  const all = [...ofIndicators, ...vetoes.map(({ rule }) => rule?.fact ?? null), line.basis, line.deduct];
  return [...new Set(all.filter((fact) => fact !== null))];
}

/** What keeps a scorecard from being published: where, which rule, and the values of its sentence. */
export interface ScorecardProblem {
  /** `indicators.3.steps`, as the form names its fields */
  path: string;
  key:
    | "required"
    | "pointsTotal"
    | "criterionEmpty"
    | "idTwice"
    | "tooFewAnswers"
    | "points"
    | "noPoints"
    | "stepsOrder"
    | "notMonotonic"
    | "unit"
    | "bands"
    | "bandsOrder"
    | "share"
    | "cap"
    | "validity"
    | "lineUnit"
    | "vetoCap"
    | "vetoRule";
  params: Record<string, string | number>;
}

/** Every problem of a definition, in the order of the form. Without one it scores 0–100 and names a grade for each. */
export function scorecardProblems(definition: ScorecardDefinition): ScorecardProblem[] {
  const { title, source, kinds, indicators, vetoes, validityMonths } = definition;
  const problems: ScorecardProblem[] = [];
  const add = (path: string, key: ScorecardProblem["key"], params: ScorecardProblem["params"] = {}) =>
    problems.push({ path, key, params });
  if (title.zh === "") add("title", "required");
  if (source.zh === "") add("source", "required");
  if (kinds.length === 0) add("kinds", "required");
  if (!Number.isInteger(validityMonths) || validityMonths < 1 || validityMonths > 36) add("validityMonths", "validity");
  const total = indicators.reduce((sum, indicator) => sum + indicatorMax(indicator), 0);
  if (total !== 100) add("indicators", "pointsTotal", { total });
  for (const criterion of criteria)
    if (!indicators.some((indicator) => indicator.criterion === criterion))
      add("indicators", "criterionEmpty", { criterion });
  const ids = new Set<string>();
  indicators.forEach((indicator, index) => {
    const path = `indicators.${index}`;
    if (ids.has(indicator.id)) add(path, "idTwice", { id: indicator.id });
    ids.add(indicator.id);
    problems.push(...indicatorProblems(indicator, path));
  });
  vetoes.forEach(({ id, label, capGrade, rule }, index) => {
    if (vetoes.findIndex((veto) => veto.id === id) < index) add(`vetoes.${index}`, "idTwice", { id });
    if (label.zh === "") add(`vetoes.${index}.label`, "required");
    if (capGrade === grades[0]) add(`vetoes.${index}.capGrade`, "vetoCap");
    // From nought on it would apply to everybody, also where nothing is known to be amiss.
    if (rule && rule.atLeast <= 0) add(`vetoes.${index}.rule`, "vetoRule");
  });
  problems.push(...bandProblems(definition), ...lineProblems(definition));
  return problems;
}

function indicatorProblems(indicator: Indicator, path: string): ScorecardProblem[] {
  const problems: ScorecardProblem[] = [];
  const add = (field: string, key: ScorecardProblem["key"]) =>
    problems.push({ path: `${path}.${field}`, key, params: {} });
  if (indicator.label.zh === "") add("label", "required");
  const points = allPoints(indicator);
  // Halves are the finest that scorecards of the field use, and they add up exactly.
  if (points.some((value) => value < 0 || !Number.isInteger(value * 2))) add("points", "points");
  if (indicatorMax(indicator) === 0) add("points", "noPoints");
  if (indicator.type === "choice") {
    if (indicator.options.length < 2) add("options", "tooFewAnswers");
    if (new Set(indicator.options.map(({ id }) => id)).size < indicator.options.length) add("options", "idTwice");
    if (indicator.options.some(({ label }) => label.zh === "")) add("options", "required");
  }
  if (indicator.type !== "choice" && indicator.fact && factUnits[indicator.fact] !== unitOf(indicator))
    add("fact", "unit");
  if (indicator.type === "number") {
    const { steps, better } = indicator;
    if (steps.length < 2) add("steps", "tooFewAnswers");
    const ordered = steps.every(
      ({ from }, index) =>
        (index === 0) === (from === null) && (index < 2 || (from ?? 0) > (steps[index - 1]?.from ?? 0)),
    );
    if (!ordered) add("steps", "stepsOrder");
    const rises = steps.every((step, index) => index === 0 || step.points >= (steps[index - 1]?.points ?? 0));
    const falls = steps.every((step, index) => index === 0 || step.points <= (steps[index - 1]?.points ?? 0));
    if ((better === "higher" && !rises) || (better === "lower" && !falls)) add("steps", "notMonotonic");
  }
  return problems;
}

function unitOf(indicator: YesNoIndicator | NumberIndicator) {
  return indicator.type === "number" ? indicator.unit : "yesNo";
}

function bandProblems({ bands, kinds }: ScorecardDefinition): ScorecardProblem[] {
  const problems: ScorecardProblem[] = [];
  const add = (path: string, key: ScorecardProblem["key"]) => problems.push({ path, key, params: {} });
  if (bands.map(({ grade }) => grade).join() !== grades.join()) add("bands", "bands");
  bands.forEach((band, index) => {
    const better = bands[index - 1];
    const last = index === bands.length - 1;
    if (band.from > 100 || (last ? band.from !== 0 : band.from <= 0) || (better && band.from >= better.from))
      add(`bands.${index}.from`, "bandsOrder");
    if (band.share < 0 || (better && band.share > better.share)) add(`bands.${index}.share`, "share");
    for (const kind of customerKinds.filter((one) => kinds.includes(one))) {
      const cap = band.capFen[kind];
      if (cap === undefined || cap < 0 || (better && cap > (better.capFen[kind] ?? 0)))
        add(`bands.${index}.capFen.${kind}`, "cap");
    }
  });
  return problems;
}

function lineProblems({ line }: ScorecardDefinition): ScorecardProblem[] {
  const amounts = factUnits[line.basis] === "fen" && (line.deduct === null || factUnits[line.deduct] === "fen");
  return amounts && line.stepFen > 0 ? [] : [{ path: "line", key: "lineUnit", params: {} }];
}
