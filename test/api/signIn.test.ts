import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Attempts } from "../../electron/session/attempts.ts";
import { waitAfter } from "../../shared/domain/signInWait.ts";
import { refused } from "../support/refusal.ts";
import {
  managerLogin,
  signInNew,
  startBranch,
  startTestCore,
  type TestWindow,
  temporaryFolder,
  testNow,
  windowOn,
} from "../support/testCore.ts";

const wrong = { login: "t01", password: "wrong-password-1" };
const right = { login: "t01", password: "t01-password-1" };

/** A clock that a test moves by hand. */
function movedClock() {
  let now = Date.parse(testNow);
  return {
    clock: () => new Date(now),
    move(seconds: number) {
      now += seconds * 1000;
    },
  };
}

async function tryWrong(window: TestWindow, times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) await refused(window.session.signIn(wrong), "wrongPassword");
}

async function userId(window: TestWindow, login: string): Promise<number> {
  return (await window.users.list()).find((user) => user.login === login)?.id ?? 0;
}

test("waiting begins at half a minute, doubles and ends at half an hour", () => {
  expect([4, 5, 6, 7].map((tries) => waitAfter(tries, 4))).toEqual([0, 30, 60, 120]);
  expect(waitAfter(30, 4)).toBe(1800);
});

test("after five wrong passwords even the right one has to wait, longer each time", async () => {
  const time = movedClock();
  const branch = await startBranch({ clock: time.clock });
  const window = await signInNew(branch, "t01", ["teller"]);
  await tryWrong(window, 5);
  expect((await refused(window.session.signIn(right), "signInWait")).params).toEqual({ seconds: 30 });
  time.move(30);
  await tryWrong(window, 1);
  expect((await refused(window.session.signIn(right), "signInWait")).params).toEqual({ seconds: 60 });
  time.move(60);
  await tryWrong(window, 1);
  expect((await refused(window.session.signIn(right), "signInWaitMinutes")).params).toEqual({ minutes: 2 });
  // Another login is free to sign in meanwhile.
  await windowOn(branch.core).session.signIn(managerLogin);
  time.move(120);
  await window.session.signIn(right);
  await tryWrong(window, 4);
  await window.session.signIn(right);
});

test("many tries at once are let through no further than one after the other", async () => {
  const branch = await startBranch();
  const window = await signInNew(branch, "t01", ["teller"]);
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => window.session.signIn(wrong)));
  const reasons = answers.map((answer) => answer.status === "rejected" && answer.reason.data.reason);
  expect(reasons.filter((reason) => reason === "wrongPassword")).toHaveLength(5);
});

test("neither a restart nor a clock put back frees who has to wait", async () => {
  const time = movedClock();
  const dataPath = temporaryFolder();
  const branch = await startBranch({ dataPath, clock: time.clock });
  await tryWrong(await signInNew(branch, "t01", ["teller"]), 5);
  await branch.core.stop();
  const again = windowOn(await startTestCore({ dataPath, clock: time.clock }));
  await refused(again.session.signIn(right), "signInWait");
  time.move(-7 * 24 * 3600);
  expect((await refused(again.session.signIn(right), "signInWait")).params).toEqual({ seconds: 30 });
  time.move(29);
  await refused(again.session.signIn(right), "signInWait");
  time.move(1);
  await again.session.signIn(right);
});

test("guessing a few passwords of many logins makes the PC wait, and who knows one guesses no faster", async () => {
  const { core, manager } = await startBranch();
  const window = windowOn(core);
  for (let round = 0; round < 21; round += 1) {
    if (round === 10) await manager.session.signIn(managerLogin);
    await refused(window.session.signIn({ login: `u${round}`, password: wrong.password }), "wrongPassword");
  }
  await refused(window.session.signIn(managerLogin), "signInWait");
  const elsewhere = new Attempts(core.files.attempts, core.clock, "another PC");
  expect(await elsewhere.guard(core.readKeyring().ledgerId, managerLogin.login, async () => "free")).toBe("free");
});

test("the file of tries names nobody", async () => {
  const branch = await startBranch();
  await tryWrong(await signInNew(branch, "t01", ["teller"]), 1);
  const content = readFileSync(branch.core.files.attempts, "utf8");
  expect(content).toContain('"wrong":1');
  for (const secret of [wrong.login, wrong.password, "员工"]) expect(content).not.toContain(secret);
  expect(readdirSync(branch.core.files.folder)).toContain("ledger.db.attempts");
});

test("an administrator sees who has to wait and lifts it", async () => {
  const branch = await startBranch();
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  const window = await signInNew(branch, "t01", ["teller"]);
  await tryWrong(window, 5);
  const id = await userId(administrator, "t01");
  expect(await administrator.users.access()).toContainEqual({ id, waitSeconds: 30, hasKey: true, secondFactor: false });
  await administrator.users.liftWait({ id });
  expect(await administrator.users.access()).toContainEqual({ id, waitSeconds: 0, hasKey: true, secondFactor: false });
  await window.session.signIn(right);
});

test("refused tries are in the audit trail once the ledger is opened: whose, how many and when", async () => {
  const time = movedClock();
  const branch = await startBranch({ clock: time.clock });
  const window = await signInNew(branch, "t01", ["teller"]);
  const id = await userId(branch.manager, "t01");
  await window.session.signOut();
  await branch.manager.session.signOut();
  await tryWrong(window, 2);
  time.move(3600);
  await tryWrong(window, 1);
  await refused(window.session.signIn({ ...wrong, login: "stranger" }), "wrongPassword");
  await branch.manager.session.signIn(managerLogin);
  const { entries } = await branch.manager.audit.list({});
  const told = entries.filter(({ action }) => action === "session.refused");
  expect(told.map(({ subjectId, after }) => [subjectId, after])).toEqual([
    ["0", { tries: 1, firstAt: "2026-03-10T03:00:00.000Z", lastAt: "2026-03-10T03:00:00.000Z" }],
    [String(id), { tries: 3, firstAt: testNow, lastAt: "2026-03-10T03:00:00.000Z" }],
  ]);
  await branch.manager.session.signIn(managerLogin);
  const after = await branch.manager.audit.list({});
  expect(after.entries.filter(({ action }) => action === "session.refused")).toHaveLength(2);
});

test("who was given a password chooses their own before anything else, and an old one is not taken again", async () => {
  const branch = await startBranch();
  const window = await signInNew(branch, "t01", ["teller"]);
  const id = await userId(branch.manager, "t01");
  await branch.manager.users.resetPassword({ id, newPassword: "given-password-2" });
  await refused(window.customers.count({}), "notSignedIn");
  const password = "given-password-2";
  expect((await window.session.signIn({ login: "t01", password })).mustChangePassword).toBe(true);
  await refused(window.customers.count({}), "passwordMustChange");
  for (const newPassword of [password, right.password])
    await refused(window.session.changePassword({ password, newPassword }), "passwordUsed");
  await window.session.changePassword({ password, newPassword: "chosen-password-3" });
  await window.customers.count({});
  expect((await window.session.current())?.mustChangePassword).toBe(false);
  await refused(windowOn(branch.core).session.signIn({ login: "t01", password }), "wrongPassword");
});

test("whoever has left is given no password that opens the ledger", async () => {
  const branch = await startBranch();
  await signInNew(branch, "t01", ["teller"]);
  const user = (await branch.manager.users.list()).find(({ login }) => login === "t01");
  if (!user) throw new Error("t01 is missing");
  expect(branch.core.readKeyring().has("t01")).toBe(true);
  await branch.manager.users.update({ ...user, active: false });
  expect(branch.core.readKeyring().has("t01")).toBe(false);
  await refused(branch.manager.users.resetPassword({ id: user.id, newPassword: "given-password-2" }), "userInactive");
  expect(branch.core.readKeyring().has("t01")).toBe(false);
});
