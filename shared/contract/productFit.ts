import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { guarantees } from "../domain/records.ts";
import { longestMonths } from "../domain/repaymentSchedule.ts";
import { repaymentWays } from "../domain/repaymentWays.ts";
import { grades } from "../domain/scorecard.ts";
import { dateSchema, fenSchema, idSchema, instantSchema, procedure, text, versionSchema } from "./base.ts";
import { productTermsSchema } from "./products.ts";

const state = z.enum(["met", "unmet", "unknown"]);
const range = z.object({ from: z.int().nullable(), to: z.int().nullable() });
const count = z.int();

export const productConditionSchema = z.discriminatedUnion("name", [
  z.object({
    name: z.literal("kind"),
    state,
    found: z.enum(customerKinds),
    needed: z.array(z.enum(customerKinds)),
  }),
  z.object({ name: z.literal("grade"), state, found: z.enum(grades).nullable(), needed: z.enum(grades) }),
  z.object({ name: z.literal("age"), state, found: count.nullable(), needed: range }),
  z.object({
    name: z.enum(["yearsInVillage", "yearsInBusiness"]),
    state,
    found: count.nullable(),
    needed: count,
  }),
  z.object({ name: z.enum(["yearsAsCustomer", "guarantors"]), state, found: count, needed: count }),
  z.object({ name: z.literal("gold"), state, found: dateSchema.nullable(), needed: z.literal(true) }),
  z.object({ name: z.literal("line"), state, found: fenSchema.nullable(), needed: fenSchema }),
  z.object({ name: z.literal("overdue"), state, found: count, needed: z.literal(0) }),
  z.object({ name: z.enum(["amount", "months"]), state, found: count, needed: range }),
  z.object({ name: z.literal("purpose"), state, found: z.string(), needed: z.array(z.string()) }),
]);

export const demandSchema = z.object({
  amountFen: fenSchema.nullable(),
  purpose: text(100).nullable(),
  months: z.int().min(1).max(longestMonths).nullable(),
});

const fittedSchema = z.object({
  productId: idSchema,
  code: z.string(),
  edition: z.int(),
  terms: productTermsSchema,
  conditions: z.array(productConditionSchema),
  fits: z.boolean(),
  /** whether a loan of it is open here */
  held: z.boolean(),
});
export type FittedProduct = z.infer<typeof fittedSchema>;

const openLoanSchema = z.object({
  loanId: idSchema,
  contractNumber: z.string(),
  purpose: z.string(),
  balanceFen: fenSchema,
  grantedOn: dateSchema,
  dueOn: dateSchema,
  productId: idSchema.nullable(),
});
export type ProductLoan = z.infer<typeof openLoanSchema>;

export const customerFitSchema = z.object({
  kind: z.enum(customerKinds),
  /** null without a line in force */
  freeLineFen: fenSchema.nullable(),
  /** those that fit first, then by how many conditions fail, then by code */
  products: z.array(fittedSchema),
  /** open loans here, each with the product that it is of as far as somebody wrote it down */
  loans: z.array(openLoanSchema),
  /** months in which what the household grows is sold */
  incomeMonths: z.array(z.int().min(1).max(12)),
});
export type CustomerFit = z.infer<typeof customerFitSchema>;

const planFields = {
  amountFen: fenSchema.positive({ error: "amount" }).max(1e13, { error: "amount" }),
  months: z.int().min(1).max(longestMonths),
  rateBp: z.int().min(0).max(10_000),
  way: z.enum(repaymentWays),
  guarantee: z.enum(guarantees),
  startsOn: dateSchema,
  payMonths: z.array(z.int().min(1).max(12)).max(12),
  purpose: text(100),
  note: text(200),
};
export const structureFieldsSchema = z.object(planFields);
export type StructureFields = z.infer<typeof structureFieldsSchema>;

const instalmentSchema = z.object({
  date: dateSchema,
  principalFen: fenSchema,
  interestFen: fenSchema,
  totalFen: fenSchema,
  restFen: fenSchema,
});

export const loanStructureSchema = z.object({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  productId: idSchema,
  productName: z.string(),
  /** of the product, in force when it was saved */
  edition: z.int(),
  ...planFields,
  instalments: z.array(instalmentSchema),
  savedAt: instantSchema,
  savedByName: z.string(),
});
export type SavedStructure = z.infer<typeof loanStructureSchema>;

const ofCustomer = z.object({ customerId: idSchema });
const target = z.object({ id: idSchema, version: versionSchema });

/** Which products are for a customer, and how a loan of one would be paid back. */
export const productFit = {
  forCustomer: procedure
    .input(z.object({ customerId: idSchema, demand: demandSchema.optional() }))
    .output(customerFitSchema),
  /** Which product an open loan is of; null: not known. */
  setLoanProduct: procedure
    .input(z.object({ loanId: idSchema, productId: idSchema.nullable() }))
    .output(z.object({ loanId: idSchema, productId: idSchema.nullable() })),
  /** Loans talked over with a customer, newest first. */
  structures: procedure.input(ofCustomer).output(z.object({ rows: z.array(loanStructureSchema) })),
  saveStructure: procedure
    .input(z.object({ customerId: idSchema, productId: idSchema, fields: structureFieldsSchema }))
    .output(loanStructureSchema),
  removeStructure: procedure.input(target).output(target),
  restoreStructure: procedure.input(target).output(target),
};
