import { z } from "zod";
import { dateSchema, idSchema, longText, procedure, requiredText, text } from "./base.ts";

export const visitMethods = ["onSite", "phone", "outlet", "message"] as const;

export const visitSchema = z.object({
  id: idSchema,
  customerId: idSchema,
  visitedOn: dateSchema,
  method: z.enum(visitMethods),
  purpose: z.string(),
  result: z.string(),
  nextStep: z.string(),
  nextOn: dateSchema.nullable(),
  marketerName: z.string(),
});
export type Visit = z.infer<typeof visitSchema>;

export const visits = {
  listForCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(visitSchema)),
  /** Logging a visit closes the follow-up that was open for the customer. */
  log: procedure
    .input(
      z.object({
        customerId: idSchema,
        visitedOn: dateSchema,
        method: z.enum(visitMethods),
        purpose: requiredText(100),
        result: longText(1000),
        nextStep: text(200),
        nextOn: dateSchema.nullable(),
      }),
    )
    .output(visitSchema),
};
