import { z } from "zod";
import { importFields } from "../domain/importHeadings.ts";
import { idSchema, procedure } from "./base.ts";

export const importOutcomes = ["create", "update", "unchanged", "refuse"] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** What is wrong with a cell: message key `imports.problem.<key>` */
export const importProblemSchema = z.object({
  field: z.enum(importFields).nullable(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const importSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  /** place of the sheet in the workbook, from 1 */
  sheetNumber: z.int(),
  state: z.enum(["mapping", "checking", "checked", "running", "done", "cancelled"]),
  rowCount: z.int(),
  columns: z.array(
    z.object({
      index: z.int(),
      header: z.string(),
      /** first few values, as shown in the sheet */
      samples: z.array(z.string()),
    }),
  ),
  /** field filled by each column index; null ignores the column */
  mapping: z.array(z.enum(importFields).nullable()),
  counts: z.object({ create: z.int(), update: z.int(), unchanged: z.int(), refuse: z.int() }),
  /** rows already written by the run */
  applied: z.int(),
  jobId: z.string().nullable(),
});
export type Import = z.infer<typeof importSchema>;

export const importRowSchema = z.object({
  /** row number in the sheet, as Excel shows it */
  rowNumber: z.int(),
  name: z.string(),
  idNumber: z.string(),
  outcome: z.enum(importOutcomes),
  problems: z.array(importProblemSchema),
  applied: z.boolean(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const imports = {
  /** Reads the workbook's first filled sheet into the ledger's own staging area and matches its columns. */
  upload: procedure.input(z.object({ file: z.file().max(50_000_000) })).output(importSchema),
  get: procedure.input(z.object({ id: idSchema })).output(importSchema),
  /** Sets the mapping and starts the dry run. */
  check: procedure
    .input(z.object({ id: idSchema, mapping: z.array(z.enum(importFields).nullable()).max(200) }))
    .output(importSchema),
  rows: procedure
    .input(
      z.object({
        id: idSchema,
        outcome: z.enum(importOutcomes).optional(),
        /** row number after which to go on */
        after: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(importRowSchema), nextAfter: z.int().nullable() })),
  /** Writes what the dry run promised, in the background. */
  run: procedure.input(z.object({ id: idSchema })).output(importSchema),
  /** A workbook with the refused rows as they were, and why. */
  refusedRows: procedure
    .input(z.object({ id: idSchema, language: z.enum(["zh-CN", "en"]) }))
    .output(z.object({ file: z.file() })),
  /** An empty workbook with the right headings. */
  template: procedure.input(z.object({ language: z.enum(["zh-CN", "en"]) })).output(z.object({ file: z.file() })),
};
