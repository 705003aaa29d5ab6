/** `npm run seed`: writes a ledger of any size for trials and measurements. */
import { parseArgs } from "node:util";
import { createBranch } from "../branch/service.ts";
import { Core } from "../core.ts";
import { silentLogger } from "../log.ts";
import { currentSession } from "../session/service.ts";
import { newConnection } from "../session/sessions.ts";
import { mostPeople } from "./people.ts";
import { giveSampleStaffKeys, samplePassword } from "./service.ts";
import { writeCounty } from "./writeCounty.ts";

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
  const { customers, seed, out } = options;
  const core = await Core.start({ dataPath: out, shell: "browser", log: silentLogger, pdfPrinter: null });
  try {
    const connection = newConnection();
    const manager = { login: "manager", name: "示例主任", password: samplePassword };
    const { recoveryKey } = await createBranch(core, connection, { branchName: "兰考示例信用社", ...manager });
    const session = await currentSession(core, connection);
    if (!session) throw new Error("The new branch's manager could not sign in.");
    const plan = { seed, customers, today: session.today, managerId: session.user.id, now: core.clock().toISOString() };
    const { signal } = new AbortController();
    await writeCounty(plan, core.opened.store.write, { signal, progress: showProgress });
    await core.change(session.user, async (change) => {
      change.audit({ action: "sample.load", subjectType: "branch", subjectId: 1, after: { seed, customers } });
    });
    await giveSampleStaffKeys(core, seed, { signal });
    process.stdout.write(`\n${core.files.database}\n`);
    process.stdout.write(
      `Sign in as manager, m01 … m12, r01, t01 or a01 with ${samplePassword}\nRecovery key: ${recoveryKey}\n`,
    );
  } finally {
    await core.stop();
  }
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
