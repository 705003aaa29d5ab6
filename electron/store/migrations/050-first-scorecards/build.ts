import type { Criterion } from "../../../../shared/domain/scorecard.ts";
import type { FirstBand, FirstIndicator, FirstVeto } from "./format.ts";

/** `[points, 中文, English]`, best first. */
type OptionRow = readonly [points: number, zh: string, en: string];

/** An indicator whose options are numbered by place: published answers refer to these ids for ever. */
export function indicator(
  criterion: Criterion,
  id: string,
  zh: string,
  en: string,
  options: readonly OptionRow[],
): FirstIndicator {
  return {
    id,
    criterion,
    label: { zh, en },
    options: options.map(([points, optionZh, optionEn], index) => ({
      id: `${id}-${index + 1}`,
      label: { zh: optionZh, en: optionEn },
      points,
    })),
  };
}

/** The facts that cap the grade of any customer. */
export const commonVetoes: FirstVeto[] = [
  { id: "currentOverdue", label: { zh: "当前有逾期贷款", en: "A loan is overdue now" }, capGrade: "C" },
  { id: "falseInformation", label: { zh: "提供虚假资料", en: "Gave false information" }, capGrade: "C" },
  {
    id: "enforcement",
    label: { zh: "被列为失信被执行人", en: "Listed as a dishonest judgment debtor" },
    capGrade: "C",
  },
  {
    id: "habitualGambling",
    label: { zh: "有赌博、吸毒等不良嗜好", en: "Gambles, takes drugs or the like" },
    capGrade: "B",
  },
];

/** Bands from the highest down, with caps in yuan. */
export function bands(capsYuan: readonly [number, number, number, number]): FirstBand[] {
  const [aaa, aa, a, b] = capsYuan;
  return [
    { grade: "AAA", from: 90, incomeShare: 1.5, capFen: aaa * 100 },
    { grade: "AA", from: 80, incomeShare: 1.2, capFen: aa * 100 },
    { grade: "A", from: 70, incomeShare: 0.8, capFen: a * 100 },
    { grade: "B", from: 60, incomeShare: 0.4, capFen: b * 100 },
    { grade: "C", from: 0, incomeShare: 0, capFen: 0 },
  ];
}
