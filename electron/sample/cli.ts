/** `npm run seed`: writes a ledger of any size for trials and measurements. */
import { parseArgs } from "node:util";
import { makeLedger, sampleManager } from "./makeLedger.ts";
import { mostPeople } from "./people.ts";
import { samplePassword } from "./service.ts";

const help = `npm run seed -- --customers N --out FILE [--seed S]
  --customers N   how many customers, 1 to ${mostPeople}
  --out FILE      the ledger file to make (FILE.db), or a folder for it
  --seed S        another number gives another county (default 1)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      customers: { type: "string", default: "5000" },
      out: { type: "string" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  const customers = Number(values.customers);
  const seed = Number(values.seed);
  if (values.help) return null;
  if (
    !values.out ||
    !Number.isInteger(seed) ||
    !(Number.isInteger(customers) && customers >= 1 && customers <= mostPeople)
  )
    throw new Error(help);
  return { customers, seed, out: values.out };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    process.stdout.write(`${help}\n`);
    return;
  }
  const { database, recoveryKey } = await makeLedger(options, showProgress);
  process.stdout.write(`\n${database}\n`);
  process.stdout.write(
    `Sign in as ${sampleManager}, m01 … m12, r01, t01 or a01 with ${samplePassword}\nRecovery key: ${recoveryKey}\n`,
  );
}

let shownPercent = -1;

function showProgress(done: number, total: number): void {
  const percent = Math.floor((done / total) * 100);
  if (percent === shownPercent) return;
  shownPercent = percent;
  process.stdout.write(`\r${percent}% (${done})`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
