import { readPhone } from "../../shared/domain/cellReading.ts";
import { fieldOfStackedHeadings, type ImportField, yuanPerUnit } from "../../shared/domain/importHeadings.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import { normaliseIdNumber } from "../../shared/domain/residentId.ts";
import type { ImportCell, ImportColumns } from "../store/imports.ts";
import { limits, type MergedCells, type SheetRow } from "./files/rows.ts";

/** Where the headings of a sheet stand and what they say. */
export interface Headings {
  /** rows of the headings, from the first to the last */
  fromRow: number;
  toRow: number;
  /** per column its headings from the group downwards, each once */
  paths: string[][];
}

/** Titles, notes and headings all lie among the first rows, within reason. */
export const searchedForHeadings = 30;
/** Fewer known headings than this may be a coincidence. */
const leastKnown = 2;
const longestHeading = 40;
const sampleRows = 3;
const shownLength = 40;

/**
 * Finds the headings among the first filled rows: the row with most headings that we know, with the group headings
 * above it and the sub-headings below it. Without any known heading it is the first row of several labels.
 */
export function findHeadings(rows: readonly SheetRow[], merges: readonly MergedCells[]): Headings | null {
  const searched = rows.slice(0, searchedForHeadings);
  const known = searched.map((row) => knownFields(stack([row], merges)).size);
  const most = Math.max(0, ...known);
  const best =
    most >= leastKnown ? known.indexOf(most) : searched.findIndex((row) => isLabels(row) && filled(row).length >= 2);
  const row = searched[best];
  if (!row) return null;
  const block = most >= leastKnown ? headingBlock(searched, best, merges) : [row];
  const paths = stack(block, merges);
  return { fromRow: block[0]?.rowNumber ?? row.rowNumber, toRow: block.at(-1)?.rowNumber ?? row.rowNumber, paths };
}

/** The row with known headings, the sub-headings below it and the groups above it. */
function headingBlock(rows: readonly SheetRow[], best: number, merges: readonly MergedCells[]): SheetRow[] {
  const block = rows.slice(best, best + 1);
  for (let at = best + 1; isNext(block.at(-1), rows[at]); at += 1) {
    const below = rows[at] as SheetRow;
    if (!isLabels(below) || repeats(block, below) || standsUnderKnown(block, below, merges)) break;
    block.push(below);
  }
  for (let at = best - 1; isNext(rows[at], block[0]); at -= 1) {
    const above = rows[at] as SheetRow;
    if (!isGroups(above)) break;
    block.unshift(above);
  }
  return block;
}

function filled({ cells }: SheetRow): ImportCell[] {
  return cells.filter((cell) => cell !== null);
}

function isNext(row: SheetRow | undefined, next: SheetRow | undefined): boolean {
  return row !== undefined && next !== undefined && next.rowNumber === row.rowNumber + 1;
}

/** Headings are short words; numbers, dates and long digits are what stands below them. */
function isLabels(row: SheetRow): boolean {
  return filled(row).every((cell) => typeof cell === "string" && cell.length <= longestHeading && !/\d{5}/.test(cell));
}

function repeats(block: readonly SheetRow[], row: SheetRow): boolean {
  return block.some((above) => filled(row).every((cell) => above.cells.includes(cell)));
}

/** Titles stand alone, and notes such as 填表日期：… have a colon; groups of columns do neither. */
function isGroups(row: SheetRow): boolean {
  const labels = filled(row);
  return isLabels(row) && new Set(labels).size >= 2 && !labels.some((label) => /[:：]/.test(String(label)));
}

/** A name under 姓名 is a customer, not a sub-heading; under a group merged over several columns it is one. */
function standsUnderKnown(block: readonly SheetRow[], below: SheetRow, merges: readonly MergedCells[]): boolean {
  const paths = stack(block, merges);
  const last = block.at(-1)?.rowNumber ?? 0;
  const isGroup = (column: number) =>
    merges.some(
      (merge) =>
        covers(merge, last) &&
        merge.toColumn > merge.fromColumn &&
        column >= merge.fromColumn &&
        column <= merge.toColumn,
    );
  return below.cells.some(
    (cell, column) => cell !== null && !isGroup(column) && fieldOfStackedHeadings(paths[column] ?? []) !== null,
  );
}

/**
 * The headings over each column. A group stands over the columns it is merged with; where nothing is merged, over the
 * blank cells to its right that have sub-headings.
 */
function stack(block: readonly SheetRow[], merges: readonly MergedCells[]): string[][] {
  const widest = Math.max(0, ...block.map(({ cells }) => cells.length), ...spans(block, merges));
  const width = Math.min(widest, limits.columns);
  return Array.from({ length: width }, (_, column) => {
    const path: string[] = [];
    block.forEach((row, depth) => {
      const heading = headingAt(row, column, block.slice(depth + 1), merges);
      if (heading !== null && path.at(-1) !== heading) path.push(heading);
    });
    return path;
  });
}

function spans(block: readonly SheetRow[], merges: readonly MergedCells[]): number[] {
  return merges
    .filter((merge) => block.some((row) => covers(merge, row.rowNumber)))
    .map(({ toColumn }) => toColumn + 1);
}

function covers({ fromRow, toRow }: MergedCells, rowNumber: number): boolean {
  return rowNumber >= fromRow && rowNumber <= toRow;
}

function headingAt(
  row: SheetRow,
  column: number,
  below: readonly SheetRow[],
  merges: readonly MergedCells[],
): string | null {
  const own = row.cells[column] ?? null;
  if (own !== null) return String(own);
  const merge = merges.find((one) => covers(one, row.rowNumber) && column >= one.fromColumn && column <= one.toColumn);
  if (merge) return merge.fromRow === row.rowNumber ? textAt(row, merge.fromColumn) : null;
  const hasSubHeading = below.some(({ cells }) => (cells[column] ?? null) !== null);
  if (merges.length > 0 || !hasSubHeading) return null;
  for (let left = column - 1; left >= 0; left -= 1) {
    if (!below.some(({ cells }) => (cells[left] ?? null) !== null)) return null;
    if ((row.cells[left] ?? null) !== null) return textAt(row, left);
  }
  return null;
}

function textAt(row: SheetRow, column: number): string | null {
  const cell = row.cells[column] ?? null;
  return cell === null ? null : String(cell);
}

function knownFields(paths: readonly string[][]): Set<ImportField> {
  return new Set(paths.map(fieldOfStackedHeadings).filter((field) => field !== null));
}

/**
 * The columns of a sheet as staff know them.
 *
 * @param above what stands above the headings, where a note such as 单位：万元 holds for all amounts
 */
export function describeColumns(
  { paths }: Headings,
  data: readonly SheetRow[],
  above: readonly SheetRow[],
): ImportColumns {
  const samples = data.slice(0, sampleRows);
  const width = Math.max(paths.length, ...samples.map(({ cells }) => cells.length));
  const noted =
    above
      .flatMap(filled)
      .map(String)
      .map(unitNote)
      .find((unit) => unit !== null) ?? 1;
  return Array.from({ length: width }, (_, index) => {
    const path = paths[index] ?? [];
    return {
      index,
      header: path.join(" / "),
      samples: samples.map(({ cells }) => shownCell(cells[index] ?? null)),
      yuanPerUnit: yuanPerUnit(path.join("")) ?? noted,
    };
  });
}

/** A cell as a screen shows it: shortened, identity and telephone numbers masked. */
export function shownCell(cell: ImportCell): string {
  const text = String(cell ?? "");
  const number = normaliseIdNumber(text);
  if (/^(\d{15}|[0-9A-Z]{18})$/.test(number)) return maskIdNumber(number);
  const phone = readPhone(text)
    .replace(/[-()+]/g, "")
    .replace(/^86(?=1\d{10}$)/, "");
  return /^(1\d{10}|0\d{9,11})$/.test(phone) ? maskPhone(phone) : text.slice(0, shownLength);
}

function unitNote(text: string): 1 | 10_000 | null {
  const unit = /单位[:：]?\s*((?:人民币)?(?:万)?元)/.exec(text)?.[1];
  return unit === undefined ? null : yuanPerUnit(unit);
}

/** The first column of each field wins; a heading that repeats is left for the user to decide. */
export function matchColumns(columns: ImportColumns): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return columns.map(({ header }) => {
    const field = fieldOfStackedHeadings(header.split(" / "));
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** Whether a row says the headings once more, as sheets do on every printed page. */
export function repeatsHeadings(cells: readonly ImportCell[], { paths }: Pick<Headings, "paths">): boolean {
  const texts = cells.flatMap((cell, column) => (cell === null ? [] : [{ text: String(cell), column }]));
  return texts.length >= leastKnown && texts.every(({ text, column }) => paths[column]?.includes(text));
}
