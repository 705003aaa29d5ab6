import { mkdirSync, rmdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { managerLogin, signInNew, startBranch, windowOn } from "../support/testCore.ts";

const old = { login: "t01", password: "t01-password-1" };
const newPassword = "another-password-1";

/** From now on every change is refused at its very last step, as a full disk refuses it. */
async function breakCommits(core: Core): Promise<() => Promise<void>> {
  const { db } = core.opened.store;
  await db.raw("CREATE TABLE unkept (area_id INTEGER REFERENCES areas (id) DEFERRABLE INITIALLY DEFERRED)");
  await db.raw(
    "CREATE TRIGGER refuse_commit AFTER INSERT ON audit_entries BEGIN INSERT INTO unkept VALUES (999999); END",
  );
  return async () => {
    await db.raw("DROP TRIGGER refuse_commit");
  };
}

async function branchWithTeller() {
  const branch = await startBranch({ log: silentLogger });
  const teller = await signInNew(branch, "t01", ["teller"]);
  const { id } = (await teller.session.current())?.user ?? { id: 0 };
  return { ...branch, teller, tellerId: id };
}

type Branch = Awaited<ReturnType<typeof branchWithTeller>>;

/** Everything that lets a secret open the ledger. */
const changes: [which: string, change: (branch: Branch) => Promise<unknown>][] = [
  ["a password that is changed", ({ teller }) => teller.session.changePassword({ ...old, newPassword })],
  ["one that is reset", ({ manager, tellerId }) => manager.users.resetPassword({ id: tellerId, newPassword })],
  [
    "a new user",
    ({ manager }) => manager.users.create({ login: "n01", name: "新", roles: ["teller"], password: newPassword }),
  ],
  ["a recovery", ({ core, recoveryKey }) => windowOn(core).session.recover({ recoveryKey, login: "t01", newPassword })],
  ["a new recovery key", ({ manager }) => manager.keys.newRecoveryKey({ password: managerLogin.password })],
];

/** What a change would have left in the ledger. */
function kept({ opened: { store } }: Core) {
  return store.db("auditEntries").count({ entries: "*" });
}

/** What opened the ledger before opens it again, and nothing else does. */
async function assertAsBefore({ core, recoveryKey }: Branch, which: string): Promise<void> {
  const keyring = core.readKeyring();
  const opens = async (login: string, password: string) => (await keyring.unlock(login, password)) !== null;
  const found = [
    await opens(old.login, old.password),
    await opens(managerLogin.login, managerLogin.password),
    (await keyring.unlockWithRecoveryKey(recoveryKey)) !== null,
    await opens(old.login, newPassword),
    keyring.has("n01"),
  ];
  expect([which, ...found]).toEqual([which, true, true, true, false, false]);
}

test("a change that fails as it is committed leaves everybody the secret that they had, and the next one is made", async () => {
  const branch = await branchWithTeller();
  const mend = await breakCommits(branch.core);
  const before = await kept(branch.core);
  for (const [which, change] of changes) {
    await expect(change(branch), which).rejects.toThrow();
    expect([which, await kept(branch.core)]).toEqual([which, before]);
    await assertAsBefore(branch, which);
  }
  await mend();
  await windowOn(branch.core).session.signIn(old);
  await branch.manager.session.changePassword({ ...managerLogin, newPassword });
  expect(await branch.core.readKeyring().unlock("manager", newPassword)).not.toBeNull();
});

test("a keyring that cannot be written refuses the change before anything of it is made", async () => {
  const branch = await branchWithTeller();
  const draft = `${branch.core.files.keyring}.new`;
  const before = await kept(branch.core);
  for (const [which, change] of changes) {
    mkdirSync(draft);
    await expect(change(branch), which).rejects.toThrow();
    rmdirSync(draft);
    await assertAsBefore(branch, which);
    expect([which, await kept(branch.core)]).toEqual([which, before]);
  }
});
