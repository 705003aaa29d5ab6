import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { branchName, managerLogin, testNow, testPasswordCost } from "./testBranch.ts";
import { windowOn } from "./window.ts";

/** A branch as it is after its first run, to be copied: making one anew for each test would be a fifth of all their time. */
export interface BranchTemplate {
  folder: string;
  recoveryKey: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    branchTemplate: BranchTemplate;
  }
}

/** Makes the template before the first test, and removes it after the last. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "sunshine-template-"));
  const core = await Core.start({
    dataPath: folder,
    shell: "browser",
    log: silentLogger,
    pdfPrinter: null,
    paperPrinter: null,
    clock: () => new Date(testNow),
    passwordCost: testPasswordCost,
  });
  const { recoveryKey } = await windowOn(core).branch.create({ branchName, ...managerLogin });
  await core.stop();
  provide("branchTemplate", { folder, recoveryKey });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Puts the template's files into a data folder. */
export function copyTemplate({ folder }: BranchTemplate, database: string): void {
  for (const end of ["", ".keyring"])
    cpSync(join(folder, `ledger.db${end}`), database + end, { preserveTimestamps: true });
}
