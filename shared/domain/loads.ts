/** What marketers carry: figures per area, summed by who is responsible. */

export const loadFigures = ["customers", "gold", "keyTargets", "ratingsDue", "overdueLoans", "balanceFen"] as const;
export type LoadFigure = (typeof loadFigures)[number];

/** Counts; `balanceFen` is what is owed here in fen, `ratingsDue` the ratings that ran out or will within 60 days. */
export type LoadFigures = Record<LoadFigure, number>;

/** What one marketer carries, with the villages that are theirs. */
export interface Load extends LoadFigures {
  villages: number;
}

/** What loads are compared by. */
export const loadMeasures = [...loadFigures, "villages"] as const satisfies readonly (keyof Load)[];
export type LoadMeasure = (typeof loadMeasures)[number];

/** How an area lies in the tree and who is assigned to it itself. */
export interface LoadedArea {
  id: number;
  level: string;
  /** a part of that area since a merger: no village of its own any more */
  mergedIntoId: number | null;
  /** of the customers in this very area who are in the hands of its marketer, not of one by exception */
  figures: LoadFigures;
}

export function noFigures(): LoadFigures {
  return { customers: 0, gold: 0, keyTargets: 0, ratingsDue: 0, overdueLoans: 0, balanceFen: 0 };
}

export function noLoad(): Load {
  return { ...noFigures(), villages: 0 };
}

export function addFigures(sum: LoadFigures, added: LoadFigures, times = 1): void {
  for (const figure of loadFigures) sum[figure] += added[figure] * times;
}

/**
 * @param effective marketer id per area id, as `nearestAssigned` gives it
 * @param excepted per marketer the figures of the customers they have by exception
 * @returns per marketer what they carry; under null what nobody is responsible for
 */
export function loadsPerMarketer(
  areas: readonly LoadedArea[],
  effective: ReadonlyMap<number, number>,
  excepted: ReadonlyMap<number, LoadFigures>,
): Map<number | null, Load> {
  const loads = new Map<number | null, Load>();
  const loadOf = (id: number | null): Load => {
    const known = loads.get(id) ?? noLoad();
    loads.set(id, known);
    return known;
  };
  for (const { id, level, mergedIntoId, figures } of areas) {
    const load = loadOf(effective.get(id) ?? null);
    addFigures(load, figures);
    if (level === "village" && mergedIntoId === null) load.villages += 1;
  }
  for (const [id, figures] of excepted) addFigures(loadOf(id), figures);
  return loads;
}
