import { spawnSync } from "node:child_process";
import { sign } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { isNewer } from "../../electron/updates/manifest.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, temporaryFolder, testNow, testPasswordCost, windowOn } from "../support/testCore.ts";

const manifestName = `sunshine-ledger-update-${process.platform}.json`;
const fileName = "Sunshine Ledger Setup.bin";

/** The publisher's own tool, as it is run. */
function signUpdate(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/sign-update.mjs", ...args], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

function makeKeys() {
  const folder = temporaryFolder();
  const publicKey = signUpdate("keys", "--out", folder).trim().split("\n").at(-1) ?? "";
  return { key: join(folder, "update-key.pem"), publicKey };
}

/** A branch of version 1.2.3, and a folder in which its publisher lays out 1.3.0. */
async function branchWithUpdate({ shell = true } = {}) {
  const startInstaller = vi.fn(async (_path: string) => {});
  const core = await Core.start({
    ...{ dataPath: temporaryFolder(), shell: "electron", log: silentLogger, pdfPrinter: null, paperPrinter: null },
    ...{ clock: () => new Date(testNow), passwordCost: testPasswordCost },
    ...(shell ? { startInstaller } : {}),
  });
  Object.assign(core, { appVersion: "1.2.3" });
  onTestFinished(() => core.stop());
  const manager = windowOn(core);
  await manager.branch.create({ branchName: "城关信用社", ...managerLogin });
  const { key, publicKey } = makeKeys();
  const folder = temporaryFolder();
  const publish = (version: string, content = `installer of ${version}`, by = key) => {
    writeFileSync(join(folder, fileName), content);
    const file = join(folder, fileName);
    signUpdate("sign", "--key", by, "--file", file, "--version", version, "--platform", process.platform);
  };
  await manager.updates.source.update({ version: 0, folder, publicKey });
  publish("1.3.0");
  const change = (words: object) => {
    const path = join(folder, manifestName);
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...words }));
  };
  return { core, manager, folder, key, publicKey, publish, change, startInstaller };
}

test("a newer version is told of, and handed over only when somebody asks for it", async () => {
  const { core, manager, startInstaller } = await branchWithUpdate();
  const bytes = "installer of 1.3.0".length;
  expect(await manager.updates.check()).toEqual({
    ...{ current: "1.2.3", refusal: null },
    available: { version: "1.3.0", fileName, bytes },
  });
  expect(startInstaller).not.toHaveBeenCalled();
  const path = join(core.files.folder, "updates", fileName);
  expect(await manager.updates.install({ version: "1.3.0" })).toEqual({ path, started: true });
  expect(startInstaller).toHaveBeenCalledExactlyOnceWith(path);
  expect(readFileSync(path, "utf8")).toBe("installer of 1.3.0");
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({ action: "update.install", after: { version: "1.3.0" } });
  await refused(manager.updates.install({ version: "1.4.0" }), "updateChanged");
});

test("where no shell starts it, it is told where it lies", async () => {
  const { manager } = await branchWithUpdate({ shell: false });
  const { path, started } = await manager.updates.install({ version: "1.3.0" });
  expect([started, existsSync(path)]).toEqual([false, true]);
});

type Branch = Awaited<ReturnType<typeof branchWithUpdate>>;

/** What somebody may do to the folder, and how it shows. */
const attacks: [which: string, attack: (branch: Branch) => void, reason: "updateForged" | "updateAltered" | null][] = [
  ["signed by another key", ({ publish }) => publish("1.3.0", "mine", makeKeys().key), "updateForged"],
  ["not signed", ({ change }) => change({ signature: "" }), "updateForged"],
  ["another version under the same signature", ({ change }) => change({ version: "9.9.9" }), "updateForged"],
  ["another digest under the same signature", ({ change }) => change({ sha256: "0".repeat(64) }), "updateForged"],
  ["another file under the same signature", ({ change }) => change({ file: "other.bin" }), "updateForged"],
  ["for another system", ({ change }) => change({ platform: "aix" }), "updateForged"],
  ["no description", ({ folder }) => writeFileSync(join(folder, manifestName), "{"), "updateForged"],
  ["an installer cut short", ({ folder }) => truncateSync(join(folder, fileName), 5), "updateAltered"],
  ["no installer", ({ folder }) => rmSync(join(folder, fileName)), "updateAltered"],
  [
    "a link instead of the installer",
    ({ folder }) => {
      rmSync(join(folder, fileName));
      writeFileSync(join(folder, "elsewhere"), "installer of 1.3.0");
      symlinkSync(join(folder, "elsewhere"), join(folder, fileName));
    },
    "updateAltered",
  ],
  ["an older version, signed once", ({ publish }) => publish("1.2.2"), null],
  ["the version that runs", ({ publish }) => publish("1.2.3"), null],
  ["nothing", ({ folder }) => rmSync(join(folder, manifestName)), null],
  ["a description without end", ({ folder }) => writeFileSync(join(folder, manifestName), "x".repeat(20_000)), null],
];

test("nothing is taken but what its publisher signed, whole, and newer", async () => {
  const branch = await branchWithUpdate();
  const { core, manager, folder, publish, startInstaller } = branch;
  for (const [which, attack, reason] of attacks) {
    attack(branch);
    const { available, refusal } = await manager.updates.check();
    expect([which, available, refusal?.reason ?? null]).toEqual([which, null, reason]);
    await expect(manager.updates.install({ version: "1.3.0" }), which).rejects.toThrow();
    rmSync(join(folder, fileName), { force: true });
    publish("1.3.0");
  }
  expect(startInstaller).not.toHaveBeenCalled();
  expect(existsSync(join(core.files.folder, "updates"))).toBe(false);
  expect((await manager.updates.check()).available?.version).toBe("1.3.0");
});

test("an installer of the right length and another content is found out before it is started, and thrown away", async () => {
  const { core, manager, folder, startInstaller } = await branchWithUpdate();
  writeFileSync(join(folder, fileName), "Installer of 1.3.0");
  await refused(manager.updates.install({ version: "1.3.0" }), "updateAltered");
  expect(startInstaller).not.toHaveBeenCalled();
  expect(readdirSync(join(core.files.folder, "updates"))).toEqual([]);
});

test("a path that leads out of the folder is no file's name, though it is signed", async () => {
  const { manager, key, change } = await branchWithUpdate();
  const manifest = { ...{ format: "sunshine-ledger-update-1", platform: process.platform, version: "1.3.0" }, size: 1 };
  const sha256 = "0".repeat(64);
  const signed = (file: string) => {
    const { format, platform, version, size } = manifest;
    const text = [format, platform, version, file, size, sha256].join("\n");
    const signature = sign(null, Buffer.from(text), readFileSync(key)).toString("base64");
    change({ ...manifest, file, sha256, signature });
  };
  signed("evil.bin");
  expect((await manager.updates.check()).refusal?.reason).toBe("updateAltered");
  for (const file of [
    "../evil.bin",
    "inner/../../evil.bin",
    "..\\evil.bin",
    "/etc/passwd",
    "C:\\evil.exe",
    "a\u0000b",
    ".",
  ]) {
    signed(file);
    expect([file, (await manager.updates.check()).refusal?.reason]).toEqual([file, "updateForged"]);
  }
});

test("where updates come from is for managers and administrators, a whole path and a key that is one", async () => {
  const branch = await branchWithUpdate();
  const { manager, folder, publicKey } = branch;
  for (const wrong of [{ folder: "relative" }, { publicKey: "no key" }, { publicKey: "" }])
    await refused(manager.updates.source.update({ version: 1, folder, publicKey, ...wrong }), "invalidInput");
  await refused(manager.updates.source.update({ version: 0, folder, publicKey }), "stale");
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  await refused(auditor.updates.check(), "notAllowed");
  await manager.updates.source.update({ version: 1, folder: "", publicKey: "" });
  expect(await manager.updates.check()).toEqual({ current: "1.2.3", available: null, refusal: null });
  await refused(manager.updates.install({ version: "1.3.0" }), "updateNone");
});

test("versions are compared part by part", () => {
  expect(isNewer("1.10.0", "1.9.9")).toBe(true);
  expect(isNewer("2.0.0", "1.99.99")).toBe(true);
  expect(isNewer("1.9.9", "1.10.0")).toBe(false);
  expect(isNewer("1.2.3", "1.2.3")).toBe(false);
  expect(isNewer("0.0.1", "dev")).toBe(true);
});
