import { cpSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type OpenedLedger, openLedger } from "../openedLedger.ts";
import type { Benchmark } from "../report.ts";
import { effectiveOfOne, effectiveOfPage } from "./effective.ts";
import { loadsOfAll, loadsOfPastDays } from "./loads.ts";
import { confirming, previewing } from "./plans.ts";
import { wideCountyOf } from "./wideCounty.ts";

/** Jurisdictions: who is responsible, loads, plans, past days. */
export async function* jurisdictionsBenchmarks({
  customers,
  cache,
}: {
  customers: number;
  cache: string;
}): AsyncGenerator<Benchmark> {
  const wide = await wideCountyOf(customers, cache);
  const ledger = await openLedger(wide);
  try {
    yield* await effectiveOfOne(ledger, customers);
    yield* await effectiveOfPage(ledger);
    yield* await loadsOfAll(ledger);
    yield* await loadsOfPastDays(ledger);
    yield* await previewing(ledger);
  } finally {
    await ledger.close();
  }
  yield* await onCopyOf(wide, confirming);
}

/** Does what changes the ledger on a copy, so that the kept one stays as it was made. */
async function onCopyOf(
  database: string,
  measure: (ledger: OpenedLedger) => Promise<Benchmark[]>,
): Promise<Benchmark[]> {
  const folder = `${dirname(database)}-copy`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(dirname(database), folder, { recursive: true });
  try {
    const ledger = await openLedger(join(folder, basename(database)));
    try {
      return await measure(ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
