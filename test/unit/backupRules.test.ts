import fc from "fast-check";
import { expect, test } from "vitest";
import { keptBackups } from "../../shared/domain/backupRetention.ts";
import {
  type BackupTimes,
  isDue,
  isOverdue,
  latestDue,
  nextDue,
  type WallTime,
  weekdayOf,
} from "../../shared/domain/backupSchedule.ts";
import { addDays } from "../../shared/domain/dates.ts";

const rules = fc.record({
  keepDaily: fc.integer({ min: 1, max: 10 }),
  keepWeekly: fc.integer({ min: 0, max: 6 }),
  keepMonthly: fc.integer({ min: 0, max: 14 }),
});

const wall = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]): WallTime => {
    const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0"));
    return `${addDays("2025-01-01", day)} ${clock.join(":")}`;
  });

const made = fc.uniqueArray(wall, { maxLength: 60 }).map((times) => times.map((madeAt) => ({ madeAt })));

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}

test("what stays: all of the newest day, of the last days, weeks and months one each, and never more", () => {
  fc.assert(
    fc.property(made, rules, (backups, keep) => {
      const kept = [...keptBackups(backups, keep)];
      const newest = [...backups].sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
      expect(kept.every((backup) => backups.includes(backup))).toBe(true);
      const lastDay = newest.filter(({ madeAt }) => madeAt.slice(0, 10) === newest[0]?.madeAt.slice(0, 10));
      expect(kept).toEqual(expect.arrayContaining(lastDay));
      const most = keep.keepDaily + keep.keepWeekly + keep.keepMonthly + Math.max(0, lastDay.length - 1);
      expect(kept.length).toBeLessThanOrEqual(most);
      const days = [...new Set(newest.map(({ madeAt }) => madeAt.slice(0, 10)))].slice(0, keep.keepDaily);
      for (const day of days) expect(kept.some(({ madeAt }) => madeAt.startsWith(day))).toBe(true);
      const months = distinct(backups.map(({ madeAt }) => madeAt.slice(0, 7)));
      expect(distinct(kept.map(({ madeAt }) => madeAt.slice(0, 7)))).toBeGreaterThanOrEqual(
        Math.min(months, keep.keepMonthly),
      );
    }),
  );
});

test("what stays stays when nothing new comes, and more is never less", () => {
  fc.assert(
    fc.property(made, rules, rules, (backups, keep, more) => {
      const kept = keptBackups(backups, keep);
      expect(keptBackups([...kept], keep)).toEqual(kept);
      const wider = {
        keepDaily: Math.max(keep.keepDaily, more.keepDaily),
        keepWeekly: Math.max(keep.keepWeekly, more.keepWeekly),
        keepMonthly: Math.max(keep.keepMonthly, more.keepMonthly),
      };
      const keptMore = keptBackups(backups, wider);
      for (const backup of kept) expect(keptMore.has(backup)).toBe(true);
    }),
  );
});

test("a week begins on Monday, and a holiday without backups removes nothing", () => {
  const days = ["2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09", "2026-06-30"];
  const backups = days.map((day) => ({ madeAt: `${day} 17:00` }));
  const kept = (keepDaily: number, keepWeekly: number, keepMonthly: number) =>
    [...keptBackups(backups, { keepDaily, keepWeekly, keepMonthly })].map(({ madeAt }) => madeAt.slice(0, 10)).sort();
  expect(kept(1, 3, 0)).toEqual(["2026-03-08", "2026-03-09", "2026-06-30"]);
  expect(kept(1, 4, 0)).toEqual(["2026-03-01", "2026-03-08", "2026-03-09", "2026-06-30"]);
  expect(kept(3, 0, 0)).toEqual(["2026-03-08", "2026-03-09", "2026-06-30"]);
  expect(kept(1, 0, 2)).toEqual(["2026-03-09", "2026-06-30"]);
});

const daily: BackupTimes = { schedule: "daily", hour: 16, weekday: 5 };
const fridays: BackupTimes = { schedule: "weekly", hour: 16, weekday: 5 };
const never: BackupTimes = { schedule: "off", hour: 16, weekday: 5 };

test("a daily backup is due from its hour on, and after a day off at the next chance", () => {
  const last = "2026-03-09 16:05";
  expect(isDue(daily, "2026-03-10 15:59", last)).toBe(false);
  expect(isDue(daily, "2026-03-10 16:00", last)).toBe(true);
  expect(isDue(daily, "2026-03-10 16:10", "2026-03-10 16:05")).toBe(false);
  // One made by hand in the morning does not hold the afternoon's work.
  expect(isDue(daily, "2026-03-10 17:00", "2026-03-10 09:00")).toBe(true);
  expect(isDue(daily, "2026-03-11 08:00", last)).toBe(true);
  expect(isDue(daily, "2026-03-10 09:00", null)).toBe(true);
  expect(nextDue(daily, "2026-03-10 15:59", last)).toBe("2026-03-10 16:00");
  expect(nextDue(daily, "2026-03-11 08:00", last)).toBe("2026-03-10 16:00");
  expect(nextDue(daily, "2026-03-10 16:10", "2026-03-10 16:05")).toBe("2026-03-11 16:00");
});

test("a weekly one is due on its weekday", () => {
  expect(weekdayOf("2026-03-13")).toBe(5);
  expect(latestDue(fridays, "2026-03-13 15:59")).toBe("2026-03-06 16:00");
  expect(latestDue(fridays, "2026-03-13 16:00")).toBe("2026-03-13 16:00");
  expect(isDue(fridays, "2026-03-12 17:00", "2026-03-06 16:30")).toBe(false);
  expect(isDue(fridays, "2026-03-16 08:00", "2026-03-06 16:30")).toBe(true);
  expect(nextDue(fridays, "2026-03-12 17:00", "2026-03-06 16:30")).toBe("2026-03-13 16:00");
});

test("overdue is a day after it was due; without a schedule after a month; without any at once", () => {
  expect(isOverdue(daily, "2026-03-11 15:00", "2026-03-09 16:05")).toBe(false);
  expect(isOverdue(daily, "2026-03-11 16:00", "2026-03-09 16:05")).toBe(true);
  expect(isOverdue(fridays, "2026-03-14 15:00", "2026-03-06 16:30")).toBe(false);
  expect(isOverdue(fridays, "2026-03-14 16:00", "2026-03-06 16:30")).toBe(true);
  expect(isOverdue(never, "2026-03-31 16:00", "2026-03-01 16:00")).toBe(false);
  expect(isOverdue(never, "2026-04-02 16:00", "2026-03-01 16:00")).toBe(true);
  expect(isOverdue(never, "2026-03-31 16:00", null)).toBe(true);
});

test("of any two moments the later one is never less due, and what has just been made is due no more", () => {
  const times = fc.record({
    schedule: fc.constantFrom("daily" as const, "weekly" as const),
    hour: fc.integer({ min: 0, max: 23 }),
    weekday: fc.integer({ min: 1, max: 7 }),
  });
  fc.assert(
    fc.property(times, wall, wall, (when, one, other) => {
      const [earlier, later] = [one, other].sort() as [WallTime, WallTime];
      if (isDue(when, earlier, null)) expect(isDue(when, later, null)).toBe(true);
      expect(isDue(when, later, later)).toBe(false);
      expect((latestDue(when, earlier) ?? "") <= earlier).toBe(true);
      expect((nextDue(when, later, later) ?? "") > later).toBe(true);
    }),
  );
});
