import { byteOrderMark, csvLines } from "../../shared/domain/spreadsheetCell.ts";
import { saveFile } from "./saveFile.ts";

/** A table of figures on the screen as a .csv file that Excel opens. For customers' data there are exports. */
export function saveTable(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
) {
  saveFile(new File([byteOrderMark + csvLines([headings, ...rows])], `${name}.csv`, { type: "text/csv" }));
}
