/** What the form of a scorecard does to its indicators: pure, so that a removal or a change of kind can be told. */
import { type Fact, facts, factUnits } from "../../../shared/domain/ratingFacts.ts";
import {
  type Criterion,
  type GradeBand,
  grades,
  type Indicator,
  type IndicatorOption,
  type IndicatorUnit,
  indicatorMax,
  type LocalText,
  type NumberIndicator,
  type Veto,
} from "../../../shared/domain/scorecard.ts";

/** An id that nothing else has: answers refer to it for ever, also after what it named was removed. */
export function newId(kind: "indicator" | "option" | "veto"): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${kind}-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function noText(): LocalText {
  return { zh: "", en: "" };
}

export function newOption(): IndicatorOption {
  return { id: newId("option"), label: noText(), points: 0 };
}

export function newIndicator(criterion: Criterion): Indicator {
  return {
    id: newId("indicator"),
    criterion,
    label: noText(),
    guidance: noText(),
    type: "choice",
    options: [newOption(), newOption()],
  };
}

export function newVeto(): Veto {
  return { id: newId("veto"), label: noText(), capGrade: "C", rule: null };
}

/** The same question with another kind of answer, worth as much as before. */
export function withType(indicator: Indicator, type: Indicator["type"]): Indicator {
  const { id, criterion, label, guidance } = indicator;
  const core = { id, criterion, label, guidance };
  const most = indicatorMax(indicator);
  switch (type) {
    case "choice":
      return { ...core, type, options: [{ ...newOption(), points: most }, newOption()] };
    case "yesNo":
      return { ...core, type, yesPoints: most, noPoints: 0, fact: null };
    case "number":
      return {
        ...core,
        type,
        unit: "count",
        fact: null,
        better: "higher",
        steps: [
          { from: null, points: 0 },
          { from: 1, points: most },
        ],
      };
  }
}

/** What one shown unit is worth in the unit that is kept: yuan are kept as fen. */
export function unitScale(unit: IndicatorUnit | "yesNo"): number {
  return unit === "fen" ? 100 : 1;
}

/** Another unit, with the numbers as they are shown; a fact of the old unit no longer answers. */
export function withUnit(indicator: NumberIndicator, unit: IndicatorUnit): NumberIndicator {
  const scale = unitScale(unit) / unitScale(indicator.unit);
  return {
    ...indicator,
    unit,
    fact: indicator.fact !== null && factUnits[indicator.fact] === unit ? indicator.fact : null,
    steps: indicator.steps.map(({ from, points }) => ({ from: from === null ? null : from * scale, points })),
  };
}

export function factsIn(unit: IndicatorUnit | "yesNo"): Fact[] {
  return facts.filter((fact) => factUnits[fact] === unit);
}

/** A band more after one: it begins where somebody will say. */
export function withStepAfter({ steps }: NumberIndicator, index: number): NumberIndicator["steps"] {
  return steps.toSpliced(index + 1, 0, { from: null, points: steps[index]?.points ?? 0 });
}

/** Without a band; the first of those that stay begins below all numbers. */
export function withoutStep({ steps }: NumberIndicator, index: number): NumberIndicator["steps"] {
  return steps.toSpliced(index, 1).map((step, place) => (place === 0 ? { ...step, from: null } : step));
}

/** The place of the indicator's neighbour of the same criterion, or null at its end. */
export function neighbour(indicators: readonly Indicator[], index: number, step: -1 | 1): number | null {
  const criterion = indicators[index]?.criterion;
  for (let place = index + step; place >= 0 && place < indicators.length; place += step)
    if (indicators[place]?.criterion === criterion) return place;
  return null;
}

/** Two things of a list in each other's place. */
export function swapped<T>(items: readonly T[], one: number, other: number): T[] {
  const [first, second] = [items[one], items[other]];
  return first === undefined || second === undefined ? [...items] : items.with(one, second).with(other, first);
}

/** One band for each grade, best first, of those that are there. */
export function wholeBands(bands: readonly GradeBand[]): GradeBand[] {
  return grades.map((grade) => bands.find((band) => band.grade === grade) ?? { grade, from: 0, share: 0, capFen: {} });
}
