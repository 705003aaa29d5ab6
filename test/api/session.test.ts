import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { refused } from "../support/refusal.ts";
import {
  managerLogin,
  signInNew,
  startBranch,
  startTestCore,
  temporaryFolder,
  testNow,
  windowOn,
} from "../support/testCore.ts";

test("a wrong password opens nothing, the right one opens the ledger", async () => {
  const dataPath = temporaryFolder();
  const { core } = await startBranch({ dataPath });
  await core.stop();
  const again = await startTestCore({ dataPath });
  const window = windowOn(again);
  await refused(window.session.signIn({ login: "manager", password: "wrong-password-1" }), "wrongPassword");
  expect(again.isOpen).toBe(false);
  await refused(window.customers.list({}), "notSignedIn");
  const session = await window.session.signIn(managerLogin);
  expect(session.user).toMatchObject({ name: "王主任", roles: ["administrator", "manager"] });
  expect(session.today).toBe("2026-03-10");
});

test("the last sign-out closes the ledger and forgets its key", async () => {
  const { core, manager } = await startBranch();
  const key = core.databaseKey;
  await manager.session.signOut();
  expect(core.isOpen).toBe(false);
  expect(key.every((byte) => byte === 0)).toBe(true);
  expect(await manager.session.current()).toBeNull();
});

test("a ledger that takes long to open is not closed under whoever is signing in", async () => {
  const { core, manager } = await startBranch();
  await manager.session.signOut();
  const signingIn = manager.session.signIn(managerLogin);
  // As the core does of itself every half minute.
  let waiting = true;
  const sweeping = (async () => {
    while (waiting) {
      await core.closeWhenUnused();
      await setImmediate();
    }
  })();
  expect((await signingIn).user.login).toBe(managerLogin.login);
  waiting = false;
  await sweeping;
  expect(core.isOpen).toBe(true);
});

test("a session nobody touches ends by itself", async () => {
  let now = new Date(testNow);
  const { manager } = await startBranch({ clock: () => now });
  now = new Date(now.getTime() + 9 * 60_000);
  await manager.users.list();
  now = new Date(now.getTime() + 9 * 60_000);
  expect(await manager.session.current()).not.toBeNull();
  now = new Date(now.getTime() + 3 * 60_000);
  await refused(manager.users.list(), "notSignedIn");
});

test("a deactivated user is out at once and cannot come back", async () => {
  const branch = await startBranch();
  const teller = await signInNew(branch, "t01", ["teller"]);
  const user = (await branch.manager.users.list()).find(({ login }) => login === "t01");
  if (!user) throw new Error("t01 is missing");
  await branch.manager.users.update({ ...user, active: false });
  await refused(teller.customers.count({}), "notSignedIn");
  await refused(teller.session.signIn({ login: "t01", password: "t01-password-1" }), "wrongPassword");
});

test("a role taken away counts at once", async () => {
  const branch = await startBranch();
  const staff = await signInNew(branch, "r01", ["reviewer", "auditor"]);
  await staff.audit.list({});
  const user = (await branch.manager.users.list()).find(({ login }) => login === "r01");
  if (!user) throw new Error("r01 is missing");
  await branch.manager.users.update({ ...user, roles: ["reviewer"] });
  await refused(staff.audit.list({}), "notAllowed");
});

test("the recovery key gives a user a new password", async () => {
  const { core, manager, recoveryKey } = await startBranch();
  await manager.session.signOut();
  const window = windowOn(core);
  const login = "manager";
  await refused(
    window.session.recover({ recoveryKey: recoveryKey.replace(/^../, "00"), login, newPassword: "renewed-pass-1" }),
    "wrongRecoveryKey",
  );
  await window.session.recover({ recoveryKey, login, newPassword: "renewed-pass-1" });
  await window.session.signOut();
  await refused(window.session.signIn(managerLogin), "wrongPassword");
  await window.session.signIn({ login, password: "renewed-pass-1" });
});

test("changing one's password needs the present one and ends one's other sessions", async () => {
  const { core, manager } = await startBranch();
  const second = windowOn(core);
  await second.session.signIn(managerLogin);
  await refused(
    manager.session.changePassword({ password: "not-my-password-1", newPassword: "another-pass-1" }),
    "wrongPassword",
  );
  await manager.session.changePassword({ password: managerLogin.password, newPassword: "another-pass-1" });
  expect(await second.session.current()).toBeNull();
  expect(await manager.session.current()).not.toBeNull();
});

test("the branch always keeps a manager", async () => {
  const branch = await startBranch();
  const [manager] = await branch.manager.users.list();
  if (!manager) throw new Error("no manager");
  await refused(branch.manager.users.update({ ...manager, roles: ["administrator"] }), "ownAccount");
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  await refused(administrator.users.update({ ...manager, active: false }), "lastManager");
});

test("one data folder serves one process", async () => {
  const dataPath = temporaryFolder();
  await startBranch({ dataPath });
  await expect(startTestCore({ dataPath })).rejects.toMatchObject({ data: { reason: "ledgerInUse" } });
});

test("a weak password is refused with the field and what is wrong with it", async () => {
  const core = await startTestCore();
  const data = await refused(
    windowOn(core).branch.create({ branchName: "城关", login: "Manager", name: "王", password: "short" }),
    "invalidInput",
  );
  expect(data.fields).toContainEqual({ path: "password", key: "passwordShort" });
});

test("a database left without its keyring is set aside, never overwritten", async () => {
  const { core, manager } = await startBranch();
  await manager.session.signOut();
  const { readdirSync, rmSync } = await import("node:fs");
  rmSync(core.files.keyring);
  await windowOn(core).branch.create({ branchName: "新网点", ...managerLogin });
  expect(readdirSync(core.files.folder).some((name) => name.includes(".without-keyring-"))).toBe(true);
});

test("users who are given passwords at the same time can all sign in", async () => {
  const { core, manager } = await startBranch();
  const logins = ["m01", "m02", "m03"];
  await Promise.all(
    logins.map((login) =>
      manager.users.create({ login, name: login, roles: ["teller"], password: `${login}-password-1` }),
    ),
  );
  for (const login of logins)
    expect((await windowOn(core).session.signIn({ login, password: `${login}-password-1` })).user.login).toBe(login);
});
