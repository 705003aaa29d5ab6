import { paperHtml } from "../documents/paper/html.tsx";
import type { PageNumbers } from "../documents/paper/pageNumbers.tsx";
import { measurePages } from "../documents/printing/measurePages.ts";
import type { Article } from "../documents/template.ts";
import {
  assertPrints,
  type Bindery,
  contentsOf,
  type Failure,
  failureOf,
  paperOf,
  type SetFile,
  type Sheaf,
} from "./files.ts";

/** A customer's file, ready to be bound into any volume. */
export interface CountedFile extends SetFile {
  pages: number;
  /** page of the file, counted from 0, on which what is in it begins, by its id */
  offsets: ReadonlyMap<string, number>;
}

/** Files that were counted together, with what could not be. */
export interface Batch extends Omit<Sheaf, "files"> {
  files: CountedFile[];
  /** the table of contents of just these files, where they were counted with one */
  contents: { article: Article; pages: number } | null;
}

/**
 * Counts the pages of files, a sheaf at a time; what cannot be counted is left out with the reason.
 *
 * @throws {Refusal} binderPrinterFailed
 */
export async function* countedFiles(bindery: Bindery, sheaves: AsyncIterable<Sheaf>): AsyncGenerator<Batch> {
  for await (const { files, failures, ...sheaf } of sheaves) {
    const counted = await countAll(bindery, files);
    yield { ...sheaf, ...counted, failures: [...failures, ...counted.failures] };
  }
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
