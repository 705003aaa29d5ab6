import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { parsePageRanges } from "../domain/pageRanges.ts";
import { dateSchema, idSchema, procedure } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";
import { dayListInput } from "./dayList.ts";

/** How many customer files one document holds. */
export const mostFiles = 100;

/** How many customers a jurisdiction book holds. */
export const mostInBook = 20_000;

/** How many credit certificates one document holds: those of the longest notice. */
export const mostCertificates = 500;

/** What can be printed, by what each is asked for with. */
export const documentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("customerFile"), customerId: idSchema }),
  /** the files of a selection in one document */
  z.object({ kind: z.literal("customerFiles"), selection: customerSelectionSchema }),
  /** one customer's file as a gold customer */
  z.object({ kind: z.literal("goldFile"), customerId: idSchema }),
  /** one due diligence, to be signed and bound with the customer's file */
  z.object({ kind: z.literal("diligenceReport"), id: idSchema }),
  /** a marketer's day list on one page */
  dayListInput.extend({ kind: z.literal("dayList") }),
  /** the households of a round, to be ticked at their doors */
  z.object({ kind: z.literal("roundList"), id: idSchema }),
  /** what changes hands between two, with every customer, to be signed */
  z.object({ kind: z.literal("handoverList"), id: idSchema }),
  /** a form for the field: of a customer, or for somebody new of a kind in an area */
  z.object({
    kind: z.literal("investigationForm"),
    of: z.discriminatedUnion("by", [
      z.object({ by: z.literal("customer"), customerId: idSchema }),
      z.object({ by: z.literal("new"), customerKind: z.enum(customerKinds), areaId: idSchema }),
    ]),
  }),
  /** the forms of a selection in one document */
  z.object({ kind: z.literal("investigationForms"), selection: customerSelectionSchema }),
  /** the villages and customers of a marketer on a day */
  z.object({ kind: z.literal("jurisdictionBook"), marketerId: idSchema, day: dateSchema }),
  /** a marketer's score of a period with its calculation, to be signed */
  z.object({ kind: z.literal("assessmentSheet"), marketerId: idSchema, periodId: idSchema }),
  /** a notice of sunshine credit as it hangs in the village */
  z.object({ kind: z.literal("villageNotice"), id: idSchema }),
  /** the certificate of the line that a customer has today */
  z.object({ kind: z.literal("creditCertificate"), customerId: idSchema }),
  /** those of a selection one after the other, as far as a line is in force */
  z.object({ kind: z.literal("creditCertificates"), selection: customerSelectionSchema }),
  /** number and code of the last entry of the audit trail, to be signed and kept */
  z.object({ kind: z.literal("auditSheet") }),
  /** where backups lie and how one is restored on a new PC */
  z.object({ kind: z.literal("recoverySheet") }),
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

const copiesSchema = z.int("copies").min(1, "copies").max(99, "copies");

/** How a document is put on paper; messages are keys of `common.field`. */
export const printSettingsSchema = z.object({
  /** as the system calls it; empty for the one that the system takes by itself */
  printer: z.string().max(300).default(""),
  copies: copiesSchema.default(1),
  /** on which edge the sheets turn, where both of their sides are printed */
  duplex: z.enum(["simplex", "longEdge", "shortEdge"]).default("simplex"),
  /** such as `1-3,5`; empty for all */
  pages: z
    .string()
    .max(200, "pageRanges")
    .refine((text) => parsePageRanges(text) !== null, "pageRanges")
    .default(""),
});
export type PrintSettings = z.infer<typeof printSettingsSchema>;

export const documents = {
  /**
   * Whether this PC can make PDF files itself, and whether it can print by itself; else the screen offers the browser's
   * print dialog.
   */
  capabilities: procedure.output(z.object({ pdf: z.boolean(), printer: z.boolean() })),
  /** A document as a self-contained HTML page, for preview and printing; `leftOut` have no room on it. */
  page: procedure
    .input(documentRequestSchema)
    .output(z.object({ title: z.string(), html: z.string(), leftOut: z.int() })),
  pdf: procedure.input(documentRequestSchema).output(z.object({ file: z.file() })),
  /** The printers of this PC, by name and label. */
  printers: procedure.output(z.array(z.object({ name: z.string(), label: z.string() }))),
  /** Hands a document to a printer. */
  print: procedure
    .input(documentRequestSchema.extend({ settings: printSettingsSchema.prefault({}) }))
    .output(z.object({})),
  /** Records that the browser's print dialog is opened for a document; what becomes of it the browser does not tell. */
  printed: procedure.input(documentRequestSchema.extend({ copies: copiesSchema.default(1) })).output(z.object({})),
};
