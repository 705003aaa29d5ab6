import type { Knex } from "knex";
import { createBranch } from "../branch/service.ts";
import { Core } from "../core.ts";
import { silentLogger } from "../log.ts";
import { currentSession } from "../session/service.ts";
import { newConnection } from "../session/sessions.ts";
import { giveSampleStaffKeys, samplePassword } from "./service.ts";
import { writeCounty } from "./writeCounty.ts";

/** Who may sign in to a made ledger beside the sample staff; all with the sample staff's password. */
export const sampleManager = "manager";

export interface LedgerPlan {
  customers: number;
  seed: number;
  /** the ledger file to make, or a folder for it */
  out: string;
}

/**
 * Writes a ledger of made-up customers for trials and measurements, in many transactions, so that its size does not
 * matter to memory.
 *
 * @throws {Refusal} alreadySetUp, ledgerInUse
 */
export async function makeLedger(
  { customers, seed, out }: LedgerPlan,
  progress: (done: number, total: number) => void,
): Promise<{ database: string; recoveryKey: string }> {
  const core = await Core.start({
    dataPath: out,
    shell: "browser",
    log: silentLogger,
    pdfPrinter: null,
    paperPrinter: null,
  });
  try {
    const connection = newConnection();
    const manager = { login: sampleManager, name: "示例主任", password: samplePassword };
    const { recoveryKey } = await createBranch(core, connection, { branchName: "兰考示例信用社", ...manager });
    const session = await currentSession(core, connection);
    if (!session) throw new Error("The new branch's manager could not sign in.");
    const plan = { seed, customers, today: session.today, managerId: session.user.id, now: core.clock().toISOString() };
    const { signal } = new AbortController();
    const stayAwake = (done: number, total: number) => {
      if (connection.session) core.sessions.touch(connection.session);
      progress(done, total);
    };
    const { store } = core.opened;
    await writeCounty(plan, (work) => store.write((db) => withLargeCache(db, work)), { signal, progress: stayAwake });
    await core.change(session.user, async (change) => {
      change.audit({ action: "sample.load", subjectType: "branch", subjectId: 1, after: { seed, customers } });
      await giveSampleStaffKeys(core, change, seed, { signal });
    });
    return { database: core.files.database, recoveryKey };
  } finally {
    await core.stop();
  }
}

/** The indexes of a large ledger are written all over: without them in memory each new row reads pages from the disk. */
async function withLargeCache<T>(db: Knex, work: (db: Knex) => Promise<T>): Promise<T> {
  await db.raw("PRAGMA cache_size = -512000");
  return work(db);
}
