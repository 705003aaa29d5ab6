import { type BinderOptions, groupOf } from "../../shared/domain/binder.ts";
import type { Context } from "../context.ts";
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
export interface SetFile extends BinderEntry {
  customer: CustomerFileContent["customer"];
  article: Article;
  subject: PaperSubject;
}

export type Failure = StoredFailure & Pick<BinderEntry, "position">;

/** Files that are set out and then counted at a time. */
export interface Sheaf {
  files: SetFile[];
  failures: Failure[];
  /** the position behind its last entry */
  end: number;
  /** whether a volume ends with it */
  closesGroup: boolean;
}

/** How many files are in a sheaf, and how long their markup may be: what is held in memory does not grow beyond. */
const mostFiles = 16;
const mostMarkup = 12_000_000;

/**
 * Gathers the files of a binder one after the other and sets them out, some at a time and never across the end of a
 * group. What throws is left out with the reason.
 */
export async function* setOutFiles(bindery: Bindery, entries: readonly BinderEntry[]): AsyncGenerator<Sheaf> {
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
    yield { files, failures, end: entry.position + 1, closesGroup };
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
