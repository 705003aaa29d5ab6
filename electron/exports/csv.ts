import { csvField } from "../../shared/domain/spreadsheetCell.ts";
import type { ExportCell } from "./cells.ts";
import type { ExportPart, ExportPlan } from "./plan.ts";

/** Without it Excel takes UTF-8 for the system's own encoding. */
const byteOrderMark = "\uFEFF";

/** A .csv file by RFC 4180 in UTF-8. A part for each batch of rows. */
export async function* csvParts(
  { watermark, headings }: ExportPlan,
  batches: AsyncIterable<ExportCell[][]>,
): AsyncGenerator<ExportPart> {
  let head = byteOrderMark + lines([[watermark], [...headings]]);
  let done = 0;
  for await (const rows of batches) {
    done += rows.length;
    yield { bytes: new TextEncoder().encode(head + lines(rows)), done };
    head = "";
  }
}

function lines(rows: readonly ExportCell[][]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}
