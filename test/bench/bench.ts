/** `npm run bench -- AREA [--customers N] [--json FILE]`: ratios of the application to the barest means. */
import { parseArgs } from "node:util";
import { documentsBenchmarks } from "./documents/index.ts";
import { encryptionBenchmarks } from "./encryption/index.ts";
import { jurisdictionsBenchmarks } from "./jurisdictions/index.ts";
import { ledgerBenchmarks } from "./ledger/index.ts";
import { ratingsBenchmarks } from "./ratings/index.ts";
import { type Benchmark, printTable, writeReport } from "./report.ts";

interface Plan {
  customers: number;
  /** folder for ledgers that are made once */
  cache: string;
}

const areas: Record<string, (plan: Plan) => AsyncGenerator<Benchmark>> = {
  documents: documentsBenchmarks,
  encryption: encryptionBenchmarks,
  jurisdictions: jurisdictionsBenchmarks,
  ledger: ledgerBenchmarks,
  ratings: ratingsBenchmarks,
};

const help = `npm run bench -- AREA [--customers N] [--json FILE]
  AREA            ${Object.keys(areas).join(", ")}
  --customers N   size of the ledger (default 100000)
  --json FILE     writes the figures there, too`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    customers: { type: "string", default: "100000" },
    json: { type: "string" },
    cache: { type: "string", default: ".cache/bench" },
  },
});
const [area = ""] = positionals;
const customers = Number(values.customers);
const run = areas[area];
if (!run || !Number.isInteger(customers) || customers < 1000) {
  console.error(help);
  process.exit(2);
}
const benchmarks: Benchmark[] = [];
for await (const done of run({ customers, cache: values.cache })) {
  benchmarks.push(done);
  console.log(`${done.name}: ${done.value} ${done.unit}, floor ${done.floor}, ratio ${done.ratio}`);
}
console.log("");
printTable(benchmarks);
if (values.json) writeReport(values.json, benchmarks);
