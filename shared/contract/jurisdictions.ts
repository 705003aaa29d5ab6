import { z } from "zod";
import { dateSchema, idSchema, procedure, requiredText } from "./base.ts";

export const areaLevels = ["county", "township", "village", "group"] as const;
export type AreaLevel = (typeof areaLevels)[number];

export const areaSchema = z.object({
  id: idSchema,
  /** six digits for the county, nine for a township, twelve for a village */
  code: z.string(),
  parentId: idSchema.nullable(),
  level: z.enum(areaLevels),
  name: z.string(),
  /** customers whose address is in this very area, not below it */
  customers: z.int(),
  /** assigned to this very area on the day asked */
  assigned: z.object({ marketerId: idSchema, marketerName: z.string(), from: dateSchema }).nullable(),
  /** responsible on the day asked: the nearest assigned area upwards */
  effective: z.object({ marketerId: idSchema, marketerName: z.string() }).nullable(),
});
export type Area = z.infer<typeof areaSchema>;

export const assignmentSchema = z.object({
  id: idSchema,
  marketerId: idSchema,
  marketerName: z.string(),
  from: dateSchema,
  /** first day on which it no longer holds */
  to: dateSchema.nullable(),
  reason: z.string(),
  assignedByName: z.string(),
});

export const marketerLoadSchema = z.object({
  id: idSchema,
  name: z.string(),
  villages: z.int(),
  customers: z.int(),
});

const assignInput = z.object({
  areaIds: z.array(idSchema).min(1).max(500),
  /** null takes the areas away from whoever has them */
  marketerId: idSchema.nullable(),
  from: dateSchema,
});

export const jurisdictions = {
  /** All areas of the branch in tree order, with who is responsible on `day` (today when absent). */
  areas: procedure.input(z.object({ day: dateSchema.optional() })).output(z.array(areaSchema)),
  /** The marketers and what they carry today; `unassigned` counts customers nobody is responsible for. */
  marketers: procedure.output(z.object({ marketers: z.array(marketerLoadSchema), unassigned: z.int() })),
  /** Loads areas from a file with the columns code, parent_code, level, name; none gives the sample county. */
  importAreas: procedure
    .input(z.object({ file: z.file().max(5_000_000).optional() }))
    .output(z.object({ added: z.int(), renamed: z.int(), unchanged: z.int() })),
  history: procedure.input(z.object({ areaId: idSchema })).output(z.array(assignmentSchema)),
  /** What an assignment would change, before anything happens. */
  preview: procedure.input(assignInput).output(
    z.object({
      customersMoved: z.int(),
      marketers: z.array(
        z.object({ id: idSchema, name: z.string(), customersBefore: z.int(), customersAfter: z.int() }),
      ),
    }),
  ),
  assign: procedure.input(assignInput.extend({ reason: requiredText(200) })).output(z.object({ changed: z.int() })),
};
