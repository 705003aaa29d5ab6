import { z } from "zod";
import { certificateKinds, staffEducations } from "../domain/team.ts";
import { dateSchema, idSchema, procedure, requiredText, text, versionSchema } from "./base.ts";
import { readingSchema } from "./handbook.ts";

export const staffProfileSchema = z.object({
  education: z.enum(staffEducations).nullable(),
  joinedOn: dateSchema.nullable(),
  /** telephone inside the house */
  extension: text(20),
  /** dialects and languages besides standard Chinese */
  languages: text(100),
});
export type StaffProfile = z.infer<typeof staffProfileSchema>;

export const certificateFieldsSchema = z
  .object({
    kind: z.enum(certificateKinds),
    name: requiredText(80),
    certificateNumber: text(40),
    gainedOn: dateSchema,
    /** first day on which it no longer counts; null: it does not run out */
    expiresOn: dateSchema.nullable(),
  })
  .refine(({ gainedOn, expiresOn }) => expiresOn === null || expiresOn > gainedOn, {
    path: ["expiresOn"],
    error: "date",
  });

export const studyFieldsSchema = z.object({
  course: requiredText(100),
  /** lessons in half hours */
  halfHours: z.int().min(1, { error: "required" }).max(400),
  studiedOn: dateSchema,
  result: text(100),
  certificateNumber: text(40),
});

const row = { id: idSchema, version: versionSchema };

const certificateSchema = z.object({ ...row, ...certificateFieldsSchema.shape });
export type StaffCertificate = z.infer<typeof certificateSchema>;

const studySchema = studyFieldsSchema.extend({
  ...row,
  /** null while an entry of one's own waits for a manager */
  confirmedByName: z.string().nullable(),
});
export type StudyRecord = z.infer<typeof studySchema>;

const memberHead = { userId: idSchema, name: z.string(), areas: z.array(z.string()) };

const memberRowSchema = z.object({
  ...memberHead,
  profile: staffProfileSchema.nullable(),
  /** confirmed in the year asked for */
  halfHours: z.int(),
  /** entries of their own that wait to be confirmed */
  waiting: z.int(),
  /** the one that runs out next, or has run out */
  expiring: certificateSchema.pick({ name: true, expiresOn: true }).nullable(),
});
export type TeamMember = z.infer<typeof memberRowSchema>;

export const team = {
  /** The active marketers with their hours of a year; a marketer sees their own line. */
  list: procedure
    .input(z.object({ year: z.int().min(2000).max(2100) }))
    .output(z.object({ members: z.array(memberRowSchema) })),
  get: procedure.input(z.object({ userId: idSchema })).output(
    z.object({
      ...memberHead,
      /** null where nobody filled it in yet */
      profile: staffProfileSchema.extend({ version: versionSchema }).nullable(),
      certificates: z.array(certificateSchema),
      /** newest first */
      studies: z.array(studySchema),
      /** pages of the handbook in force, those first that they have not read */
      handbook: z.array(readingSchema.extend({ pageId: idSchema, title: z.string() })),
    }),
  ),
  /** `version` null for the first time. */
  saveProfile: procedure
    .input(z.object({ userId: idSchema, version: versionSchema.nullable(), fields: staffProfileSchema }))
    .output(z.object({ version: versionSchema })),
  addCertificate: procedure
    .input(z.object({ userId: idSchema, fields: certificateFieldsSchema }))
    .output(z.object(row)),
  removeCertificate: procedure.input(z.object(row)).output(z.object(row)),
  restoreCertificate: procedure.input(z.object(row)).output(z.object(row)),
  /** Entered by a manager it counts at once; by the marketer, once a manager confirms it. */
  addStudy: procedure.input(z.object({ userId: idSchema, fields: studyFieldsSchema })).output(z.object(row)),
  confirmStudy: procedure.input(z.object(row)).output(z.object(row)),
  removeStudy: procedure.input(z.object(row)).output(z.object(row)),
  restoreStudy: procedure.input(z.object(row)).output(z.object(row)),
};
