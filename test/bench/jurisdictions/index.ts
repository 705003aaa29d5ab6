import { openLedger } from "../openedLedger.ts";
import type { Benchmark } from "../report.ts";
import { loadsOfAll, loadsOfPastDays } from "./loads.ts";
import { wideCountyOf } from "./wideCounty.ts";

/** Jurisdictions: who is responsible, loads, plans, past days. */
export async function* jurisdictionsBenchmarks({
  customers,
  cache,
}: {
  customers: number;
  cache: string;
}): AsyncGenerator<Benchmark> {
  const ledger = await openLedger(await wideCountyOf(customers, cache));
  try {
    yield* await loadsOfAll(ledger);
    yield* await loadsOfPastDays(ledger);
  } finally {
    await ledger.close();
  }
}
