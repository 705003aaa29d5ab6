import { z } from "zod";
import { handbookKinds } from "../domain/handbookText.ts";
import { dateSchema, idSchema, instantSchema, longText, procedure, requiredText, text, versionSchema } from "./base.ts";

const kind = z.enum(handbookKinds);

/** The Markdown of a page. */
export const handbookContentSchema = longText(60_000);
export const handbookTitleSchema = requiredText(80);

const editionHeadSchema = z.object({
  id: idSchema,
  number: z.int().positive(),
  title: z.string(),
  /** what is new in it */
  changes: z.string(),
  mustReadBy: dateSchema.nullable(),
  publishedOn: dateSchema,
  publishedByName: z.string(),
});

const pageRowSchema = z.object({
  id: idSchema,
  kind,
  title: z.string(),
  retiredOn: dateSchema.nullable(),
  /** the edition in force; null where nothing was published yet, which managers alone see */
  edition: editionHeadSchema.pick({ number: true, publishedOn: true, mustReadBy: true }).nullable(),
  /** whether the asker has confirmed the edition in force */
  read: z.boolean(),
  /** how many have, of those who should; null for who does not look after it */
  readers: z.object({ read: z.int(), of: z.int() }).nullable(),
  /** whether the working text is another than the edition in force; for who writes the handbook */
  changed: z.boolean(),
});
export type HandbookPageRow = z.infer<typeof pageRowSchema>;

/** How far somebody has read a page. */
export const readingSchema = z.object({
  /** of the edition in force */
  readAt: instantSchema.nullable(),
  /** the newest edition they have confirmed; null for none */
  edition: z.int().nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

const noteSchema = z.object({ version: versionSchema, text: z.string() });

export const handbookPageSchema = z.object({
  id: idSchema,
  kind,
  retiredOn: dateSchema.nullable(),
  edition: editionHeadSchema.extend({ content: z.string() }),
  /** newest first */
  editions: z.array(editionHeadSchema),
  /** when the asker confirmed the edition shown; null where they have not */
  readAt: instantSchema.nullable(),
  /** the asker's own note */
  note: noteSchema.nullable(),
});
export type HandbookPage = z.infer<typeof handbookPageSchema>;

export const handbookDraftSchema = z.object({
  id: idSchema,
  version: versionSchema,
  kind,
  title: z.string(),
  content: z.string(),
  retiredOn: dateSchema.nullable(),
  /** of the edition in force; 0 where nothing was published yet */
  editionNumber: z.int(),
});
export type HandbookDraft = z.infer<typeof handbookDraftSchema>;

const markSchema = z.tuple([z.int(), z.int()]);

const hitSchema = z.object({
  pageId: idSchema,
  kind,
  title: z.string(),
  /** of the passage; empty for what stands before any heading */
  heading: z.string(),
  /** of the heading in the Markdown */
  line: z.int(),
  /** the words found, with some of what stands around them */
  snippet: z.string(),
  /** places of the words in the snippet: from, and up to */
  marks: z.array(markSchema),
});
export type HandbookHit = z.infer<typeof hitSchema>;

/** Passages shown for a search. */
export const mostHits = 30;

const target = { id: idSchema, version: versionSchema };

export const handbook = {
  /** All pages by kind and title; withdrawn ones and those never published for who writes the handbook alone. */
  list: procedure.output(z.object({ pages: z.array(pageRowSchema) })),
  /** A page in the edition in force, or an older one. */
  page: procedure.input(z.object({ id: idSchema, edition: z.int().positive().optional() })).output(handbookPageSchema),
  /** Passages of the editions in force in which all words stand, those with them in a title or heading first. */
  search: procedure
    .input(z.object({ words: text(60), limit: z.int().min(1).max(mostHits).default(mostHits) }))
    .output(z.object({ hits: z.array(hitSchema) })),
  /** Confirms that the asker has read an edition; once is enough. */
  confirmRead: procedure.input(z.object({ editionId: idSchema })).output(z.object({ readAt: instantSchema })),
  /** Keeps the asker's own note on a page; `version` null for the first. Empty takes it away. */
  saveNote: procedure
    .input(z.object({ pageId: idSchema, version: versionSchema.nullable(), text: longText(4000) }))
    .output(noteSchema),
  /** Who has read the edition in force and who has not. */
  readers: procedure.input(z.object({ id: idSchema })).output(
    z.object({
      readers: z.array(readingSchema.extend({ userId: idSchema, name: z.string() })),
    }),
  ),
  drafts: {
    get: procedure.input(z.object({ id: idSchema })).output(handbookDraftSchema),
    /** Writes a new page (`id` null) or changes the working text of one. */
    save: procedure
      .input(
        z.object({
          id: idSchema.nullable(),
          version: versionSchema.nullable(),
          kind,
          title: handbookTitleSchema,
          content: handbookContentSchema,
        }),
      )
      .output(handbookDraftSchema),
    /** Publishes the working text as the next edition. */
    publish: procedure
      .input(z.object({ ...target, changes: text(300), mustReadBy: dateSchema.nullable() }))
      .output(handbookDraftSchema),
    /** Withdraws a page, or puts it back. */
    retire: procedure.input(z.object({ ...target, retired: z.boolean() })).output(handbookDraftSchema),
  },
};
