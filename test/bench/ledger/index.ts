import { countyOf, openLedger } from "../openedLedger.ts";
import type { Benchmark } from "../report.ts";
import { openingCustomers, savingCustomers } from "./customer.ts";
import { exporting } from "./exporting.ts";
import { importing } from "./importing.ts";
import { listingFiltered } from "./listing.ts";
import { peaks } from "./memory.ts";
import { searching } from "./searching.ts";

/** The customer information ledger: search, list, one customer, import and export. */
export async function* ledgerBenchmarks({
  customers,
  cache,
}: {
  customers: number;
  cache: string;
}): AsyncGenerator<Benchmark> {
  const ledger = await openLedger(await countyOf(customers, cache));
  try {
    yield* searching(ledger, customers);
    yield* await listingFiltered(ledger);
    const ids = Array.from({ length: 300 }, (_, index) => 1 + Math.floor((index * customers) / 300));
    yield* await openingCustomers(ledger, ids);
    yield* await savingCustomers(ledger, ids);
    yield* exporting(ledger);
  } finally {
    await ledger.close();
  }
  yield await importing();
  yield* peaks(cache);
}
