/** A process of its own that runs or undoes an import, to be killed in the middle: `importChild FOLDER ID run|undo`. */
import { ended } from "./jobs.ts";
import { opened } from "./killedCore.ts";

const [folder = "", id = "", action = ""] = process.argv.slice(2);
await opened(folder, async (manager) => {
  const { jobId } = await manager.imports[action === "undo" ? "undo" : "run"]({ id: Number(id) });
  process.stdout.write("under way\n");
  await ended(manager, jobId ?? "");
});
