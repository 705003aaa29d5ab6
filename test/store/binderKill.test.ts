import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import type { BinderDetails } from "../../shared/contract/binders.ts";
import { everybody, splitBy } from "../support/binders.ts";
import { killedCoreOptions, killedManager } from "../support/importKill.ts";
import { pagedPrinter } from "../support/pagedPrinter.ts";
import { farmer } from "../support/people.ts";
import { type TestWindow, windowOn } from "../support/testCore.ts";

const kills = 8;
const people = 30;
/** Longest wait before a kill: a binder takes about as long, so that kills fall on every part of it. */
const longestLifeMs = 500;

const seed = Number(process.env.SUNSHINE_SEED ?? Date.now() % 1_000_000);
const root = mkdtempSync(join(tmpdir(), "sunshine-binder-kill-"));
/** Inside the project, where the program finds what it is not bundled with. */
const program = "dist/test-binder-child";

beforeAll(async () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["node"] },
    ssr: { noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: "test/support/binderChild.ts",
      outDir: program,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "child.js" } },
    },
  });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(program, { recursive: true, force: true });
});

async function opened<T>(folder: string, work: (manager: TestWindow, core: Core) => Promise<T>): Promise<T> {
  const core = await Core.start({
    ...killedCoreOptions,
    ...{ dataPath: folder, log: silentLogger, pdfPrinter: pagedPrinter() },
  });
  try {
    const manager = windowOn(core);
    if (core.isSetUp) await manager.session.signIn(killedManager);
    return await work(manager, core);
  } finally {
    await core.stop();
  }
}

/** A ledger with a binder that has been begun and interrupted at once: two files to a volume. */
function prepare(folder: string): Promise<number> {
  return opened(folder, async (manager) => {
    await manager.branch.create({ branchName: "城关信用社", name: "王主任", ...killedManager });
    await manager.areas.loadSample();
    const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village");
    for (let index = 0; index < people; index += 1) await manager.customers.create(farmer(village?.id ?? 0, index));
    const options = splitBy({ split: "files", filesPerVolume: 2 });
    const { id } = await manager.binders.start({ selection: everybody, options, language: "en" });
    await manager.binders.pause({ id });
    return id;
  });
}

/** @returns once the process has ended, of itself or killed `life` milliseconds after it began to work */
async function runChild(folder: string, id: number, life: number | null): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [join(program, "child.js"), folder, String(id)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  if (life !== null)
    child.stdout?.once("data", () => {
      setTimeout(() => child.kill("SIGKILL"), life);
    });
  await ended;
}

/** What is there of a binder after a kill is whole: volumes in a row, every customer once, every file readable. */
function inspect(folder: string, id: number): Promise<BinderDetails> {
  return opened(folder, async (manager, { opened: { store }, files }) => {
    expect((await manager.audit.verify()).firstBroken).toBeNull();
    const binder = await manager.binders.get({ id });
    const numbers = binder.volumeList.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const bound: { volume: number }[] = await store
      .db("binderCustomers")
      .where({ binderId: id })
      .whereNotNull("volume")
      .orderBy("position")
      .select("volume");
    expect(bound.map(({ volume }) => volume)).toEqual(bound.map((_, index) => 1 + Math.floor(index / 2)));
    expect(bound).toHaveLength(binder.printed);
    const printed: { subjectId: string }[] = await store
      .db("auditEntries")
      .where({ action: "document.print" })
      .select("subjectId");
    expect(new Set(printed.map(({ subjectId }) => subjectId)).size).toBe(bound.length);
    expect(printed).toHaveLength(bound.length);
    for (const { number, bytes } of binder.volumeList)
      expect((await manager.binders.volume({ id, number })).file.size).toBe(bytes);
    const left = readdirSync(files.binders, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    expect(left).toHaveLength(binder.volumes);
    return binder;
  });
}

test("a binder killed at any point prints nothing twice, loses nothing and comes to its end", async () => {
  const template = join(root, "template");
  const id = await prepare(template);
  let random = seed;
  const next = () => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return random / 2_147_483_648;
  };
  const seen = new Set<string>();
  let killed = 0;
  for (let round = 0; killed < kills; round += 1) {
    const folder = join(root, `round-${round}`);
    cpSync(template, folder, { recursive: true });
    for (let state = ""; state !== "done"; ) {
      const life = killed < kills ? Math.floor(next() ** 2 * longestLifeMs) : null;
      await runChild(folder, id, life);
      const binder = await inspect(folder, id);
      state = binder.state;
      if (life !== null && state !== "done") killed += 1;
      seen.add(state);
      if (state === "done") expect([binder.printed, binder.volumes], `seed ${seed}`).toEqual([people, people / 2]);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  expect([...seen], `seed ${seed}`).toEqual(expect.arrayContaining(["interrupted", "done"]));
}, 240_000);
