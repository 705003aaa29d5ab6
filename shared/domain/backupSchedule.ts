import { addDays, dateTimeInZone, daysBetween } from "./dates.ts";

export const backupSchedules = ["off", "daily", "weekly"] as const;

/** In the order in which they are counted from 1. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** When backups are due by themselves. */
export interface BackupTimes {
  schedule: (typeof backupSchedules)[number];
  /** hour of the day from which on it is due */
  hour: number;
  /** of a weekly one: 1 is Monday */
  weekday: number;
}

/** An instant on the wall of the branch: `2026-03-10 17:00`, which compares as text. */
export type WallTime = string;

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function at(date: string, hour: number): WallTime {
  return `${date} ${String(hour).padStart(2, "0")}:00`;
}

/** The latest moment up to now at which a backup became due; null where none ever does. */
export function latestDue({ schedule, hour, weekday }: BackupTimes, now: WallTime): WallTime | null {
  if (schedule === "off") return null;
  const today = now.slice(0, 10);
  const back = schedule === "daily" ? 0 : (weekdayOf(today) - weekday + 7) % 7;
  const due = at(addDays(today, -back), hour);
  return due <= now ? due : at(addDays(today, -back - periodDays(schedule)), hour);
}

function periodDays(schedule: "daily" | "weekly"): number {
  return schedule === "daily" ? 1 : 7;
}

/**
 * Whether a backup is due now: none was made since the latest moment for one. Where the PC was off then, it stays due
 * until the next chance.
 *
 * @param last when the last good one was made
 */
export function isDue(times: BackupTimes, now: WallTime, last: WallTime | null): boolean {
  const due = latestDue(times, now);
  return due !== null && (last === null || last < due);
}

/** The moment at which the next one becomes due; one that is due already was due then. */
export function nextDue(times: BackupTimes, now: WallTime, last: WallTime | null): WallTime | null {
  const latest = latestDue(times, now);
  if (latest === null || times.schedule === "off") return null;
  if (isDue(times, now, last)) return latest;
  return at(addDays(latest.slice(0, 10), periodDays(times.schedule)), times.hour);
}

/** Without a schedule of their own people are reminded after so many days. */
const longestWithout = 30;

/** Whether so much time has gone by that somebody must see to it: a day after the moment at which it was due. */
export function isOverdue(times: BackupTimes, now: WallTime, last: WallTime | null): boolean {
  if (last === null) return true;
  if (times.schedule === "off") return daysBetween(last.slice(0, 10), now.slice(0, 10)) > longestWithout;
  return isDue(times, `${addDays(now.slice(0, 10), -1)}${now.slice(10)}`, last);
}

export function wallTime(instant: string, zone: string): WallTime {
  return dateTimeInZone(new Date(instant), zone);
}
