import { Refusal } from "../../refusal.ts";
import { decodeExcelEscapes, XmlScanner } from "./xml.ts";

const blockBytes = 1 << 20;
const offsetsPerBlock = 1 << 16;
/** A million rows of names, numbers and addresses take about half of it. */
const mostBytes = 400_000_000;
/** Twenty for each row of a million. */
const mostStrings = 20_000_000;

/**
 * The texts of a workbook by number. Excel keeps each text once, apart from the sheets; a ledger has several for each
 * row. They are kept as bytes outside the heap, a fraction of what as many strings would take.
 */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private readonly offsets: Float64Array[] = [];
  private end = 0;
  length = 0;

  /** @throws {Refusal} workbookUnreadable, workbookTooLarge */
  static async read(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let text = "";
    let inText = false;
    let inPhonetic = false;
    const scanner = new XmlScanner({
      open(name) {
        if (name === "si") text = "";
        else if (name === "rPh") inPhonetic = true;
        else if (name === "t") inText = !inPhonetic;
      },
      close(name) {
        if (name === "t") inText = false;
        else if (name === "rPh") inPhonetic = false;
        else if (name === "si") strings.add(decodeExcelEscapes(text));
      },
      text(part) {
        if (inText) text += part;
        if (text.length > blockBytes) throw new Refusal("workbookUnreadable");
      },
    });
    for await (const piece of pieces) scanner.write(piece);
    return strings;
  }

  at(index: number): string {
    if (!(index >= 0 && index < this.length)) return "";
    const start = this.offset(index);
    const block = this.blocks[Math.floor(start / blockBytes)];
    const within = start % blockBytes;
    if (!block) return "";
    const length = block.readUInt32LE(within);
    return block.toString("utf8", within + 4, within + 4 + length);
  }

  private add(text: string): void {
    const length = Buffer.byteLength(text);
    if (length + 4 > blockBytes) throw new Refusal("workbookUnreadable");
    if (this.length === mostStrings) throw new Refusal("workbookTooLarge");
    if ((this.end % blockBytes) + length + 4 > blockBytes || this.end % blockBytes === 0) this.startBlock();
    const within = this.end % blockBytes;
    const block = this.blocks.at(-1) as Buffer;
    block.writeUInt32LE(length, within);
    block.write(text, within + 4, "utf8");
    this.remember(this.end);
    this.end += length + 4;
  }

  private startBlock(): void {
    this.end = this.blocks.length * blockBytes;
    if (this.end + blockBytes > mostBytes) throw new Refusal("workbookTooLarge");
    this.blocks.push(Buffer.allocUnsafeSlow(blockBytes));
  }

  private remember(offset: number): void {
    if (this.length % offsetsPerBlock === 0) this.offsets.push(new Float64Array(offsetsPerBlock));
    (this.offsets.at(-1) as Float64Array)[this.length % offsetsPerBlock] = offset;
    this.length += 1;
  }

  private offset(index: number): number {
    return this.offsets[Math.floor(index / offsetsPerBlock)]?.[index % offsetsPerBlock] ?? 0;
  }
}
