import { attribute, XmlScanner } from "./xml.ts";

/** Number formats that show a date (ECMA-376 part 1, 18.8.30), those of Chinese Excel included. */
const dateFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Which cell styles of a workbook show their number as a date. */
export async function dateStyles(pieces: AsyncIterable<Buffer>): Promise<Set<number>> {
  const formats = new Set(dateFormats);
  const found = new Set<number>();
  let inCellStyles = false;
  let style = 0;
  const scanner = new XmlScanner({
    open(name, attributes) {
      if (name === "cellXfs") inCellStyles = true;
      if (name === "numFmt" && showsDate(attribute(attributes, "formatCode") ?? ""))
        formats.add(Number(attribute(attributes, "numFmtId")));
      if (name === "xf" && inCellStyles) {
        if (formats.has(Number(attribute(attributes, "numFmtId") ?? 0))) found.add(style);
        style += 1;
      }
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
    text() {},
  });
  for await (const piece of pieces) scanner.write(piece);
  return found;
}

/** A format of a date has years or days in it, outside quoted words and [colours]. */
function showsDate(formatCode: string): boolean {
  return /[yd]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}
