import { addDays, addMonths, daysBetween } from "./dates.ts";

/** How long marketers are assessed for at a time. */
export const periodKinds = ["month", "quarter", "halfYear", "year"] as const;
export type PeriodKind = (typeof periodKinds)[number];

const months: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The last day of a period of a kind that begins on a day. */
export function periodEnd(kind: PeriodKind, firstDay: string): string {
  return addDays(addMonths(firstDay, months[kind]), -1);
}

/** The first day of the period of a kind in which a day lies, by the calendar. */
export function periodBegin(kind: PeriodKind, day: string): string {
  const month = Number(day.slice(5, 7)) - 1;
  const begin = month - (month % months[kind]) + 1;
  return `${day.slice(0, 5)}${String(begin).padStart(2, "0")}-01`;
}

/** How many days of a period are counted: up to its end, or to today while it goes on. */
export function countedDays({ firstDay, lastDay }: { firstDay: string; lastDay: string }, today: string): number {
  return Math.max(0, daysBetween(firstDay, today < lastDay ? today : lastDay) + 1);
}

/** In whose hands an area is: from a day up to, and without, another. */
export interface AreaHands {
  areaId: number;
  marketerId: number;
  fromDate: string;
  toDate: string;
}

/**
 * Who had which area from when to when.
 *
 * @param states marketer per area from a day on, by day; each holds until the next
 * @param until the day behind the last
 */
export function handsOver(
  states: readonly { day: string; effective: ReadonlyMap<number, number> }[],
  until: string,
): AreaHands[] {
  const hands: AreaHands[] = [];
  const running = new Map<number, AreaHands>();
  states.forEach(({ day, effective }, place) => {
    const toDate = states[place + 1]?.day ?? until;
    for (const [areaId, marketerId] of effective) {
      const before = running.get(areaId);
      if (before?.marketerId === marketerId && before.toDate === day) before.toDate = toDate;
      else {
        const stretch = { areaId, marketerId, fromDate: day, toDate };
        running.set(areaId, stretch);
        hands.push(stretch);
      }
    }
  });
  return hands;
}
