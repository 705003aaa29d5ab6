import type { BoardArea } from "../../../../shared/contract/jurisdictions.ts";
import { areaMatches } from "../../../../shared/domain/areaSearch.ts";

/**
 * Areas by part of a name, by code, or as spelt: those whose name begins so come first.
 *
 * @param keys what an area is searched by besides its name and code; see `areaSearchKey`
 */
export function findAreas(
  areas: readonly BoardArea[],
  words: string,
  keys: ReadonlyMap<number, string>,
  most: number,
): BoardArea[] {
  const sought = words.trim();
  if (sought === "") return [];
  const found = areas.filter(({ id, name, code }) => areaMatches({ name, code, search: keys.get(id) ?? "" }, sought));
  const begins = (area: BoardArea) => area.name.startsWith(sought);
  return [...found.filter(begins), ...found.filter((area) => !begins(area))].slice(0, most);
}
