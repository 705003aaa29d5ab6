import type { MergeField, MergeSide } from "../../shared/contract/merges.ts";
import { followedPath, pathsTogether, readRecordPath } from "../../shared/contract/recordPath.ts";
import { maskByPath } from "../audit/masking.ts";
import { type RecordState, recordPaths, valueAt } from "../history/recordValues.ts";

interface Sides {
  winner: RecordState;
  loser: RecordState;
}

/** Every field of both customers side by side; numbers are masked. */
export function compareFields(sides: Sides): MergeField[] {
  const paths = recordPaths([sides.winner, sides.loser]);
  return paths.map((path) => {
    const [winner, loser] = bothValues(sides, path);
    return {
      path,
      winner: maskByPath(path, winner),
      loser: maskByPath(path, loser),
      differs: winner !== loser,
      suggested: suggested(sides, path),
      follows: followedPath(path),
    };
  });
}

/** What the winner takes over from the loser, where the two differ. */
export function chosenValues(sides: Sides, choices: Readonly<Record<string, MergeSide>>): Map<string, unknown> {
  const paths = recordPaths([sides.winner, sides.loser]);
  const differ = (path: string) => {
    const [winner, loser] = bothValues(sides, path);
    return winner !== loser;
  };
  const taken = paths.filter((path) => {
    const leader = followedPath(path) ?? path;
    const side = choices[leader] ?? suggested(sides, leader);
    return side === "loser" && pathsTogether(path, paths).some(differ);
  });
  return new Map(taken.map((path) => [path, valueByText(sides.loser, path)]));
}

/**
 * Which values of a merge go back: those that are still as the merge left them. Fields that only make sense together go
 * back together or not at all.
 */
export function valuesToGoBack(
  winner: RecordState,
  changed: readonly { path: string; before: unknown; after: unknown }[],
): { back: Map<string, unknown>; kept: string[] } {
  const paths = changed.map(({ path }) => path);
  const touched = changed.filter(({ path, after }) => valueByText(winner, path) !== after).map(({ path }) => path);
  const kept = paths.filter((path) => pathsTogether(path, touched).length > 0);
  const back = changed.filter(({ path }) => !kept.includes(path));
  return { back: new Map(back.map(({ path, before }) => [path, before])), kept };
}

export function valueByText(state: RecordState, text: string): unknown {
  const path = readRecordPath(text);
  if (path === null || path.place === "entry") throw new Error("A value has no place in the record.");
  return valueAt(state, path);
}

function bothValues({ winner, loser }: Sides, path: string): [unknown, unknown] {
  return [valueByText(winner, path), valueByText(loser, path)];
}

/** The winner keeps what they have; where they have nothing, the loser's value fills the gap. */
function suggested(sides: Sides, path: string): MergeSide {
  const [winner, loser] = bothValues(sides, path);
  return isNothing(winner) && !isNothing(loser) ? "loser" : "winner";
}

function isNothing(value: unknown): boolean {
  return value === null || value === "" || value === false;
}
