import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { dateSchema, idSchema, procedure } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";
import { dayListInput } from "./dayList.ts";

/** How many customer files one document holds. */
export const mostFiles = 100;

/** How many customers a jurisdiction book holds. */
export const mostInBook = 20_000;

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
  /** a marketer's figures of a period, its last day included, for points to be written in */
  z
    .object({ kind: z.literal("assessmentSheet"), marketerId: idSchema, from: dateSchema, to: dateSchema })
    .refine(({ from, to }) => from <= to, { path: ["to"], error: "invalid" }),
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
