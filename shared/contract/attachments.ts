import { z } from "zod";
import { attachmentCategories, attachmentTypes } from "../domain/attachment.ts";
import { dateSchema, idSchema, instantSchema, procedure, text, versionSchema } from "./base.ts";

export const attachmentFieldsSchema = z.object({
  category: z.enum(attachmentCategories),
  caption: text(200),
  /** day on which the photograph was taken or the paper signed */
  takenOn: dateSchema.nullable(),
});
export type AttachmentFields = z.infer<typeof attachmentFieldsSchema>;

export const attachmentSchema = attachmentFieldsSchema.extend({
  id: idSchema,
  version: versionSchema,
  customerId: idSchema,
  /** the visit at which it was taken */
  visitId: idSchema.nullable(),
  /** as it was called where it came from, with the ending that its content has */
  fileName: z.string(),
  mediaType: z.enum(attachmentTypes),
  bytes: z.int(),
  createdAt: instantSchema,
  createdByName: z.string(),
  /** set while it is out of the record; it can be put back */
  removedAt: instantSchema.nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

const one = z.object({ id: idSchema });

export const attachments = {
  /** Newest first, those that were removed too. */
  list: procedure.input(z.object({ customerId: idSchema })).output(z.array(attachmentSchema)),
  /** The content decides what a file is, never its name. What the customer has already is not added again. */
  add: procedure
    .input(attachmentFieldsSchema.extend({ customerId: idSchema, visitId: idSchema.optional(), file: z.file() }))
    .output(z.object({ attachment: attachmentSchema, alreadyThere: z.boolean() })),
  change: procedure
    .input(z.object({ id: idSchema, version: versionSchema, fields: attachmentFieldsSchema }))
    .output(attachmentSchema),
  /** Says at which visit to its customer it was taken; null takes that back. */
  tieToVisit: procedure
    .input(z.object({ id: idSchema, version: versionSchema, visitId: idSchema.nullable() }))
    .output(attachmentSchema),
  remove: procedure.input(one).output(attachmentSchema),
  restore: procedure.input(one).output(attachmentSchema),
  /** A small JPEG of a picture. */
  thumbnail: procedure.input(one).output(z.object({ file: z.file() })),
  /** The whole file, to look at or to save; that it was asked for is recorded. */
  content: procedure.input(one).output(z.object({ file: z.file() })),
};
