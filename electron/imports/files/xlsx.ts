import { Refusal } from "../../refusal.ts";
import type { OpenFile, OpenSheet } from "./rows.ts";
import { SharedStrings } from "./sharedStrings.ts";
import { SheetReader } from "./sheetReader.ts";
import { dateStyles } from "./styles.ts";
import { attribute, XmlScanner } from "./xml.ts";
import { readZipDirectory, unzip, type ZipEntry } from "./zip.ts";

/** Bytes of a part that describes others, or of the styles: many times what the largest workbooks have. */
const mostDescribing = 50_000_000;

/**
 * Opens an Excel workbook (ECMA-376). Rows are read when they are asked for; only the texts shared by the sheets and
 * the styles are kept.
 *
 * @throws {Refusal} workbookUnreadable, workbookEncrypted, workbookTooLarge
 */
export async function openXlsx(file: Blob): Promise<OpenFile> {
  const entries = await readZipDirectory(file);
  const workbook = entries.get(await workbookPath(file, entries));
  if (!workbook) throw new Refusal("workbookUnreadable");
  const folder = workbook.name.slice(0, workbook.name.lastIndexOf("/") + 1);
  const parts = await relationships(
    file,
    entries.get(`${folder}_rels/${workbook.name.slice(folder.length)}.rels`),
    folder,
  );
  const { sheets, is1904 } = await describeWorkbook(file, workbook);
  const partOf = (type: string) => entries.get([...parts.values()].find((part) => part.type === type)?.target ?? "");
  const strings = partOf("sharedStrings");
  const styles = partOf("styles");
  const shared = strings ? await SharedStrings.read(unzip(file, strings)) : new SharedStrings();
  const dates = styles ? await dateStyles(unzip(file, styles, mostDescribing)) : new Set<number>();
  return {
    format: "xlsx",
    encoding: null,
    sheets: sheets.flatMap(({ name, relationship }, index): OpenSheet[] => {
      const part = parts.get(relationship);
      const entry = part?.type === "worksheet" ? entries.get(part.target) : undefined;
      if (!entry) return [];
      const merges: OpenSheet["merges"] = [];
      const reader = { shared, dates, is1904, merges };
      return [{ number: index + 1, name, merges, rows: () => sheetRows(file, entry, reader) }];
    }),
  };
}

async function* sheetRows(
  file: Blob,
  entry: ZipEntry,
  options: ConstructorParameters<typeof SheetReader>[0],
): ReturnType<OpenSheet["rows"]> {
  options.merges.length = 0;
  const reader = new SheetReader(options);
  for await (const piece of unzip(file, entry)) {
    const rows = reader.write(piece);
    if (rows.length > 0) yield rows;
  }
}

async function workbookPath(file: Blob, entries: ReadonlyMap<string, ZipEntry>): Promise<string> {
  const parts = await relationships(file, entries.get("_rels/.rels"), "");
  return [...parts.values()].find(({ type }) => type === "officeDocument")?.target ?? "";
}

/** Parts that a part refers to, by the id under which it does; type is the last word of the relationship's type. */
async function relationships(
  file: Blob,
  entry: ZipEntry | undefined,
  folder: string,
): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  if (!entry) return found;
  await scan(file, entry, (name, attributes) => {
    const target = attribute(attributes, "Target") ?? "";
    if (name === "Relationship")
      found.set(attribute(attributes, "Id") ?? "", {
        type: (attribute(attributes, "Type") ?? "").split("/").at(-1) ?? "",
        target: target.startsWith("/") ? target.slice(1) : folder + target,
      });
  });
  return found;
}

async function describeWorkbook(file: Blob, entry: ZipEntry) {
  const sheets: { name: string; relationship: string }[] = [];
  let is1904 = false;
  await scan(file, entry, (name, attributes) => {
    if (name === "workbookPr") is1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
    if (name === "sheet") {
      const relationship = /(?:^|\s)\w+:id=(["'])(.*?)\1/.exec(attributes)?.[2] ?? "";
      sheets.push({ name: attribute(attributes, "name") ?? "", relationship });
    }
  });
  return { sheets, is1904 };
}

async function scan(file: Blob, entry: ZipEntry, open: (name: string, attributes: string) => void): Promise<void> {
  const scanner = new XmlScanner({ open, close() {}, text() {} });
  for await (const piece of unzip(file, entry, mostDescribing)) scanner.write(piece);
}
