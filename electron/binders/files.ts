import { type BinderOptions, groupOf } from "../../shared/domain/binder.ts";
import type { Context } from "../context.ts";
import { paperHtml } from "../documents/paper/html.tsx";
import type { PageNumbers } from "../documents/paper/pageNumbers.tsx";
import { measurePages } from "../documents/printing/measurePages.ts";
import type { PdfPrinter } from "../documents/printing/pdfPrinter.ts";
import { spellOutMissing } from "../documents/printing/spellOut.ts";
import type { Article, Paper, PaperSubject, Printing } from "../documents/template.ts";
import type { CustomerFileContent } from "../documents/templates/customerFile/content.ts";
import { gatherCustomerFile } from "../documents/templates/customerFile/gather.ts";
import { contentsArticle, fileArticle, subjectOf } from "../documents/templates/customerFile/index.ts";
import type { Logger } from "../log.ts";
import { Refusal } from "../refusal.ts";
import type { BinderEntry, StoredFailure } from "../store/binders.ts";

/** What printing a binder works with. */
export interface Bindery {
  ctx: Context;
  printer: PdfPrinter;
  printing: Printing;
  options: BinderOptions;
  log: Logger;
  signal: AbortSignal;
}

/** A customer's file set out, before its pages are counted. */
interface SetFile extends BinderEntry {
  customer: CustomerFileContent["customer"];
  article: Article;
  subject: PaperSubject;
}

/** A customer's file, ready to be bound into any volume. */
export interface CountedFile extends SetFile {
  pages: number;
  /** page of the file, counted from 0, on which what is in it begins, by its id */
  offsets: ReadonlyMap<string, number>;
}

export type Failure = StoredFailure & Pick<BinderEntry, "position">;

/** Files that were counted together, with what could not be. */
export interface Batch {
  files: CountedFile[];
  failures: Failure[];
  /** the position behind its last entry */
  end: number;
  /** whether a volume ends with it */
  closesGroup: boolean;
  /** the table of contents of just these files, where they were counted with one */
  contents: { article: Article; pages: number } | null;
}

/** Files that are counted at a time, and how long their pages may be: what is held in memory does not grow beyond. */
const mostFiles = 40;
const mostMarkup = 12_000_000;

/**
 * Gathers the files of a binder one after the other and counts their pages, some at a time and never across the end of
 * a group. What throws is left out with the reason.
 *
 * @throws {Refusal} binderPrinterFailed
 */
export async function* countedFiles(bindery: Bindery, entries: readonly BinderEntry[]): AsyncGenerator<Batch> {
  let files: SetFile[] = [];
  let failures: Failure[] = [];
  let markup = 0;
  for (const [index, entry] of entries.entries()) {
    bindery.signal.throwIfAborted();
    const next = entries[index + 1];
    const closesGroup = !next || groupOf(next, bindery.options) !== groupOf(entry, bindery.options);
    try {
      const file = await setOut(bindery, entry);
      files.push(file);
      markup += file.article.html.length;
    } catch (error) {
      failures.push(failureOf(bindery, entry, error));
    }
    if (!closesGroup && files.length < mostFiles && markup < mostMarkup) continue;
    const counted = await countAll(bindery, files);
    const all = [...failures, ...counted.failures];
    yield { ...counted, failures: all, end: entry.position + 1, closesGroup };
    [files, failures, markup] = [[], [], 0];
  }
}

async function setOut(bindery: Bindery, entry: BinderEntry): Promise<SetFile> {
  const { ctx, printing } = bindery;
  const content = await gatherCustomerFile(ctx, entry.customerId, printing);
  return {
    ...entry,
    customer: content.customer,
    article: await speltOut(bindery, fileArticle(content, printing)),
    subject: subjectOf(content),
  };
}

type Counted = Pick<Batch, "files" | "failures" | "contents">;

async function countAll(bindery: Bindery, files: readonly SetFile[]): Promise<Counted> {
  if (files.length === 0) return { files: [], failures: [], contents: null };
  try {
    return await count(bindery, files);
  } catch (error) {
    bindery.signal.throwIfAborted();
    bindery.log.warn({ err: error, files: files.length }, "files of a binder could not be counted together");
    return countOneByOne(bindery, files);
  }
}

async function countOneByOne(bindery: Bindery, files: readonly SetFile[]): Promise<Counted> {
  const counted: CountedFile[] = [];
  const failures: Failure[] = [];
  for (const file of files)
    try {
      counted.push(...(await count(bindery, [file])).files);
    } catch (error) {
      bindery.signal.throwIfAborted();
      failures.push(failureOf(bindery, file, error));
    }
  if (failures.length > 0) await assertPrints(bindery);
  return { files: counted, failures, contents: null };
}

async function count(bindery: Bindery, files: readonly SetFile[]): Promise<Counted & { contents: object }> {
  const { printing, printer } = bindery;
  const contents = await contentsOf(bindery, files);
  const paper = paperOf("", [contents, ...files.map(({ article }) => article)], files, printing);
  const numbers = await measurePages(paper, paperHtml(paper, printing, null), printer);
  const starts = [...files.map(({ article }) => startOf(article, numbers)), numbers.total + 1];
  const counted = files.map((file, index) => {
    const [start = 0, end = 0] = starts.slice(index, index + 2);
    const own = [...numbers.starts].filter(([id]) => id.startsWith(`${file.article.id}-`));
    const offsets = new Map(own.map(([id, page]) => [id, page - start]));
    return { ...file, pages: end - start, offsets };
  });
  return { files: counted, failures: [], contents: { article: contents, pages: (starts[0] ?? 1) - 1 } };
}

/** @throws {Error} where the printer lost the place of a file */
function startOf({ id }: Article, { starts }: PageNumbers): number {
  const page = starts.get(id);
  if (page === undefined) throw new Error(`Nothing tells on which page ${id} begins.`);
  return page;
}

/** The table of contents of just these files. */
export function contentsOf(bindery: Bindery, files: readonly Pick<SetFile, "customer">[]): Promise<Article> {
  return speltOut(bindery, contentsArticle(files, bindery.printing));
}

/** An article without the characters that this PC has no glyph for. */
async function speltOut({ printing, printer }: Bindery, article: Article): Promise<Article> {
  const { paper } = await spellOutMissing(paperOf("", [article], [], printing), printing, printer);
  return paper.articles[0] ?? article;
}

export function paperOf(
  title: string,
  articles: readonly Article[],
  files: readonly Pick<SetFile, "customer" | "subject">[],
  { t }: Printing,
): Paper {
  return {
    title,
    subject: t("documents.binder.title"),
    keywords: files.map(({ customer }) => customer.fileNumber),
    articles,
    subjects: files.map(({ subject }) => subject),
  };
}

/** Why a file is left out; a fault is told to the log. */
export function failureOf({ log }: Bindery, { position, customerId }: BinderEntry, error: unknown): Failure {
  if (error instanceof Refusal) return { position, customerId, reason: error.data };
  log.error({ customerId, err: error }, "a customer file could not be printed");
  return { position, customerId, reason: null };
}

/**
 * Tells whether it is a file that cannot be printed or nothing can.
 *
 * @throws {Refusal} binderPrinterFailed
 */
export async function assertPrints({ printer, log, signal }: Bindery): Promise<void> {
  try {
    await printer.print("<!doctype html><p>1</p>", { tagged: false });
  } catch (error) {
    signal.throwIfAborted();
    log.error({ err: error }, "nothing can be printed");
    throw new Refusal("binderPrinterFailed");
  }
}
