import { areaSearchKey } from "../../../shared/domain/areaSearch.ts";
import { readings } from "../../store/searchTokens.ts";

/** Names are read once: the areas are listed again and again, and their names rarely change. */
const known = new Map<string, readonly string[][]>();
const mostKnown = 50_000;

function read(name: string): readonly string[][] {
  const before = known.get(name);
  if (before) return before;
  const found = readings(name);
  if (known.size >= mostKnown) known.clear();
  known.set(name, found);
  return found;
}

/** What an area is found by beside its name and code. */
export function searchKeyOf(name: string, formerNames: readonly string[]): string {
  return areaSearchKey(formerNames, [name, ...formerNames].flatMap(read));
}
