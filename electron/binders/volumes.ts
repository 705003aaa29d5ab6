import { type BinderOptions, filesThatFit, layOut, likelyContentsPages } from "../../shared/domain/binder.ts";
import { paperHtml } from "../documents/paper/html.tsx";
import type { PageNumbers } from "../documents/paper/pageNumbers.tsx";
import { measurePages } from "../documents/printing/measurePages.ts";
import type { Article } from "../documents/template.ts";
import type { Batch, CountedFile } from "./count.ts";
import { type Bindery, contentsOf, type Failure, paperOf } from "./files.ts";

/** Files that go into one volume, laid out. */
export interface Volume {
  files: CountedFile[];
  contents: Article;
  numbers: PageNumbers;
}

/** The next step of a binder: a volume, or none where all that was left could not be printed. */
export interface Step {
  volume: Volume | null;
  /** what was left out before `end` */
  failures: Failure[];
  /** the position up to which all is settled with it */
  end: number;
}

/** Puts counted files into volumes: each as full as it may be, none across the end of a group. */
export async function* volumesOf(bindery: Bindery, batches: AsyncIterable<Batch>): AsyncGenerator<Step> {
  let waiting: CountedFile[] = [];
  let failures: Failure[] = [];
  const step = (volume: Volume | null, end: number): Step => {
    const settled = failures.filter(({ position }) => position < end);
    failures = failures.filter(({ position }) => position >= end);
    return { volume, failures: settled, end };
  };
  for await (const { files, failures: failed, contents, closesGroup, end } of batches) {
    const known = waiting.length === 0 ? contents : null;
    waiting = [...waiting, ...files];
    failures = [...failures, ...failed];
    while (waiting.length > 0) {
      const fitting = filesOfNext(waiting, bindery.options);
      if (fitting === waiting.length && !closesGroup) break;
      const whole = fitting === waiting.length && fitting === files.length;
      const volume = await compose(bindery, waiting.slice(0, fitting), whole ? known : null);
      waiting = waiting.slice(volume.files.length);
      yield step(volume, waiting[0]?.position ?? end);
    }
    if (waiting.length === 0 && failures.length > 0) yield step(null, end);
  }
}

function filesOfNext(files: readonly CountedFile[], options: BinderOptions): number {
  return filesThatFit(
    likelyContentsPages,
    files.map(({ pages }) => pages),
    options,
  );
}

/** Lays out a volume of these files, or of fewer where its table of contents proves longer than was thought. */
export async function compose(
  bindery: Bindery,
  files: CountedFile[],
  known: { article: Article; pages: number } | null = null,
): Promise<Volume> {
  const { options } = bindery;
  const contents = known ?? (await countContents(bindery, files));
  const pages = files.map((file) => file.pages);
  const layout = layOut(contents.pages, pages, options.duplex);
  if (layout.total > options.mostPages && files.length > 1) {
    const fitting = filesThatFit(() => contents.pages, pages, options);
    return compose(bindery, files.slice(0, Math.min(fitting, files.length - 1)));
  }
  const ids = [contents.article.id, ...files.map(({ article }) => article.id)];
  const blanks = new Set(ids.filter((_, index) => layout.blanks[index]));
  const starts = new Map([[contents.article.id, 1]]);
  for (const [index, { article, offsets }] of files.entries()) {
    const start = layout.starts[index] ?? 1;
    starts.set(article.id, start);
    for (const [id, offset] of offsets) starts.set(id, start + offset);
  }
  return { files, contents: contents.article, numbers: { starts, total: layout.total, blanks } };
}

async function countContents(bindery: Bindery, files: readonly CountedFile[]) {
  const { printing, printer } = bindery;
  const article = await contentsOf(bindery, files);
  const paper = paperOf("", [article], files, printing);
  const { total } = await measurePages(paper, paperHtml(paper, printing, null), printer);
  return { article, pages: total };
}
