import { weekdayOf } from "./backupSchedule.ts";
import { addDays } from "./dates.ts";

/** How many days, weeks and months with a backup keep their newest one. */
export interface RetentionRules {
  keepDaily: number;
  keepWeekly: number;
  keepMonthly: number;
}

/** A backup by the wall time of the branch at which it was made. */
export interface DatedBackup {
  /** `2026-03-10 17:00`, seconds or not; compares as text */
  madeAt: string;
}

function weekOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/**
 * Which backups stay: of the last so many days that have one the newest, likewise of weeks and months. Periods without a
 * backup do not count, so that a long holiday removes nothing. All of the last day that has any stay: what was made
 * before a doubtful step is there as long as that day's work.
 */
export function keptBackups<T extends DatedBackup>(backups: readonly T[], rules: RetentionRules): Set<T> {
  const newestFirst = [...backups].sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
  const lastDay = newestFirst[0]?.madeAt.slice(0, 10);
  const kept = new Set<T>(newestFirst.filter(({ madeAt }) => madeAt.slice(0, 10) === lastDay));
  const periods: [most: number, periodOf: (date: string) => string][] = [
    [rules.keepDaily, (date) => date],
    [rules.keepWeekly, weekOf],
    [rules.keepMonthly, (date) => date.slice(0, 7)],
  ];
  for (const [most, periodOf] of periods) {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const period = periodOf(backup.madeAt.slice(0, 10));
      if (seen.has(period) || seen.size === most) continue;
      seen.add(period);
      kept.add(backup);
    }
  }
  return kept;
}
