import { z } from "zod";
import { importFields } from "../domain/importHeadings.ts";
import { idSchema, instantSchema, procedure } from "./base.ts";

export const importOutcomes = ["create", "update", "unchanged", "refuse", "skip"] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** Why undoing an import leaves a customer as they are now. */
export const keptReasons = ["changed", "gone", "visited", "rated", "recorded", "attached", "reassigned"] as const;
export type KeptReason = (typeof keptReasons)[number];

/** What is wrong with a cell: message key `imports.problem.<key>` */
export const importProblemSchema = z.object({
  field: z.enum(importFields).nullable(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

/**
 * `reading` the file, `mapping` its columns, `checking` every row, `checked`, `running`, then `done`; `cancelled` by
 * the user or `interrupted` by an end of the application between two batches, to go on from there; `undoing` and
 * `undoInterrupted` likewise, `undone` at last.
 */
export const importStates = [
  "reading",
  "mapping",
  "checking",
  "checked",
  "running",
  "cancelled",
  "interrupted",
  "done",
  "undoing",
  "undoInterrupted",
  "undone",
] as const;
export type ImportState = (typeof importStates)[number];

const progressShape = {
  id: idSchema,
  fileName: z.string(),
  state: z.enum(importStates),
  /** rows below the headings of the chosen sheets */
  rowCount: z.int(),
  counts: z.object({ create: z.int(), update: z.int(), unchanged: z.int(), refuse: z.int(), skip: z.int() }),
  /** rows already written by the run */
  applied: z.int(),
  /** rows taken back by an undo, and rows that it left as they are */
  undone: z.int(),
  kept: z.int(),
  createdAt: instantSchema,
  createdByName: z.string(),
  jobId: z.string().nullable(),
};

export const importSummarySchema = z.object(progressShape);
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importSchema = z.object({
  ...progressShape,
  format: z.enum(["xlsx", "csv"]),
  /** of a text file, as detected: `utf-8`, `gb18030`, `utf-16le` */
  encoding: z.string().nullable(),
  /** every sheet with headings and rows; those with the same headings can be imported together */
  sheets: z.array(
    z.object({
      /** place in the workbook, from 1 */
      number: z.int(),
      name: z.string(),
      rowCount: z.int(),
      chosen: z.boolean(),
      /** columns whose headings are known */
      knownColumns: z.int(),
      /** sheets with the same headings have the same group */
      group: z.int(),
    }),
  ),
  /** the first rows of the first chosen sheet as found */
  preview: z.array(z.object({ rowNumber: z.int(), cells: z.array(z.string()), heading: z.boolean() })),
  columns: z.array(
    z.object({
      index: z.int(),
      /** headings that stand on each other are joined by ` / ` */
      header: z.string(),
      /** first few values, as shown in the sheet */
      samples: z.array(z.string()),
      /** what one unit of an amount in this column is worth */
      yuanPerUnit: z.union([z.literal(1), z.literal(10_000)]),
    }),
  ),
  /** field filled by each column index; null ignores the column */
  mapping: z.array(z.enum(importFields).nullable()),
  /** when the same headings were mapped so before; null where the mapping follows from the headings alone */
  rememberedFrom: instantSchema.nullable(),
});
export type Import = z.infer<typeof importSchema>;

export const importRowSchema = z.object({
  /** place among all rows of the import, from 1 */
  position: z.int(),
  sheetNumber: z.int(),
  /** row number in the sheet, as Excel shows it */
  rowNumber: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  outcome: z.enum(importOutcomes),
  problems: z.array(importProblemSchema),
  applied: z.boolean(),
  undone: z.boolean(),
  /** why an undo left the customer as they are */
  keptReason: z.enum(keptReasons).nullable(),
  customerId: idSchema.nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

const language = z.enum(["zh-CN", "en"]);

/** What can be asked of the rows: those with an outcome, those with one kind of problem, those that an undo left. */
const rowsFilter = { outcome: z.enum(importOutcomes).optional(), problem: z.string().max(60).optional() };

export const imports = {
  /**
   * Starts to read an .xlsx or .csv file, told by its content, into the ledger's own staging area, in the background.
   * A reading that is cancelled, fails or is interrupted leaves nothing.
   */
  upload: procedure.input(z.object({ file: z.file().max(100_000_000) })).output(importSchema),
  get: procedure.input(z.object({ id: idSchema })).output(importSchema),
  /** The newest first. */
  list: procedure.output(z.array(importSummarySchema)),
  /** Chooses sheets that have the same headings. */
  chooseSheets: procedure
    .input(z.object({ id: idSchema, sheets: z.array(z.int()).min(1).max(100) }))
    .output(importSchema),
  /** Sets the mapping and starts the dry run. */
  check: procedure
    .input(z.object({ id: idSchema, mapping: z.array(z.enum(importFields).nullable()).max(200) }))
    .output(importSchema),
  rows: procedure
    .input(
      z.object({
        id: idSchema,
        ...rowsFilter,
        kept: z.literal(true).optional(),
        /** position after which to go on */
        after: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(importRowSchema), nextAfter: z.int().nullable() })),
  /** What is wrong with how many rows, the most frequent first. */
  problems: procedure
    .input(z.object({ id: idSchema }))
    .output(z.array(z.object({ field: z.enum(importFields).nullable(), key: z.string(), count: z.int() }))),
  /** Writes what the dry run promised, in the background. */
  run: procedure.input(z.object({ id: idSchema })).output(importSchema),
  /** What undoing the import would do now. */
  previewUndo: procedure.input(z.object({ id: idSchema })).output(
    z.object({
      /** customers it created, to be taken out of the ledger; and updated ones that get their former fields back */
      retire: z.int(),
      restore: z.int(),
      kept: z.array(z.object({ reason: z.enum(keptReasons), count: z.int() })),
    }),
  ),
  /** Takes the import back as one, in the background; what changed since stays. */
  undo: procedure.input(z.object({ id: idSchema })).output(importSchema),
  /** A workbook with the refused rows as they were, and why. */
  refusedRows: procedure.input(z.object({ id: idSchema, language })).output(z.object({ file: z.file() })),
  /** An empty workbook with the right headings. */
  template: procedure.input(z.object({ language })).output(z.object({ file: z.file() })),
};
