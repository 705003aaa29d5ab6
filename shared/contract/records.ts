import { z } from "zod";
import { customerKinds, loanClasses } from "../domain/customer.ts";
import { isCalendarDate } from "../domain/dates.ts";
import { householdLines } from "../domain/householdLines.ts";
import {
  educations,
  fundingSources,
  guarantees,
  healths,
  institutionNatures,
  kinships,
  lists,
  maritalStatuses,
  premisesTenures,
  relations,
  type Section,
  seenRelations,
  services,
} from "../domain/records.ts";
import { normaliseIdNumber } from "../domain/residentId.ts";
import { signedLines, statementLines } from "../domain/statementLines.ts";
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
import { idNumberProblem, phoneSchema } from "./customers.ts";

const count = z.int().min(0).max(100_000).nullable();

/** Each name with an amount of fen, or null where it is not known. */
function fenLines<const Names extends readonly string[]>(names: Names, signed: readonly string[] = []) {
  const lines = names.map((name) => [name, (signed.includes(name) ? z.int() : fenSchema).nullable()]);
  return Object.fromEntries(lines) as Record<Names[number], z.ZodNullable<z.ZodInt>>;
}

/** The data of each section. Fields hold one plain value each, so that a change can be told field by field. */
export const sectionSchemas = {
  person: z.object({
    maritalStatus: z.enum(maritalStatuses).nullable(),
    education: z.enum(educations).nullable(),
    occupation: text(60),
    skill: text(100),
    health: z.enum(healths).nullable(),
    yearsInVillage: z.int().min(0).max(120).nullable(),
    remarks: longText(1000),
  }),
  household: z
    .object({
      surveyedOn: dateSchema.nullable(),
      landOwnedHundredthMu: count,
      landRentedHundredthMu: count,
      crops: text(200),
      livestock: text(200),
      labourForce: count,
      migrantWorkers: count,
      ...fenLines(householdLines),
    })
    .refine(({ labourForce, migrantWorkers }) => (migrantWorkers ?? 0) <= (labourForce ?? Number.POSITIVE_INFINITY), {
      path: ["migrantWorkers"],
      error: "moreThanLabourForce",
    }),
  business: z.object({
    licenceName: text(100),
    licenceNumber: text(40),
    foundedOn: dateSchema.nullable(),
    registeredCapitalFen: fenSchema.nullable(),
    legalRepresentative: text(40),
    premises: z.enum(premisesTenures).nullable(),
    premisesSquareMetres: z.int().min(0).max(10_000_000).nullable(),
    yearlyRentFen: fenSchema.nullable(),
    employees: count,
    products: text(200),
    mainSuppliers: text(300),
    mainCustomers: text(300),
    remarks: longText(1000),
  }),
  institution: z.object({
    nature: z.enum(institutionNatures).nullable(),
    superiorUnit: text(100),
    head: text(40),
    fundingSource: z.enum(fundingSources).nullable(),
    yearlyBudgetFen: fenSchema.nullable(),
    staff: count,
    remarks: longText(1000),
  }),
} as const;
export type SectionData = { [S in Section]: z.infer<(typeof sectionSchemas)[S]> };

/** A section that nobody has filled in: no text, nothing known. */
export function emptySection<S extends Section>(section: S): SectionData[S] {
  const fields = Object.entries(sectionSchemas[section].shape).map(([name, schema]) => [
    name,
    schema.safeParse(null).success ? null : "",
  ]);
  return Object.fromEntries(fields);
}

const monthSchema = z.string().refine((value) => isCalendarDate(`${value}-01`), { error: "month" });

/** An identity number of somebody who is no customer: may be missing; one of 18 characters must check out. */
const otherIdNumberSchema = text(40)
  .transform(normaliseIdNumber)
  .refine(
    (value) =>
      value.length !== 18 ||
      idNumberProblem("residentId", value) === null ||
      idNumberProblem("creditCode", value) === null,
    { error: "idNumberCheck" },
  );

/** The fields of an entry of each list. Like sections, they hold one plain value each. */
export const entrySchemas = {
  /** Another customer (`otherId`), or a person or firm who is none, known by name. */
  links: z
    .object({
      relation: z.enum(relations),
      otherId: idSchema.nullable(),
      name: text(60),
      /** what a household member is to the customer; null for all other relations */
      kinship: z.enum(kinships).nullable(),
      idNumber: otherIdNumberSchema,
      phone: phoneSchema,
      note: text(200),
    })
    .superRefine(({ relation, otherId, name, kinship }, context) => {
      if (otherId === null && name === "") context.addIssue({ code: "custom", path: ["name"], message: "required" });
      if (relation === "member" && kinship === null)
        context.addIssue({ code: "custom", path: ["kinship"], message: "required" });
      if (relation !== "member" && kinship !== null)
        context.addIssue({ code: "custom", path: ["kinship"], message: "invalid" });
    }),
  loans: z
    .object({
      /** lent by this branch's cooperative, else by another lender */
      here: z.boolean(),
      lender: text(60),
      contractNumber: text(40),
      purpose: text(100),
      principalFen: fenSchema.positive({ error: "amount" }),
      balanceFen: fenSchema,
      grantedOn: dateSchema,
      dueOn: dateSchema,
      loanClass: z.enum(loanClasses),
      overdueSince: dateSchema.nullable(),
      guarantee: z.enum(guarantees),
    })
    .superRefine((loan, context) => {
      const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (!loan.here && loan.lender === "") issue("lender", "required");
      if (loan.balanceFen > loan.principalFen) issue("balanceFen", "moreThanPrincipal");
      if (loan.dueOn < loan.grantedOn) issue("dueOn", "beforeGranted");
      if (loan.overdueSince !== null && loan.overdueSince < loan.grantedOn) issue("overdueSince", "beforeGranted");
    }),
  demands: z.object({
    /** YYYY-MM */
    month: monthSchema,
    amountFen: fenSchema.positive({ error: "amount" }),
    purpose: requiredText(100),
    note: text(200),
  }),
  holdings: z
    .object({
      service: z.enum(services),
      here: z.boolean(),
      provider: text(60),
      number: text(40),
      openedOn: dateSchema.nullable(),
      balanceFen: fenSchema.nullable(),
      note: text(200),
    })
    .refine(({ here, provider }) => here || provider !== "", { path: ["provider"], error: "required" }),
  statements: z
    .object({
      endsOn: dateSchema,
      /** how many months up to that day the income statement covers */
      months: z.int().min(1).max(12),
      audited: z.boolean(),
      note: text(200),
      ...fenLines(statementLines, signedLines),
    })
    .superRefine((statement, context) => {
      for (const [part, whole] of [
        ["currentAssetsFen", "totalAssetsFen"],
        ["currentLiabilitiesFen", "totalLiabilitiesFen"],
      ] as const)
        if ((statement[part] ?? 0) > (statement[whole] ?? Number.POSITIVE_INFINITY))
          context.addIssue({ code: "custom", path: [part], message: "moreThanTotal" });
    }),
} as const;
export type EntryFields = { [L in keyof typeof entrySchemas]: z.infer<(typeof entrySchemas)[L]> };

/** An entry with the list it belongs to. */
export type Entry = { [L in keyof EntryFields]: { list: L; fields: EntryFields[L] } }[keyof EntryFields];

const entrySchema = z.discriminatedUnion("list", [
  z.object({ list: z.literal("links"), fields: entrySchemas.links }),
  z.object({ list: z.literal("loans"), fields: entrySchemas.loans }),
  z.object({ list: z.literal("demands"), fields: entrySchemas.demands }),
  z.object({ list: z.literal("holdings"), fields: entrySchemas.holdings }),
  z.object({ list: z.literal("statements"), fields: entrySchemas.statements }),
]);

const sectionInputSchema = z.discriminatedUnion("section", [
  z.object({ section: z.literal("person"), data: sectionSchemas.person }),
  z.object({ section: z.literal("household"), data: sectionSchemas.household }),
  z.object({ section: z.literal("business"), data: sectionSchemas.business }),
  z.object({ section: z.literal("institution"), data: sectionSchemas.institution }),
]);
/** What is written into a section. */
export type SectionInput = z.infer<typeof sectionInputSchema>;

const row = { id: idSchema, version: versionSchema };

function sectionState<Schema extends z.ZodType>(data: Schema) {
  return z.object({ version: versionSchema, data, updatedAt: instantSchema, updatedByName: z.string() }).nullable();
}

/** A link as a customer's page shows it, from whichever end it was written down. */
export const linkViewSchema = z.object({
  ...row,
  /** `in`: written down in the record of the other customer, and changed there */
  direction: z.enum(["out", "in"]),
  relation: z.enum(seenRelations),
  kinship: z.enum(kinships).nullable(),
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string(),
  note: z.string(),
  /** the linked customer, if the asker may see them */
  other: z
    .object({
      id: idSchema,
      kind: z.enum(customerKinds),
      fileNumber: z.string(),
      loanBalanceFen: fenSchema,
      loanClass: z.enum(loanClasses).nullable(),
    })
    .nullable(),
});
export type LinkView = z.infer<typeof linkViewSchema>;

const loanViewSchema = z.object({ ...row, ...entrySchemas.loans.shape });
const demandViewSchema = z.object({ ...row, ...entrySchemas.demands.shape });
const { number: _number, ...openHoldingFields } = entrySchemas.holdings.shape;
const holdingViewSchema = z.object({ ...row, ...openHoldingFields, numberMasked: z.string() });
const statementViewSchema = z.object({ ...row, ...entrySchemas.statements.shape });

export type LoanView = z.infer<typeof loanViewSchema>;
export type DemandView = z.infer<typeof demandViewSchema>;
export type HoldingView = z.infer<typeof holdingViewSchema>;
export type StatementView = z.infer<typeof statementViewSchema>;

export const customerRecordSchema = z.object({
  /** null: nobody has filled it in yet */
  sections: z.object({
    person: sectionState(sectionSchemas.person),
    household: sectionState(sectionSchemas.household),
    business: sectionState(sectionSchemas.business),
    institution: sectionState(sectionSchemas.institution),
  }),
  links: z.array(linkViewSchema),
  /** links written down in records that lie outside the asker's jurisdiction */
  hiddenLinks: z.int(),
  /** latest due first */
  loans: z.array(loanViewSchema),
  /** by month */
  demands: z.array(demandViewSchema),
  holdings: z.array(holdingViewSchema),
  /** latest first */
  statements: z.array(statementViewSchema),
});
export type CustomerRecordView = z.infer<typeof customerRecordSchema>;

/** The fields of entries that pages show masked. */
export const maskedEntryFields = { links: ["idNumber", "phone"], holdings: ["number"] } as const;

const maskedEntryField = z.discriminatedUnion("list", [
  z.object({ list: z.literal("links"), id: idSchema, field: z.enum(maskedEntryFields.links) }),
  z.object({ list: z.literal("holdings"), id: idSchema, field: z.enum(maskedEntryFields.holdings) }),
]);

const entryAddress = z.object({ list: z.enum(lists), id: idSchema, version: versionSchema });
const writtenEntry = z.object(row);

/** The whole record of a customer beside the shared core. */
export const records = {
  get: procedure.input(z.object({ customerId: idSchema })).output(customerRecordSchema),
  /** `version` null for a section that nobody has filled in yet. */
  saveSection: procedure
    .input(z.object({ customerId: idSchema, version: versionSchema.nullable() }).and(sectionInputSchema))
    .output(z.object({ version: versionSchema })),
  addEntry: procedure.input(z.object({ customerId: idSchema }).and(entrySchema)).output(writtenEntry),
  changeEntry: procedure.input(z.object(row).and(entrySchema)).output(writtenEntry),
  /** Takes an entry out of the record; it can be put back. */
  removeEntry: procedure.input(entryAddress).output(writtenEntry),
  restoreEntry: procedure.input(entryAddress).output(writtenEntry),
  /** One masked field of an entry in full; that it was asked for is recorded. */
  reveal: procedure.input(maskedEntryField).output(z.object({ value: z.string() })),
  /** An entry with its numbers in full, for the form; that they were shown is recorded. */
  entryForEdit: procedure.input(z.object({ list: z.enum(lists), id: idSchema })).output(z.object(row).and(entrySchema)),
};
