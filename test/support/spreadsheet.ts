import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import type { ExportRequest } from "../../shared/contract/exports.ts";
import { readSpreadsheetText } from "../../shared/domain/spreadsheetCell.ts";
import type { TestWindow } from "./testCore.ts";

type Cell = string | number | boolean | Date | null;

export interface Exported {
  file: File;
  /** the line above the headings */
  watermark: string;
  headings: string[];
  /** the customers, a value a heading */
  rows: Record<string, Cell>[];
}

/** Pulls an export to its end, as the dialog does, and reads the file. */
export async function exported(
  window: TestWindow,
  request: ExportRequest,
  { revealed = false } = {},
): Promise<Exported> {
  const { id, fileName } = await window.exports[revealed ? "startRevealed" : "start"](request);
  const chunks: File[] = [];
  for (let piece = await window.exports.next({ id }); piece; piece = await window.exports.next({ id }))
    chunks.push(piece.chunk);
  const file = new File(chunks, fileName);
  return { file, ...(await readTable(file)) };
}

/** Reads what an export wrote: text comes without the apostrophe that made it safe. */
export async function readTable(file: File): Promise<Omit<Exported, "file">> {
  const [[watermark] = [], headings = [], ...rows] = await cellsOf(file);
  const names = headings.map(String);
  return {
    watermark: String(watermark),
    headings: names,
    rows: rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))),
  };
}

async function cellsOf(file: File): Promise<Cell[][]> {
  if (file.name.endsWith(".xlsx")) {
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
    return (sheets[0]?.rows ?? []).map((row) => row.map(asWritten));
  }
  return parseCsv(await file.text(), { delimiter: "," }).map((row) => row.map(asWritten));
}

function asWritten(cell: Cell): Cell {
  return typeof cell === "string" ? readSpreadsheetText(cell) : cell;
}
