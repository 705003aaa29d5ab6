/** Pages from one to another, both counted from 1 and both printed. */
export interface PageRange {
  from: number;
  to: number;
}

/**
 * Reads which pages of a document are meant: `1-3,5`, also with Chinese commas, dashes and wide digits.
 *
 * @returns in order and without overlap; empty where nothing is written, which means all; null where it is not so written
 */
export function parsePageRanges(text: string): PageRange[] | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[、，]/g, ",")
    .replace(/[–—~～至]/g, "-");
  if (plain === "") return [];
  const ranges = plain.split(",").map(readRange);
  return ranges.every((range) => range !== null) ? joined(ranges) : null;
}

/** As they are written: `1-3,5`. */
export function pageRangesText(ranges: readonly PageRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(",");
}

function readRange(text: string): PageRange | null {
  const [, first = "", last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return from >= 1 && from <= to ? { from, to } : null;
}

/** A page named twice is printed once: printers refuse ranges that overlap. */
function joined(ranges: readonly PageRange[]): PageRange[] {
  const result: PageRange[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const before = result.at(-1);
    if (before && from <= before.to + 1) before.to = Math.max(before.to, to);
    else result.push({ from, to });
  }
  return result;
}
