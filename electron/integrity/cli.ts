/** `npm run verify`: looks through a ledger that nobody has open, and says what it finds. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { createRouterClient } from "@orpc/server";
import { type CheckResult, isSound, type Verification } from "../../shared/contract/integrity.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { router } from "../api/router.ts";
import { Core } from "../core.ts";
import { fileLogger } from "../log.ts";
import { newConnection } from "../session/sessions.ts";
import { defaultDataFolder } from "../store/dataFolder.ts";
import { ledgerFiles } from "../store/files.ts";
import { describeError, terminalText } from "../terminal.ts";

const help = `npm run verify -- [OPTIONS]
  --data DIR      the data folder (or a .db file in one)   数据文件夹
  --login NAME    a manager, auditor or administrator      主任、审计或管理员的登录名
  --help          this text                                显示本说明
The password is asked for; without a terminal it comes from SUNSHINE_PASSWORD or is the first line of the input.
密码会提示输入；没有终端时取自环境变量 SUNSHINE_PASSWORD 或标准输入的第一行。
Exit code 0: sound 完好    1: not sound, or not looked through 有问题或未完成校验`;

const { t } = terminalText;
const pollMs = 200;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: "string" }, login: { type: "string" }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const dataPath = values.data ?? defaultDataFolder();
  const core = await Core.start({
    dataPath,
    shell: "browser",
    log: fileLogger(ledgerFiles(dataPath).logs),
    pdfPrinter: null,
    paperPrinter: null,
  });
  try {
    const login = values.login ?? (await ask(`${t("session.login")}: `, true));
    const password = process.env.SUNSHINE_PASSWORD ?? (await ask(`${t("session.password")}: `, false));
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
    showProgress(job.done, job.total);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    // Whoever started it waits for it, however long it takes.
    if (connection.session) core.sessions.touch(connection.session);
    job = await window.jobs.get({ id: job.id });
  }
  showProgress(1, 1);
  if (job.state !== "done") throw new Error(t("integrity.failed"));
  const verification = await window.integrity.result({ jobId: job.id });
  await window.session.signOut();
  return verification;
}

let shownPercent = -1;

/** On the error stream, so that the report can be kept without it. */
function showProgress(done: number, total: number): void {
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  if (percent === shownPercent || !process.stderr.isTTY) return;
  shownPercent = percent;
  process.stderr.write(`\r${t("integrity.running")} ${percent}%${percent === 100 ? "\n" : ""}`);
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
  process.stdout.write(`${lines.join("\n")}\n`);
}

function outcomeOf({ problems }: CheckResult): string {
  return problems === 0 ? t("integrity.passed") : t("integrity.problems", { count: problems });
}

function whereOf({ subject, where }: CheckResult): string[] {
  const named = subject === "customer" ? where.map((id) => fileNumberOf(Number(id))) : where;
  if (named.length === 0) return [];
  return [`    ${t("integrity.where", { subject: t(`integrity.subjects.${subject}`), where: named.join(", ") })}`];
}

/** A line of the input; what is typed is not shown where it is a secret. */
async function ask(question: string, shown: boolean): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: shown ? process.stderr : silent,
    terminal: process.stdin.isTTY,
  });
  for await (const line of lines) {
    lines.close();
    if (process.stdin.isTTY && !shown) process.stderr.write("\n");
    return line;
  }
  return "";
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`);
    process.exit(1);
  },
);
