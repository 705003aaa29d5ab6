import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { RenewalRow } from "../../../../shared/contract/renewal.ts";
import type { Scorecard } from "../../../../shared/contract/scorecards.ts";
import { type AnswerValue, evaluateRating, type RatingResult } from "../../../../shared/domain/rating.ts";
import { api } from "../../../app/client.ts";
import { useFailure } from "../../../ui/useFailure.ts";

/** What somebody typed into a row. */
export interface RenewalEntry {
  values: Readonly<Record<string, AnswerValue>>;
  changeReason: string;
}

const nothing: RenewalEntry = { values: {}, changeReason: "" };

/** A row of the list with what is typed into it and what comes of that. */
export interface Renewal {
  row: RenewalRow;
  scorecard: Scorecard | null;
  entry: RenewalEntry;
  result: RatingResult | null;
  /** it can be proposed as it stands */
  ready: boolean;
  done: Outputs["ratings"]["renewal"]["propose"][number] | null;
}

/** Rows sent by one request: few enough that the bar moves. */
const rowsPerRequest = 25;

/** What is typed into the rows of a renewal, and proposing them. */
export function useRenewals(rows: readonly RenewalRow[], scorecards: readonly Scorecard[]) {
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [entries, setEntries] = useState<Readonly<Record<number, RenewalEntry>>>({});
  const [done, setDone] = useState<Readonly<Record<number, Renewal["done"]>>>({});
  const [progress, setProgress] = useState<{ sent: number; of: number } | null>(null);
  const send = useMutation(api.ratings.renewal.propose.mutationOptions());
  const renewals = rows.map((row) => {
    const scorecard = scorecards.find(({ id }) => id === row.scorecardId) ?? null;
    return renewalOf(row, scorecard, entries[row.ratingId] ?? nothing, done[row.ratingId] ?? null);
  });
  const change = (ratingId: number, changed: Partial<RenewalEntry>) =>
    setEntries((now) => ({ ...now, [ratingId]: { ...nothing, ...now[ratingId], ...changed } }));

  /** Part by part; what was proposed before a fault stays proposed and says so. */
  const propose = async (chosen: readonly Renewal[], evidence: string) => {
    const outcome: Outputs["ratings"]["renewal"]["propose"] = [];
    setProgress({ sent: 0, of: chosen.length });
    try {
      for (let start = 0; start < chosen.length; start += rowsPerRequest) {
        const part = chosen.slice(start, start + rowsPerRequest).flatMap(proposalOf);
        const answered = await send.mutateAsync({ rows: part, evidence });
        outcome.push(...answered);
        setDone((now) => ({ ...now, ...Object.fromEntries(answered.map((one) => [one.ratingId, one])) }));
        setProgress({ sent: outcome.length, of: chosen.length });
      }
    } catch (error) {
      fail(error);
    } finally {
      setProgress(null);
    }
    await queryClient.invalidateQueries({ queryKey: api.ratings.counts.key() });
    await queryClient.invalidateQueries({ queryKey: api.dashboard.key() });
    return outcome;
  };
  const dirty = renewals.some(({ row, done: sent }) => entries[row.ratingId] !== undefined && !sent?.proposedId);
  return { renewals, change, propose, progress, dirty };
}

function renewalOf(row: RenewalRow, scorecard: Scorecard | null, entry: RenewalEntry, done: Renewal["done"]): Renewal {
  const { kind, facts, answers, last } = row;
  const values = { ...answers.values, ...entry.values };
  const result = scorecard && evaluateRating(scorecard.definition, { kind, facts }, { ...answers, values });
  const explained = result !== null && (result.grade === last.grade || entry.changeReason.trim() !== "");
  const free = row.open === null && done?.proposedId == null;
  return { row, scorecard, entry, result, ready: free && explained && result.complete, done };
}

function proposalOf({ row: { ratingId, last }, entry, result }: Renewal) {
  if (!result) return [];
  const { score, grade, line } = result;
  const changeReason = grade === last.grade ? "" : entry.changeReason;
  return [{ ratingId, seen: { score, grade, lineFen: line.lineFen }, values: { ...entry.values }, changeReason }];
}
