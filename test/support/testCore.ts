import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { onTestFinished } from "vitest";
import type { Clock, Context } from "../../electron/context.ts";
import { Core } from "../../electron/core.ts";
import type { PaperPrinter } from "../../electron/documents/printing/paperPrinter.ts";
import type { PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";
import { type Logger, silentLogger } from "../../electron/log.ts";
import type { SessionUser } from "../../shared/contract/session.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { type TestWindow, windowOn } from "./window.ts";

export { type TestWindow, windowOn };

/** Cheap to derive: tests are about what a password opens, not how long it takes. */
export const testPasswordCost = { memoryKiB: 1024, iterations: 1 };

/** A Tuesday morning in Lankao; tests move it by hand. */
export const testNow = "2026-03-10T02:00:00.000Z";

export const managerLogin = { login: "manager", name: "王主任", password: "manager-pass-1" };

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
  const manager = windowOn(core);
  const { recoveryKey } = await manager.branch.create({ branchName: "城关信用社", ...managerLogin });
  return { core, manager, recoveryKey };
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
