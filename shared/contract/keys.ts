import { z } from "zod";
import { instantSchema, procedure } from "./base.ts";

const passwordSchema = z.string().max(128);

export const keyStateSchema = z.object({
  /** null where the ledger still has its first key */
  renewedAt: instantSchema.nullable(),
  /** names of those who left since: an old copy of the keyring still opens an old copy of the ledger for them */
  left: z.array(z.string()),
  /** names of those whose passwords will open nothing any more and will have to be reset */
  leftOut: z.array(z.string()),
  /** false where the printed key is one of before, to which a renewed key cannot follow */
  recoveryKeyFollows: z.boolean(),
  /** the ledger itself, then the papers and volumes beside it; null while nothing is being renewed */
  running: z.object({ phase: z.enum(["ledger", "files"]), done: z.number(), total: z.number() }).nullable(),
  /** papers and volumes that still lie under an older key */
  filesLeft: z.int(),
});
export type KeyState = z.infer<typeof keyStateSchema>;

export const keys = {
  state: procedure.output(keyStateSchema),
  /** Gives the ledger another key, in the background; every password and the recovery key go on opening it. */
  renew: procedure.input(z.object({ password: passwordSchema })).output(z.object({ jobId: z.string() })),
  /** Makes another recovery key, which is shown this once; the one before opens nothing any more. */
  newRecoveryKey: procedure.input(z.object({ password: passwordSchema })).output(z.object({ recoveryKey: z.string() })),
};
