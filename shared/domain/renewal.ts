/** Renewing a rating: the same answers under the scorecard and the ledger of today, so that only what changed is asked. */

import type { CustomerKind } from "./customer.ts";
import { type AnswerValue, evaluateRating, type RatingAnswers } from "./rating.ts";
import type { Fact, KnownFacts } from "./ratingFacts.ts";
import {
  factsUsed,
  type Grade,
  grades,
  type Indicator,
  type LocalText,
  type ScorecardDefinition,
} from "./scorecard.ts";

/** A rating that is to be renewed. */
export interface RenewedRating {
  scorecard: ScorecardDefinition;
  answers: RatingAnswers;
  facts: KnownFacts;
  /** per indicator what backs its answer */
  notes: Readonly<Record<string, { note: string }>>;
}

/** What a rating is renewed with. */
export interface RenewalBasis {
  scorecard: ScorecardDefinition;
  kind: CustomerKind;
  facts: KnownFacts;
}

export interface ChangedFact {
  fact: Fact;
  /** in the fact's unit; null: the ledger did not know, or no longer does */
  before: number | null;
  after: number | null;
}

export interface CarriedRating {
  answers: RatingAnswers;
  /** indicators that nobody and nothing answers any more, or yet */
  asked: string[];
  changed: ChangedFact[];
  /** limiting facts that held and that the scorecard of today does not know */
  droppedVetoes: LocalText[];
}

/**
 * Carries the answers of a rating over. An answer is the same where it means the same: an option with the same words,
 * a number in the same unit. Where somebody had departed from the ledger, that stands as long as the ledger says what
 * it said then; once it says something else, the ledger counts.
 */
export function carryRating(last: RenewedRating, { scorecard, kind, facts }: RenewalBasis): CarriedRating {
  const before = new Map(last.scorecard.indicators.map((indicator) => [indicator.id, indicator]));
  const values: Record<string, AnswerValue> = {};
  for (const indicator of scorecard.indicators) {
    const value = last.answers.values[indicator.id];
    const old = before.get(indicator.id);
    if (value === undefined || !old || !meansTheSame(old, indicator, value)) continue;
    if (factOf(indicator) === null || holdsAgainstLedger(indicator, last, facts)) values[indicator.id] = value;
  }
  const known = new Set(scorecard.vetoes.map(({ id }) => id));
  const answers = { values, vetoes: last.answers.vetoes.filter((id) => known.has(id)) };
  const { indicators } = evaluateRating(scorecard, { kind, facts }, answers);
  return {
    answers,
    asked: indicators.flatMap(({ indicatorId, value }) => (value === null ? [indicatorId] : [])),
    changed: changedFacts(last.facts, facts, factsUsed(scorecard)),
    droppedVetoes: last.scorecard.vetoes.flatMap(({ id, label }) =>
      last.answers.vetoes.includes(id) && !known.has(id) ? [label] : [],
    ),
  };
}

function factOf(indicator: Indicator): Fact | null {
  return indicator.type === "choice" ? null : indicator.fact;
}

function meansTheSame(old: Indicator, now: Indicator, value: AnswerValue): boolean {
  if (old.type === "choice" && now.type === "choice") {
    const words = ({ options }: typeof now) => options.find(({ id }) => id === value)?.label.zh;
    return words(now) !== undefined && words(old) === words(now);
  }
  if (old.type === "number" && now.type === "number") return old.unit === now.unit && typeof value === "number";
  return old.type === "yesNo" && now.type === "yesNo" && typeof value === "boolean";
}

function holdsAgainstLedger(indicator: Indicator, last: RenewedRating, facts: KnownFacts): boolean {
  const fact = factOf(indicator);
  const now = fact === null ? undefined : facts[fact]?.value;
  if (now === undefined) return true;
  return fact !== null && last.facts[fact]?.value === now && Boolean(last.notes[indicator.id]?.note);
}

function changedFacts(before: KnownFacts, after: KnownFacts, facts: readonly Fact[]): ChangedFact[] {
  return facts.flatMap((fact) => {
    const change = { fact, before: before[fact]?.value ?? null, after: after[fact]?.value ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** How many grades rise, fall and stay; `first` has none before. */
export function gradeMoves(moves: readonly { from: Grade | null; to: Grade }[]) {
  const counts = { raised: 0, lowered: 0, same: 0, first: 0 };
  for (const { from, to } of moves) {
    if (from === null) counts.first += 1;
    else if (from === to) counts.same += 1;
    else counts[grades.indexOf(to) < grades.indexOf(from) ? "raised" : "lowered"] += 1;
  }
  return counts;
}
