import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { productStates } from "../domain/product.ts";
import { guarantees } from "../domain/records.ts";
import { longestMonths } from "../domain/repaymentSchedule.ts";
import { repaymentWays } from "../domain/repaymentWays.ts";
import { grades } from "../domain/scorecard.ts";
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

const years = z.int().min(0).max(100);
const age = z.int().min(0).max(120).nullable();
const months = z.int().min(1).max(longestMonths);
const rateBp = z.int().min(0).max(10_000);
const words = (max: number) => z.array(requiredText(max)).max(20);

export const productConditionsSchema = z.object({
  kinds: z.array(z.enum(customerKinds)).min(1, { error: "required" }),
  grade: z.enum(grades).nullable(),
  ageFrom: age,
  ageTo: age,
  yearsInVillage: years,
  yearsInBusiness: years,
  yearsAsCustomer: years,
  goldOnly: z.boolean(),
  underLine: z.boolean(),
  noOverdue: z.boolean(),
  guarantors: z.int().min(0).max(20),
});

/** Each pair of a range: the upper end is never below the lower. */
const ranges = [
  ["amountFromFen", "amountToFen"],
  ["monthsFrom", "monthsTo"],
  ["rateFromBp", "rateToBp"],
] as const;

export const productTermsSchema = z
  .object({
    name: requiredText(60),
    description: longText(1000),
    conditions: productConditionsSchema,
    purposes: words(30),
    guarantees: z.array(z.enum(guarantees)).min(1, { error: "required" }),
    amountFromFen: fenSchema,
    amountToFen: fenSchema.positive({ error: "amount" }),
    monthsFrom: months,
    monthsTo: months,
    rateFromBp: rateBp,
    rateToBp: rateBp,
    ways: z.array(z.enum(repaymentWays)).min(1, { error: "required" }),
    documents: words(60),
    validTo: dateSchema.nullable(),
  })
  .superRefine((terms, context) => {
    for (const [from, to] of ranges)
      if (terms[to] < terms[from]) context.addIssue({ code: "custom", path: [to], message: "belowFrom" });
    const { ageFrom, ageTo } = terms.conditions;
    if (ageFrom !== null && ageTo !== null && ageTo < ageFrom)
      context.addIssue({ code: "custom", path: ["conditions", "ageTo"], message: "belowFrom" });
  });
export type ProductTermsView = z.infer<typeof productTermsSchema>;

/** Products that a branch keeps, withdrawn ones among them. */
export const mostProducts = 200;

const productRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  /** of the edition in force, else of the latest, else of the draft */
  terms: productTermsSchema,
  state: z.enum(productStates),
  /** first day of the edition in force or ahead; null without either */
  fromDate: dateSchema.nullable(),
  hasDraft: z.boolean(),
});
export type ProductRow = z.infer<typeof productRowSchema>;

const editionSchema = z.object({
  number: z.int(),
  fromDate: dateSchema,
  /** last day on which it counts as far as is known; null without an end */
  toDate: dateSchema.nullable(),
  /** whether it counts or counted, or will, on any day */
  counts: z.boolean(),
  publishedAt: instantSchema,
  publishedByName: z.string(),
  /** what changed, and why */
  note: z.string(),
  terms: productTermsSchema,
});
export type ProductEdition = z.infer<typeof editionSchema>;

export const productSchema = z.object({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  state: z.enum(productStates),
  withdrawnOn: dateSchema.nullable(),
  withdrawnReason: z.string(),
  draft: productTermsSchema.nullable(),
  /** newest first */
  editions: z.array(editionSchema),
  /** number of the edition in force today */
  inForce: z.int().nullable(),
});
export type Product = z.infer<typeof productSchema>;

const target = { id: idSchema, version: versionSchema };
const page = { cursor: z.int().nonnegative().default(0), limit: z.int().min(1).max(200).default(50) };

/** Loan products (贷款品种): the catalogue, in editions of which each stays readable. */
export const products = {
  list: procedure.output(z.object({ rows: z.array(productRowSchema) })),
  get: procedure.input(z.object({ id: idSchema })).output(productSchema),
  create: procedure.input(z.object({ code: requiredText(20), terms: productTermsSchema })).output(productSchema),
  saveDraft: procedure.input(z.object({ ...target, terms: productTermsSchema })).output(productSchema),
  discardDraft: procedure.input(z.object(target)).output(productSchema),
  /** The draft becomes the next edition, from a day on. */
  publish: procedure.input(z.object({ ...target, fromDate: dateSchema, note: text(200) })).output(productSchema),
  withdraw: procedure.input(z.object({ ...target, reason: requiredText(200) })).output(productSchema),
  reinstate: procedure.input(z.object(target)).output(productSchema),
  /** Customers who fit and have no open loan of it, by id; a page may be short of rows and still have a next one. */
  fitting: procedure.input(z.object({ id: idSchema, ...page })).output(
    z.object({
      rows: z.array(
        z.object({
          customerId: idSchema,
          name: z.string(),
          fileNumber: z.string(),
          kind: z.enum(customerKinds),
          areaName: z.string(),
          grade: z.enum(grades).nullable(),
          /** null without a line */
          freeLineFen: fenSchema.nullable(),
        }),
      ),
      /** the last customer looked at; null at the end */
      nextCursor: z.int().nullable(),
    }),
  ),
};
