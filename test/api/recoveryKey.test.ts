import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Core } from "../../electron/core.ts";
import { wrap } from "../../electron/store/secretWrap.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, startBranch, testPasswordCost, windowOn } from "../support/testCore.ts";

test("a manager has another recovery key made, by their password; the one before opens nothing", async () => {
  const branch = await startBranch();
  const { core, manager } = branch;
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  await refused(administrator.keys.newRecoveryKey({ password: "admin-password-1" }), "notAllowed");
  await refused(manager.keys.newRecoveryKey({ password: "wrong-password-1" }), "wrongPassword");
  const { recoveryKey } = await manager.keys.newRecoveryKey({ password: managerLogin.password });
  expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  const { entries } = await manager.audit.list({});
  const told = entries.find(({ action }) => action === "branch.newRecoveryKey");
  expect(told?.actorName).toBe(managerLogin.name);
  expect(JSON.stringify(told)).not.toContain(recoveryKey.slice(0, 4));
  const window = windowOn(core);
  const newcomer = { login: "manager", newPassword: "renewed-pass-1" };
  await refused(window.session.recover({ ...newcomer, recoveryKey: branch.recoveryKey }), "wrongRecoveryKey");
  await window.session.recover({ ...newcomer, recoveryKey });
});

/** Writes the keyring as it was before there were key pairs: the database key itself under each secret. */
async function writeOldKeyring(core: Core, secrets: Record<string, string>, recoveryKey: string): Promise<void> {
  const content = JSON.parse(readFileSync(core.files.keyring, "utf8"));
  const under = (holder: string, secret: string) =>
    wrap(core.databaseKey, secret, testPasswordCost, Buffer.from(`sunshine-ledger:${content.ledgerId}:${holder}`));
  for (const [login, secret] of Object.entries(secrets)) content.users[login] = await under(`user:${login}`, secret);
  content.recovery = await under("recovery", recoveryKey);
  writeFileSync(core.files.keyring, JSON.stringify({ ...content, format: 1 }));
  await core.opened.store.db("keyHolders").delete();
}

test("in a ledger of before, entries get their key pair at the next sign-in; who has not signed in is named", async () => {
  const branch = await startBranch();
  const { core, manager, recoveryKey } = branch;
  await signInNew(branch, "t01", ["teller"]);
  const { password } = managerLogin;
  await writeOldKeyring(core, { manager: password, t01: "t01-password-1" }, recoveryKey);
  await manager.session.signIn(managerLogin);
  expect(await manager.keys.state()).toMatchObject({ leftOut: ["员工t01"], recoveryKeyFollows: false });
  await refused(manager.keys.renew({ password }), "recoveryKeyOld");
  const window = windowOn(core);
  await window.session.recover({ recoveryKey, login: "manager", newPassword: "renewed-pass-1" });
  expect(await window.keys.state()).toMatchObject({ leftOut: ["员工t01"], recoveryKeyFollows: true });
  await window.keys.renew({ password: "renewed-pass-1" });
  while (core.jobs.busy) await setTimeout(5);
  await refused(windowOn(core).session.signIn({ login: "t01", password: "t01-password-1" }), "wrongPassword");
  const t01 = (await window.users.list()).find(({ login }) => login === "t01");
  expect(await window.users.access()).toContainEqual(expect.objectContaining({ id: t01?.id, hasKey: false }));
  await window.users.resetPassword({ id: t01?.id ?? 0, newPassword: "given-password-2" });
  await windowOn(core).session.signIn({ login: "t01", password: "given-password-2" });
});
