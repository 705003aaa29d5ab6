import { readFileSync } from "node:fs";
import { z } from "zod";
import { writeFileAtomically } from "./files.ts";

/** Wrong passwords given for one login on one PC; both are named by a keyed digest only. */
const triesSchema = z.object({
  login: z.string(),
  pc: z.string(),
  /** since the last right one */
  wrong: z.int().nonnegative(),
  lastAt: z.string(),
  /** what the audit trail does not know of yet */
  unrecorded: z.object({ count: z.int().positive(), firstAt: z.string() }).nullable(),
});
export type Tries = z.infer<typeof triesSchema>;

const attemptsSchema = z.object({
  format: z.literal(1),
  tries: z.array(triesSchema),
  /** who has to wait: by the digest of a login or of a PC, since which instant and for how long */
  waits: z.record(z.string(), z.object({ since: z.number(), seconds: z.number() })),
});
export type AttemptsContent = z.infer<typeof attemptsSchema>;

const none: AttemptsContent = { format: 1, tries: [], waits: {} };

/** What is known of wrong passwords; it lies beside the ledger, which is shut when they are given. */
export function readAttempts(path: string): AttemptsContent {
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Not there yet, or broken: whoever can break it can take the ledger away and try without any wait.
    return none;
  }
}

export function writeAttempts(path: string, content: AttemptsContent): void {
  writeFileAtomically(path, `${JSON.stringify(content)}\n`);
}
