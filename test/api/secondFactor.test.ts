import { expect, test } from "vitest";
import { stepOf, totpAt } from "../../electron/session/totp.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, startBranch, testNow, windowOn } from "../support/testCore.ts";

const login = { login: "t01", password: "t01-password-1" };

/** A branch whose teller signs in with a code, and a clock to be moved by hand. */
async function enrolled() {
  let now = Date.parse(testNow);
  const branch = await startBranch({ clock: () => new Date(now) });
  const window = await signInNew(branch, "t01", ["teller"]);
  await refused(window.session.secondFactor.confirm({ code: "123456" }), "notFound");
  await refused(window.session.secondFactor.begin({ password: "wrong-password-1" }), "wrongPassword");
  const { secret, address } = await window.session.secondFactor.begin({ password: login.password });
  expect(address).toContain(`secret=${secret}`);
  const codeAt = (ahead: number) => totpAt(secret, stepOf(new Date(now)) + ahead);
  await refused(window.session.secondFactor.confirm({ code: codeAt(5) }), "wrongCode");
  expect(await window.session.secondFactor.state()).toBeNull();
  const { codes } = await window.session.secondFactor.confirm({ code: codeAt(0) });
  const id = (await branch.manager.users.list()).find((user) => user.login === "t01")?.id ?? 0;
  const wait = (seconds: number) => {
    now += seconds * 1000;
  };
  return { ...branch, window, codes, codeAt, wait, id, secret };
}

test("who has a second factor signs in with a code, each for once", async () => {
  const { core, window, codeAt, wait, manager, codes } = await enrolled();
  const other = windowOn(core);
  await refused(other.session.signIn(login), "codeNeeded");
  await refused(other.session.signIn({ ...login, code: codeAt(0) }), "wrongCode");
  wait(30);
  const code = codeAt(0);
  await other.session.signIn({ ...login, code: `${code.slice(0, 3)} ${code.slice(3)}` });
  await refused(windowOn(core).session.signIn({ ...login, code }), "wrongCode");
  wait(30);
  await window.session.signIn({ ...login, code: codeAt(1) });
  expect(codes).toHaveLength(10);
  const [first = ""] = codes;
  await window.session.signIn({ ...login, code: first.toLowerCase() });
  await refused(window.session.signIn({ ...login, code: first }), "wrongCode");
  expect(await window.session.secondFactor.state()).toMatchObject({ codesLeft: 9 });
  await manager.session.signIn(managerLogin);
  const { entries } = await manager.audit.list({});
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["session.addSecondFactor", "session.emergencyCode"]),
  );
  for (const secret of codes) expect(JSON.stringify(entries)).not.toContain(secret);
});

test("codes are guessed no faster than passwords, and a missing one ends no session", async () => {
  const { core, window, codeAt } = await enrolled();
  await refused(window.session.signIn(login), "codeNeeded");
  expect(await window.session.current()).not.toBeNull();
  const other = windowOn(core);
  for (let round = 0; round < 5; round += 1)
    await refused(other.session.signIn({ ...login, code: codeAt(5 + round) }), "wrongCode");
  await refused(other.session.signIn({ ...login, code: codeAt(1) }), "signInWait");
});

test("it is given up by its owner, by an administrator, or with the recovery key", async () => {
  const branch = await enrolled();
  const { core, window, recoveryKey, id, wait } = branch;
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  expect(await administrator.users.access()).toContainEqual({ id, waitSeconds: 0, hasKey: true, secondFactor: true });
  await administrator.users.removeSecondFactor({ id });
  await windowOn(core).session.signIn(login);
  const enrol = async () => {
    const { secret } = await window.session.secondFactor.begin({ password: login.password });
    wait(60);
    await window.session.secondFactor.confirm({ code: totpAt(secret, stepOf(core.clock())) });
  };
  await enrol();
  await refused(windowOn(core).session.signIn(login), "codeNeeded");
  await refused(window.session.secondFactor.remove({ password: "wrong-password-1" }), "wrongPassword");
  await window.session.secondFactor.remove({ password: login.password });
  await windowOn(core).session.signIn(login);
  await enrol();
  await windowOn(core).session.recover({ recoveryKey, login: "t01", newPassword: "renewed-pass-1" });
  await windowOn(core).session.signIn({ login: "t01", password: "renewed-pass-1" });
});
