import { csvField } from "../../shared/domain/spreadsheetCell.ts";
import { saveFile } from "./saveFile.ts";

/** Without it Excel takes UTF-8 for the system's own encoding. */
const byteOrderMark = "\uFEFF";

/** A table of figures on the screen as a .csv file that Excel opens. For customers' data there are exports. */
export function saveTable(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
) {
  const lines = [headings, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
  saveFile(new File([byteOrderMark + lines], `${name}.csv`, { type: "text/csv" }));
}
