import { z } from "zod";
import { doorOutcomes } from "../domain/round.ts";
import { dateSchema, idSchema, procedure, requiredText, text, versionSchema } from "./base.ts";
import { phoneSchema } from "./customers.ts";

const count = z.int();

export const roundSchema = z.object({
  id: idSchema,
  version: versionSchema,
  areaId: idSchema,
  areaName: z.string(),
  townshipName: z.string().nullable(),
  marketerId: idSchema,
  marketerName: z.string(),
  purpose: z.string(),
  begunOn: dateSchema,
  closedOn: dateSchema.nullable(),
  note: z.string(),
  /** the last day on which a door was marked */
  lastMarkedOn: dateSchema.nullable(),
  /** all doors that there are, and those at which something was marked */
  counts: z.object({ doors: count, met: count, away: count, refused: count, prospects: count }),
});
export type Round = z.infer<typeof roundSchema>;

export const roundDoorSchema = z.object({
  /** what tells the door apart on the screen, whether anything was written of it or not */
  key: z.string(),
  /** of the row, where something was written */
  doorId: idSchema.nullable(),
  /** of that row: counted up by every change */
  version: versionSchema,
  /** null while nobody behind the door is a customer */
  customerId: idSchema.nullable(),
  name: z.string(),
  phoneMasked: z.string(),
  address: z.string(),
  lastVisitedOn: dateSchema.nullable(),
  keyTarget: z.boolean(),
  outcome: z.enum(doorOutcomes).nullable(),
  markedOn: dateSchema.nullable(),
  /** the visit that the mark logged */
  visitId: idSchema.nullable(),
  /** written down at the door as nobody's customer yet */
  prospect: z.boolean(),
});
export type RoundDoor = z.infer<typeof roundDoorSchema>;

/** A customer's door, or one that was written down on the round. */
const whichDoor = z.union([z.object({ customerId: idSchema }), z.object({ doorId: idSchema })]);

const prospectFields = { name: requiredText(40), phone: phoneSchema };
const versioned = { id: idSchema, version: versionSchema };

export const rounds = {
  /** The open ones first, then the closed ones, the latest first. */
  list: procedure
    .input(
      z.object({
        open: z.boolean(),
        marketerId: idSchema.optional(),
        areaId: idSchema.optional(),
        cursor: z.string().max(40).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ rows: z.array(roundSchema), nextCursor: z.string().nullable() })),
  /** A round with its doors in the village's order; those of prospects come last. */
  get: procedure
    .input(z.object({ id: idSchema }))
    .output(z.object({ round: roundSchema, doors: z.array(roundDoorSchema) })),
  begin: procedure
    .input(z.object({ areaId: idSchema, marketerId: idSchema, purpose: requiredText(100), begunOn: dateSchema }))
    .output(roundSchema),
  /** Marks a door on a day, or takes its mark back; who was met has a visit logged. */
  mark: procedure
    .input(z.object({ roundId: idSchema, door: whichDoor, outcome: z.enum(doorOutcomes).nullable(), on: dateSchema }))
    .output(roundDoorSchema),
  addProspect: procedure
    .input(z.object({ roundId: idSchema, ...prospectFields, on: dateSchema, outcome: z.enum(doorOutcomes).nullable() }))
    .output(roundDoorSchema),
  changeProspect: procedure.input(z.object({ ...versioned, ...prospectFields })).output(roundDoorSchema),
  /** A prospect who was written down by mistake. */
  removeProspect: procedure.input(z.object(versioned)).output(roundDoorSchema),
  restoreProspect: procedure.input(z.object(versioned)).output(roundDoorSchema),
  /** What a prospect said of themselves, in full, for the form that registers them; that it was shown is recorded. */
  prospect: procedure
    .input(z.object({ id: idSchema }))
    .output(z.object({ id: idSchema, roundId: idSchema, areaId: idSchema, name: z.string(), phone: z.string() })),
  /** Who the prospect is as a customer; whom one met has the visit logged. */
  linkCustomer: procedure.input(z.object({ id: idSchema, customerId: idSchema })).output(roundDoorSchema),
  close: procedure.input(z.object({ ...versioned, note: text(200) })).output(roundSchema),
  reopen: procedure.input(z.object(versioned)).output(roundSchema),
};
