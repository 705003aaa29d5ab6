/** A process that does one thing and tells how much memory it took: `peak.js import FILE`, `peak.js export LEDGER`,
 * `peak.js whatIf LEDGER`, `peak.js documents100 LEDGER`. */
import { existsSync, mkdtempSync, openAsBlob, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { bindFiles, chromium, firstCustomers, onCopyOf } from "./documents/printing.ts";
import { exportTo } from "./ledger/exporting.ts";
import { emptyLedger, importWorkbook } from "./ledger/importing.ts";
import { openLedger } from "./openedLedger.ts";
import type { PeakWork } from "./peakOf.ts";
import { tryDraft } from "./ratings/trial.ts";

async function importFile(path: string): Promise<void> {
  const ledger = await emptyLedger();
  await importWorkbook(ledger, new File([await openAsBlob(path)], basename(path)));
  await ledger.close();
}

async function exportLedger(database: string): Promise<void> {
  const ledger = await openLedger(database);
  const folder = mkdtempSync(join(tmpdir(), "sunshine-bench-"));
  const everybody = { by: "filter" as const, filter: {}, except: [] };
  for (const format of ["csv", "xlsx"] as const)
    await exportTo(join(folder, `all.${format}`), ledger, everybody, format);
  rmSync(folder, { recursive: true, force: true });
  await ledger.close();
}

/** KiB. What Linux calls the maximum of a process counts its parent's memory at the fork, too; its high-water mark does not. */
function peakKiB(): number {
  const status = "/proc/self/status";
  const mark = existsSync(status) && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1];
  return mark ? Number(mark) : process.resourceUsage().maxRSS;
}

async function tryOnLedger(database: string): Promise<void> {
  const ledger = await openLedger(database);
  await tryDraft(ledger);
  await ledger.close();
}

async function bindSome(database: string, files: number): Promise<void> {
  await onCopyOf(database, chromium(), async (ledger) => {
    await bindFiles(ledger, await firstCustomers(ledger, files));
  });
}

const works: Record<PeakWork, (path: string) => Promise<void>> = {
  documents1: (path) => bindSome(path, 1),
  documents100: (path) => bindSome(path, 100),
  documents500: (path) => bindSome(path, 500),
  import: importFile,
  export: exportLedger,
  whatIf: tryOnLedger,
};
const [, , work = "", path = ""] = process.argv;
if (work in works) await works[work as PeakWork](path);
process.stdout.write(`${peakKiB()}\n`);
