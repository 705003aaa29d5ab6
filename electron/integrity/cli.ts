/** `npm run verify`: looks through a ledger that nobody has open, and says what it finds. */
import { parseArgs } from "node:util";
import { createRouterClient } from "@orpc/server";
import { type CheckResult, isSound, type Verification } from "../../shared/contract/integrity.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { router } from "../api/router.ts";
import { askLine, askSecret, run, say, showProgress, startCore } from "../commandLine.ts";
import type { Core } from "../core.ts";
import { fileLogger } from "../log.ts";
import { newConnection } from "../session/sessions.ts";
import { defaultDataFolder } from "../store/dataFolder.ts";
import { ledgerFiles } from "../store/files.ts";
import { terminalText } from "../terminal.ts";

const help = `npm run verify -- [OPTIONS]
  --data DIR      the data folder (or a .db file in one)   数据文件夹
  --login NAME    a manager, auditor or administrator      主任、审计或管理员的登录名
  --help          this text                                显示本说明
The password is asked for; without a terminal it comes from SUNSHINE_PASSWORD or is the first line of the input.
密码会提示输入；没有终端时取自环境变量 SUNSHINE_PASSWORD 或标准输入的第一行。
Exit code 0: sound 完好    1: not sound, or not looked through 有问题或未完成校验`;

const { t } = terminalText;
const running = `${t("integrity.running")} `;
const pollMs = 200;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: "string" }, login: { type: "string" }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    say(help);
    return 0;
  }
  const dataPath = values.data ?? defaultDataFolder();
  const core = await startCore(dataPath, fileLogger(ledgerFiles(dataPath).logs));
  try {
    const login = values.login ?? (await askLine(t("session.login")));
    const password = await askSecret(t("session.password"), "SUNSHINE_PASSWORD");
    const verification = await verify(core, { login, password });
    report(verification);
    return isSound(verification) ? 0 : 1;
  } finally {
    await core.stop();
  }
}

async function verify(core: Core, who: { login: string; password: string }): Promise<Verification> {
  const connection = newConnection();
  const window = createRouterClient(router, { context: { core, connection } });
  await window.session.signIn(who);
  let job = await window.integrity.start();
  while (job.state === "running") {
    showProgress(job.done, job.total, running);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    // Whoever started it waits for it, however long it takes.
    if (connection.session) core.sessions.touch(connection.session);
    job = await window.jobs.get({ id: job.id });
  }
  showProgress(1, 1, running);
  if (job.state !== "done") throw new Error(t("integrity.failed"));
  const verification = await window.integrity.result({ jobId: job.id });
  await window.session.signOut();
  return verification;
}

function report(verification: Verification): void {
  const { checks, trail, rows, files, digest } = verification;
  const lines = checks.flatMap((check) => [
    `${check.problems === 0 ? "✓" : "✗"} ${t(`integrity.checks.${check.name}.title`)}: ${outcomeOf(check)}`,
    ...(check.problems === 0 ? [] : [`    ${t(`integrity.checks.${check.name}.advice`)}`, ...whereOf(check)]),
  ]);
  for (const { entryId, kind } of trail.breaks) lines.push(`    ${t(`integrity.breaks.${kind}`, { id: entryId })}`);
  lines.push(t("integrity.looked", { rows, files, entries: trail.entries }));
  if (digest !== null) lines.push(`${t("integrity.digest")}: ${digest}`);
  say(lines.join("\n"));
}

function outcomeOf({ problems }: CheckResult): string {
  return problems === 0 ? t("integrity.passed") : t("integrity.problems", { count: problems });
}

function whereOf({ subject, where }: CheckResult): string[] {
  const named = subject === "customer" ? where.map((id) => fileNumberOf(Number(id))) : where;
  if (named.length === 0) return [];
  return [`    ${t("integrity.where", { subject: t(`integrity.subjects.${subject}`), where: named.join(", ") })}`];
}

run(async () => process.exit(await main()));
