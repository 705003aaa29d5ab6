import { z } from "zod";
import { areaLevels } from "../domain/areaCode.ts";
import { dateSchema, idSchema, procedure, requiredText, versionSchema } from "./base.ts";
import { coverSchema } from "./covers.ts";
import { loadFiguresSchema } from "./jurisdictions.ts";
import { mostMoves, planMovesSchema } from "./plans.ts";
import { userSchema } from "./users.ts";

/** An area that is assigned, now or later, to somebody who leaves. */
export const heldAreaSchema = z.object({
  id: idSchema,
  name: z.string(),
  level: z.enum(areaLevels),
  /** the township it is or lies in; null above them */
  township: z.object({ id: idSchema, name: z.string() }).nullable(),
  from: dateSchema,
  /** set where the assignment ends by itself */
  to: dateSchema.nullable(),
  assistantName: z.string().nullable(),
  villages: z.int(),
  /** of the customers in their hands by this assignment on the day; none where it begins later */
  figures: loadFiguresSchema,
});
export type HeldArea = z.infer<typeof heldAreaSchema>;

/** An area in which somebody who leaves assists. */
export const assistedAreaSchema = z.object({ id: idSchema, name: z.string(), marketerName: z.string() });

/** Everything that somebody holds on a day or after it, and what hangs on that. */
export const holdingsSchema = z.object({
  user: userSchema,
  day: dateSchema,
  /** whether nothing stands in the way of closing the account */
  nothing: z.boolean(),
  /** in the order of the tree */
  areas: z.array(heldAreaSchema),
  /** customers by exception, those whose exception begins later included; the figures are of the day */
  excepted: z.object({ customers: z.int(), figures: loadFiguresSchema }),
  assisted: z.array(assistedAreaSchema),
  /** what they do for others, and their own leave: running or ahead */
  standsInFor: z.array(coverSchema),
  leaves: z.array(coverSchema),
  /** ratings of their customers in work or waiting for a decision; these go along with the customer */
  ratingDrafts: z.int(),
  proposals: z.int(),
  /** drafts they made themselves */
  noticeDrafts: z.int(),
  planDrafts: z.int(),
  /** handovers that they have still to acknowledge */
  handovers: z.int(),
  /** the marketers who stay, with what they carry on the day and whether they are on leave then */
  receivers: z.array(z.object({ id: idSchema, name: z.string(), customers: z.int(), onLeave: z.boolean() })),
});
export type Holdings = z.infer<typeof holdingsSchema>;

/** Who gets what of somebody who leaves. */
export const departureSharesSchema = z.object({
  areas: z.array(z.object({ areaId: idSchema, marketerId: idSchema })).max(mostMoves),
  /** who gets the customers by exception; null: whoever has the customers' areas */
  exceptedTo: idSchema.nullable(),
  /** who assists instead; null for nobody */
  assisted: z.array(z.object({ areaId: idSchema, assistantId: idSchema.nullable() })).max(mostMoves),
  /** who stands in for the absent instead; null ends the cover */
  covers: z.array(z.object({ coverId: idSchema, deputyId: idSchema.nullable() })).max(1000),
});
export type DepartureShares = z.infer<typeof departureSharesSchema>;

/** Whether the account is closed, or only the role of a marketer taken away. */
export const closings = ["account", "role"] as const;

export const departures = {
  holdings: procedure.input(z.object({ id: idSchema, day: dateSchema })).output(holdingsSchema),
  /** What the plan of the departure would move on its first day, to be previewed; nothing is written. */
  moves: procedure
    .input(z.object({ id: idSchema, from: dateSchema, shares: departureSharesSchema }))
    .output(planMovesSchema),
  /**
   * Hands everything over from a day on, as one plan, and on that very day closes the account; where the day lies
   * ahead, the account can be closed from then on.
   */
  confirm: procedure
    .input(
      z.object({
        id: idSchema,
        version: versionSchema,
        /** name of the plan */
        name: requiredText(60),
        from: dateSchema,
        reason: requiredText(200),
        closing: z.enum(closings),
        shares: departureSharesSchema,
      }),
    )
    .output(
      z.object({
        /** null where nothing had to be handed over */
        planId: idSchema.nullable(),
        handovers: z.int(),
        closed: z.boolean(),
      }),
    ),
};
