import { addDays } from "./dates.ts";
import type { RatingStatus } from "./ratingLife.ts";

/** Sunshine-credit notices (阳光信贷公示): ratings hang in the village, masked, before or after they are in force. */

export const noticeStatuses = ["draft", "posted", "withdrawn"] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];

/** Ratings that can hang on a notice. */
export const postableStatuses = ["proposed", "approved", "effective"] as const satisfies RatingStatus[];

export const objectionChannels = ["visit", "phone", "letter", "message", "other"] as const;
export const objectionOutcomes = ["rejected", "upheld"] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** Days after the last day of a notice on which an objection still counts: letters travel. */
const objectionGraceDays = 15;

/** Last day of a notice that hangs for so many days, its first one counted. */
export function lastNoticeDay(firstDay: string, days: number): string {
  return addDays(firstDay, days - 1);
}

/** Last day on which an objection is received. */
export function lastObjectionDay(lastDay: string): string {
  return addDays(lastDay, objectionGraceDays);
}

/** The same as far as it has come: nothing is received on a day that lies ahead. */
export function lastReceivableDay(lastDay: string, today: string): string {
  const last = lastObjectionDay(lastDay);
  return today > last ? last : today;
}

/** Where a notice is in its life: a posted one runs until its last day is over, a withdrawn one is past at once. */
export const noticeStages = ["draft", "running", "past"] as const;
export type NoticeStage = (typeof noticeStages)[number];

/** Lists of notices: one for each stage, and those with an objection that has no answer yet, running or past. */
export const noticeLists = [...noticeStages, "objected"] as const;
export type NoticeList = (typeof noticeLists)[number];

export function noticeStage({ status, endsOn }: { status: NoticeStatus; endsOn: string }, today: string): NoticeStage {
  if (status === "draft") return "draft";
  return status === "posted" && endsOn >= today ? "running" : "past";
}

/** Numbers of notices: the year and a running number in it, `2026-0001`. */
export function nextNoticeNumber(year: string, highest: string | null): string {
  const sequence = highest === null ? 1 : Number(highest.slice(year.length + 1)) + 1;
  return `${year}-${String(sequence).padStart(4, "0")}`;
}
