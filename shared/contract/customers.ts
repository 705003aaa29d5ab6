import { z } from "zod";
import { creditCodeProblem } from "../domain/creditCode.ts";
import { consentForms, customerKinds, idTypes, industries, loanClasses } from "../domain/customer.ts";
import { normaliseIdNumber, readResidentId } from "../domain/residentId.ts";
import { grades } from "../domain/scorecard.ts";
import {
  dateSchema,
  fenSchema,
  idSchema,
  instantSchema,
  longText,
  monthSchema,
  procedure,
  requiredText,
  text,
  versionSchema,
} from "./base.ts";
import { coveredBySchema } from "./covers.ts";

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
  /** day on which the customer consented to the branch holding their data, and how */
  consentOn: dateSchema.nullable(),
  consentForm: z.enum(consentForms).nullable(),
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

/** Of the day and the form of a consent, the one that is missing beside the other. */
export function missingConsent({
  consentOn,
  consentForm,
}: Pick<CustomerFields, "consentOn" | "consentForm">): "consentOn" | "consentForm" | null {
  if ((consentOn === null) === (consentForm === null)) return null;
  return consentOn === null ? "consentOn" : "consentForm";
}

export const customerInputSchema = customerFieldsSchema.superRefine((fields, context) => {
  const problem = idNumberProblem(fields.idType, fields.idNumber);
  if (problem) context.addIssue({ code: "custom", path: ["idNumber"], message: problem });
});
export type CustomerInput = z.infer<typeof customerInputSchema>;

/** What a form sends. Sheets of old often say when somebody consented and not how; whoever types it says both. */
export const customerFormSchema = customerInputSchema.superRefine((fields, context) => {
  const missing = missingConsent(fields);
  if (missing) context.addIssue({ code: "custom", path: [missing], message: "consentTogether" });
});

export const currentRatingSchema = z.object({
  ratingId: idSchema,
  grade: z.enum(grades),
  score: z.number(),
  lineFen: fenSchema,
  expiresOn: dateSchema,
});

/** What was last in force, of a customer who has nothing in force today. */
export const lapsedRatingSchema = z.object({
  state: z.enum(["expired", "suspended"]),
  grade: z.enum(grades),
  /** first day on which it was not in force */
  since: dateSchema,
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
  address: z.string(),
  industry: z.enum(industries).nullable(),
  mainBusiness: z.string(),
  marketerName: z.string().nullable(),
  /** while the marketer is on leave */
  coveredBy: coveredBySchema.nullable(),
  rating: currentRatingSchema.nullable(),
  keyTarget: z.boolean(),
  /** day of confirmation as a gold customer */
  goldSince: dateSchema.nullable(),
  lastVisitedOn: dateSchema.nullable(),
  /** owed here */
  loanBalanceFen: fenSchema,
  /** the worst class among the loans held here */
  loanClass: z.enum(loanClasses).nullable(),
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
  /** while the marketer is on leave */
  coveredBy: coveredBySchema.nullable(),
  /** set where the marketer is not the one of the customer's area; `to` is the first day on which it no longer holds */
  exception: z.object({ from: dateSchema, to: dateSchema.nullable(), reason: z.string() }).nullable(),
  rating: currentRatingSchema.nullable(),
  lapsedRating: lapsedRatingSchema.nullable(),
  /** owed of the credit line, as the branch notes it */
  lineBalanceFen: fenSchema,
  keyTarget: z.boolean(),
  goldSince: dateSchema.nullable(),
  lastVisitedOn: dateSchema.nullable(),
  loanBalanceFen: fenSchema,
  loanClass: z.enum(loanClasses).nullable(),
  createdAt: instantSchema,
  createdByName: z.string(),
  updatedAt: instantSchema,
  updatedByName: z.string(),
});
export type Customer = z.infer<typeof customerSchema>;

/** A customer as a screen shows them; the numbers themselves are asked for one by one, which is recorded. */
export const customerViewSchema = customerSchema.omit({ idNumber: true, phone: true }).extend({
  idNumberMasked: z.string(),
  phoneMasked: z.string(),
  /** a household whose rating in force is good enough for the branch's policy */
  creditHousehold: z.boolean(),
});
export type CustomerView = z.infer<typeof customerViewSchema>;

/** Fields that are masked until somebody asks for them. */
export const maskedFields = ["idNumber", "phone"] as const;

/** How a customer stands today, whatever the grade. */
export const ratingStandings = ["inForce", "expired", "suspended", "notRated", "notInForce"] as const;
export type RatingStanding = (typeof ratingStandings)[number];

export const customerFilterSchema = z.object({
  /** name, pinyin, initials, identity number, phone, address or file number */
  search: text(60).optional(),
  kind: z.enum(customerKinds).optional(),
  /** this area and all below it */
  areaId: idSchema.optional(),
  marketerId: idSchema.optional(),
  /** nobody is responsible for them today */
  unassigned: z.literal(true).optional(),
  /** in force today */
  grade: z.enum(grades).optional(),
  standing: z.enum(ratingStandings).optional(),
  gold: z.literal(true).optional(),
  keyTarget: z.literal(true).optional(),
  /** the rating in force runs out within so many days, or has run out */
  ratingDueDays: z.int().min(0).max(366).optional(),
  /** nobody has visited for so many days, or ever */
  notVisitedDays: z.int().min(1).max(3650).optional(),
  loanClass: z.enum(loanClasses).optional(),
  /** a loan here was due before today and is not paid back */
  overdue: z.literal(true).optional(),
  /** the month in which they were registered, and one in which they were granted a loan here */
  registeredIn: monthSchema.optional(),
  grantedIn: monthSchema.optional(),
  /** owed here, at least and at most */
  balanceFromFen: fenSchema.optional(),
  balanceToFen: fenSchema.optional(),
});
export type CustomerFilter = z.infer<typeof customerFilterSchema>;

/** What the list can be ordered by; a search without an order ranks by how well a customer matches. */
export const customerOrders = ["updated", "fileNumber", "name", "balance", "lastVisit"] as const;
export const customerOrderSchema = z.object({
  order: z.enum(customerOrders).optional(),
  direction: z.enum(["ascending", "descending"]).optional(),
});

/** Somebody registered already who may be the customer that is being typed. */
export const similarCustomerSchema = z.object({
  reason: z.enum(["idNumber", "name", "phone"]),
  fileNumber: z.string(),
  marketerName: z.string().nullable(),
  /** null: outside the asker's jurisdiction */
  customer: z
    .object({
      id: idSchema,
      name: z.string(),
      areaName: z.string(),
      idNumberMasked: z.string(),
      phoneMasked: z.string(),
    })
    .nullable(),
});
export type SimilarCustomer = z.infer<typeof similarCustomerSchema>;

/** Customers to do something with: ticked one by one, or all that a filter finds but a few. */
export const customerSelectionSchema = z.discriminatedUnion("by", [
  z.object({ by: z.literal("ids"), ids: z.array(idSchema).min(1).max(10_000) }),
  z.object({ by: z.literal("filter"), filter: customerFilterSchema, except: z.array(idSchema).max(10_000) }),
]);
export type CustomerSelection = z.infer<typeof customerSelectionSchema>;

export const customers = {
  /** One page: in the order asked for, else by how well the search matches, else newest change first. */
  list: procedure
    .input(
      customerFilterSchema.extend({
        ...customerOrderSchema.shape,
        cursor: z.string().max(200).optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(customerRowSchema), nextCursor: z.string().nullable() })),
  count: procedure.input(customerFilterSchema).output(z.object({ count: z.int() })),
  get: procedure.input(z.object({ id: idSchema })).output(customerViewSchema),
  /** With the numbers, for the form; recorded like `reveal`. */
  getForEdit: procedure.input(z.object({ id: idSchema })).output(customerSchema),
  /** One masked field in full; that it was asked for is recorded. */
  reveal: procedure
    .input(z.object({ id: idSchema, field: z.enum(maskedFields) }))
    .output(z.object({ value: z.string() })),
  create: procedure.input(customerFormSchema).output(customerViewSchema),
  update: procedure
    .input(z.object({ id: idSchema, version: versionSchema, fields: customerFormSchema }))
    .output(customerViewSchema),
  /** Who may be the customer that is being typed, for a warning: nothing is refused here. */
  findSimilar: procedure
    .input(
      z.object({
        idNumber: text(40).optional(),
        name: text(60).optional(),
        /** null: has none, as firms; left out: not known yet */
        birthDate: dateSchema.nullable().optional(),
        phone: text(20).optional(),
        /** the customer who is being changed */
        exceptId: idSchema.nullable(),
      }),
    )
    .output(z.array(similarCustomerSchema)),
};
