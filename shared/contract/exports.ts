import { z } from "zod";
import { exportColumns, exportFormats } from "../domain/exportColumns.ts";
import { procedure } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";

const request = z.object({
  selection: customerSelectionSchema,
  format: z.enum(exportFormats),
  /** all, if left out; whatever the order here, the file keeps its own */
  columns: z.array(z.enum(exportColumns)).min(1).max(exportColumns.length).optional(),
  language: z.enum(["zh-CN", "en"]),
});
export type ExportRequest = z.infer<typeof request>;

const started = z.object({
  id: z.string(),
  /** customers in the file */
  total: z.int(),
  fileName: z.string(),
});

/**
 * Customers as a file. The core makes it piece by piece as the window pulls it, so that it is whole in no memory of the
 * core and never on the disk; the window puts the pieces together.
 */
export const exports = {
  /** Opens an export with identity numbers and phones masked, and records it. */
  start: procedure.input(request).output(started),
  /** The same with the numbers in full. */
  startRevealed: procedure.input(request).output(started),
  /** The next piece of the file and how many customers are written by now; null after the last piece. */
  next: procedure
    .input(z.object({ id: z.string() }))
    .output(z.object({ chunk: z.file(), done: z.int().nonnegative() }).nullable()),
  /** Ends an export; one that has ended already stays so. */
  cancel: procedure.input(z.object({ id: z.string() })).output(z.object({})),
};
