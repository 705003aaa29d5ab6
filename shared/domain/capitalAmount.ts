/**
 * Amounts in Chinese capital numerals (大写金额), which nobody can alter with a stroke of the pen. Source:
 * 《正确填写票据和结算凭证的基本规定》, annex 1 of 《支付结算办法》 (银发〔1997〕393号), articles 1 to 3; of the ways that it allows
 * this is the one with a 零 for every gap inside the yuan.
 */

const figures = "零壹贰叁肆伍陆柒捌玖";
/** places of a group of four figures, and the groups, the highest first */
const places = ["仟", "佰", "拾", ""] as const;
const groups = ["亿", "万", ""] as const;
const groupSize = 10_000;

/**
 * `9000000` → `人民币玖万元整`, `1640902` → `人民币壹万陆仟肆佰零玖元零贰分`.
 *
 * @param fen a whole number from nothing to less than a trillion (万亿) yuan
 * @throws {RangeError} for any other number
 */
export function capitalAmount(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen >= 100 * groupSize ** groups.length)
    throw new RangeError("There are no capital numerals for this amount.");
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuan > 0 || fen === 0 ? `${capitalNumber(yuan)}元` : "";
  if (jiao === 0 && rest === 0) return `人民币${whole}整`;
  const gap = whole === "" ? "" : "零";
  return `人民币${whole}${jiao > 0 ? `${figures[jiao]}角` : gap}${rest > 0 ? `${figures[rest]}分` : ""}`;
}

function capitalNumber(value: number): string {
  if (value === 0) return figures.charAt(0);
  return groups
    .map((unit, index) => capitalGroup(Math.floor(value / groupSize ** (groups.length - 1 - index)) % groupSize, unit))
    .join("")
    .replace(/零+([亿万])/g, "$1零")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "");
}

/** Four figures with a 零 for each that is nought; nothing else of a group that is nought altogether. */
function capitalGroup(group: number, unit: string): string {
  if (group === 0) return "零";
  const words = [...String(group).padStart(4, "0")].map((figure, index) =>
    figure === "0" ? "零" : `${figures[Number(figure)]}${places[index]}`,
  );
  return words.join("") + unit;
}
