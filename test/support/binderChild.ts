/** A process of its own that goes on with a binder, to be killed in the middle: `binderChild FOLDER ID`. */
import { createRouterClient } from "@orpc/server";
import { router } from "../../electron/api/router.ts";
import { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import { killedCoreOptions, killedManager } from "./importKill.ts";
import { pagedPrinter } from "./pagedPrinter.ts";

const [folder = "", id = ""] = process.argv.slice(2);
const core = await Core.start({
  ...killedCoreOptions,
  dataPath: folder,
  log: silentLogger,
  pdfPrinter: pagedPrinter(),
});
const manager = createRouterClient(router, { context: { core, connection: newConnection() } });
await manager.session.signIn(killedManager);
await manager.binders.resume({ id: Number(id) });
process.stdout.write("under way\n");
while (core.jobs.busy) await new Promise((resolve) => setTimeout(resolve, 5));
await core.stop();
