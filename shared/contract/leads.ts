import { z } from "zod";
import { isCalendarDate } from "../domain/dates.ts";
import {
  funnelStages,
  leadChannels,
  leadEventKinds,
  leadStages,
  lostKinds,
  namesCustomer,
  typedSteps,
} from "../domain/leads.ts";
import { normalisePhone } from "../domain/phone.ts";
import { relations } from "../domain/records.ts";
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
import { customerFormSchema, customerViewSchema, phoneSchema, similarCustomerSchema } from "./customers.ts";

/** What staff type about a lead. */
export const leadFieldsSchema = z.object({
  name: requiredText(60),
  phone: text(30).transform(normalisePhone).pipe(phoneSchema),
  areaId: idSchema,
  channel: z.enum(leadChannels),
  /** which outlet, whose acquaintance, which round */
  channelNote: text(100),
  partnerId: idSchema.nullable(),
  /** who sent them, or the gold customer with whom they trade */
  referrerId: idSchema.nullable(),
  needFen: fenSchema.nullable(),
  needPurpose: text(100),
  needMonth: z
    .string()
    .refine((value) => isCalendarDate(`${value}-01`), { error: "month" })
    .nullable(),
  /** which products they asked for */
  interest: text(200),
  /** who looks after them instead of the marketer of the area */
  ownerId: idSchema.nullable(),
  nextStep: text(200),
  nextOn: dateSchema.nullable(),
});
export type LeadFields = z.infer<typeof leadFieldsSchema>;

/** A channel names the partner or the customer behind it, and no other one does. */
export const leadInputSchema = leadFieldsSchema.superRefine(({ channel, partnerId, referrerId }, context) => {
  const check = (field: "partnerId" | "referrerId", id: number | null, wanted: boolean) => {
    if ((id !== null) !== wanted)
      context.addIssue({ code: "custom", path: [field], message: wanted ? "required" : "invalid" });
  };
  check("partnerId", partnerId, channel === "partner");
  check("referrerId", referrerId, namesCustomer(channel));
});

const named = z.object({ id: idSchema, name: z.string() });
const namedCustomer = named.extend({ fileNumber: z.string() });

/** A row of the table, and a card of the board; the phone is masked. */
export const leadRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  phoneMasked: z.string(),
  areaId: idSchema,
  areaName: z.string(),
  channel: z.enum(leadChannels),
  channelNote: z.string(),
  partner: named.nullable(),
  /** null also where the asker may not see them */
  referrer: namedCustomer.nullable(),
  /** who looks after the lead today */
  owner: named.nullable(),
  needFen: fenSchema.nullable(),
  needPurpose: z.string(),
  needMonth: z.string().nullable(),
  interest: z.string(),
  nextStep: z.string(),
  nextOn: dateSchema.nullable(),
  stage: z.enum(leadStages),
  createdOn: dateSchema,
  /** whom the lead has become; null also where the asker may not see them */
  customer: namedCustomer.nullable(),
  lost: z.object({ on: dateSchema, kind: z.enum(lostKinds), note: z.string() }).nullable(),
  erasedOn: dateSchema.nullable(),
});
export type LeadRow = z.infer<typeof leadRowSchema>;

export const leadEventSchema = z.object({
  kind: z.enum(leadEventKinds),
  lostKind: z.enum(lostKinds).nullable(),
  note: z.string(),
  at: instantSchema,
  byName: z.string(),
});

export const leadNoteSchema = z.object({
  id: idSchema,
  day: dateSchema,
  text: z.string(),
  byName: z.string(),
});

export const leadSchema = leadRowSchema.extend({
  /** set where somebody else looks after them than the marketer of the area */
  ownerId: idSchema.nullable(),
  step: z.enum(typedSteps),
  /** what the ledger knows of the customer since the lead was made */
  ratedOn: dateSchema.nullable(),
  grantedOn: dateSchema.nullable(),
  /** the oldest first */
  events: z.array(leadEventSchema),
  /** the newest first */
  notes: z.array(leadNoteSchema),
});
export type Lead = z.infer<typeof leadSchema>;

/** With the numbers, for the form. */
export const leadForEditSchema = leadFieldsSchema.extend({
  id: idSchema,
  version: versionSchema,
  referrer: named.nullable(),
  updatedByName: z.string(),
});
export type LeadForEdit = z.infer<typeof leadForEditSchema>;

export const leadFilterSchema = z.object({
  /** part of the name or of the phone */
  search: text(60).optional(),
  channel: z.enum(leadChannels).optional(),
  stage: z.enum(leadStages).optional(),
  /** got at least so far, lost since or not */
  reached: z.enum(funnelStages).optional(),
  /** who looks after them today */
  marketerId: idSchema.optional(),
  /** this area and all below it */
  areaId: idSchema.optional(),
  partnerId: idSchema.optional(),
  /** open, with a next step that is late or due within `leadDueDays` */
  due: z.enum(["late", "soon"]).optional(),
  /** made on or after, and on or before */
  createdFrom: dateSchema.optional(),
  createdTo: dateSchema.optional(),
});
export type LeadFilter = z.infer<typeof leadFilterSchema>;

/** Somebody registered or noted already who may be the lead that is being typed. */
export const similarLeadSchema = z.object({
  reason: z.enum(["name", "phone"]),
  ownerName: z.string().nullable(),
  stage: z.enum(leadStages),
  /** null: outside the asker's jurisdiction */
  lead: z
    .object({ id: idSchema, name: z.string(), areaName: z.string(), phoneMasked: z.string(), createdOn: dateSchema })
    .nullable(),
});
export type SimilarLead = z.infer<typeof similarLeadSchema>;

/** Somebody with whom a gold customer trades and who has no rating here. */
export const goldLinkSchema = z.object({
  /** of the link in the gold customer's record */
  id: idSchema,
  gold: namedCustomer,
  relation: z.enum(relations),
  name: z.string(),
  phoneMasked: z.string(),
  areaId: idSchema,
  areaName: z.string(),
  /** where they are in the ledger and the asker may see them */
  customer: namedCustomer.nullable(),
});
export type GoldLink = z.infer<typeof goldLinkSchema>;

const counts = z.object({
  reached: z.record(z.enum(funnelStages), z.int().nonnegative()),
  lost: z.int().nonnegative(),
  medianDays: z.number().nullable(),
});
export const conversionSchema = z.object({
  /** a row for each channel, or each marketer, with a lead of the period */
  rows: z.array(counts.extend({ channel: z.enum(leadChannels).nullable(), marketer: named.nullable() })),
  total: counts,
});
export type LeadConversion = z.infer<typeof conversionSchema>;

/** Cards that a column of the board shows; the table has the others. */
export const cardsOfColumn = 30;

/** Leads erased at a time. */
export const mostErased = 500;

const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50) };
const target = { id: idSchema, version: versionSchema };
const words = text(300);

export const leads = {
  /** The newest first; those with a next step due by its day. */
  list: procedure
    .input(leadFilterSchema.extend(page))
    .output(z.object({ rows: z.array(leadRowSchema), nextCursor: z.string().nullable() })),
  /** A column for each stage: how many there are, and the newest of them. */
  board: procedure
    .input(leadFilterSchema.omit({ stage: true, reached: true }))
    .output(
      z.array(z.object({ stage: z.enum(leadStages), count: z.int().nonnegative(), rows: z.array(leadRowSchema) })),
    ),
  get: procedure.input(z.object({ id: idSchema })).output(leadSchema),
  /** With the phone, for the form; recorded like `reveal`. */
  getForEdit: procedure.input(z.object({ id: idSchema })).output(leadForEditSchema),
  /** The phone in full; that it was asked for is recorded. */
  reveal: procedure.input(z.object({ id: idSchema })).output(z.object({ value: z.string() })),
  /** Who may be the lead that is being typed, for a warning: nothing is refused here. */
  findSimilar: procedure
    .input(
      z.object({
        name: text(60),
        phone: text(30),
        areaId: idSchema.nullable(),
        /** the lead that is being changed */
        exceptId: idSchema.nullable(),
      }),
    )
    .output(z.object({ customers: z.array(similarCustomerSchema), leads: z.array(similarLeadSchema) })),
  /** Whom gold customers trade with and nobody has rated; the newest links first. */
  goldLinks: procedure
    .input(z.object({ after: idSchema.optional(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.object({ rows: z.array(goldLinkSchema), next: idSchema.nullable() })),
  /** One of them as a form fills it in: with the phone, which is recorded. */
  goldLinkForLead: procedure.input(z.object({ id: idSchema })).output(
    z.object({
      name: z.string(),
      phone: z.string(),
      areaId: idSchema,
      gold: named,
      customerId: idSchema.nullable(),
    }),
  ),
  create: procedure
    // Where the lead is in the ledger already, the customer is linked at once.
    .input(z.object({ fields: leadInputSchema, customerId: idSchema.nullable() }))
    .output(leadSchema),
  update: procedure.input(z.object({ ...target, fields: leadInputSchema })).output(leadSchema),
  /** Whether somebody has spoken with them. */
  setStep: procedure.input(z.object({ ...target, step: z.enum(typedSteps) })).output(leadSchema),
  lose: procedure.input(z.object({ ...target, kind: z.enum(lostKinds), note: words })).output(leadSchema),
  reopen: procedure.input(z.object({ ...target, note: words })).output(leadSchema),
  addNote: procedure
    .input(
      z.object({
        id: idSchema,
        day: dateSchema,
        text: longText(1000).refine((value) => value !== "", { error: "required" }),
      }),
    )
    .output(leadSchema),
  /** Registers the lead as a customer and links the two. */
  register: procedure.input(z.object({ ...target, fields: customerFormSchema })).output(customerViewSchema),
  /** Links a customer who is in the ledger already. */
  link: procedure.input(z.object({ ...target, customerId: idSchema })).output(leadSchema),
  /** Takes back that the lead has become this customer, who stays in the ledger. */
  unlink: procedure.input(z.object({ ...target, note: requiredText(300) })).output(leadSchema),
  /** What became of the leads made in a period. */
  conversion: procedure
    .input(
      z.object({
        from: dateSchema,
        to: dateSchema,
        by: z.enum(["channel", "marketer"]).default("channel"),
        marketerId: idSchema.optional(),
      }),
    )
    .output(conversionSchema),
  /** Leads lost for longer than a year, the longest first. */
  erasable: procedure.output(z.object({ count: z.int(), rows: z.array(leadRowSchema) })),
  /** Takes the personal data out of lost leads for good; that they were there stays. */
  erase: procedure
    .input(z.object({ ids: z.array(idSchema).min(1).max(mostErased), reason: requiredText(300) }))
    .output(z.object({ erased: z.int() })),
};
