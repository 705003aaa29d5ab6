import { z } from "zod";
import { customerKinds } from "../domain/customer.ts";
import { offerAnswers, offerReasons } from "../domain/nextOffer.ts";
import { services } from "../domain/records.ts";
import { dateSchema, idSchema, procedure, text, versionSchema } from "./base.ts";

const service = z.enum(services);
export const offerSchema = z.object({ service, reason: z.enum(offerReasons) });

export const offerAnswerSchema = z.object({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  service,
  answer: z.enum(offerAnswers),
  answeredOn: dateSchema,
  answeredByName: z.string(),
  note: z.string(),
  /** first day on which the service may be offered again */
  askAgainOn: dateSchema,
  /** accepted, and not yet among what the customer holds */
  toRecord: z.boolean(),
});
export type OfferAnswerView = z.infer<typeof offerAnswerSchema>;

const customer = {
  customerId: idSchema,
  name: z.string(),
  fileNumber: z.string(),
  kind: z.enum(customerKinds),
  areaName: z.string(),
};
const offeredSchema = z.object({ ...customer, offers: z.array(offerSchema).min(1) });
export type OfferedCustomer = z.infer<typeof offeredSchema>;
const acceptedSchema = z.object({ ...customer, answer: offerAnswerSchema });
export type AcceptedOffer = z.infer<typeof acceptedSchema>;

const page = { cursor: z.int().nonnegative().default(0), limit: z.int().min(1).max(200).default(50) };
const next = { nextCursor: z.int().nullable() };

/** Cross-selling (交叉营销): what to offer whom next, and what they said to it. */
export const offers = {
  /** The open offers to a customer, the best first, and all answers, newest first. */
  forCustomer: procedure
    .input(z.object({ customerId: idSchema }))
    .output(z.object({ offers: z.array(offerSchema), answers: z.array(offerAnswerSchema) })),
  /** Customers with open offers, by id; a page may be short of rows and still have a next one. */
  list: procedure
    .input(z.object({ ...page, service: service.optional() }))
    .output(z.object({ rows: z.array(offeredSchema), ...next })),
  /** What was accepted and is not yet among what the customer holds, the oldest first. */
  accepted: procedure.input(z.object(page)).output(z.object({ rows: z.array(acceptedSchema), ...next })),
  answer: procedure
    .input(z.object({ customerId: idSchema, service, answer: z.enum(offerAnswers), note: text(200) }))
    .output(offerAnswerSchema),
  /** Takes an answer back that was given by mistake: the offer is open again. */
  takeBack: procedure
    .input(z.object({ id: idSchema, version: versionSchema }))
    .output(z.object({ id: idSchema, version: versionSchema })),
  /** Answers of the last 30 days, and what was accepted and waits to be recorded. */
  counts: procedure.output(z.object({ accepted: z.int(), notNow: z.int(), refused: z.int(), toRecord: z.int() })),
};
