/**
 * A process of its own that backs up or restores, to be killed in the middle: `backupChild FOLDER backup`, or
 * `backupChild FOLDER DESTINATION FILE`.
 */
import { Core } from "../../electron/core.ts";
import { restored } from "./backups.ts";
import { killedCoreOptions, opened } from "./killedCore.ts";
import { windowOn } from "./window.ts";

const [dataPath = "", destination = "", fileName = ""] = process.argv.slice(2);

async function backUp(): Promise<void> {
  await opened(dataPath, async (manager, core) => {
    await manager.backups.run();
    process.stdout.write("under way\n");
    while (core.jobs.busy) await new Promise((resolve) => setTimeout(resolve, 5));
  });
}

async function restore(): Promise<void> {
  const core = await Core.start({ ...killedCoreOptions, dataPath });
  const work = restored(windowOn(core), { folder: destination, fileName });
  process.stdout.write("under way\n");
  await work;
  await core.stop();
}

await (destination === "backup" ? backUp() : restore());
