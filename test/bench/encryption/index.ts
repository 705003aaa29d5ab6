import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { listCustomers } from "../../../electron/ledger/list.ts";
import { ledgerFiles } from "../../../electron/store/files.ts";
import { openStore } from "../../../electron/store/open.ts";
import { customerWorkbook, emptyLedger, importWorkbook } from "../ledger/importing.ts";
import { pageRows } from "../ledger/listing.ts";
import { typed } from "../ledger/searching.ts";
import { latencies, rates } from "../measure.ts";
import { countyOf, openLedger } from "../openedLedger.ts";
import type { Benchmark } from "../report.ts";
import { plainTwin, takeEncryptionOff } from "./plainLedger.ts";

const openings = 200;
const rounds = 4;
const rowsPerRound = 2000;

/** What encryption costs: the application's work on an encrypted ledger over the very same work on one that is not. */
export async function* encryptionBenchmarks({
  customers,
  cache,
}: {
  customers: number;
  cache: string;
}): AsyncGenerator<Benchmark> {
  const database = await countyOf(customers, cache);
  const key = await keyOf(database);
  const twin = await plainTwin(database, key);
  try {
    yield* searching(database, twin, customers);
    yield* await opening(database, twin, key);
    yield await importing();
  } finally {
    rmSync(dirname(twin), { recursive: true, force: true });
  }
}

async function keyOf(database: string): Promise<Buffer> {
  const ledger = await openLedger(database);
  const key = Buffer.from(ledger.core.databaseKey);
  await ledger.close();
  return key;
}

/** The first page of a search as people type it. */
async function* searching(database: string, twin: string, customers: number) {
  const [encrypted, plain] = [await openLedger(database), await openLedger(twin)];
  try {
    for (const [kind, searches] of Object.entries(await typed(encrypted, customers)))
      yield* await latencies({
        name: `search.${kind}`,
        requests: searches,
        value: async (search) => (await listCustomers(encrypted.context(), { search, limit: pageRows })).rows,
        floor: async (search) => (await listCustomers(plain.context(), { search, limit: pageRows })).rows,
      });
  } finally {
    await encrypted.close();
    await plain.close();
  }
}

/** From a closed file to a first answer and back, without the cost of a password, which is chosen. */
function opening(database: string, twin: string, key: Buffer): Promise<Benchmark[]> {
  const open = async (file: string) => {
    const store = await openStore(ledgerFiles(file), key, "dev");
    const answer = await store.db("customers").count({ count: "*" });
    await store.close();
    return answer;
  };
  return latencies({
    name: "opening",
    requests: Array.from({ length: openings }, (_, index) => index),
    value: () => open(database),
    floor: () => open(twin),
  });
}

/** A workbook's whole way into an empty ledger. */
async function importing(): Promise<Benchmark> {
  const [encrypted, plain] = [await emptyLedger(), await emptyLedger(takeEncryptionOff)];
  try {
    const files = await Promise.all(
      Array.from({ length: rounds }, (_, round) => customerWorkbook(encrypted, round * rowsPerRound, rowsPerRound)),
    );
    const take = (ledger: typeof encrypted) => async (round: number) => {
      const file = files[round];
      return file ? importWorkbook(ledger, file) : 0;
    };
    return await rates("import.rows_per_second", rounds, take(encrypted), take(plain));
  } finally {
    await encrypted.close();
    await plain.close();
  }
}
