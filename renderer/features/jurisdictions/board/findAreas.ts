import type { BoardArea } from "../../../../shared/contract/jurisdictions.ts";

/**
 * Areas by part of their name, by the beginning of their code, or as spelt: those whose name begins so come first.
 *
 * @param matches whether a name has words in it, as written or as spelt
 */
export function findAreas(
  areas: readonly BoardArea[],
  words: string,
  matches: (name: string, words: string) => boolean,
  most: number,
): BoardArea[] {
  const sought = words.trim();
  if (sought === "") return [];
  const byCode = /^\d{2,}$/.test(sought);
  const found = areas.filter(({ name, code }) => (byCode && code.startsWith(sought)) || matches(name, sought));
  const begins = (area: BoardArea) => area.name.startsWith(sought);
  return [...found.filter(begins), ...found.filter((area) => !begins(area))].slice(0, most);
}
