import { z } from "zod";
import { idSchema, instantSchema, procedure } from "./base.ts";
import { jobSchema } from "./jobs.ts";

/** What must hold in any ledger, whatever was done with it; each is a question to the tables. */
export const invariantNames = [
  "areaTree",
  "mergedAreas",
  "customerAreas",
  "assignmentsOverlap",
  "exceptionsOverlap",
  "coversOverlap",
  "whoHasLeft",
  "noManager",
  "currentRating",
  "approvedByMaker",
  "approvalsMissing",
  "diligenceDecided",
  "ratingPeriod",
  "overTheLine",
  "lineBalances",
  "lineReversals",
  "loanFigures",
  "lastVisit",
  "goldMark",
  "mergedCustomers",
  "retiredHold",
  "noticeEntries",
  "importCounts",
  "binderCounts",
  "assessmentSums",
  "agreementsOverlap",
  "searchIndex",
] as const;
export type InvariantName = (typeof invariantNames)[number];

/** In the order in which they are made and shown: the file itself, what it says, and what lies beside it. */
export const checkNames = [
  "pages",
  "references",
  "trail",
  ...invariantNames,
  "searchFinds",
  "attachments",
  "binderVolumes",
] as const;
export type CheckName = (typeof checkNames)[number];

/** Checks whose findings lose nothing: what they speak of can be made anew. */
export const harmlessChecks: readonly CheckName[] = ["binderVolumes"];

/** What is named where a check finds something; their numbers are all that is told of them. */
export const checkSubjects = [
  "area",
  "assessment",
  "audit",
  "attachment",
  "binder",
  "binderVolume",
  "cover",
  "customer",
  "diligence",
  "import",
  "notice",
  "partner",
  "rating",
  "row",
  "user",
] as const;
export type CheckSubject = (typeof checkSubjects)[number];

/** How an entry of the audit trail is not what was written, or not where. */
export const trailBreakKinds = ["edited", "rewritten", "outOfOrder", "missing", "cutOff"] as const;

export const trailBreakSchema = z.object({
  /** number of the entry; of the first one that is gone where entries are missing or cut off */
  entryId: idSchema,
  kind: z.enum(trailBreakKinds),
});
export type TrailBreak = z.infer<typeof trailBreakSchema>;

const count = z.int().nonnegative();

export const checkResultSchema = z.object({
  name: z.enum(checkNames),
  problems: count,
  subject: z.enum(checkSubjects),
  /** numbers of some that are wrong, or tables with them; nothing of a person */
  where: z.array(z.string()),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const verificationSchema = z.object({
  at: instantSchema,
  checks: z.array(checkResultSchema),
  trail: z.object({ entries: count, breaks: z.array(trailBreakSchema) }),
  /** rows and files that the digest was made of */
  rows: count,
  files: count,
  /** SHA-256 of everything that the ledger holds: the same after a backup was put back; null where it cannot be read */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type Verification = z.infer<typeof verificationSchema>;

/** Whether nothing was found that loses anything. */
export function isSound({ checks }: Pick<Verification, "checks">): boolean {
  return checks.every(({ name, problems }) => problems === 0 || harmlessChecks.includes(name));
}

export const integrity = {
  /** Begins to look through the whole ledger. */
  start: procedure.output(jobSchema),
  /** What came of it: for the window that asked, as long as its user is signed in. */
  result: procedure.input(z.object({ jobId: z.string() })).output(verificationSchema),
  /** The last time that anybody looked through the ledger to the end. */
  last: procedure.output(z.object({ at: instantSchema, actorName: z.string(), problems: count }).nullable()),
};
