import { z } from "zod";
import { creditCodeProblem } from "../domain/creditCode.ts";
import { customerKinds, idTypes, industries } from "../domain/customer.ts";
import { grades } from "../domain/rating.ts";
import { normaliseIdNumber, readResidentId } from "../domain/residentId.ts";
import {
  dateSchema,
  fenSchema,
  idSchema,
  instantSchema,
  longText,
  procedure,
  requiredText,
  text,
  versionSchema,
} from "./base.ts";

export const phoneSchema = text(20).refine((value) => value === "" || /^\+?[\d-]{7,20}$/.test(value), {
  error: "phone",
});

/** What staff type about a customer. Birth date and sex are derived where the identity number gives them. */
export const customerFieldsSchema = z.object({
  kind: z.enum(customerKinds),
  name: requiredText(60),
  idType: z.enum(idTypes),
  idNumber: requiredText(40).transform(normaliseIdNumber),
  phone: phoneSchema,
  areaId: idSchema,
  address: text(200),
  industry: z.enum(industries).nullable(),
  /** what the household or firm does, in words */
  mainBusiness: text(200),
  /** people living in the household, or employees */
  headcount: z.int().min(0).max(100_000).nullable(),
  yearlyIncomeFen: fenSchema.nullable(),
  /** contact person of an organisation */
  contactName: text(40),
  notes: longText(2000),
});
export type CustomerFields = z.infer<typeof customerFieldsSchema>;

const fieldNames = customerFieldsSchema.keyof().options;

/** The fields that staff type, out of a customer that has more. */
export function pickCustomerFields(customer: CustomerFields): CustomerFields {
  return Object.fromEntries(fieldNames.map((name) => [name, customer[name]])) as unknown as CustomerFields;
}

/** Message key of what is wrong with an identity number, or null. */
export function idNumberProblem(idType: (typeof idTypes)[number], idNumber: string): string | null {
  if (idType === "residentId") {
    const reading = readResidentId(idNumber);
    return reading.ok ? null : `residentId.${reading.problem}`;
  }
  if (idType === "creditCode") {
    const problem = creditCodeProblem(idNumber);
    return problem && `creditCode.${problem}`;
  }
  return null;
}

export const customerInputSchema = customerFieldsSchema.superRefine((fields, context) => {
  const problem = idNumberProblem(fields.idType, fields.idNumber);
  if (problem) context.addIssue({ code: "custom", path: ["idNumber"], message: problem });
});
export type CustomerInput = z.infer<typeof customerInputSchema>;

export const currentRatingSchema = z.object({
  ratingId: idSchema,
  grade: z.enum(grades),
  score: z.number(),
  lineFen: fenSchema,
  expiresOn: dateSchema,
});

/** A row of the ledger's table; identity number and phone are masked. */
export const customerRowSchema = z.object({
  id: idSchema,
  fileNumber: z.string(),
  kind: z.enum(customerKinds),
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string(),
  areaId: idSchema,
  areaName: z.string(),
  industry: z.enum(industries).nullable(),
  marketerName: z.string().nullable(),
  rating: currentRatingSchema.nullable(),
  updatedAt: instantSchema,
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

export const customerSchema = customerFieldsSchema.extend({
  id: idSchema,
  version: versionSchema,
  fileNumber: z.string(),
  birthDate: dateSchema.nullable(),
  sex: z.enum(["male", "female"]).nullable(),
  /** names from the county down to the customer's own area */
  areaPath: z.array(z.string()),
  marketer: z.object({ id: idSchema, name: z.string() }).nullable(),
  rating: currentRatingSchema.nullable(),
  createdAt: instantSchema,
  createdByName: z.string(),
  updatedAt: instantSchema,
  updatedByName: z.string(),
});
export type Customer = z.infer<typeof customerSchema>;

export const customerFilterSchema = z.object({
  /** name, pinyin, initials, identity number, phone or file number */
  search: text(60).optional(),
  kind: z.enum(customerKinds).optional(),
  /** this area and all below it */
  areaId: idSchema.optional(),
  marketerId: idSchema.optional(),
  grade: z.enum(grades).optional(),
});

export const customers = {
  /** One page, newest change first. */
  list: procedure
    .input(
      customerFilterSchema.extend({
        cursor: z.string().max(100).optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(customerRowSchema), nextCursor: z.string().nullable() })),
  count: procedure.input(customerFilterSchema).output(z.object({ count: z.int() })),
  get: procedure.input(z.object({ id: idSchema })).output(customerSchema),
  create: procedure.input(customerInputSchema).output(customerSchema),
  update: procedure
    .input(z.object({ id: idSchema, version: versionSchema, fields: customerInputSchema }))
    .output(customerSchema),
  /** Who already has this identity number, for a warning while typing. */
  findByIdNumber: procedure
    .input(z.object({ idNumber: text(40) }))
    .output(z.object({ id: idSchema, name: z.string(), fileNumber: z.string() }).nullable()),
};
