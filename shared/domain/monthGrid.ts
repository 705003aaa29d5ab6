import { addDays, addMonths } from "./dates.ts";

/** @returns 1 for Monday to 7 for Sunday */
export function weekday(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/**
 * The weeks of a month from Monday to Sunday; days of the months beside it are null.
 *
 * @param month as `2026-03`
 */
export function monthGrid(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const next = addMonths(first, 1);
  const weeks: (string | null)[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday < next; monday = addDays(monday, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(monday, index);
        return day.startsWith(month) ? day : null;
      }),
    );
  return weeks;
}
