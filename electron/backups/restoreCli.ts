/** `npm run restore`: puts a backup into a data folder from the command line. */
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { askSecret, run, say, showProgress, startCore } from "../commandLine.ts";
import { Refusal } from "../refusal.ts";
import { terminalText } from "../terminal.ts";
import { previewRestore, restoreProgress, startRestore } from "./restore.ts";

const help = `npm run restore -- --from FILE.slbackup [--data FOLDER] [--replace]
  --from FILE     the backup; its passphrase is asked for, or taken from SUNSHINE_PASSPHRASE or stdin
  --data FOLDER   the data folder, or a .db file in one
  --replace       where a ledger is there already: sets it aside as a whole and puts the backup in its place`;

const pollMs = 200;

const { t } = terminalText;

run(async () => {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      data: { type: "string" },
      replace: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(help);
  if (!values.from) throw new Error(help);
  const from = resolve(values.from);
  const core = await startCore(values.data);
  try {
    if (core.isSetUp && !values.replace) throw new Error(t("backups.cli.refusesPresent"));
    const passphrase = await askSecret(t("backups.cli.passphrase"), "SUNSHINE_PASSPHRASE");
    const file = { folder: dirname(from), fileName: basename(from), passphrase };
    const { branchName, madeAt, customers, lacking, present } = await previewRestore(core, file);
    say(t("backups.cli.inside", { branch: branchName, madeAt, customers }));
    if (lacking > 0) say(t("backups.restore.lacking", { count: lacking }));
    if (present.relation === "later")
      say(t("backups.cli.lost", { count: present.changes.reduce((sum, { count }) => sum + count, 0) }));
    const { jobId } = await startRestore(core, { ...file, confirmation: branchName });
    for (;;) {
      const { state, done, total, refusal } = restoreProgress(core, { jobId });
      showProgress(done, total);
      if (state === "done") break;
      if (state !== "running")
        throw refusal ? new Refusal(refusal.reason, refusal.params) : new Error(t("backups.cli.failed"));
      await new Promise((next) => setTimeout(next, pollMs));
    }
    say(t("backups.cli.restored"));
  } finally {
    await core.stop();
  }
});
