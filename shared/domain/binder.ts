/** How customer files are bound into volumes: where a volume ends, and on which of its pages what begins. */

/** How many customers one binder holds. */
export const mostCustomersOfBinder = 10_000;

/** Pages of a volume, by default as many as binds well. */
export const pagesOfVolume = { least: 20, usual: 300, most: 500 };

/** Days after which the volumes of a binder are removed. */
export const daysBinderIsKept = 30;

/** What begins a volume: each village, every so many files, or only that the one before is full. */
export const binderSplits = ["village", "files", "pages"] as const;
export type BinderSplit = (typeof binderSplits)[number];

export interface BinderOptions {
  split: BinderSplit;
  /** files of a volume where it is split by them; null otherwise */
  filesPerVolume: number | null;
  /** a volume ends before it has more; a single file that has more is a volume by itself */
  mostPages: number;
  /** each file begins on a right-hand page, for printing on both sides */
  duplex: boolean;
}

/** Where a file of a binder belongs. */
export interface BinderPlace {
  /** in the order of the whole binder, from 0 */
  position: number;
  villageId: number;
}

/** Files with the same mark may lie in one volume; where it changes, a volume begins. */
export function groupOf(
  { position, villageId }: BinderPlace,
  { split, filesPerVolume }: Pick<BinderOptions, "split" | "filesPerVolume">,
): number {
  if (split === "village") return villageId;
  return split === "files" && filesPerVolume !== null ? Math.floor(position / filesPerVolume) : 0;
}

export interface VolumeLayout {
  /** page on which each file begins; pages count from 1 */
  starts: number[];
  /** whether an empty page follows the contents (first) and each file */
  blanks: boolean[];
  total: number;
}

/** Lays files out one after the other behind a table of contents, with empty pages where each has to begin on the right. */
export function layOut(contentsPages: number, filePages: readonly number[], duplex: boolean): VolumeLayout {
  const starts: number[] = [];
  const blanks: boolean[] = [];
  let total = contentsPages;
  for (const pages of filePages) {
    const blank = duplex && total % 2 === 1;
    blanks.push(blank);
    total += blank ? 1 : 0;
    starts.push(total + 1);
    total += pages;
  }
  // Nothing begins behind the last file.
  blanks.push(false);
  return { starts, blanks, total };
}

/** How many of the files, from the first on, a volume takes: one at least. */
export function filesThatFit(
  contentsPages: (files: number) => number,
  filePages: readonly number[],
  { mostPages, duplex }: Pick<BinderOptions, "mostPages" | "duplex">,
): number {
  let fitting = 1;
  for (let count = 2; count <= filePages.length; count += 1) {
    if (layOut(contentsPages(count), filePages.slice(0, count), duplex).total > mostPages) break;
    fitting = count;
  }
  return Math.max(1, Math.min(fitting, filePages.length));
}

/** Lines of a table of contents on one page, where no name needs two. */
const contentsPerPage = 27;

/** About how many pages a table of contents takes. */
export function likelyContentsPages(files: number): number {
  return Math.max(1, Math.ceil(files / contentsPerPage));
}

/** Pages of a customer file before any was printed. */
const likelyPagesPerFile = 6;

/**
 * About how many volumes and pages a binder will have.
 *
 * @param groups files in each group that begins a volume
 * @param pagesPerFile as printed so far; null where nothing was
 */
export function estimateBinder(
  groups: readonly number[],
  pagesPerFile: number | null,
  { mostPages, duplex }: Pick<BinderOptions, "mostPages" | "duplex">,
): { volumes: number; pages: number } {
  const pages = Math.max(1, Math.round(pagesPerFile ?? likelyPagesPerFile));
  const each = duplex ? pages + (pages % 2) : pages;
  const perVolume = Math.max(1, Math.floor((mostPages - likelyContentsPages(mostPages / each)) / each));
  const volumes = groups.reduce((sum, files) => sum + Math.ceil(files / perVolume), 0);
  const files = groups.reduce((sum, count) => sum + count, 0);
  return { volumes, pages: files * each + volumes };
}
