import { z } from "zod";
import { dateSchema, idSchema, procedure, requiredText } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";

const selection = customerSelectionSchema;

/** How many customers one action takes at a time. */
export const largestBulk = 20_000;

/** One action on many customers of the ledger's list. */
export const bulk = {
  /** How many customers a selection holds, and the first few of them, before anything happens. */
  preview: procedure.input(z.object({ selection })).output(
    z.object({
      count: z.int(),
      sample: z.array(z.object({ id: idSchema, name: z.string(), fileNumber: z.string(), areaName: z.string() })),
    }),
  ),
  /** Sets or takes off the mark of a key marketing customer (重点营销对象). */
  markKeyTarget: procedure.input(z.object({ selection, on: z.boolean() })).output(z.object({ changed: z.int() })),
  /** Makes customers gold (黄金客户) by hand, whatever the rules say, or ends their being so. */
  markGold: procedure
    .input(
      z.discriminatedUnion("on", [
        z.object({ selection, on: z.literal(true), reviewOn: dateSchema }),
        z.object({ selection, on: z.literal(false), reason: requiredText(300) }),
      ]),
    )
    .output(z.object({ changed: z.int() })),
  /** Plans a visit to each customer; it takes the place of the follow-up that is open for them. */
  scheduleVisit: procedure
    .input(z.object({ selection, nextOn: dateSchema, nextStep: requiredText(200) }))
    .output(z.object({ changed: z.int() })),
  /** Who would carry how many customers after a reassignment of single customers. */
  previewReassign: procedure.input(z.object({ selection, marketerId: idSchema.nullable(), from: dateSchema })).output(
    z.object({
      customersMoved: z.int(),
      marketers: z.array(
        z.object({ id: idSchema, name: z.string(), customersBefore: z.int(), customersAfter: z.int() }),
      ),
    }),
  ),
  /** Gives customers to a marketer as exceptions from their areas, or back to their areas' marketer (null). */
  reassign: procedure
    .input(
      z.object({
        selection,
        marketerId: idSchema.nullable(),
        from: dateSchema,
        /** first day on which it no longer holds; null for open */
        to: dateSchema.nullable(),
        reason: requiredText(200),
      }),
    )
    .output(z.object({ changed: z.int() })),
};
