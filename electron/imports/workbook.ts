import { streamXlsxRows, writeXlsx } from "hucre/xlsx";
import { fieldOfHeading } from "../../shared/domain/importHeadings.ts";
import { Refusal } from "../refusal.ts";
import type { ImportCell, ImportColumns } from "../store/imports.ts";

export interface SheetRow {
  /** as Excel shows it, from 1 */
  rowNumber: number;
  cells: ImportCell[];
}

const mostSheets = 30;
/** Titles and notes may stand above the headings, within reason. */
const searchedForHeadings = 20;
const sampleRows = 3;
const sampleLength = 40;

/**
 * Reads the first filled sheet row by row.
 *
 * @returns the place of the sheet from 1, and its filled rows
 * @throws {Refusal} workbookUnreadable, workbookEmpty
 */
export async function openWorkbook(file: Blob): Promise<{ sheetNumber: number; rows: AsyncGenerator<SheetRow> }> {
  for (let sheet = 0; sheet < mostSheets; sheet += 1) {
    const rows = filledRows(file, sheet);
    const first = await rows.next();
    if (!first.done) return { sheetNumber: sheet + 1, rows: startingWith(first.value, rows) };
  }
  throw new Refusal("workbookEmpty");
}

async function* filledRows(file: Blob, sheet: number): AsyncGenerator<SheetRow> {
  try {
    for await (const { index, values } of streamXlsxRows(file.stream(), { sheet })) {
      const cells = values.map(toCell);
      if (cells.some((cell) => cell !== null)) yield { rowNumber: index + 1, cells };
    }
  } catch {
    throw new Refusal("workbookUnreadable");
  }
}

async function* startingWith<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

/** The next rows, at most `count`; unlike leaving a loop early, it does not close what it takes from. */
export async function take<T>(source: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { done, value } = await source.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

function toCell(value: string | number | boolean | Date | null): ImportCell {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  return value;
}

/** Where the headings are among the first rows: the row with most headings we know, else the first with several cells. */
export function findHeadings(rows: readonly SheetRow[]): SheetRow | null {
  const candidates = rows.slice(0, searchedForHeadings);
  const known = ({ cells }: SheetRow) => cells.filter((cell) => fieldOfHeading(String(cell ?? "")) !== null).length;
  const best = candidates.reduce<SheetRow | null>(
    (found, row) => (known(row) > (found ? known(found) : 0) ? row : found),
    null,
  );
  if (best && known(best) >= 2) return best;
  return candidates.find(({ cells }) => cells.filter((cell) => cell !== null).length >= 2) ?? best;
}

export function describeColumns(headings: SheetRow, rows: readonly SheetRow[]): ImportColumns {
  const width = Math.max(headings.cells.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => ({
    index,
    header: String(headings.cells[index] ?? ""),
    samples: rows.slice(0, sampleRows).map(({ cells }) => String(cells[index] ?? "").slice(0, sampleLength)),
  }));
}

/** One sheet with its first row bold and frozen; every column is text, so that Excel keeps all digits of a number. */
export async function tableWorkbook(
  name: string,
  head: readonly string[],
  rows: readonly ImportCell[][],
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        rows: [[...head], ...rows.map((row) => [...row])],
        columns: head.map((heading) => ({ width: Math.max(14, heading.length * 2 + 4), style: { numFmt: "@" } })),
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Uint8Array(bytes);
}
