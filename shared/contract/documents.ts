import { z } from "zod";
import { idSchema, procedure } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";
import { dayListInput } from "./dayList.ts";

const language = z.enum(["zh-CN", "en"]);
const customerFileInput = z.object({ customerId: idSchema, language });
const dayListPageInput = dayListInput.extend({ language });
const customerFilesInput = z.object({ selection: customerSelectionSchema, language });
const handoverInput = z.object({ id: idSchema, language });

/** How many customer files one document holds. */
export const mostFiles = 100;

export const documents = {
  /** Whether this PC can make PDF files itself; else the screen offers the print dialog. */
  capabilities: procedure.output(z.object({ pdf: z.boolean() })),
  /** The customer file as a self-contained HTML page, for preview and printing. */
  customerFile: procedure.input(customerFileInput).output(z.object({ title: z.string(), html: z.string() })),
  /** The files of a selection in one document. */
  customerFiles: procedure.input(customerFilesInput).output(z.object({ title: z.string(), html: z.string() })),
  customerFilePdf: procedure.input(customerFileInput).output(z.object({ file: z.file() })),
  customerFilesPdf: procedure.input(customerFilesInput).output(z.object({ file: z.file() })),
  /** A marketer's day list on one page; `left` customers have no room on it. */
  dayList: procedure
    .input(dayListPageInput)
    .output(z.object({ title: z.string(), html: z.string(), printed: z.int(), left: z.int() })),
  dayListPdf: procedure.input(dayListPageInput).output(z.object({ file: z.file() })),
  /** A handover list with every customer on it, to be signed. */
  handover: procedure.input(handoverInput).output(z.object({ title: z.string(), html: z.string() })),
  handoverPdf: procedure.input(handoverInput).output(z.object({ file: z.file() })),
};
