/** When the published editions of scorecards are in force: each until a later one covers the same kind of customer. */
import { type CustomerKind, customerKinds } from "./customer.ts";

export interface DatedEdition {
  /** grows with the order of publishing */
  id: number;
  publishedFrom: string;
  kinds: readonly CustomerKind[];
}

/** A stretch in which an edition rates one kind of customer. */
export interface ForcePeriod {
  kind: CustomerKind;
  from: string;
  /** first day on which another edition rates them; null while none is published */
  until: string | null;
}

const forceStates = ["inForce", "ahead", "past", "never"] as const;
/** `never`: another edition took its place before its first day. */
export type ForceState = (typeof forceStates)[number];

/**
 * The stretches of every edition, by its id: at most one for each kind that it covers, and none where another edition
 * of the same or an earlier day was published after it.
 */
export function forcePeriods(editions: readonly DatedEdition[]): Map<number, ForcePeriod[]> {
  const periods = new Map<number, ForcePeriod[]>(editions.map(({ id }) => [id, []]));
  const inOrder = editions.toSorted((one, other) =>
    one.publishedFrom === other.publishedFrom ? one.id - other.id : one.publishedFrom < other.publishedFrom ? -1 : 1,
  );
  for (const kind of customerKinds) {
    const covering = inOrder.filter(({ kinds }) => kinds.includes(kind));
    covering.forEach(({ id, publishedFrom: from }, index) => {
      const until = covering[index + 1]?.publishedFrom ?? null;
      if (until !== from) periods.get(id)?.push({ kind, from, until });
    });
  }
  return periods;
}

/** How an edition stands on a day. */
export function forceState(periods: readonly ForcePeriod[], day: string): ForceState {
  if (periods.length === 0) return "never";
  if (periods.some((period) => holdsOn(period, day))) return "inForce";
  return periods.some(({ from }) => from > day) ? "ahead" : "past";
}

/** The day from which no kind is rated by an edition any more, or null while one is. */
export function forceEnd(periods: readonly ForcePeriod[]): string | null {
  const ends = periods.map(({ until }) => until);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}

export function holdsOn({ from, until }: ForcePeriod, day: string): boolean {
  return from <= day && (until === null || day < until);
}
