import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { router } from "../../electron/api/router.ts";
import type { Context } from "../../electron/context.ts";
import { Core } from "../../electron/core.ts";
import type { PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";
import { silentLogger } from "../../electron/log.ts";
import { makeLedger, sampleManager } from "../../electron/sample/makeLedger.ts";
import { samplePassword } from "../../electron/sample/service.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import { RawDatabase } from "./rawDatabase.ts";

/** A ledger with its manager signed in, and a bare connection to the same file. */
export interface OpenedLedger {
  core: Core;
  /** what services get for the manager; made anew, as each request's is */
  context: () => Context;
  /** procedures as a window calls them */
  window: ReturnType<typeof windowOn>;
  raw: RawDatabase;
  close(): Promise<void>;
}

function windowOn(core: Core, connection: ReturnType<typeof newConnection>) {
  return createRouterClient(router, { context: { core, connection } });
}

/** The made-up county of so many customers, made once and kept in `cache` for the next run. */
export async function countyOf(customers: number, cache: string): Promise<string> {
  const folder = join(cache, `county-${customers}`);
  const database = join(folder, "ledger.db");
  const whole = join(folder, "whole");
  if (existsSync(whole)) return database;
  rmSync(folder, { recursive: true, force: true });
  console.log(`Making a ledger of ${customers} customers, once …`);
  await makeLedger({ customers, seed: 1, out: database }, () => {});
  mkdirSync(whole);
  return database;
}

export async function openLedger(database: string, pdfPrinter: PdfPrinter | null = null): Promise<OpenedLedger> {
  const core = await Core.start({
    dataPath: database,
    shell: "browser",
    log: silentLogger,
    pdfPrinter,
    paperPrinter: null,
  });
  const connection = newConnection();
  const window = windowOn(core, connection);
  const { user } = await window.session.signIn({ login: sampleManager, password: samplePassword });
  const raw = await RawDatabase.open(database, core.databaseKey);
  return {
    core,
    window,
    raw,
    context: () => {
      if (connection.session) core.sessions.touch(connection.session);
      return core.contextFor(user);
    },
    async close() {
      await raw.close();
      await core.stop();
    },
  };
}
