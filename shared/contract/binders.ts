import { z } from "zod";
import { binderSplits, pagesOfVolume } from "../domain/binder.ts";
import { dateSchema, idSchema, instantSchema, procedure, refusalSchema } from "./base.ts";
import { customerSelectionSchema } from "./customers.ts";

export const binderOptionsSchema = z
  .object({
    split: z.enum(binderSplits),
    filesPerVolume: z.int().min(1).max(500).nullable(),
    mostPages: z.int().min(pagesOfVolume.least).max(pagesOfVolume.most),
    duplex: z.boolean(),
  })
  .refine(({ split, filesPerVolume }) => (split === "files") === (filesPerVolume !== null), {
    path: ["filesPerVolume"],
    error: "required",
  });

/** `waiting` for another binder; `interrupted` by an end of the application; `removed` when its volumes are gone. */
export const binderStates = ["waiting", "running", "interrupted", "paused", "cancelled", "done", "removed"] as const;
export type BinderState = (typeof binderStates)[number];

export const binderSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  createdByName: z.string(),
  /** whether whoever asks made it: others may stop it but not go on with it */
  own: z.boolean(),
  language: z.enum(["zh-CN", "en"]),
  options: binderOptionsSchema,
  state: z.enum(binderStates),
  /** chosen, already printed, and left out because they could not be */
  customers: z.int(),
  printed: z.int(),
  failed: z.int(),
  volumes: z.int(),
  pages: z.int(),
  /** of the volumes' files */
  bytes: z.int(),
  finishedAt: instantSchema.nullable(),
  /** last day on which its volumes are there */
  keepUntil: dateSchema,
  /** why it stopped by itself */
  problem: refusalSchema.nullable(),
});
export type Binder = z.infer<typeof binderSchema>;

export const binderVolumeSchema = z.object({
  number: z.int(),
  title: z.string(),
  /** names, in the order in which their files are bound */
  villages: z.array(z.string()),
  files: z.int(),
  firstFile: z.string(),
  lastFile: z.string(),
  pages: z.int(),
  bytes: z.int(),
});
export type BinderVolume = z.infer<typeof binderVolumeSchema>;

export const binderFailureSchema = z.object({
  customerId: idSchema,
  fileNumber: z.string(),
  name: z.string(),
  /** null for a fault, which is in the log */
  refusal: refusalSchema.nullable(),
});

export const binderDetailsSchema = binderSchema.extend({
  volumeList: z.array(binderVolumeSchema),
  failures: z.array(binderFailureSchema),
});
export type BinderDetails = z.infer<typeof binderDetailsSchema>;

const one = z.object({ id: idSchema });
const asked = z.object({ selection: customerSelectionSchema, options: binderOptionsSchema });

/** Customer files printed in volumes to be bound (装订成册), in the background. */
export const binders = {
  /** How many customers and villages a selection holds, and about how many volumes and pages it makes. */
  preview: procedure
    .input(asked)
    .output(z.object({ count: z.int(), villages: z.int(), volumes: z.int(), pages: z.int() })),
  start: procedure.input(asked.extend({ language: z.enum(["zh-CN", "en"]) })).output(binderSchema),
  /** One's own, a manager's view of all; newest first. */
  list: procedure.output(z.array(binderSchema)),
  /** How far those are that are not at their end: for a screen that looks again and again. */
  progress: procedure.output(
    z.array(binderSchema.pick({ id: true, state: true, customers: true, printed: true, failed: true, volumes: true })),
  ),
  get: procedure.input(one).output(binderDetailsSchema),
  /** Stops after what is printed; it can go on. */
  pause: procedure.input(one).output(binderSchema),
  /** Goes on where it stood: after a pause, an end of the application or a fault. */
  resume: procedure.input(one).output(binderSchema),
  /** Ends it for good; volumes that are there stay. */
  cancel: procedure.input(one).output(binderSchema),
  /** Removes the volumes. */
  discard: procedure.input(one).output(binderSchema),
  /** One volume as a PDF; that it was taken out is recorded for every customer in it. */
  volume: procedure.input(one.extend({ number: z.int().positive() })).output(z.object({ file: z.file() })),
  /** A page that lists volumes, customers with their pages, and failures. */
  index: procedure.input(one).output(z.object({ file: z.file() })),
};
