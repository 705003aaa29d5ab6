import { z } from "zod";
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

export const audit = {
  /** Newest first. */
  list: procedure
    .input(z.object({ before: idSchema.optional(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.object({ entries: z.array(auditEntrySchema), nextBefore: idSchema.nullable() })),
  /** Recomputes the hash chain from its first entry. */
  verify: procedure.output(
    z.object({ entries: z.int(), firstBroken: idSchema.nullable(), breaks: z.array(trailBreakSchema) }),
  ),
};
