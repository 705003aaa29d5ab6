/** How many leads of a channel, or of a marketer, got how far, and how long it took them. */
import { type FunnelStage, funnelStages } from "./leads.ts";

/** Leads that got equally far in equally many days. */
export interface LeadGroup<Key> {
  key: Key;
  reached: FunnelStage;
  lost: boolean;
  /** from the day the lead was made to that of the first money; null where none was granted */
  days: number | null;
  count: number;
}

export interface Conversion {
  /** leads that reached the stage or went beyond it: never more than reached the one before */
  reached: Record<FunnelStage, number>;
  lost: number;
  /** the median of those to whom money was granted; null where there is nobody */
  medianDays: number | null;
}

export interface ConversionRow<Key> extends Conversion {
  key: Key;
}

/** Puts groups together by their key, in the order in which keys come first, and all of them to a total. */
export function conversionOf<Key>(groups: readonly LeadGroup<Key>[]): {
  rows: ConversionRow<Key>[];
  total: Conversion;
} {
  const byKey = new Map<Key, LeadGroup<Key>[]>();
  for (const group of groups) byKey.set(group.key, [...(byKey.get(group.key) ?? []), group]);
  const rows = [...byKey].map(([key, own]) => ({ key, ...sumOf(own) }));
  return { rows, total: sumOf(groups) };
}

function sumOf(groups: readonly LeadGroup<unknown>[]): Conversion {
  const place = (stage: FunnelStage) => funnelStages.indexOf(stage);
  const count = (counted: (group: LeadGroup<unknown>) => boolean) =>
    groups.filter(counted).reduce((sum, group) => sum + group.count, 0);
  const reached = Object.fromEntries(
    funnelStages.map((stage) => [stage, count((group) => place(group.reached) >= place(stage))]),
  ) as Record<FunnelStage, number>;
  return { reached, lost: count(({ lost }) => lost), medianDays: medianOf(groups) };
}

/** Of an even number the mean of the two in the middle. */
function medianOf(groups: readonly Pick<LeadGroup<unknown>, "days" | "count">[]): number | null {
  const known = groups
    .flatMap(({ days, count }) => (days === null ? [] : [{ days, count }]))
    .sort((one, other) => one.days - other.days);
  const all = known.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const at = (wanted: number): number => {
    let passed = 0;
    for (const { days, count } of known) {
      passed += count;
      if (wanted < passed) return days;
    }
    throw new Error("There are fewer days than were counted.");
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}

/** A share in per cent with one decimal; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}
