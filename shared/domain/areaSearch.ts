/** Finding an area by what somebody types: part of its name, its pinyin or initials, its code, a name it once had. */

import { withoutZeros } from "./areaCode.ts";

export interface SearchableArea {
  name: string;
  code: string;
  /** names it had, and the syllables of all names: 东街村 was 东关村 is `东关村;dong jie cun;dong guan cun` */
  search: string;
}

/** The key that areas are searched by, once for each reading of each name the syllables it is read in. */
export function areaSearchKey(formerNames: readonly string[], readings: readonly (readonly string[])[]): string {
  return [...formerNames, ...readings.map((syllables) => syllables.join(" "))].join(";");
}

/** Whether an area is what was typed; nothing typed is every area. */
export function areaMatches(area: SearchableArea, typed: string): boolean {
  const sought = typed.normalize("NFKC").toLowerCase().replace(/[\s']/g, "");
  if (sought === "" || area.name.toLowerCase().includes(sought)) return true;
  if (/^\d+$/.test(sought)) return hasCode(area.code, sought);
  return area.search.split(";").some((part) => part.includes(sought) || isRead(part.split(" "), sought));
}

/** Twelve digits with zeros are one area; other digits may stand anywhere in a code. */
function hasCode(code: string, digits: string): boolean {
  const bare = digits.length === 12 ? withoutZeros(digits) : digits;
  return bare === digits ? code.includes(digits) : code === bare;
}

/** Whether a name is read so. Pinyin begins with a syllable: `jie` and `jiecun` are in 东街村, `iecun` is not; initials are all of one letter. */
export function isRead(syllables: readonly string[], sought: string): boolean {
  if (!/^[a-z0-9]+$/.test(sought)) return false;
  if (
    syllables
      .map((syllable) => syllable.charAt(0))
      .join("")
      .includes(sought)
  )
    return true;
  return syllables.some((_, start) => syllables.slice(start).join("").startsWith(sought));
}

/** Areas that match, with all that contain them, in the order given. */
export function areasFound<Area extends SearchableArea & { id: number; parentId: number | null }>(
  areas: readonly Area[],
  typed: string,
): Area[] {
  if (typed.trim() === "") return [...areas];
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const kept = new Set<number>();
  for (const area of areas)
    if (areaMatches(area, typed))
      for (let at: number | null = area.id; at !== null && !kept.has(at); at = parents.get(at) ?? null) kept.add(at);
  return areas.filter(({ id }) => kept.has(id));
}
