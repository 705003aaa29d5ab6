import { writeFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import type { Core } from "../../electron/core.ts";
import { Keyring, type Unlocked } from "../../electron/store/keyring.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, startBranch, windowOn } from "../support/testCore.ts";

afterEach(() => vi.restoreAllMocks());

/** Every key that a password or the recovery key opens from now on. */
function openedKeys(): Buffer[] {
  const keys: Buffer[] = [];
  const keep = async (opening: Promise<Unlocked | null>) => {
    const unlocked = await opening;
    if (unlocked) keys.push(unlocked.databaseKey, ...(unlocked.nextKey ? [unlocked.nextKey] : []));
    return unlocked;
  };
  const { unlock, unlockWithRecoveryKey } = Keyring.prototype;
  vi.spyOn(Keyring.prototype, "unlock").mockImplementation(function (this: Keyring, ...given) {
    return keep(unlock.apply(this, given));
  });
  vi.spyOn(Keyring.prototype, "unlockWithRecoveryKey").mockImplementation(function (this: Keyring, ...given) {
    return keep(unlockWithRecoveryKey.apply(this, given));
  });
  return keys;
}

const isZero = (key: Buffer) => key.every((byte) => byte === 0);

/** The keys that can still be read. */
function readable(keys: readonly Buffer[]): Buffer[] {
  return keys.filter((key) => !isZero(key));
}

/** Nothing is left to open or to read anything with. */
async function assertForgotten(core: Core, keys: readonly Buffer[]): Promise<void> {
  expect(core.isOpen).toBe(false);
  expect(readable(keys)).toEqual([]);
}

test("whatever opened the ledger or only asked for a password, one key is in memory, and none after the last sign-out", async () => {
  const keys = openedKeys();
  const { core, manager, recoveryKey } = await startBranch();
  const { contents } = core.opened;
  const paper = await contents.put(Buffer.from("a paper"), null);
  const others = () => readable(keys).filter((key) => key !== core.databaseKey);
  const password = "another-pass-1";

  await manager.session.changePassword({ password: managerLogin.password, newPassword: password });
  await refused(manager.session.signIn(managerLogin), "wrongPassword");
  await manager.session.signIn({ ...managerLogin, password });
  const second = windowOn(core);
  await second.session.recover({ recoveryKey, login: "manager", newPassword: "renewed-pass-1" });
  keys.push(core.databaseKey);
  await second.keys.renew({ password: "renewed-pass-1" });
  while (core.jobs.busy) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(others()).toEqual([]);
  expect(readable(keys)).toEqual([]);
  keys.push(core.databaseKey);

  await second.session.signOut();
  await assertForgotten(core, keys);
  await expect(contents.read(paper)).rejects.toMatchObject({ data: { reason: "notSignedIn" } });

  await refused(second.session.recover({ recoveryKey, login: "nobody", newPassword: "renewed-pass-1" }), "notFound");
  await assertForgotten(core, keys);
  await refused(second.session.signIn({ login: "stranger", password }), "wrongPassword");
  await assertForgotten(core, keys);
});

test("a job keeps the ledger open after the last sign-out, and no longer than it runs", async () => {
  const { core, manager } = await startBranch();
  const key = core.databaseKey;
  let end = () => {};
  core.jobs.start({ kind: "sample", ownerId: 1, subject: "sample" }, () => new Promise<void>((done) => (end = done)));
  await manager.session.signOut();
  expect(core.isOpen).toBe(true);
  end();
  await vi.waitFor(() => expect(core.isOpen).toBe(false));
  await vi.waitFor(() => expect(isZero(key)).toBe(true));
});

test("a ledger that cannot be opened leaves no key behind", async () => {
  const { core, manager } = await startBranch();
  await manager.session.signOut();
  const keys = openedKeys();
  writeFileSync(core.files.database, Buffer.alloc(8192, 7));
  await refused(manager.session.signIn(managerLogin), "ledgerDamaged");
  expect(keys).toHaveLength(1);
  await assertForgotten(core, keys);
});
