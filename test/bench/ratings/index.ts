import type { WhatIf } from "../../../shared/contract/whatIf.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { rates } from "../measure.ts";
import { countyOf, type OpenedLedger, openLedger } from "../openedLedger.ts";
import { peakOf } from "../peakOf.ts";
import { type Benchmark, benchmark } from "../report.ts";
import { bareLoop } from "./bareLoop.ts";
import { assertSame, checkProgressAndCancel, type Distribution, moveOf, tryDraft } from "./trial.ts";

const rounds = 5;

/** Credit ratings: a draft scorecard tried on everybody rated today. */
export async function* ratingsBenchmarks({
  customers,
  cache,
}: {
  customers: number;
  cache: string;
}): AsyncGenerator<Benchmark> {
  const ledger = await openLedger(await countyOf(customers, cache));
  try {
    yield await trying(ledger);
    await checkProgressAndCancel(ledger);
  } finally {
    await ledger.close();
  }
  // Flat is what is asked: ten times the rows.
  const [value, floor] = [await countyOf(100_000, cache), await countyOf(10_000, cache)];
  yield benchmark(
    "ratings.whatif.peak_memory",
    "MiB",
    "lower",
    await peakOf("whatIf", value),
    await peakOf("whatIf", floor),
  );
}

/** Customers rated by both scorecards a second, over prepared statements and a bare loop that find the same figures. */
async function trying(ledger: OpenedLedger): Promise<Benchmark> {
  const bare = bareLoop(ledger.raw);
  const { today } = ledger.context();
  let found = distributionOf(await tryDraft(ledger));
  assertSame(found, await bare(today));
  return rates(
    "ratings.whatif.rows_per_second",
    rounds,
    async () => {
      found = distributionOf(await tryDraft(ledger));
      return found.customers;
    },
    async () => {
      const barely = await bare(today);
      assertSame(found, barely);
      return barely.customers;
    },
  );
}

function distributionOf({ customers, matrix, lineBeforeFen, lineAfterFen, estimated }: WhatIf): Distribution {
  const moves = grades.flatMap((from, row) =>
    grades.flatMap((to, column) => {
      const count = matrix[row]?.[column] ?? 0;
      return count > 0 ? [[moveOf(from, to), count]] : [];
    }),
  );
  return { customers, moves: Object.fromEntries(moves), lineBeforeFen, lineAfterFen, estimated };
}
