import { z } from "zod";
import { procedure, refusalSchema } from "./base.ts";

export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum([
    "binder",
    "sample",
    "importRead",
    "importCheck",
    "importRun",
    "importUndo",
    "scorecardWhatIf",
    "goldPreview",
    "assessment",
    "keyRenewal",
    "verify",
    "backup",
    "restore",
  ]),
  state: z.enum(["running", "done", "failed", "cancelled"]),
  done: z.number(),
  /** 0 while not known */
  total: z.number(),
  /** why it failed; null also for a fault that is not the user's */
  refusal: refusalSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobs = {
  get: procedure.input(z.object({ id: z.string() })).output(jobSchema),
  cancel: procedure.input(z.object({ id: z.string() })).output(jobSchema),
};
