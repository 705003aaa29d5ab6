import type { Fact } from "../ratingFacts.ts";
import type {
  ChoiceIndicator,
  Criterion,
  GradeBand,
  IndicatorStep,
  IndicatorUnit,
  LocalText,
  NumberIndicator,
  Veto,
  YesNoIndicator,
} from "../scorecard.ts";

/** What every indicator has: `[criterion, id, 中文, English, 依据, evidence]`. */
type Head = readonly [criterion: Criterion, id: string, zh: string, en: string, guidanceZh: string, guidanceEn: string];

function head([criterion, id, zh, en, guidanceZh, guidanceEn]: Head) {
  return { id, criterion, label: { zh, en }, guidance: { zh: guidanceZh, en: guidanceEn } };
}

/** A question whose options are numbered by place, best first: answers refer to these ids for ever. */
export function choice(
  of: Head,
  options: readonly (readonly [points: number, zh: string, en: string])[],
): ChoiceIndicator {
  return {
    ...head(of),
    type: "choice",
    options: options.map(([points, zh, en], index) => ({ id: `${of[1]}-${index + 1}`, label: { zh, en }, points })),
  };
}

export function yesNo(of: Head, fact: Fact | null, yesPoints: number, noPoints: number): YesNoIndicator {
  return { ...head(of), type: "yesNo", fact, yesPoints, noPoints };
}

/** A number in bands `[from, points]`, ascending. */
export function number(
  of: Head,
  how: { unit: IndicatorUnit; fact: Fact | null; better: "higher" | "lower" },
  steps: readonly (readonly [from: number | null, points: number])[],
): NumberIndicator {
  return {
    ...head(of),
    type: "number",
    ...how,
    steps: steps.map(([from, points]): IndicatorStep => ({ from, points })),
  };
}

function veto(id: string, label: LocalText, capGrade: Veto["capGrade"], rule: Veto["rule"] = null): Veto {
  return { id, label, capGrade, rule };
}

/** The facts that cap the grade of any customer. */
export const commonVetoes: Veto[] = [
  veto("currentOverdue", { zh: "当前有逾期贷款", en: "A loan is overdue now" }, "C", {
    fact: "overdueDays",
    atLeast: 1,
  }),
  veto("falseInformation", { zh: "提供虚假资料", en: "Gave false information" }, "C"),
  veto("enforcement", { zh: "被列为失信被执行人", en: "Listed as a dishonest judgment debtor" }, "C"),
  veto("habitualGambling", { zh: "有赌博、吸毒等不良嗜好", en: "Gambles, takes drugs or the like" }, "B"),
];

type Caps = readonly [aaa: number, aa: number, a: number, b: number];

/** Bands from the highest down, with caps in yuan for each kind. */
export function bands(caps: Readonly<Partial<Record<keyof GradeBand["capFen"], Caps>>>): GradeBand[] {
  const at = (place: number) =>
    Object.fromEntries(Object.entries(caps).map(([kind, yuan]) => [kind, (yuan[place] ?? 0) * 100]));
  return [
    { grade: "AAA", from: 90, share: 1.5, capFen: at(0) },
    { grade: "AA", from: 80, share: 1.2, capFen: at(1) },
    { grade: "A", from: 70, share: 0.8, capFen: at(2) },
    { grade: "B", from: 60, share: 0.4, capFen: at(3) },
    { grade: "C", from: 0, share: 0, capFen: at(4) },
  ];
}
