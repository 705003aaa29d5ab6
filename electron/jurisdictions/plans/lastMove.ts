interface Period {
  marketerId: number;
  from: string;
  to: string | null;
}

/**
 * The last day of a stretch on which something came from one marketer to another; null where that never happened.
 * What nobody had before, or nobody gets, does not count.
 *
 * @param layers periods of what decides first, then of what decides where that is silent, and so on upwards; those of
 *   one layer do not overlap
 */
export function lastMoveOf(
  layers: readonly (readonly Period[])[],
  { from, to }: { from: string; to: string },
): string | null {
  const turns = layers
    .flat()
    .flatMap((period) => [period.from, ...(period.to === null ? [] : [period.to])])
    .filter((day) => day > from && day <= to);
  const latestFirst = [...new Set(turns)].toSorted().toReversed();
  return latestFirst.find((day) => changesHandsOn(layers, day)) ?? null;
}

function changesHandsOn(layers: readonly (readonly Period[])[], day: string): boolean {
  const before = holder(layers, (period) => period.from < day && (period.to === null || period.to >= day));
  const after = holder(layers, (period) => period.from <= day && (period.to === null || period.to > day));
  return before !== null && after !== null && before !== after;
}

function holder(layers: readonly (readonly Period[])[], holds: (period: Period) => boolean): number | null {
  for (const layer of layers) {
    const period = layer.find(holds);
    if (period) return period.marketerId;
  }
  return null;
}
