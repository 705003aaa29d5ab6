import { z } from "zod";
import { procedure } from "./base.ts";

/** What somebody who helps from afar needs to know of this installation, and nothing of anybody in the ledger. */
export const support = {
  /** The whole text, to be read before it is saved; that it was made is recorded. */
  report: procedure
    .input(z.object({ language: z.enum(["zh-CN", "en"]) }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
};
