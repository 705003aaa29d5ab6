import { dateOfSerial, serialShift1904 } from "../../../shared/domain/cellReading.ts";
import { Refusal } from "../../refusal.ts";
import type { ImportCell } from "../../store/imports.ts";
import { cellText, limits, type MergedCells, type SheetRow } from "./rows.ts";
import type { SharedStrings } from "./sharedStrings.ts";
import { attribute, decodeExcelEscapes, XmlScanner } from "./xml.ts";

interface SheetReaderOptions {
  shared: SharedStrings;
  /** numbers of the cell styles that show a date */
  dates: ReadonlySet<number>;
  is1904: boolean;
  /** filled while the sheet is read; the sheet names them behind its rows */
  merges: MergedCells[];
}

/** Reads a worksheet that arrives piece by piece into its filled rows. */
export class SheetReader {
  private rows: SheetRow[] = [];
  private rowNumber = 0;
  private cells: ImportCell[] = [];
  private column = -1;
  private type = "";
  private style = 0;
  private value = "";
  private takesText = false;
  private inPhonetic = false;
  private readonly scanner = new XmlScanner({
    open: (name, attributes) => this.open(name, attributes),
    close: (name) => this.close(name),
    text: (text) => {
      if (this.takesText && this.value.length < limits.cellCharacters) this.value += text;
    },
  });

  constructor(private readonly options: SheetReaderOptions) {}

  /**
   * @returns the rows that ended in this piece
   * @throws {Refusal} workbookUnreadable, workbookTooLarge
   */
  write(piece: Buffer): SheetRow[] {
    this.scanner.write(piece);
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private open(name: string, attributes: string): void {
    if (name === "c") {
      this.column = columnOf(attribute(attributes, "r")) ?? this.column + 1;
      this.type = attribute(attributes, "t") ?? "n";
      this.style = Number(attribute(attributes, "s") ?? 0);
      this.value = "";
    } else if (name === "v") this.takesText = true;
    else if (name === "t") this.takesText = !this.inPhonetic;
    else if (name === "rPh") this.inPhonetic = true;
    else if (name === "row") {
      const rowNumber = Number(attribute(attributes, "r") ?? this.rowNumber + 1);
      // In order and each once, as the standard wants them: else a small file holds rows without end.
      if (!(rowNumber > this.rowNumber && rowNumber <= limits.rows)) throw new Refusal("workbookUnreadable");
      this.rowNumber = rowNumber;
      this.column = -1;
      this.cells = [];
    } else if (name === "mergeCell") this.merge(attribute(attributes, "ref") ?? "");
  }

  private close(name: string): void {
    if (name === "v" || name === "t") this.takesText = false;
    else if (name === "rPh") this.inPhonetic = false;
    else if (name === "c") this.keep(this.cell());
    else if (name === "row" && this.cells.length > 0) this.rows.push({ rowNumber: this.rowNumber, cells: this.cells });
  }

  private keep(cell: ImportCell): void {
    if (cell === null || this.column >= limits.columns) return;
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = cell;
  }

  private cell(): ImportCell {
    const { type, value } = this;
    if (value === "") return null;
    if (type === "s") return cellText(this.options.shared.at(Number(value)));
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type === "d") return cellText(value.slice(0, 10));
    if (type !== "n") return cellText(decodeExcelEscapes(value));
    const number = Number(value);
    if (!Number.isFinite(number)) return cellText(value);
    if (!this.options.dates.has(this.style)) return number;
    return dateOfSerial(this.options.is1904 ? number + serialShift1904 : number) ?? number;
  }

  private merge(reference: string): void {
    const [from, to = from] = reference.split(":");
    const [fromColumn, toColumn] = [columnOf(from ?? null), columnOf(to ?? null)];
    const [fromRow, toRow] = [rowOf(from), rowOf(to)];
    if (fromColumn === null || toColumn === null || this.options.merges.length >= mostMerges) return;
    this.options.merges.push({ fromRow, toRow, fromColumn, toColumn });
  }
}

/** Only those in the headings matter, and they are named first. */
const mostMerges = 10_000;

/** `AB12` → 27; null for what is no reference. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}

function rowOf(reference: string | undefined): number {
  return Number(/\d+$/.exec(reference ?? "")?.[0] ?? 0);
}
