/**
 * The micro-loan line: approved once, drawn as needed, revolving, with the balance never above the line
 * (核定一次、随用随贷、余额控制、周转使用).
 */
import { addDays } from "./dates.ts";
import type { RatingStatus } from "./ratingLife.ts";

export const lineMovementKinds = ["drawing", "repayment"] as const;
export type LineMovementKind = (typeof lineMovementKinds)[number];

/** What was drawn or paid back on a day. Entries of one day count in the order in which they were made. */
export interface LineMovement {
  /** in the order of entry */
  id: number;
  kind: LineMovementKind;
  /** whole fen, more than nothing */
  amountFen: number;
  day: string;
  /** the movement that this one takes back, of the same kind, amount and day; null for a movement of its own */
  reversesId: number | null;
  /** the line under which a drawing was made; null for everything else */
  lineFen: number | null;
}

/** A line that was in force, from its first day to the day on which it no longer was. */
export interface LinePeriod {
  ratingId: number;
  lineFen: number;
  from: string;
  to: string;
  endedBy: "expiry" | "suspension" | "newLine";
}

/** A rating that is in force, or was. */
export interface GrantedLine {
  ratingId: number;
  status: RatingStatus;
  lineFen: number;
  effectiveFrom: string;
  expiresOn: string;
  /** first day on which it no longer counted, while it does not */
  endedOn: string | null;
  /** suspensions that ended: from the first day without the line to the day on which it was reinstated */
  gaps: readonly { from: string; to: string }[];
}

export interface LineHistory {
  movements: readonly LineMovement[];
  periods: readonly LinePeriod[];
}

/** Why a movement cannot be entered; amounts are fen. */
export type LineProblem =
  | { reason: "lineNone" | "lineExpired" | "lineSuspended"; day: string }
  /** on the day itself */
  | { reason: "lineExceeded"; day: string; availableFen: number; overFen: number }
  /** on a later day, because of what was entered for then */
  | { reason: "lineExceededLater"; day: string; overFen: number }
  | { reason: "lineRepaidTooMuch"; day: string; owedFen: number }
  | { reason: "lineRepaidTooMuchLater"; day: string; shortFen: number };

/** By how much a movement changes the balance. */
export function effectOf({ kind, amountFen }: Pick<LineMovement, "kind" | "amountFen">): number {
  return kind === "drawing" ? amountFen : -amountFen;
}

/** Ids of the movements that count for nothing: those that were reversed, and what reversed them. */
function cancelled(movements: readonly LineMovement[]): Set<number> {
  return new Set(movements.flatMap(({ id, reversesId }) => (reversesId === null ? [] : [id, reversesId])));
}

/** The movements by day, then in the order of entry, each with the balance after it. */
export function withBalances<M extends LineMovement>(movements: readonly M[]): (M & { balanceFen: number })[] {
  const nothing = cancelled(movements);
  let balanceFen = 0;
  return [...movements]
    .sort((one, other) => (one.day === other.day ? one.id - other.id : one.day < other.day ? -1 : 1))
    .map((movement) => {
      if (!nothing.has(movement.id)) balanceFen += effectOf(movement);
      return { ...movement, balanceFen };
    });
}

/** The same without those that count for nothing. */
export function standing(movements: readonly LineMovement[]): Balanced[] {
  const nothing = cancelled(movements);
  return withBalances(movements.filter(({ id }) => !nothing.has(id)));
}

/** A movement, and what is owed after it. */
export type Balanced = LineMovement & { balanceFen: number };

/** What is owed of the line now. */
export function balanceOf(movements: readonly LineMovement[]): number {
  return withBalances(movements).at(-1)?.balanceFen ?? 0;
}

/** The share of a line that is used, in whole per cent: all of it only when nothing is left. */
export function usedPercent(balanceFen: number, lineFen: number): number {
  if (lineFen === 0) return balanceFen > 0 ? 100 : 0;
  const percent = (balanceFen * 100) / lineFen;
  return percent > 100 ? Math.ceil(percent) : Math.floor(percent);
}

/** When which line was in force, oldest first; a rating that gave way on its first day was in force on none. */
export function linePeriods(lines: readonly GrantedLine[]): LinePeriod[] {
  const oldestFirst = [...lines].sort((one, other) =>
    one.effectiveFrom === other.effectiveFrom
      ? one.ratingId - other.ratingId
      : one.effectiveFrom < other.effectiveFrom
        ? -1
        : 1,
  );
  return oldestFirst.flatMap((line, index) => {
    const { ratingId, lineFen } = line;
    const { to, endedBy } = endOf(line, oldestFirst[index + 1]);
    const starts = [line.effectiveFrom, ...line.gaps.map((gap) => gap.to)];
    return starts.flatMap((from, stretch): LinePeriod[] => {
      const gap = line.gaps[stretch];
      const suspended = gap !== undefined && gap.from < to;
      const end = suspended ? gap.from : to;
      return from < end ? [{ ratingId, lineFen, from, to: end, endedBy: suspended ? "suspension" : endedBy }] : [];
    });
  });
}

function endOf(
  { status, expiresOn, endedOn }: GrantedLine,
  next: GrantedLine | undefined,
): Pick<LinePeriod, "to" | "endedBy"> {
  // One of two customers' ratings gave way when they were made one: it was in force until the other one was.
  const ended = endedOn ?? (status === "superseded" ? (next?.effectiveFrom ?? null) : null);
  if (ended === null || ended >= expiresOn) return { to: expiresOn, endedBy: "expiry" };
  const takenOver = next !== undefined && next.effectiveFrom <= ended;
  return { to: ended, endedBy: takenOver ? "newLine" : "suspension" };
}

/** The line in force on a day, or null. Of two, as after a merge, the newer. */
export function lineOn(periods: readonly LinePeriod[], day: string): LinePeriod | null {
  return periods.findLast(({ from, to }) => from <= day && day < to) ?? null;
}

/** Why a day has no line: none was granted before it, or when the last one ended. */
export function whyNone(
  periods: readonly LinePeriod[],
  day: string,
): { reason: "lineNone" | "lineExpired" | "lineSuspended"; day: string } {
  const over = periods.filter(({ to }) => to <= day);
  const last = over.reduce<LinePeriod | null>(
    (latest, period) => (latest && latest.to > period.to ? latest : period),
    null,
  );
  if (!last) return { reason: "lineNone", day };
  return { reason: last.endedBy === "suspension" ? "lineSuspended" : "lineExpired", day: last.to };
}

/**
 * Why a drawing cannot be entered, or null: on its day a line must be in force, and neither then nor on any later day
 * may the balance be above the line because of it.
 */
export function drawingProblem(
  { movements, periods }: LineHistory,
  { day, amountFen }: { day: string; amountFen: number },
): LineProblem | null {
  const line = lineOn(periods, day);
  if (!line) return whyNone(periods, day);
  const ordered = standing(movements);
  const before = balanceOn(ordered, day);
  const overFen = before + amountFen - line.lineFen;
  if (overFen > 0) return { reason: "lineExceeded", day, availableFen: Math.max(0, line.lineFen - before), overFen };
  const later = [
    ...overAtDrawings(after(ordered, day), amountFen),
    ...periods
      .filter(({ from }) => from > day)
      .map(({ from, lineFen }) => ({
        day: from,
        overFen: balanceOn(ordered, addDays(from, -1)) + amountFen - lineFen,
      })),
  ];
  return firstOf(later, "lineExceededLater");
}

/** Why a repayment cannot be entered, or null: neither on its day nor later may less than nothing be owed. */
export function repaymentProblem(
  { movements }: Pick<LineHistory, "movements">,
  { day, amountFen }: { day: string; amountFen: number },
): LineProblem | null {
  const ordered = standing(movements);
  const owedFen = balanceOn(ordered, day);
  if (amountFen > owedFen) return { reason: "lineRepaidTooMuch", day, owedFen };
  return firstNegative(after(ordered, day), amountFen);
}

/**
 * Why a movement cannot be reversed, or null: a drawing, when it has been paid back since; a repayment, when what it
 * freed has been drawn again.
 */
export function reversalProblem(
  { movements }: Pick<LineHistory, "movements">,
  { id, kind, amountFen }: LineMovement,
): LineProblem | null {
  const ordered = standing(movements);
  const later = ordered.slice(ordered.findIndex((movement) => movement.id === id) + 1);
  return kind === "repayment"
    ? firstOf(overAtDrawings(later, amountFen), "lineExceededLater")
    : firstNegative(later, amountFen);
}

/** The balance at the end of a day. */
function balanceOn(ordered: readonly Balanced[], day: string): number {
  return ordered.findLast((movement) => movement.day <= day)?.balanceFen ?? 0;
}

function after(ordered: readonly Balanced[], day: string): Balanced[] {
  return ordered.filter((movement) => movement.day > day);
}

/** How far above its line each drawing would lift the balance, if so much more were owed. */
function overAtDrawings(ordered: readonly Balanced[], moreFen: number): { day: string; overFen: number }[] {
  return ordered.flatMap(({ day, balanceFen, lineFen }) =>
    lineFen === null ? [] : [{ day, overFen: balanceFen + moreFen - lineFen }],
  );
}

function firstOf(moments: { day: string; overFen: number }[], reason: "lineExceededLater"): LineProblem | null {
  const [first] = moments.filter(({ overFen }) => overFen > 0).sort((one, other) => (one.day < other.day ? -1 : 1));
  return first ? { reason, ...first } : null;
}

/** Where the balance would be less than nothing, if so much less were owed. */
function firstNegative(ordered: readonly Balanced[], lessFen: number): LineProblem | null {
  const first = ordered.find(({ balanceFen }) => balanceFen < lessFen);
  return first ? { reason: "lineRepaidTooMuchLater", day: first.day, shortFen: lessFen - first.balanceFen } : null;
}

/** A step of the balance beside the line: both hold from this day until that of the next step. */
export interface LineStep {
  day: string;
  balanceFen: number;
  /** null where no line was in force */
  lineFen: number | null;
}

/** How balance and line went until `today`: a step for each day on which one of them changed, oldest first. */
export function lineCourse({ movements, periods }: LineHistory, today: string): LineStep[] {
  const ordered = standing(movements);
  const days = new Set([...ordered.map(({ day }) => day), ...periods.flatMap(({ from, to }) => [from, to]), today]);
  return [...days]
    .filter((day) => day <= today)
    .sort()
    .map((day) => ({ day, balanceFen: balanceOn(ordered, day), lineFen: lineOn(periods, day)?.lineFen ?? null }));
}
