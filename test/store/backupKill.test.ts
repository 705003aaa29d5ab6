import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { attach, backedUp, digestOfFolder, filesBelow, restored, setUpBackups } from "../support/backups.ts";
import { killedManager, opened } from "../support/killedCore.ts";
import { killedProgram } from "../support/killing.ts";
import { farmer } from "../support/people.ts";
import { startTestCore, windowOn } from "../support/testCore.ts";
import { randomFrom, runUntilKilled } from "../torture/kill.ts";

const kills = 4;
/** Longest wait before a kill: either work takes about as long, so that kills fall on every part of it. */
const longestLifeMs = 350;

const seed = Number(process.env.SUNSHINE_SEED ?? Date.now() % 1_000_000);
const { root, program } = killedProgram("support/backupChild.ts");

/** A ledger with a backup of before its last customers. */
async function prepare(folder: string, destination: string): Promise<string> {
  mkdirSync(destination);
  return opened(folder, async (manager) => {
    await manager.branch.create({ branchName: "城关信用社", name: "王主任", ...killedManager });
    await manager.areas.loadSample();
    const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village")?.id ?? 0;
    const { id } = await manager.customers.create(farmer(village, 1));
    await attach(manager, id, "one");
    await setUpBackups(manager, { destination });
    const { fileName } = await backedUp(manager);
    for (let index = 2; index < 40; index += 1) await manager.customers.create(farmer(village, index));
    return fileName;
  });
}

test("a backup that is killed leaves the ledger, the earlier backups and nothing that passes for one", async () => {
  const next = randomFrom(seed);
  const [folder, destination] = [join(root, "ledger"), join(root, "stick")];
  const first = await prepare(folder, destination);
  for (let kill = 0; kill < kills; kill += 1) {
    await runUntilKilled(program, [folder, "backup"], { life: Math.floor(next() * longestLifeMs) });
    const verified = await opened(folder, async (manager) => {
      expect((await manager.audit.verify()).firstBroken, `seed ${seed}`).toBeNull();
      return (await manager.backups.list()).filter(({ state }) => state === "verified").map(({ fileName }) => fileName);
    });
    const files = await windowOn(await startTestCore()).restore.list({ folder: destination });
    expect(files.filter(({ problem }) => problem !== null)).toEqual([]);
    // Killed between the backup's name and the entry of it, one may be there that the list does not know.
    expect(files.map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(verified));
    expect(files.map(({ fileName }) => fileName)).toContain(first);
    expect(readdirSync(folder).filter((name) => name.endsWith(".scratch"))).toEqual([]);
  }
  await opened(folder, async (manager) => {
    expect((await backedUp(manager)).state).toBe("verified");
  });
  expect(filesBelow(destination).filter((name) => name.endsWith(".part"))).toEqual([]);
}, 120_000);

test("a restoration that is killed leaves the old ledger or the one of the backup, and can be begun again", async () => {
  const next = randomFrom(seed);
  const [template, destination] = [join(root, "before"), join(root, "disk")];
  const fileName = await prepare(template, destination);
  const whole = join(root, "whole");
  const old = await digestOfFolder(template);
  const core = await startTestCore({ dataPath: whole });
  await restored(windowOn(core), { folder: destination, fileName });
  await core.stop();
  const restoredDigest = await digestOfFolder(whole);
  expect(restoredDigest).not.toBe(old);
  for (let kill = 0; kill < kills; kill += 1) {
    const folder = join(root, `round-${kill}`);
    cpSync(template, folder, { recursive: true });
    await runUntilKilled(program, [folder, destination, fileName], { life: Math.floor(next() * longestLifeMs) });
    // A start carries on what was begun, whoever signs in.
    await (await startTestCore({ dataPath: folder })).stop();
    expect([old, restoredDigest], `seed ${seed}`).toContain(await digestOfFolder(folder));
    await opened(folder, async (manager) => {
      expect((await manager.audit.verify()).firstBroken).toBeNull();
    });
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
