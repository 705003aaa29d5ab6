/** A process of its own that runs or undoes an import, to be killed in the middle: `importChild FOLDER ID run|undo`. */
import { createRouterClient } from "@orpc/server";
import { router } from "../../electron/api/router.ts";
import { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import { killedCoreOptions, killedManager } from "./importKill.ts";

const [folder = "", id = "", action = ""] = process.argv.slice(2);
const core = await Core.start({ ...killedCoreOptions, dataPath: folder, log: silentLogger });
const manager = createRouterClient(router, { context: { core, connection: newConnection() } });
await manager.session.signIn(killedManager);
const { jobId } = await manager.imports[action === "undo" ? "undo" : "run"]({ id: Number(id) });
process.stdout.write("under way\n");
while ((await manager.jobs.get({ id: jobId ?? "" })).state === "running")
  await new Promise((resolve) => setTimeout(resolve, 5));
await core.stop();
