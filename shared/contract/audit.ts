import { z } from "zod";
import { readPaperCode, trailCodeLetters } from "../domain/paperCode.ts";
import { idSchema, instantSchema, procedure } from "./base.ts";
import { trailBreakSchema } from "./integrity.ts";

export const auditEntrySchema = z.object({
  id: idSchema,
  at: instantSchema,
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const codeOnPaper = z
  .string()
  .refine((typed) => readPaperCode(typed).length === trailCodeLetters, { error: "trailCode" });

/** What stands on a printed sheet of the audit trail. */
export const compareSheetInput = z.object({ entryId: idSchema, code: codeOnPaper });

export const audit = {
  /** Newest first. */
  list: procedure
    .input(z.object({ before: idSchema.optional(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.object({ entries: z.array(auditEntrySchema), nextBefore: idSchema.nullable() })),
  /** Recomputes the hash chain from its first entry. */
  verify: procedure.output(
    z.object({ entries: z.int(), firstBroken: idSchema.nullable(), breaks: z.array(trailBreakSchema) }),
  ),
  /** What the last check found, a day's or one of the whole; null before the first. */
  standing: procedure.output(
    z.object({ checkedAt: instantSchema, entryId: z.int(), breaks: z.array(trailBreakSchema) }).nullable(),
  ),
  /** Whether the trail still agrees with a sheet, and holds in itself; `gone`: it has no entry of that number. */
  compareSheet: procedure
    .input(compareSheetInput)
    .output(z.object({ outcome: z.enum(["agrees", "differs", "gone"]), breaks: z.array(trailBreakSchema) })),
};
