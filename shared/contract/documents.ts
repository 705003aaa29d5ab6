import { z } from "zod";
import { idSchema, procedure } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";
import { dayListInput } from "./dayList.ts";

/** How many customer files one document holds. */
export const mostFiles = 100;

/** What can be printed, by what each is asked for with. */
export const documentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("customerFile"), customerId: idSchema }),
  /** the files of a selection in one document */
  z.object({ kind: z.literal("customerFiles"), selection: customerSelectionSchema }),
  /** one customer's file as a gold customer */
  z.object({ kind: z.literal("goldFile"), customerId: idSchema }),
  /** a marketer's day list on one page */
  dayListInput.extend({ kind: z.literal("dayList") }),
  /** what changes hands between two, with every customer, to be signed */
  z.object({ kind: z.literal("handoverList"), id: idSchema }),
]);
type AnyDocument = z.infer<typeof documentSchema>;
export type DocumentKind = AnyDocument["kind"];
export type DocumentOf<Kind extends DocumentKind> = Extract<AnyDocument, { kind: Kind }>;

export const documentRequestSchema = z.object({
  document: documentSchema,
  language: z.enum(["zh-CN", "en"]),
  /** a copy of what is kept elsewhere, marked as one on each page */
  copy: z.boolean().default(false),
});
export type DocumentRequest = z.infer<typeof documentRequestSchema>;

export const documents = {
  /** Whether this PC can make PDF files itself; else the screen offers the print dialog. */
  capabilities: procedure.output(z.object({ pdf: z.boolean() })),
  /** A document as a self-contained HTML page, for preview and printing; `leftOut` have no room on it. */
  page: procedure
    .input(documentRequestSchema)
    .output(z.object({ title: z.string(), html: z.string(), leftOut: z.int() })),
  pdf: procedure.input(documentRequestSchema).output(z.object({ file: z.file() })),
};
