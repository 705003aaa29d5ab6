/**
 * Codes of areas as the statistics bureau gives them (统计用区划代码, 统计用区划代码和城乡划分代码编制规则): twelve
 * digits, of which six say the county, three the township and three the village, with zeros for what lies below the
 * area. The ledger keeps them without those zeros; a group, which has no code of the bureau, adds two digits to its
 * village.
 */

export const areaLevels = ["county", "township", "village", "group"] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** Digits of a code in the ledger, by level. */
export const areaCodeLength: Readonly<Record<AreaLevel, number>> = { county: 6, township: 9, village: 12, group: 14 };

export const areaCodeProblems = ["codeMissing", "codeShortened", "codeDigits", "codeLength", "aboveCounty"] as const;
export type AreaCodeProblem = (typeof areaCodeProblems)[number];

export interface AreaCode {
  /** without the zeros for what lies below */
  code: string;
  level: AreaLevel;
  /** empty for a county */
  parentCode: string;
}

/**
 * Reads a code as it stands in a sheet: twelve digits, or cut off behind the county, township or village, or fourteen
 * with a group.
 *
 * @returns the code, or what is wrong with it; `codeShortened` is a number of which a spreadsheet kept six digits
 */
export function readAreaCode(written: string): AreaCode | { problem: AreaCodeProblem } {
  const text = written
    .normalize("NFKC")
    .replace(/[\s']/g, "")
    .replace(/(\d)\.0+$/, "$1");
  if (text === "") return { problem: "codeMissing" };
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return { problem: "codeShortened" };
  if (!/^\d+$/.test(text)) return { problem: "codeDigits" };
  if (!Object.values(areaCodeLength).includes(text.length)) return { problem: "codeLength" };
  const code = withoutZeros(text);
  if (code.endsWith("00") && code.length === areaCodeLength.county) return { problem: "aboveCounty" };
  return areaCodeOf(code);
}

/** The level and parent of a code that has its length. */
export function areaCodeOf(code: string): AreaCode {
  const at = areaLevels.findIndex((level) => areaCodeLength[level] === code.length);
  const level = areaLevels[at];
  const above = areaLevels[at - 1];
  if (level === undefined) throw new Error(`No area has a code of ${code.length} digits.`);
  return { code, level, parentCode: above === undefined ? "" : code.slice(0, areaCodeLength[above]) };
}

/** `410225100000` is the township `410225100`, `41022510020100` the village `410225100201`. */
export function withoutZeros(code: string): string {
  let end = code.length;
  for (const above of ["village", "township", "county"] as const) {
    const length = areaCodeLength[above];
    if (end > length && /^0+$/.test(code.slice(length, end))) end = length;
  }
  return code.slice(0, end);
}

/** The level that lies in another; null below a group. */
export function levelBelow(level: AreaLevel): AreaLevel | null {
  return areaLevels[areaLevels.indexOf(level) + 1] ?? null;
}

/**
 * The next code below an area: one more than the highest that is taken there.
 *
 * @returns null where all are taken
 */
export function nextAreaCode(parent: { code: string; level: AreaLevel }, taken: Iterable<string>): string | null {
  const level = levelBelow(parent.level);
  if (level === null) return null;
  const length = areaCodeLength[level];
  const own = [...taken].filter((code) => code.length === length && code.startsWith(parent.code));
  const highest = Math.max(0, ...own.map((code) => Number(code.slice(parent.code.length))));
  const digits = String(highest + 1).padStart(length - parent.code.length, "0");
  return parent.code.length + digits.length === length ? parent.code + digits : null;
}
