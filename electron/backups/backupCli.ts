/** `npm run backup`: makes a backup from the command line, by whoever may make one in the application. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mayCall } from "../api/permissions.ts";
import { askSecret, run, say, showProgress, startCore } from "../commandLine.ts";
import { Refusal } from "../refusal.ts";
import { sessionUser, signIn, signOut } from "../session/service.ts";
import { newConnection } from "../session/sessions.ts";
import { lastBackup } from "../store/backups.ts";
import { terminalText } from "../terminal.ts";
import { startBackup } from "./service.ts";
import { backupSubject } from "./settings.ts";

const help = `npm run backup -- --login NAME [--data FOLDER] [--to FOLDER]
  --login NAME    a manager or administrator; the password is asked for, or taken from SUNSHINE_PASSWORD or stdin
  --data FOLDER   the data folder, or a .db file in one
  --to FOLDER     another destination than that of the settings`;

const { t } = terminalText;

run(async () => {
  const { values } = parseArgs({
    options: {
      login: { type: "string" },
      data: { type: "string" },
      to: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(help);
  if (!values.login) throw new Error(help);
  const core = await startCore(values.data);
  const connection = newConnection();
  try {
    const password = await askSecret(t("backups.cli.password"), "SUNSHINE_PASSWORD");
    await signIn(core, connection, { login: values.login, password });
    const user = await sessionUser(core, connection);
    if (!user || !mayCall("backups.run", user.roles)) throw new Refusal("notAllowed");
    const destination = values.to === undefined ? {} : { destination: values.to };
    await startBackup(core, user, { trigger: "commandLine", ...destination });
    const showing = setInterval(() => {
      const job = core.jobs.on(backupSubject);
      if (job) showProgress(job.done, job.total);
    }, 200);
    await core.jobs.endOf(backupSubject).finally(() => clearInterval(showing));
    const made = await lastBackup(core.opened.store.db);
    if (made?.state !== "verified")
      throw made?.problem ? new Refusal(made.problem.reason, made.problem.params) : new Error(t("backups.cli.failed"));
    say(`${t("backups.cli.written", { path: join(made.destination, made.fileName) })}`);
    await signOut(core, connection);
  } finally {
    await core.stop();
  }
});
