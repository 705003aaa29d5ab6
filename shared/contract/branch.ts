import { z } from "zod";
import { procedure, refusalSchema, requiredText, text, versionSchema } from "./base.ts";

export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, { error: "login" });

/** Length counts most; a letter and a digit or sign keep out the commonest ones. */
export const newPasswordSchema = z
  .string()
  .min(10, { error: "passwordShort" })
  .max(128, { error: "tooLong" })
  .refine((value) => /\p{L}/u.test(value) && /[^\p{L}\s]/u.test(value), { error: "passwordSimple" });

export const branchSettingsSchema = z.object({
  version: versionSchema,
  branchName: z.string(),
  /** six-digit code of the county, empty until areas are loaded */
  countyCode: z.string(),
  /** minutes without a touch after which the screen locks and the session ends */
  idleMinutes: z.int().min(1).max(120),
  /** where the seal goes on printed documents, e.g. the branch's registered name */
  sealName: z.string(),
  /** printed at the end of every customer file */
  closingWords: z.string(),
});
export type BranchSettings = z.infer<typeof branchSettingsSchema>;

export const branch = {
  /** Public: whether this data folder holds a ledger yet. */
  status: procedure.output(
    z.object({
      stage: z.enum(["new", "ready"]),
      appVersion: z.string(),
      /** why there seems to be no ledger, where one lies there without its keyring */
      problem: refusalSchema.nullable(),
      shell: z.enum(["electron", "browser"]),
    }),
  ),
  /** First run: makes the ledger file and its first manager, and signs them in. */
  create: procedure
    .input(
      z.object({
        branchName: requiredText(60),
        login: loginSchema,
        name: requiredText(40),
        password: newPasswordSchema,
      }),
    )
    .output(
      z.object({
        /** shown and printed once; opens the ledger when every password is lost */
        recoveryKey: z.string(),
      }),
    ),
  /** Fills an empty ledger with the sample county, in the background. */
  loadSample: procedure.input(z.object({})).output(z.object({ jobId: z.string() })),
  settings: {
    get: procedure.output(branchSettingsSchema),
    update: procedure
      .input(
        z.object({
          version: versionSchema,
          branchName: requiredText(60),
          idleMinutes: z.int().min(1).max(120),
          sealName: text(60),
          closingWords: text(200),
        }),
      )
      .output(branchSettingsSchema),
  },
};
