import { Refusal } from "../../refusal.ts";

const zipStart = [0x50, 0x4b, 0x03, 0x04];
/** Compound files: workbooks of Excel 97–2003, and newer ones under a password. */
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * What a file is by its first bytes, whatever its name says.
 *
 * @throws {Refusal} workbookEncrypted, workbookOldFormat, workbookEmpty
 */
export async function fileKind(file: Blob): Promise<"xlsx" | "csv"> {
  if (file.size === 0) throw new Refusal("workbookEmpty");
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const begins = (bytes: readonly number[]) => bytes.every((byte, index) => start[index] === byte);
  if (begins(zipStart)) return "xlsx";
  if (begins(compoundStart)) throw new Refusal((await isEncrypted(file)) ? "workbookEncrypted" : "workbookOldFormat");
  return "csv";
}

/** The directory of a compound file names its streams in UTF-16; an encrypted workbook is one called so. */
async function isEncrypted(file: Blob): Promise<boolean> {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  return Buffer.from(await file.arrayBuffer()).includes(name);
}
