import { z } from "zod";
import { idSchema, procedure } from "./base.ts";

const customerFileInput = z.object({ customerId: idSchema, language: z.enum(["zh-CN", "en"]) });

export const documents = {
  /** Whether this PC can make PDF files itself; else the screen offers the print dialog. */
  capabilities: procedure.output(z.object({ pdf: z.boolean() })),
  /** The customer file as a self-contained HTML page, for preview and printing. */
  customerFile: procedure.input(customerFileInput).output(z.object({ title: z.string(), html: z.string() })),
  customerFilePdf: procedure.input(customerFileInput).output(z.object({ file: z.file() })),
};
