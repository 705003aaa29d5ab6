/** A process of its own that goes on with a binder, to be killed in the middle: `binderChild FOLDER ID`. */
import { opened } from "./killedCore.ts";
import { pagedPrinter } from "./pagedPrinter.ts";

const [folder = "", id = ""] = process.argv.slice(2);
await opened(
  folder,
  async (manager, core) => {
    await manager.binders.resume({ id: Number(id) });
    process.stdout.write("under way\n");
    while (core.jobs.busy) await new Promise((resolve) => setTimeout(resolve, 5));
  },
  { pdfPrinter: pagedPrinter() },
);
