import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { system } from "../../electron/audit/trail.ts";
import { backUpAtExit } from "../../electron/backups/schedule.ts";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { markRemoved } from "../../electron/store/backups.ts";
import { backedUp, branchToBackUp, filesBelow, setUpBackups } from "../support/backups.ts";
import { longName } from "../support/inClear.ts";
import { ended } from "../support/jobs.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, signInNew, startBranch, temporaryFolder } from "../support/testCore.ts";

/** A clock that a test moves by hand. */
function movedClock(start: string) {
  const at = { now: new Date(start) };
  return { at, clock: () => at.now };
}

test("older backups go once a newer one is verified: only this ledger's own, and only whole ones", async () => {
  const { at, clock } = movedClock("2026-03-01T08:00:00.000Z");
  const { manager, destination } = await branchToBackUp({ clock });
  await setUpBackups(manager, { destination, keepDaily: 2, keepWeekly: 0, keepMonthly: 0 });
  const made: string[] = [];
  const back = async (day: string) => {
    at.now = new Date(`2026-03-${day}T08:00:00.000Z`);
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    made.push((await backedUp(manager)).fileName);
  };
  await back("01");
  await back("02");
  const [first = "", second = ""] = made;
  const neighbour = await branchToBackUp({ clock: () => new Date("2026-01-01T08:00:00.000Z") });
  await setUpBackups(neighbour.manager, { destination });
  const { fileName: foreign } = await backedUp(neighbour.manager);
  const others = {
    [foreign]: readFileSync(join(destination, foreign)),
    "sunshine-00000000-20200101.slbackup": readFileSync(join(destination, first)).subarray(0, 900),
    "notes.txt": Buffer.from("not ours"),
  };
  for (const [name, content] of Object.entries(others)) writeFileSync(join(destination, name), content);
  const preview = await manager.backups.previewRetention({ keepDaily: 1, keepWeekly: 0, keepMonthly: 0 });
  expect(preview.removed.map(({ fileName }) => fileName)).toEqual([first]);
  expect(preview.kept).toEqual([{ fileName: second, day: "2026-03-02" }]);
  await back("03");
  const left = readdirSync(destination).filter((name) => !name.startsWith("sunshine-pool"));
  expect(left.sort()).toEqual([...Object.keys(others), ...made.slice(1)].sort());
  const list = await manager.backups.list();
  expect(list.map(({ removedAt }) => removedAt !== null)).toEqual([false, false, true]);
  const { entries } = await manager.audit.list({ limit: 5 });
  expect(entries.map(({ action }) => action)).toContain("backup.removed");

  // A failed one removes nothing.
  at.now = new Date("2026-03-04T08:00:00.000Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await fillDisk();
  expect((await backedUp(manager)).state).toBe("failed");
  expect(readdirSync(destination).filter((name) => made.includes(name))).toHaveLength(2);
});

test("the contents of an old passphrase go with the last backup that needs them", async () => {
  const { at, clock } = movedClock("2026-03-01T08:00:00.000Z");
  const { manager, destination } = await branchToBackUp({ clock });
  await setUpBackups(manager, { destination, keepDaily: 1, keepWeekly: 0, keepMonthly: 0 });
  await backedUp(manager);
  await manager.backups.setPassphrase({ passphrase: "another harvest 2027" });
  const pools = () => readdirSync(destination).filter((name) => name.startsWith("sunshine-pool"));
  const [old] = pools();
  await backedUp(manager);
  expect(pools()).toHaveLength(2);
  at.now = new Date("2026-03-02T08:00:00.000Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await backedUp(manager);
  expect(pools()).toHaveLength(1);
  expect(pools()).not.toContain(old);
});

test("what was cut off between writing down a removal and removing is removed the next time, and told once", async () => {
  const { at, clock } = movedClock("2026-03-01T08:00:00.000Z");
  const { core, manager, destination } = await branchToBackUp({ clock });
  await setUpBackups(manager, { destination, keepDaily: 5, keepWeekly: 0, keepMonthly: 0 });
  const { fileName } = await backedUp(manager);
  const told = { action: "backup.removed", subjectType: "backups", subjectId: 1, after: { fileName } };
  await core.change(system, async (change) => {
    await markRemoved(change.db, [fileName], change.now);
    change.audit(told);
  });
  at.now = new Date("2026-03-02T08:00:00.000Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await backedUp(manager);
  expect(readdirSync(destination)).not.toContain(fileName);
  const { entries } = await manager.audit.list({});
  expect(entries.filter(({ action }) => action === "backup.removed")).toHaveLength(1);
});

/** From now on writing to a file opened by promises fails as on a full disk, until the test ends. */
async function fillDisk(): Promise<void> {
  const handle = await open(join(temporaryFolder(), "any"), "w");
  const spy = vi.spyOn(Object.getPrototypeOf(handle), "writeFile");
  await handle.close();
  spy.mockRejectedValue(Object.assign(new Error("ENOSPC"), { code: "ENOSPC" }));
  onTestFinished(() => spy.mockRestore());
}

test("a full destination fails with the reason, leaves nothing, warns until the next good one, and nobody else", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const branch = { core, manager };
  await backedUp(manager);
  const before = filesBelow(destination);
  await fillDisk();
  expect(await backedUp(manager)).toMatchObject({ state: "failed", problem: { reason: "backupFolderFull" } });
  expect(filesBelow(destination)).toEqual(before);
  expect(filesBelow(core.files.folder).filter((name) => /scratch|\.part/.test(name))).toEqual([]);
  expect(await manager.backups.warning()).toMatchObject({
    warning: "failed",
    problem: { reason: "backupFolderFull", params: { folder: destination } },
  });
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  expect((await auditor.backups.list()).map(({ state }) => state)).toEqual(["failed", "verified"]);
  await refused(auditor.backups.warning(), "notAllowed");
  await refused(auditor.backups.run(), "notAllowed");
  vi.restoreAllMocks();
  expect(await backedUp(manager)).toMatchObject({ state: "verified" });
  expect(await manager.backups.warning()).toMatchObject({ warning: null });
});

test("a destination is an absolute folder that is there and not the data folder", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const inside = join(core.files.folder, "copies");
  mkdirSync(inside);
  for (const [folder, reason] of [
    ["backups", "backupFolderRelative"],
    [join(destination, "nowhere"), "backupFolderMissing"],
    [core.files.folder, "backupFolderInside"],
    [inside, "backupFolderInside"],
    [join(inside, "..", "copies"), "backupFolderInside"],
  ] as const)
    await refused(setUpBackups(manager, { destination: folder }), reason);
  expect((await manager.backups.state()).settings.destination).toBe(destination);
});

test("what is due is begun by anybody's work, once, and a day that was missed is made up for", async () => {
  const { at, clock } = movedClock("2026-03-10T02:00:00.000Z");
  const { core, manager, destination } = await branchToBackUp({ clock });
  await setUpBackups(manager, { destination, schedule: "daily", hour: 16 });
  const states = async () => (await manager.backups.list()).map(({ trigger, state }) => `${trigger} ${state}`);
  const go = async (to: string) => {
    at.now = new Date(to);
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    await manager.dashboard.today();
    await core.jobs.endOf("backup");
  };
  // None was ever made: yesterday's is due.
  await go("2026-03-10T03:00:00.000Z");
  expect(await states()).toEqual(["schedule verified"]);
  await go("2026-03-10T07:59:00.000Z");
  expect(await states()).toHaveLength(1);
  await go("2026-03-10T08:01:00.000Z");
  expect(await states()).toHaveLength(2);
  await go("2026-03-10T09:00:00.000Z");
  expect(await states()).toHaveLength(2);
  await go("2026-03-14T01:00:00.000Z");
  expect(await states()).toHaveLength(3);
  expect((await manager.backups.state()).nextDue).toBe("2026-03-14 16:00");
  const [{ byName = "" } = {}] = await manager.backups.list();
  expect(byName).toBe("system");
});

test("a backup at the end of work is made where it is wanted, and given up when nobody waits", async () => {
  const { core, manager, destination } = await branchToBackUp();
  const begun = vi.fn();
  await backUpAtExit(core, begun);
  expect(begun).not.toHaveBeenCalled();
  await setUpBackups(manager, { destination, onExit: true });
  await backUpAtExit(core, begun);
  expect(begun).toHaveBeenCalledTimes(1);
  const unwanted = new AbortController();
  await backUpAtExit(core, () => unwanted.abort(), unwanted.signal);
  const list = await manager.backups.list();
  expect(list.map(({ trigger, state }) => [trigger, state])).toEqual([
    ["exit", "cancelled"],
    ["exit", "verified"],
  ]);
  expect(filesBelow(destination).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("no name, identity number, telephone or passphrase can be read in a destination or what a backup leaves", async () => {
  const { core, manager } = await startBranch({ dataPath: temporaryFolder() });
  const job = await loadSampleCounty(core, await contextOf(core, manager), 400);
  await ended(manager, job.id);
  const destination = join(temporaryFolder(), "stick");
  mkdirSync(destination);
  await setUpBackups(manager, { destination });
  expect(await backedUp(manager)).toMatchObject({ state: "verified" });
  const people: { name: string; idNumber: string; phone: string }[] = await core.opened.store
    .db("customers")
    .whereRaw("id % 4 = 0")
    .whereRaw(longName)
    .select("name", "idNumber", "phone");
  const words = [...people.flatMap((person) => Object.values(person)), "丰收的麦田"];
  const readable = () =>
    [...filesBelow(destination), ...filesBelow(core.files.folder)].flatMap((path) => {
      const content = readFileSync(path);
      return words.filter((word) => content.includes(word, 0, "utf8") || content.includes(word, 0, "utf16le"));
    });
  expect(people.length).toBeGreaterThan(50);
  expect(readable()).toEqual([]);
  const stored: { after: string | null }[] = await core.opened.store.db("auditEntries").select("after");
  expect(stored.some(({ after }) => after?.includes("丰收的麦田"))).toBe(false);
  writeFileSync(join(destination, "leak.part"), `x${people[7]?.idNumber}y`);
  expect(readable()).toEqual([people[7]?.idNumber]);
});
