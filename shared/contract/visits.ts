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

/** What is to be done next with a customer: agreed at a visit, or planned. */
export const nextVisitSchema = z.object({ nextOn: dateSchema, nextStep: z.string() });

export const visits = {
  listForCustomer: procedure.input(z.object({ customerId: idSchema })).output(z.array(visitSchema)),
  /** What is open for the customer, or null. */
  next: procedure.input(z.object({ customerId: idSchema })).output(nextVisitSchema.nullable()),
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
