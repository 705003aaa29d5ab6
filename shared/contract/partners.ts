import { z } from "zod";
import { agreementStates, partnerKinds } from "../domain/partners.ts";
import { normaliseIdNumber } from "../domain/residentId.ts";
import { dateSchema, idSchema, longText, procedure, requiredText, text, versionSchema } from "./base.ts";
import { idNumberProblem, phoneSchema } from "./customers.ts";

/** What staff type about a partner unit. */
export const partnerFieldsSchema = z.object({
  kind: z.enum(partnerKinds),
  name: requiredText(60),
  /** unified social credit code; empty where it is not known yet */
  creditCode: text(40)
    .transform(normaliseIdNumber)
    .superRefine((code, context) => {
      const problem = code === "" ? null : idNumberProblem("creditCode", code);
      if (problem) context.addIssue({ code: "custom", message: problem });
    }),
  address: text(200),
  contactName: text(40),
  contactPhone: phoneSchema,
  note: longText(500),
});
export type PartnerFields = z.infer<typeof partnerFieldsSchema>;

/** What staff type about an agreement; all of a day count, the last one too. */
export const agreementFieldsSchema = z.object({
  number: requiredText(60),
  fromDate: dateSchema,
  untilDate: dateSchema,
  /** what of each loan stays in deposit, in hundredths of a per cent */
  depositRate: z.int().min(0).max(10_000).nullable(),
  terms: longText(2000),
});
export type AgreementFields = z.infer<typeof agreementFieldsSchema>;

export const agreementInputSchema = agreementFieldsSchema.superRefine(({ fromDate, untilDate }, context) => {
  if (untilDate < fromDate) context.addIssue({ code: "custom", path: ["untilDate"], message: "periodEmpty" });
});

export const agreementSchema = agreementFieldsSchema.extend({ id: idSchema, version: versionSchema });
export type Agreement = z.infer<typeof agreementSchema>;

export const partnerRowSchema = z.object({
  id: idSchema,
  kind: z.enum(partnerKinds),
  name: z.string(),
  contactName: z.string(),
  endedOn: dateSchema.nullable(),
  state: z.enum(agreementStates),
  /** last day up to which agreements hold without a gap, or of the last that held */
  untilDate: dateSchema.nullable(),
  /** whom the partner sent, within what the asker may see */
  leads: z.int().nonnegative(),
});
export type PartnerRow = z.infer<typeof partnerRowSchema>;

export const partnerSchema = partnerFieldsSchema.extend({
  id: idSchema,
  version: versionSchema,
  endedOn: dateSchema.nullable(),
  endReason: z.string(),
  state: z.enum(agreementStates),
  /** the newest first */
  agreements: z.array(agreementSchema),
});
export type Partner = z.infer<typeof partnerSchema>;

const target = { id: idSchema, version: versionSchema };

export const partners = {
  /** By name: those with whom the branch works, those with whom it no longer does, or those to be seen to. */
  list: procedure
    .input(
      z.object({
        show: z.enum(["active", "expiring", "ended"]).default("active"),
        /** the last name and id of the page before */
        after: z.object({ name: z.string().max(60), id: idSchema }).optional(),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        rows: z.array(partnerRowSchema),
        next: z.object({ name: z.string(), id: idSchema }).nullable(),
      }),
    ),
  get: procedure.input(z.object({ id: idSchema })).output(partnerSchema),
  /** How many there are, and how many of them have an agreement that has run out or soon will. */
  counts: procedure.output(z.object({ active: z.int(), expiring: z.int(), expired: z.int() })),
  create: procedure.input(partnerFieldsSchema).output(partnerSchema),
  update: procedure.input(z.object({ ...target, fields: partnerFieldsSchema })).output(partnerSchema),
  /** The branch no longer works with them; whom they sent stays as it is. */
  end: procedure.input(z.object({ ...target, reason: requiredText(300) })).output(partnerSchema),
  resume: procedure.input(z.object(target)).output(partnerSchema),
  addAgreement: procedure.input(z.object({ partnerId: idSchema, fields: agreementInputSchema })).output(partnerSchema),
  changeAgreement: procedure.input(z.object({ ...target, fields: agreementInputSchema })).output(partnerSchema),
};
