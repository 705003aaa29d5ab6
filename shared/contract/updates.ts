import { z } from "zod";
import { procedure, refusalSchema, text, versionSchema } from "./base.ts";

export const updateSourceSchema = z.object({
  version: versionSchema,
  /** on the branch's network share; empty: none is looked for */
  folder: text(300),
  /** Ed25519, as `scripts/sign-update.mjs keys` prints it */
  publicKey: text(100),
});
export type UpdateSource = z.infer<typeof updateSourceSchema>;

const updateVersion = z.string().max(40);

export const updates = {
  source: {
    get: procedure.output(updateSourceSchema),
    update: procedure.input(updateSourceSchema).output(updateSourceSchema),
  },
  /** What lies in the folder: a signed version that is newer than this one, or why nothing is to be had there. */
  check: procedure.output(
    z.object({
      current: z.string(),
      available: z.object({ version: updateVersion, fileName: z.string(), bytes: z.int() }).nullable(),
      refusal: refusalSchema.nullable(),
    }),
  ),
  /**
   * Takes the installer out of the folder, checks it to the last byte and starts it where the shell can; else somebody
   * starts it from the path that is given.
   */
  install: procedure
    .input(z.object({ version: updateVersion }))
    .output(z.object({ path: z.string(), started: z.boolean() })),
};
