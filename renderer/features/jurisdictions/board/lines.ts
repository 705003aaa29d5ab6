/** Where lines of different heights stand in a list that scrolls: `tops[i]` for each, and the end of the last. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/**
 * The lines that are seen, with some more on both sides.
 *
 * @returns the first, and the first behind the last
 */
export function seenLines(tops: readonly number[], from: number, height: number, more = 4): [number, number] {
  const count = tops.length - 1;
  const first = lineAt(tops, from);
  const last = lineAt(tops, from + height);
  return [Math.max(0, first - more), Math.min(count, last + 1 + more)];
}

/** The line at a distance from the top, by halving. */
function lineAt(tops: readonly number[], distance: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}
