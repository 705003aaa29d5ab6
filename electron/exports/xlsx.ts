import { writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from "hucre/xlsx";
import type { ExportColumn } from "../../shared/domain/exportColumns.ts";
import { workbookText } from "../../shared/domain/spreadsheetCell.ts";
import { columnKinds, type ExportCell } from "./cells.ts";
import type { ExportPart, ExportPlan } from "./plan.ts";

const formats = { text: "@", money: "#,##0.00", count: "0", date: "yyyy-mm-dd" } as const;
const kindWidths = { text: 12, money: 16, count: 10, date: 13 } as const;
/** In digits, as Excel counts. */
const columnWidths: Partial<Record<ExportColumn, number>> = {
  idType: 18,
  idNumber: 22,
  phone: 16,
  area: 34,
  areaCode: 16,
  address: 30,
  mainBusiness: 20,
  notes: 30,
};

/** A workbook, as a stream: every word is text, so that nothing runs as a formula and no number loses a digit. */
export async function* xlsxParts(
  plan: ExportPlan,
  batches: AsyncGenerator<ExportCell[][]>,
): AsyncGenerator<ExportPart> {
  const progress = { done: 0 };
  const stream = writeXlsxStream(sheetRows(plan, batches, progress), {
    name: plan.title,
    columns: plan.columns.map((column, index) => {
      const kind = columnKinds[column] ?? "text";
      const width = Math.max(columnWidths[column] ?? kindWidths[kind], widthOf(plan.headings[index] ?? "") + 2);
      return { width, style: { numFmt: formats[kind] } };
    }),
    freezePane: { rows: headRows },
    repeatHeaders: false,
  });
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      yield { bytes: new Uint8Array(read.value), done: progress.done };
  } finally {
    await reader.cancel();
    await batches.return(undefined);
  }
}

const headRows = 2;

/** A Chinese character is as wide as two digits. */
function widthOf(words: string): number {
  return words.length + (words.match(/[^ -~]/g)?.length ?? 0);
}

/** The rows of all sheets, each headed anew: the writer goes on to the next sheet when one is full. */
async function* sheetRows(
  { watermark, headings, columns }: ExportPlan,
  batches: AsyncIterable<ExportCell[][]>,
  progress: { done: number },
): AsyncGenerator<(ExportCell | Date)[]> {
  const dates = columns.flatMap((column, index) => (columnKinds[column] === "date" ? [index] : []));
  const sheetSize = XLSX_MAX_ROWS_PER_SHEET - headRows;
  for await (const rows of batches)
    for (const row of rows) {
      if (progress.done % sheetSize === 0) {
        yield [watermark];
        yield [...headings];
      }
      yield row.map((cell, index) => (typeof cell === "string" ? textOrDate(cell, dates.includes(index)) : cell));
      progress.done += 1;
    }
}

/** What looks like the format's own escape of a character is escaped, so that it is read back as it was. */
function textOrDate(cell: string, isDate: boolean): string | Date | null {
  if (cell === "") return null;
  return isDate ? new Date(cell) : workbookText(cell).replace(/_(?=x[0-9A-F]{4}_)/gi, "_x005F_");
}
