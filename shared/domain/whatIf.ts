/**
 * What would change: the customers rated today, once by the scorecard in force and once by another, from the same facts
 * and the same answers, so that only the card makes the difference.
 */
import { earned, ledgerValue, pointsFor, type RatingAnswers, type RatingSubject } from "./rating.ts";
import { type Grade, grades, indicatorMax, type ScorecardDefinition } from "./scorecard.ts";

/** A scorecard made ready to be tried on many customers. */
export interface TrialCard {
  definition: ScorecardDefinition;
  /** of each indicator */
  weights: number[];
  total: number;
}

export interface TrialResult {
  /** 0–100, in halves */
  score: number;
  grade: Grade;
  lineFen: number;
  /** places of the indicators without an answer; with any, the score is an estimate from the others */
  unanswered: readonly number[];
}

/** A customer before and after, as far as a list of them needs it. */
export type TrialOutcome = Omit<TrialResult, "unanswered">;

export interface Mover {
  customerId: number;
  before: TrialOutcome;
  after: TrialOutcome;
  estimated: boolean;
}

export interface WhatIfFigures {
  /** customers rated by both cards */
  customers: number;
  /** of them those whose result of one card or the other is an estimate */
  estimated: number;
  /** rated customers of whom one of the cards has no answer at all; they are in no other figure */
  incomparable: number;
  /** customers by grade: a row for the grade before, a column for the grade after, both as in `grades` */
  matrix: number[][];
  lineBeforeFen: number;
  lineAfterFen: number;
  linesRaised: number;
  linesLowered: number;
  /** indicators of the draft that are not answered of some customers, in the draft's order */
  unanswered: { indicatorId: string; customers: number }[];
  /** those whose grade or line changes, the greatest change first; at most `mostMovers` */
  movers: Mover[];
}

/** Movers that are named; the others are counted. */
export const mostMovers = 500;

const nothingUnanswered: readonly number[] = [];

export function trialCard(definition: ScorecardDefinition): TrialCard {
  const weights = definition.indicators.map(indicatorMax);
  return { definition, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

/**
 * What a scorecard makes of a customer. An indicator without an answer that the card knows is left out, and the score is
 * scaled from the weight of those answered to that of all, rounded to half points.
 *
 * @returns null where no indicator is answered: nothing can be said then
 */
export function tryScorecard(card: TrialCard, subject: RatingSubject, answers: RatingAnswers): TrialResult | null {
  const { definition, weights, total } = card;
  let points = 0;
  let answered = 0;
  let unanswered = nothingUnanswered;
  definition.indicators.forEach((indicator, place) => {
    const worth =
      pointsFor(indicator, answers.values[indicator.id]) ??
      pointsFor(indicator, ledgerValue(indicator, subject.facts) ?? undefined);
    if (worth === null) {
      unanswered = [...unanswered, place];
      return;
    }
    points += worth;
    answered += weights[place] ?? 0;
  });
  if (answered === 0) return null;
  const score = unanswered.length === 0 ? points : Math.round(((points * total) / answered) * 2) / 2;
  const { grade, line } = earned(definition, score, subject, answers.vetoes);
  return { score, grade, lineFen: line.lineFen, unanswered };
}

/** Adds customers up one by one, in memory that does not grow with their number. */
export class WhatIfTally {
  private readonly matrix = grades.map(() => grades.map(() => 0));
  private readonly unanswered: number[];
  private readonly movers = new Foremost<Mover>(mostMovers, byChange);
  private readonly counts = { customers: 0, estimated: 0, incomparable: 0, linesRaised: 0, linesLowered: 0 };
  private readonly lines = { lineBeforeFen: 0, lineAfterFen: 0 };

  constructor(private readonly draft: ScorecardDefinition) {
    this.unanswered = draft.indicators.map(() => 0);
  }

  add(customerId: number, before: TrialResult | null, after: TrialResult | null): void {
    const { counts, lines } = this;
    if (!before || !after) {
      counts.incomparable += 1;
      return;
    }
    counts.customers += 1;
    lines.lineBeforeFen += before.lineFen;
    lines.lineAfterFen += after.lineFen;
    if (after.lineFen > before.lineFen) counts.linesRaised += 1;
    if (after.lineFen < before.lineFen) counts.linesLowered += 1;
    const row = this.matrix[grades.indexOf(before.grade)] as number[];
    const column = grades.indexOf(after.grade);
    row[column] = (row[column] ?? 0) + 1;
    const estimated = before.unanswered.length > 0 || after.unanswered.length > 0;
    if (estimated) counts.estimated += 1;
    for (const place of after.unanswered) this.unanswered[place] = (this.unanswered[place] ?? 0) + 1;
    if (before.grade !== after.grade || before.lineFen !== after.lineFen)
      this.movers.add({ customerId, before: outcomeOf(before), after: outcomeOf(after), estimated });
  }

  figures(): WhatIfFigures {
    const unanswered = this.draft.indicators.map(({ id }, place) => ({
      indicatorId: id,
      customers: this.unanswered[place] ?? 0,
    }));
    return {
      ...this.counts,
      ...this.lines,
      matrix: this.matrix,
      unanswered: unanswered.filter(({ customers }) => customers > 0),
      movers: this.movers.list(),
    };
  }
}

function outcomeOf({ score, grade, lineFen }: TrialResult): TrialOutcome {
  return { score, grade, lineFen };
}

/** Customers by grade: before, the sums of the rows; after, those of the columns. */
export function gradeTotals(matrix: WhatIfFigures["matrix"]): { grade: Grade; before: number; after: number }[] {
  return grades.map((grade, place) => ({
    grade,
    before: matrix[place]?.reduce((sum, count) => sum + count, 0) ?? 0,
    after: matrix.reduce((sum, row) => sum + (row[place] ?? 0), 0),
  }));
}

/** How many customers rise, and how many fall, in grade. */
export function gradeMoves(matrix: WhatIfFigures["matrix"]): { risen: number; fallen: number } {
  const sum = (counts: (from: number, to: number) => boolean) =>
    matrix.reduce(
      (total, row, from) => total + row.reduce((some, count, to) => (counts(from, to) ? some + count : some), 0),
      0,
    );
  return { risen: sum((from, to) => to < from), fallen: sum((from, to) => to > from) };
}

/** More grades first, then more of the line, then the older file. */
function byChange(one: Mover, other: Mover): number {
  return (
    gradeSteps(other) - gradeSteps(one) || lineChange(other) - lineChange(one) || one.customerId - other.customerId
  );
}

function gradeSteps({ before, after }: Mover): number {
  return Math.abs(grades.indexOf(after.grade) - grades.indexOf(before.grade));
}

function lineChange({ before, after }: Mover): number {
  return Math.abs(after.lineFen - before.lineFen);
}

/** The first so many of any number of things in an order; never holds more than twice as many. */
class Foremost<Thing> {
  private kept: Thing[] = [];
  /** the last that is among them, once there are enough */
  private last: Thing | null = null;

  constructor(
    private readonly most: number,
    private readonly order: (one: Thing, other: Thing) => number,
  ) {}

  add(thing: Thing): void {
    if (this.last !== null && this.order(thing, this.last) > 0) return;
    this.kept.push(thing);
    if (this.kept.length < this.most * 2) return;
    this.kept = this.list();
    this.last = this.kept.at(-1) ?? null;
  }

  list(): Thing[] {
    return [...this.kept].sort(this.order).slice(0, this.most);
  }
}
