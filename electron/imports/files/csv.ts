import { Refusal } from "../../refusal.ts";
import { cellText, limits, type OpenFile, type SheetRow } from "./rows.ts";

type Encoding = "utf-8" | "gb18030" | "utf-16le";
type Separator = "," | ";" | "\t";

/** Text looked at to find the separator. */
const sampleCharacters = 20_000;
const sampleRows = 30;
const separators = [",", ";", "\t"] as const satisfies readonly Separator[];

/**
 * Opens a text file of rows (RFC 4180), whatever its encoding and separator.
 *
 * @throws {Refusal} workbookUnreadable, when it is no text, or has no columns
 */
export async function openCsv(file: Blob): Promise<OpenFile> {
  const encoding = await detectEncoding(file);
  const separator = detectSeparator(await sampleOf(file, encoding));
  if (separator === null) throw new Refusal("workbookUnreadable");
  return {
    format: "csv",
    encoding,
    sheets: [{ number: 1, name: "", merges: [], rows: () => rowsOf(file, encoding, separator) }],
  };
}

/**
 * UTF-8 with or without its mark, the UTF-16 of Excel's "Unicode text", else GB18030, which Chinese Excel writes and
 * which holds all of GBK and GB 2312.
 *
 * @throws {Refusal} workbookUnreadable, for what is none of them
 */
export async function detectEncoding(file: Blob): Promise<Encoding> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return "utf-16le";
  for (const encoding of ["utf-8", "gb18030"] as const) if (await decodes(file, encoding)) return encoding;
  throw new Refusal("workbookUnreadable");
}

/** Whether every byte makes sense in an encoding; text never holds a NUL. */
async function decodes(file: Blob, encoding: Encoding): Promise<boolean> {
  try {
    for await (const text of texts(file, encoding)) if (text.includes("\0")) return false;
    return true;
  } catch {
    return false;
  }
}

async function* texts(file: Blob, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < file.size; at += pieceBytes) {
    const piece = await file.slice(at, at + pieceBytes).arrayBuffer();
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

const pieceBytes = 65_536;

async function sampleOf(file: Blob, encoding: Encoding): Promise<string> {
  let sample = "";
  for await (const text of texts(file, encoding)) {
    sample += text;
    if (sample.length >= sampleCharacters) break;
  }
  return sample.slice(0, sampleCharacters);
}

/** The separator that cuts most of the first rows into equally many fields; null where none cuts any. */
export function detectSeparator(sample: string): Separator | null {
  let best: { separator: Separator; score: number } | null = null;
  for (const separator of separators) {
    const parser = new CsvParser(separator);
    const rows = [...parser.write(sample), ...parser.end()].slice(0, sampleRows);
    const widths = rows.map((fields) => fields.length).filter((width) => width > 1);
    const usual = Math.max(0, ...widths.map((width) => widths.filter((other) => other === width).length));
    const score = usual + widths.length / 1000;
    if (widths.length > 0 && score > (best?.score ?? 0)) best = { separator, score };
  }
  return best?.separator ?? null;
}

async function* rowsOf(file: Blob, encoding: Encoding, separator: Separator): AsyncGenerator<SheetRow[]> {
  const parser = new CsvParser(separator);
  let rowNumber = 0;
  const filled = (records: string[][]): SheetRow[] =>
    records.flatMap((fields) => {
      rowNumber += 1;
      if (rowNumber > limits.rows) throw new Refusal("workbookTooLarge");
      const cells = fields.slice(0, limits.columns).map(cellText);
      return cells.every((cell) => cell === null) ? [] : [{ rowNumber, cells }];
    });
  for await (const text of texts(file, encoding)) yield filled(parser.write(text));
  yield filled(parser.end());
}

/** Longest field: beyond it a quotation mark was opened and never closed. */
const longestField = 1_000_000;

/** Cuts text that arrives piece by piece into rows of fields; quoted fields may hold separators and line breaks. */
export class CsvParser {
  private fields: string[] = [];
  private field = "";
  private state: "start" | "plain" | "quoted" | "quote" = "start";
  private afterReturn = false;

  constructor(private readonly separator: Separator) {}

  /** @throws {Refusal} workbookUnreadable, for a quotation mark that nothing closes */
  write(text: string): string[][] {
    const rows: string[][] = [];
    let from = 0;
    const take = (at: number) => {
      if (at > from) this.field += text.slice(from, at);
      from = at + 1;
    };
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at] as string;
      const followsReturn = this.afterReturn;
      this.afterReturn = false;
      if (this.state === "quoted") {
        if (character !== '"') continue;
        take(at);
        this.state = "quote";
      } else if (character === this.separator) {
        take(at);
        this.endField();
      } else if (character === "\n" || character === "\r") {
        take(at);
        if (character === "\n" && followsReturn) continue;
        this.afterReturn = character === "\r";
        this.endField();
        rows.push(this.fields);
        this.fields = [];
      } else if (character === '"' && this.state !== "plain") {
        take(at);
        if (this.state === "quote") this.field += '"';
        this.state = "quoted";
      } else this.state = "plain";
    }
    take(text.length);
    if (this.field.length > longestField) throw new Refusal("workbookUnreadable");
    return rows;
  }

  /** The last row, where the text does not end with a line break. */
  end(): string[][] {
    if (this.field === "" && this.fields.length === 0 && this.state === "start") return [];
    this.endField();
    return [this.fields];
  }

  private endField(): void {
    // One more than are read, so that a row that is too wide still shows as wide.
    if (this.fields.length <= limits.columns) this.fields.push(this.field);
    this.field = "";
    this.state = "start";
  }
}
