import type { ImportCell } from "../../store/imports.ts";

/** A filled row of a sheet. */
export interface SheetRow {
  /** as Excel shows it, from 1 */
  rowNumber: number;
  cells: ImportCell[];
}

/** A rectangle of cells that the sheet shows as one; rows from 1, columns from 0. */
export interface MergedCells {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** One sheet of a workbook, or the whole of a text file. */
export interface OpenSheet {
  /** place in the workbook, from 1 */
  number: number;
  name: string;
  /** filled rows in order, many at a time; what they are told of merged cells is complete when they end */
  rows(): AsyncGenerator<SheetRow[]>;
  merges: MergedCells[];
}

export interface OpenFile {
  format: "xlsx" | "csv";
  /** of a text file; null for a workbook */
  encoding: string | null;
  sheets: OpenSheet[];
}

/** Beyond these a file is no ledger, and reading it would only fill the memory. */
export const limits = { columns: 200, rows: 1_048_576, cellCharacters: 32_767 };

/** What stands in a cell without the blanks around it, ideographic ones too; null for nothing. */
export function cellText(text: string): string | null {
  // Two passes from the ends: a pattern that looks for blanks before an end would begin anew at each blank within.
  let end = Math.min(text.length, limits.cellCharacters);
  while (end > 0 && isBlank(text, end - 1)) end -= 1;
  let start = 0;
  while (start < end && isBlank(text, start)) start += 1;
  return start === end ? null : text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  return /[\s\u200b\u2060]/.test(text.charAt(at));
}
