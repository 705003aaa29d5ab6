import { z } from "zod";
import { areaCodeProblems, areaLevels } from "../domain/areaCode.ts";
import { dateSchema, idSchema, procedure, requiredText } from "./base.ts";

export const areaNameSchema = requiredText(60);

/** What can be wrong with a line of an area file. */
const areaLineProblems = [
  ...areaCodeProblems,
  "nameMissing",
  "nameTooLong",
  "nameCharacters",
  "level",
  "parent",
  "duplicate",
  "orphan",
] as const;
export type AreaLineProblem = (typeof areaLineProblems)[number];

const levelSchema = z.enum(areaLevels);
const fileSchema = z.file().max(5_000_000);

/** What a preview showed, so that nothing else than that is done: confirming is refused once it would be another. */
const seenSchema = z.string().length(64);

const areaFilePreviewSchema = z.object({
  added: z.array(
    z.object({ code: z.string(), level: levelSchema, name: z.string(), parentName: z.string().nullable() }),
  ),
  renamed: z.array(z.object({ id: idSchema, code: z.string(), from: z.string(), to: z.string() })),
  unchanged: z.int(),
  /** in the ledger and, though the file has areas of their level, not in the file; importing never removes any */
  missing: z.array(z.object({ id: idSchema, code: z.string(), level: levelSchema, name: z.string() })),
  /** lines that are left out */
  unread: z.array(
    z.object({
      /** empty for a text file */
      sheet: z.string(),
      line: z.int(),
      code: z.string(),
      name: z.string(),
      problem: z.enum(areaLineProblems),
      /** what the problem is about: the code of the parent, the line that came first */
      about: z.string(),
    }),
  ),
  seen: seenSchema,
});
export type AreaFilePreview = z.infer<typeof areaFilePreviewSchema>;

const countsSchema = z.object({ added: z.int(), renamed: z.int(), unchanged: z.int() });

const codeSchema = requiredText(14).refine((code) => /^\d+$/.test(code), { error: "invalid" });

/** A change of the areas, in force from the day on which it is made. */
export const areaChangeSchema = z.discriminatedUnion("kind", [
  /** `parentId` null for a county */
  z.object({ kind: z.literal("add"), parentId: idSchema.nullable(), code: codeSchema, name: areaNameSchema }),
  z.object({ kind: z.literal("rename"), id: idSchema, name: areaNameSchema }),
  /** The area becomes a part of another of its level. */
  z.object({ kind: z.literal("merge"), id: idSchema, intoId: idSchema }),
  /** Takes a merger back. */
  z.object({ kind: z.literal("separate"), id: idSchema }),
  /** A new area of the same level and parent; with it go some areas in this one and customers who live in this very area. */
  z.object({
    kind: z.literal("split"),
    id: idSchema,
    code: codeSchema,
    name: areaNameSchema,
    areaIds: z.array(idSchema).max(500),
    customerIds: z.array(idSchema).max(5000),
  }),
  z.object({ kind: z.literal("move"), id: idSchema, parentId: idSchema }),
]);
export type AreaChange = z.infer<typeof areaChangeSchema>;
export type AreaChangeKind = AreaChange["kind"];

const areaChangePreviewSchema = z.object({
  /** the area that comes to be */
  created: z
    .object({ code: z.string(), level: levelSchema, name: z.string(), parentName: z.string().nullable() })
    .nullable(),
  renamed: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** areas that come to lie in another one */
  moved: z.array(z.object({ id: idSchema, name: z.string(), from: z.string(), to: z.string() })),
  /** customers whose address becomes the new area */
  customersMoved: z.int(),
  /** customers who change hands, from whom to whom; null is nobody */
  hands: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), customers: z.int() })),
  /** assignments that end today or never begin */
  ended: z.array(
    z.object({ areaName: z.string(), marketerName: z.string(), from: dateSchema, to: dateSchema.nullable() }),
  ),
  /** assignments that begin today, or as planned for the area they are taken from */
  given: z.array(
    z.object({ areaName: z.string(), marketerName: z.string(), from: dateSchema, to: dateSchema.nullable() }),
  ),
  seen: seenSchema,
});
export type AreaChangePreview = z.infer<typeof areaChangePreviewSchema>;

const pastChangeSchema = z.object({
  id: idSchema,
  kind: z.enum(["add", "rename", "merge", "separate", "split", "move"]),
  on: dateSchema,
  /** the area it was done to, and the one merged into, split off or moved to */
  areaName: z.string(),
  otherName: z.string().nullable(),
  /** names before and after a renaming */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** areas that went along */
  areas: z.array(z.string()),
  /** customers who went along */
  customers: z.int(),
  reason: z.string(),
  byName: z.string(),
});

export const areaDetailsSchema = z.object({
  id: idSchema,
  code: z.string(),
  level: levelSchema,
  name: z.string(),
  parentId: idSchema.nullable(),
  /** first day on which it is there; null where nobody recorded one */
  since: dateSchema.nullable(),
  mergedInto: z.object({ id: idSchema, name: z.string(), on: dateSchema }).nullable(),
  formerNames: z.array(z.object({ name: z.string(), until: dateSchema })),
  /** areas merged into it */
  parts: z.array(z.object({ id: idSchema, name: z.string(), on: dateSchema })),
  /** customers whose address is in this very area, and in all that lie in it */
  customers: z.int(),
  customersBelow: z.int(),
  /** newest first */
  changes: z.array(pastChangeSchema),
});
export type AreaDetails = z.infer<typeof areaDetailsSchema>;
export type PastAreaChange = z.infer<typeof pastChangeSchema>;

const residentSchema = z.object({ id: idSchema, fileNumber: z.string(), name: z.string(), address: z.string() });
export type Resident = z.infer<typeof residentSchema>;

/** The areas themselves. Who is responsible for them is told by `jurisdictions`. */
export const areas = {
  get: procedure.input(z.object({ id: idSchema })).output(areaDetailsSchema),
  /** The customers whose address is in this very area, by name. */
  residents: procedure.input(z.object({ id: idSchema })).output(z.array(residentSchema)),
  /** The next code that is free below an area; null where all are taken. */
  freeCode: procedure.input(z.object({ parentId: idSchema })).output(z.object({ code: z.string().nullable() })),
  /** What a file of statistical codes (.xlsx or .csv) would bring; nothing is written. */
  previewImport: procedure.input(z.object({ file: fileSchema })).output(areaFilePreviewSchema),
  /** Adds the areas that are new and renames those whose name changed, as the preview showed it. */
  import: procedure.input(z.object({ file: fileSchema, seen: seenSchema })).output(countsSchema),
  /** Loads the areas of the sample county. */
  loadSample: procedure.output(countsSchema),
  /** What a change would come to; nothing is written. */
  previewChange: procedure.input(areaChangeSchema).output(areaChangePreviewSchema),
  /** Makes a change as its preview showed it. */
  change: procedure
    .input(z.object({ change: areaChangeSchema, reason: requiredText(200), seen: seenSchema }))
    .output(z.object({ id: idSchema })),
};
