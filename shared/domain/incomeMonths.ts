/**
 * The months in which a farming household has income, by what it grows: when a harvest of eastern Henan is sold, 夏粮 in
 * June, 秋粮 from September. A suggestion for seasonal repayment, to be talked over with the customer.
 */
const harvests: readonly (readonly [word: string, months: readonly number[]])[] = [
  ["小麦", [6]],
  ["大蒜", [5, 6]],
  ["油菜", [6]],
  ["蜜瓜", [6, 7]],
  ["西瓜", [6, 7]],
  ["玉米", [10]],
  ["花生", [9, 10]],
  ["大豆", [10]],
  ["棉花", [10, 11]],
  ["水稻", [10]],
  ["红薯", [10, 11]],
  ["苹果", [10]],
  ["梨", [9]],
];

/** Ascending, each once; empty where nothing known is named. */
export function incomeMonths(crops: string): number[] {
  const months = harvests.flatMap(([word, own]) => (crops.includes(word) ? own : []));
  return [...new Set(months)].sort((one, other) => one - other);
}
