import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countyOf } from "../openedLedger.ts";
import { peakOf } from "../peakOf.ts";
import { type Benchmark, benchmark } from "../report.ts";
import { customerWorkbook, emptyLedger } from "./importing.ts";

/** What is asked to be flat: ten times the rows. */
const rows = { value: 100_000, floor: 10_000 };

/** Peak memory of importing and exporting 100,000 customers over that of 10,000. */
export async function* peaks(cache: string): AsyncGenerator<Benchmark> {
  const folder = mkdtempSync(join(tmpdir(), "sunshine-bench-"));
  try {
    const ledger = await emptyLedger();
    const imported: Record<string, number> = {};
    for (const [side, count] of Object.entries(rows)) {
      const path = join(folder, `${side}.xlsx`);
      const workbook = await customerWorkbook(ledger, 0, count);
      writeFileSync(path, new Uint8Array(await workbook.arrayBuffer()));
      imported[side] = await peakOf("import", path);
    }
    await ledger.close();
    yield benchmark("import.peak_rss", "MiB", "lower", imported.value ?? 0, imported.floor ?? 0);
    const exported = {
      value: await peakOf("export", await countyOf(rows.value, cache)),
      floor: await peakOf("export", await countyOf(rows.floor, cache)),
    };
    yield benchmark("export.peak_rss", "MiB", "lower", exported.value, exported.floor);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
