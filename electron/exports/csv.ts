import { byteOrderMark, csvLines } from "../../shared/domain/spreadsheetCell.ts";
import type { ExportCell } from "./cells.ts";
import type { ExportPart, ExportPlan } from "./plan.ts";

/** A .csv file by RFC 4180 in UTF-8. A part for each batch of rows. */
export async function* csvParts(
  { watermark, headings }: ExportPlan,
  batches: AsyncIterable<ExportCell[][]>,
): AsyncGenerator<ExportPart> {
  let head = byteOrderMark + csvLines([[watermark], [...headings]]);
  let done = 0;
  for await (const rows of batches) {
    done += rows.length;
    yield { bytes: new TextEncoder().encode(head + csvLines(rows)), done };
    head = "";
  }
}
