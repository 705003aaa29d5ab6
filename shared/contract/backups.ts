import { z } from "zod";
import { backupSchedules } from "../domain/backupSchedule.ts";
import { dateSchema, idSchema, instantSchema, procedure, refusalSchema, text, versionSchema } from "./base.ts";
import { newPasswordSchema } from "./branch.ts";

/** Why a backup is made. */
export const backupTriggers = ["manual", "schedule", "exit", "commandLine"] as const;
export type BackupTrigger = (typeof backupTriggers)[number];

/** A path as the operating system writes it. */
const pathSchema = text(1000);

export const backupSettingsSchema = z.object({
  /** folder that backups are written to; empty where none is chosen yet */
  destination: pathSchema,
  schedule: z.enum(backupSchedules),
  /** hour of the day, in the branch's zone, after which it is due */
  hour: z.int().min(0).max(23),
  /** of a weekly one: 1 is Monday */
  weekday: z.int().min(1).max(7),
  /** whether one is made when the application is closed */
  onExit: z.boolean(),
  /** newest backups that stay: of so many days, weeks and months */
  keepDaily: z.int().min(1).max(366),
  keepWeekly: z.int().min(0).max(260),
  keepMonthly: z.int().min(0).max(120),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

/** One attempt: what became of it. */
export const backupSchema = z.object({
  id: idSchema,
  trigger: z.enum(backupTriggers),
  madeAt: instantSchema,
  byName: z.string(),
  state: z.enum(["verified", "failed", "cancelled"]),
  destination: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  /** how long it took, verification and all */
  milliseconds: z.int(),
  contents: z.int(),
  /** contents that were not in the pool before, and that the ledger itself lacked */
  newContents: z.int(),
  lacking: z.int(),
  verifiedAt: instantSchema.nullable(),
  problem: refusalSchema.nullable(),
  /** when it was removed because newer ones are enough */
  removedAt: instantSchema.nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

/** What must be mended, or null. */
export const backupWarnings = ["notSetUp", "failed", "overdue", "lacking"] as const;
export type BackupWarning = (typeof backupWarnings)[number];

const runningSchema = z.object({ jobId: z.string(), done: z.number(), total: z.number() });

const stateSchema = z.object({
  version: versionSchema,
  settings: backupSettingsSchema,
  hasPassphrase: z.boolean(),
  passphraseSetAt: instantSchema.nullable(),
  /** null where the destination is not there now */
  room: z.object({ free: z.number(), sameDisk: z.boolean() }).nullable(),
  running: runningSchema.nullable(),
  lastVerified: backupSchema.nullable(),
  lastAttempt: backupSchema.nullable(),
  /** when the next one is due */
  nextDue: z.string().nullable(),
  warning: z.enum(backupWarnings).nullable(),
});
export type BackupsState = z.infer<typeof stateSchema>;

/** A backup's file as it lies in a folder. */
export const backupFileSchema = z.object({
  fileName: z.string(),
  bytes: z.number(),
  /** what it says of itself in clear; null where even that cannot be read */
  header: z
    .object({
      ledgerId: z.string(),
      keyId: z.string(),
      madeAt: instantSchema,
      branchName: z.string(),
      appVersion: z.string(),
    })
    .nullable(),
  problem: refusalSchema.nullable(),
});
export type BackupFileEntry = z.infer<typeof backupFileSchema>;

/** Copies of the ledger in one encrypted file each, in a folder of the manager's choice (备份). */
export const backups = {
  state: procedure.output(stateSchema),
  /** What a manager is to be told on every screen. */
  warning: procedure.output(
    z.object({
      warning: z.enum(backupWarnings).nullable(),
      lastVerifiedAt: instantSchema.nullable(),
      problem: refusalSchema.nullable(),
    }),
  ),
  list: procedure.output(z.array(backupSchema)),
  updateSettings: procedure.input(backupSettingsSchema.extend({ version: versionSchema })).output(stateSchema),
  /** What may be read with it is everything: as strong as a password. Kept nowhere but by people. */
  setPassphrase: procedure.input(z.object({ passphrase: newPasswordSchema })).output(stateSchema),
  run: procedure.output(z.object({ jobId: z.string() })),
  cancel: procedure.output(z.object({})),
  /** Files of the destination that would be removed after the next backup, by rules that are not saved yet. */
  previewRetention: procedure
    .input(backupSettingsSchema.pick({ keepDaily: true, keepWeekly: true, keepMonthly: true }))
    .output(
      z.object({
        kept: z.array(z.object({ fileName: z.string(), day: dateSchema })),
        removed: z.array(z.object({ fileName: z.string(), day: dateSchema, bytes: z.number() })),
      }),
    ),
  /** A folder from the system's dialog; null where none was chosen, or there is no such dialog. */
  chooseFolder: procedure.output(z.object({ folder: z.string().nullable() })),
};

const fileInput = z.object({ folder: pathSchema, fileName: z.string().min(1).max(255) });
const passphraseSchema = z.string().min(1).max(200);

/** How the ledger that is here now stands to a backup. */
const presentSchema = z.discriminatedUnion("relation", [
  z.object({ relation: z.literal("none") }),
  /** the same ledger: what was done since is in the audit trail */
  z.object({
    relation: z.literal("later"),
    lastChangeAt: instantSchema.nullable(),
    changes: z.array(z.object({ action: z.string(), count: z.int() })),
  }),
  /** the same ledger, but the backup holds what this one does not */
  z.object({ relation: z.literal("diverged"), lastChangeAt: instantSchema.nullable() }),
  /** of another branch, or it cannot be opened */
  z.object({ relation: z.literal("unknown") }),
]);
export type PresentLedger = z.infer<typeof presentSchema>;

export const restorePreviewSchema = z.object({
  branchName: z.string(),
  madeAt: instantSchema,
  appVersion: z.string(),
  customers: z.int(),
  contents: z.int(),
  /** contents that this backup needs and that are neither in its folder nor were in the ledger */
  lacking: z.int(),
  lastChangeAt: instantSchema.nullable(),
  auditEntries: z.int(),
  auditHead: z.string().nullable(),
  present: presentSchema,
});
export type RestorePreview = z.infer<typeof restorePreviewSchema>;

/** Putting a backup in the place of the ledger, before anybody is signed in (从备份恢复). */
export const restore = {
  list: procedure.input(z.object({ folder: pathSchema })).output(z.array(backupFileSchema)),
  preview: procedure.input(fileInput.extend({ passphrase: passphraseSchema })).output(restorePreviewSchema),
  /** The branch's name as the backup has it confirms. */
  start: procedure
    .input(fileInput.extend({ passphrase: passphraseSchema, confirmation: z.string().max(200) }))
    .output(z.object({ jobId: z.string() })),
  progress: procedure.input(z.object({ jobId: z.string() })).output(
    z.object({
      state: z.enum(["running", "done", "failed", "cancelled"]),
      done: z.number(),
      total: z.number(),
      refusal: refusalSchema.nullable(),
    }),
  ),
  chooseFolder: procedure.output(z.object({ folder: z.string().nullable() })),
};
