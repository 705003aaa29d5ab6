/** A process that does one thing and tells how much memory it took: `peak.js import FILE`, `peak.js export LEDGER`. */
import { mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { exportTo } from "./ledger/exporting.ts";
import { emptyLedger, importWorkbook } from "./ledger/importing.ts";
import { openLedger } from "./openedLedger.ts";

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
    await exportTo(join(folder, `all.${format}`), ledger.context, everybody, format);
  rmSync(folder, { recursive: true, force: true });
  await ledger.close();
}

const [, , work, path = ""] = process.argv;
await (work === "import" ? importFile(path) : exportLedger(path));
process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
