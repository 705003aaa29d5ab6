/** Business dates are ISO `YYYY-MM-DD` strings: they compare as text and know no time zone. */

export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Formats by zone: to make one takes longer than most queries. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The date on the wall of the branch at an instant. `zone` is an IANA name such as `Asia/Shanghai`. */
export function dateInZone(instant: Date, zone: string): string {
  const known = dateFormats.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  dateFormats.set(zone, known);
  return known.format(instant);
}

/** Date and minute on the wall of the branch at an instant: `2026-03-10 10:00`. */
export function dateTimeInZone(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(instant);
}

/** The instant at which a date begins on the wall of the branch. */
export function startOfDay(date: string, zone: string): Date {
  const midnight = new Date(`${date}T00:00:00Z`);
  const wall = Date.parse(`${dateTimeInZone(midnight, zone).replace(" ", "T")}:00Z`);
  return new Date(midnight.getTime() - (wall - midnight.getTime()));
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export function laterDate(one: string, other: string): string {
  return one < other ? other : one;
}

/** The same day of a later month, or its last day where that month is shorter. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}

/** A month, `2026-03`, as its first day and the first one after it. */
export function monthOf(month: string): { from: string; to: string } {
  const from = `${month}-01`;
  return { from, to: addMonths(from, 1) };
}

/** Whole years lived on `today`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Days from one date to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
