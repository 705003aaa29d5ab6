import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { createBranch } from "../../../electron/branch/service.ts";
import { Core } from "../../../electron/core.ts";
import { silentLogger } from "../../../electron/log.ts";
import { sampleManager } from "../../../electron/sample/makeLedger.ts";
import { personName, samplePhone, sampleResidentId } from "../../../electron/sample/people.ts";
import { Random } from "../../../electron/sample/random.ts";
import { samplePassword } from "../../../electron/sample/service.ts";
import { newConnection } from "../../../electron/session/sessions.ts";
import { indexTokens } from "../../../electron/store/searchTokens.ts";
import { rates } from "../measure.ts";
import { type OpenedLedger, openLedger } from "../openedLedger.ts";
import { headOfTrail } from "../rawDatabase.ts";

const rounds = 4;
const rowsPerRound = 5000;
/** Customers by one transaction of the floor. */
const rowsPerTransaction = 500;

/**
 * An empty ledger with the areas of the sample county, in a folder of its own.
 *
 * @param prepare what is done to the file, of which it is given the key, before it is opened
 */
export async function emptyLedger(
  prepare?: (database: string, key: Buffer) => Promise<void>,
): Promise<OpenedLedger & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "sunshine-bench-"));
  const core = await Core.start({
    dataPath: folder,
    shell: "browser",
    log: silentLogger,
    pdfPrinter: null,
    paperPrinter: null,
  });
  await createBranch(core, newConnection(), {
    branchName: "测速信用社",
    login: sampleManager,
    name: "主任",
    password: samplePassword,
  });
  const { database } = core.files;
  const key = Buffer.from(core.databaseKey);
  await core.stop();
  await prepare?.(database, key);
  const ledger = await openLedger(database);
  await ledger.window.areas.loadSample();
  return {
    ...ledger,
    folder,
    async close() {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A workbook of new customers as a branch keeps them. `first` is the number of its first one. */
export async function customerWorkbook({ window }: OpenedLedger, first: number, count: number): Promise<File> {
  const random = new Random(first + 1);
  const villages = (await window.jurisdictions.areas({})).filter(({ level }) => level === "village");
  const rows = Array.from({ length: count }, (_, index) => {
    const village = villages[(first + index) % villages.length];
    const day = String(random.whole(1, 28)).padStart(2, "0");
    return [
      personName(random, random.chance(0.5) ? "male" : "female"),
      sampleResidentId(first + index, `${random.whole(1955, 2003)}-0${random.whole(1, 9)}-${day}`),
      samplePhone(first + index),
      village?.code ?? "",
      `${village?.name}${random.whole(1, 9)}组${random.whole(1, 180)}号`,
      "大蒜、小麦",
      random.whole(2, 6),
      random.whole(2, 14),
    ];
  });
  const head = ["姓名", "身份证号码", "联系电话", "区域代码", "家庭住址", "主营业务", "家庭人口", "年收入（万元）"];
  const bytes = await writeXlsx({ sheets: [{ name: "客户", rows: [head, ...rows] }] });
  return new File([new Uint8Array(bytes)], "台账.xlsx");
}

/** A workbook's whole way into the ledger: read, matched, checked, written. Gives the customers written. */
export async function importWorkbook({ window, context }: OpenedLedger, file: File): Promise<number> {
  const ended = async (jobId: string | null) => {
    while (jobId && (await window.jobs.get({ id: jobId })).state === "running") {
      context();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const { id, jobId } = await window.imports.upload({ file });
  await ended(jobId);
  const { mapping } = await window.imports.get({ id });
  await ended((await window.imports.check({ id, mapping })).jobId);
  await ended((await window.imports.run({ id })).jobId);
  const { applied, state } = await window.imports.get({ id });
  if (state !== "done") throw new Error(`The import of ${file.name} ended as ${state}.`);
  return applied;
}

type Row = Record<string, string | number | null>;

/** The rows that an import left in the tables, for the floor to write again. */
interface Written {
  customers: Row[];
  /** what the index of the search holds of each */
  tokens: string[];
  entries: Row[];
}

/**
 * Import, with all its validation, duplicates and trail, over prepared inserts of the very rows that it left: customers,
 * search index and trail, in transactions.
 */
export async function importing() {
  const [ledger, bare] = [await emptyLedger(), await emptyLedger()];
  try {
    const files = await Promise.all(
      Array.from({ length: rounds }, (_, round) => customerWorkbook(ledger, round * rowsPerRound, rowsPerRound)),
    );
    const newCustomers = ledger.raw.query<Row>("SELECT * FROM customers WHERE id > ?");
    const newEntries = ledger.raw.query<Row>("SELECT * FROM audit_entries WHERE action = 'customer.create' AND id > ?");
    const left: Written[] = [];
    let seen = { customers: 0, entries: 0 };
    return await rates(
      "import.rows_per_second",
      rounds,
      async (round) => {
        const file = files[round];
        return file ? importWorkbook(ledger, file) : 0;
      },
      async (round) => {
        const written = left[round];
        return written ? insertBarely(bare, written) : 0;
      },
      async (round) => {
        const customers = await newCustomers(seen.customers);
        const entries = await newEntries(seen.entries);
        left[round] = { customers, tokens: customers.map(tokensOf), entries };
        seen = { customers: Number(customers.at(-1)?.id), entries: Number(entries.at(-1)?.id) };
      },
    );
  } finally {
    await ledger.close();
    await bare.close();
  }
}

function tokensOf(row: Row): string {
  return indexTokens({
    name: String(row.name),
    idNumber: String(row.id_number),
    phone: String(row.phone),
    address: String(row.address),
  });
}

async function insertBarely({ raw }: OpenedLedger, { customers, tokens, entries }: Written): Promise<number> {
  for (let start = 0; start < customers.length; start += rowsPerTransaction)
    await raw.transaction((run) => {
      const end = start + rowsPerTransaction;
      for (const customer of customers.slice(start, end)) insertRow(run, "customers", customer);
      for (const [at, text] of tokens.slice(start, end).entries())
        run("INSERT INTO customer_search (rowid, tokens) VALUES (?, ?)", [Number(customers[start + at]?.id), text]);
      for (const { id: _id, previous_hash: _previous, ...entry } of entries.slice(start, end))
        insertRow(run, "audit_entries", entry, { previous_hash: headOfTrail });
    });
  return customers.length;
}

/** @param computed SQL of further columns */
function insertRow(
  run: (sql: string, values: (string | number | null)[]) => void,
  table: string,
  row: Row = {},
  computed: Record<string, string> = {},
): void {
  const names = [...Object.keys(row), ...Object.keys(computed)].map((column) => `"${column}"`).join(", ");
  const values = [...Object.keys(row).map(() => "?"), ...Object.values(computed)].join(", ");
  run(`INSERT INTO ${table} (${names}) VALUES (${values})`, Object.values(row));
}
