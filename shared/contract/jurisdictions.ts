import { z } from "zod";
import { areaLevels } from "../domain/areaCode.ts";
import { loadFigures } from "../domain/loads.ts";
import { dateSchema, fenSchema, idSchema, procedure, requiredText } from "./base.ts";

export type { AreaLevel } from "../domain/areaCode.ts";

export const areaSchema = z.object({
  id: idSchema,
  /** statistical code: six digits for a county, nine for a township, twelve for a village, fourteen for a group */
  code: z.string(),
  parentId: idSchema.nullable(),
  level: z.enum(areaLevels),
  name: z.string(),
  /** what it is found by beside name and code: see `areaMatches` */
  search: z.string(),
  /** the area that it is a part of since a merger */
  mergedIntoId: idSchema.nullable(),
  /** customers whose address is in this very area, not below it */
  customers: z.int(),
  /** assigned to this very area on the day asked */
  assigned: z.object({ marketerId: idSchema, marketerName: z.string(), from: dateSchema }).nullable(),
  /** responsible on the day asked: the nearest assigned area upwards */
  effective: z.object({ marketerId: idSchema, marketerName: z.string() }).nullable(),
});
export type Area = z.infer<typeof areaSchema>;

/** Counts of customers, ratings and loans, and what is owed in fen; see `LoadFigures` in `shared/domain`. */
export const loadFiguresSchema = z.object({
  customers: z.int(),
  gold: z.int(),
  keyTargets: z.int(),
  ratingsDue: z.int(),
  overdueLoans: z.int(),
  balanceFen: fenSchema,
});

/** An area as the board shows it on a day. */
export const boardAreaSchema = z.object({
  id: idSchema,
  code: z.string(),
  parentId: idSchema.nullable(),
  level: z.enum(areaLevels),
  name: z.string(),
  mergedIntoId: idSchema.nullable(),
  /** of the customers in this very area who are in the hands of its marketer */
  figures: loadFiguresSchema,
  /** the assignment of the area itself, if it has one on the day */
  assigned: z.object({ marketerId: idSchema, assistantId: idSchema.nullable(), from: dateSchema }).nullable(),
  /** day of the next assignment that is planned already */
  laterFrom: dateSchema.nullable(),
});
export type BoardArea = z.infer<typeof boardAreaSchema>;

export const boardMarketerSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** false for who has left, or is no marketer any more, and still holds something */
  active: z.boolean(),
  /** of the customers whom they have by exception */
  excepted: loadFiguresSchema,
  /** who stands in for them on the day, and until when they do (the first day of being back) */
  absence: z.object({ deputyId: idSchema, from: dateSchema, to: dateSchema }).nullable(),
});
export type BoardMarketer = z.infer<typeof boardMarketerSchema>;

export const boardSchema = z.object({
  day: dateSchema,
  /** the figures that are known of the day: of a past one not all were kept */
  known: z.array(z.enum(loadFigures)),
  /** every area of the day's tree, each behind the one that contains it */
  areas: z.array(boardAreaSchema),
  marketers: z.array(boardMarketerSchema),
});
export type Board = z.infer<typeof boardSchema>;

export const marketerLoadSchema = z.object({
  id: idSchema,
  name: z.string(),
  villages: z.int(),
  customers: z.int(),
});

export const jurisdictions = {
  /** All areas of the branch in tree order, with who is responsible on `day` (today when absent). */
  areas: procedure.input(z.object({ day: dateSchema.optional() })).output(z.array(areaSchema)),
  /**
   * The marketers and what they carry today; `unassigned` counts customers nobody is responsible for, `customers` all of
   * the branch.
   */
  marketers: procedure.output(
    z.object({ marketers: z.array(marketerLoadSchema), unassigned: z.int(), customers: z.int() }),
  ),
  /**
   * Everything the board shows on a day (today when absent): who has which areas, and what hangs on them. Loads are
   * summed by `loadsPerMarketer`, also for a plan that is only thought of.
   */
  board: procedure.input(z.object({ day: dateSchema.optional() })).output(boardSchema),
  /** Gives areas to a marketer from a day on by a plan that is confirmed at once; see `plans` for all others. */
  assign: procedure
    .input(
      z.object({
        areaIds: z.array(idSchema).min(1).max(500),
        /** null takes the areas away from whoever has them */
        marketerId: idSchema.nullable(),
        from: dateSchema,
        reason: requiredText(200),
      }),
    )
    .output(z.object({ changed: z.int() })),
};
