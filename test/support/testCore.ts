import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { inject, onTestFinished } from "vitest";
import type { Clock, Context } from "../../electron/context.ts";
import { Core } from "../../electron/core.ts";
import type { PaperPrinter } from "../../electron/documents/printing/paperPrinter.ts";
import type { PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";
import { type Logger, silentLogger } from "../../electron/log.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import { userByLogin } from "../../electron/store/users.ts";
import type { SessionUser } from "../../shared/contract/session.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { copyTemplate } from "./branchTemplate.ts";
import { branchName, managerLogin, testNow, testPasswordCost } from "./testBranch.ts";
import { type TestWindow, windowOn } from "./window.ts";

export { managerLogin, type TestWindow, testNow, testPasswordCost, windowOn };

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sunshine-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fault inside the core shows whole in the test's output; to a user it would only say that it happened. */
const loudLogger: Logger = {
  ...silentLogger,
  error: (details: object) => process.stderr.write(`${inspect(details, { depth: 4 }).slice(-2000)}\n`),
};

interface TestCoreOptions {
  /** a branch with keys that no other test's branch has */
  keysOfItsOwn?: true;
  dataPath?: string;
  clock?: Clock;
  log?: Logger;
  pdfPrinter?: PdfPrinter;
  paperPrinter?: PaperPrinter;
}

/** A core on a temporary folder, stopped when the test ends. */
export async function startTestCore(options: TestCoreOptions = {}): Promise<Core> {
  const core = await Core.start({
    dataPath: options.dataPath ?? temporaryFolder(),
    shell: "browser",
    log: options.log ?? loudLogger,
    pdfPrinter: options.pdfPrinter ?? null,
    paperPrinter: options.paperPrinter ?? null,
    clock: options.clock ?? (() => new Date(testNow)),
    passwordCost: testPasswordCost,
  });
  onTestFinished(() => core.stop());
  return core;
}

/** A core with a branch, and the window on which its manager is signed in. */
export async function startBranch(options: TestCoreOptions = {}) {
  const core = await startTestCore(options);
  const template = inject("branchTemplate");
  // A clock that shows another time makes another branch.
  if (options.keysOfItsOwn || core.clock().toISOString() !== testNow) {
    const manager = windowOn(core);
    const { recoveryKey } = await manager.branch.create({ branchName, ...managerLogin });
    return { core, manager, recoveryKey };
  }
  copyTemplate(template, core.files.database);
  return { core, manager: await managerOf(core), recoveryKey: template.recoveryKey };
}

/** The manager's window as the first run leaves it: signing in once more would be one more entry of the trail. */
async function managerOf(core: Core): Promise<TestWindow> {
  const connection = newConnection();
  await core.keepOpen(async () => {
    const unlocked = await core.readKeyring().unlock(managerLogin.login, managerLogin.password);
    if (!unlocked) throw new Error("The template's keyring does not open.");
    await core.open(unlocked);
    const user = await userByLogin(core.opened.store.db, managerLogin.login);
    core.sessions.start(connection, user?.id ?? 0);
  });
  return windowOn(core, connection);
}

/** Adds a user by the manager's hand and signs them in on a window of their own. */
export async function signInNew(
  { core, manager }: { core: Core; manager: TestWindow },
  login: string,
  roles: Role[],
): Promise<TestWindow> {
  const password = `${login}-password-1`;
  await manager.users.create({ login, name: `员工${login}`, roles, password });
  const window = windowOn(core);
  await window.session.signIn({ login, password });
  return window;
}

/** The context that services get for a user, for tests below the api. */
export async function contextOf(core: Core, window: TestWindow): Promise<Context> {
  const current = await window.session.current();
  if (!current) throw new Error("Nobody is signed in on this window.");
  const user: SessionUser = current.user;
  return core.contextFor(user);
}
