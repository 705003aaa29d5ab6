import { Core, type CoreOptions } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { type TestWindow, windowOn } from "./window.ts";

/** What a process that is killed and the test that kills it have in common. */
export const killedManager = { login: "manager", password: "manager-pass-1" };

export const killedCoreOptions = {
  shell: "browser",
  log: silentLogger,
  pdfPrinter: null,
  paperPrinter: null,
  clock: () => new Date("2026-03-10T02:00:00.000Z"),
  passwordCost: { memoryKiB: 1024, iterations: 1 },
} as const satisfies Omit<CoreOptions, "dataPath">;

/** Opens a ledger, with its manager signed in once there is one, and closes it as it should be. */
export async function opened<T>(
  folder: string,
  work: (manager: TestWindow, core: Core) => Promise<T>,
  options: Partial<CoreOptions> = {},
): Promise<T> {
  const core = await Core.start({ ...killedCoreOptions, ...options, dataPath: folder });
  try {
    const manager = windowOn(core);
    if (core.isSetUp) await manager.session.signIn(killedManager);
    return await work(manager, core);
  } finally {
    await core.stop();
  }
}
