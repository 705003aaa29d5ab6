import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Core } from "../../electron/core.ts";
import { fileLogger } from "../../electron/log.ts";
import { ledgerFiles } from "../../electron/store/files.ts";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { callOn } from "../support/contractInputs.ts";
import { emptyOutside, refusedOutside } from "../support/foreign/cases.ts";
import { mark } from "../support/foreign/markup.ts";
import { type ForeignScene, foreignScene } from "../support/foreign/scene.ts";
import { imported } from "../support/imports.ts";
import { residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, startBranch, temporaryFolder, windowOn } from "../support/testCore.ts";
import { workbook } from "../support/workbook.ts";

/** Whatever of anybody, or of the ledger's inside, may stand in no log and in no report. */
const private_ = [
  ...[1, 2, 3, 4, 5, 6, 9, 77].map((sequence) => residentId(sequence)),
  ...["10012345678", "10099998888", "秦九", "王主任", "员工m0", mark, "王芳", "0371-12345678"],
  ...[managerLogin.password, "m01-password-1", "wrong-password-1"],
  ...["select ", "insert into", "no such table", "`customers`", "SQLITE_ERROR:"],
];

const found = (text: string) => private_.filter((one) => text.toLowerCase().includes(one.toLowerCase()));

/** A day's work on a ledger whose faults go to files, then the same work with one table after the other gone. */
async function workWithFaults(): Promise<ForeignScene> {
  const dataPath = temporaryFolder();
  const scene = await foreignScene({ dataPath, log: fileLogger(ledgerFiles(dataPath).logs) });
  const { core, manager, village } = scene;
  const rows = [
    ["姓名", "身份证号", "村"],
    ["王芳", residentId(77), village.name],
  ];
  await imported(manager, await workbook(rows));
  const wrong = { ...managerLogin, password: "wrong-password-1" };
  await refused(windowOn(core).session.signIn(wrong), "wrongPassword");
  for (const table of ["ratings", "visits", "attachments", "notices", "customerRecords", "areas"])
    await without(core, table, () => tryEverything(scene));
  return scene;
}

async function without(core: Core, table: string, work: () => Promise<void>): Promise<void> {
  const { db } = core.opened.store;
  if (!(await db.schema.hasTable(table))) return;
  await db.schema.renameTable(table, "gone");
  try {
    await work();
  } finally {
    await db.schema.renameTable("gone", table);
  }
}

async function tryEverything(scene: ForeignScene): Promise<void> {
  const all = Object.entries({ ...emptyOutside, ...refusedOutside }) as [
    ProcedurePath,
    (of: ForeignScene) => unknown[],
  ][];
  for (const [path, inputs] of all)
    for (const input of inputs(scene).slice(0, 1)) await callOn(scene.one, path, input).catch(() => {});
}

test("no log and no support report tells of anybody, whatever goes wrong", async () => {
  const scene = await workWithFaults();
  const { logs } = scene.core.files;
  const written = readdirSync(logs).map((name) => readFileSync(join(logs, name), "utf8"));
  const lines = written.flatMap((text) => text.split("\n").filter(Boolean)).map((line) => JSON.parse(line));
  const failed = new Set(lines.map(({ procedure }) => procedure as string | undefined).filter(Boolean));
  expect(failed.size).toBeGreaterThan(40);
  for (const text of written) expect(found(text)).toEqual([]);
  for (const language of ["zh-CN", "en"] as const) {
    const { text } = await scene.manager.support.report({ language });
    expect(text).toContain("procedure failed");
    expect(found(text)).toEqual([]);
    expect(text).not.toContain(process.cwd());
  }
});

test("a support report is for who answers for the installation, says what there is, and is recorded", async () => {
  const branch = await startBranch();
  const { manager } = branch;
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  const { text, fileName } = await administrator.support.report({ language: "zh-CN" });
  expect(fileName).toBe("sunshine-ledger-support-2026-03-10.txt");
  for (const line of ["程序版本: dev", "运行方式: browser", "数据结构版本: ", "客户: 0", "员工: 2", "上次退出: 正常"])
    expect(text).toContain(line);
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({ action: "support.report", actorName: "员工admin" });
  const teller = await signInNew(branch, "t01", ["teller"]);
  await refused(teller.support.report({ language: "en" }), "notAllowed");
});
