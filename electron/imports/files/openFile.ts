import { openCsv } from "./csv.ts";
import { fileKind } from "./fileKind.ts";
import type { OpenFile } from "./rows.ts";
import { openXlsx } from "./xlsx.ts";

/**
 * Opens what a member of staff uploaded, told by its content.
 *
 * @throws {Refusal} workbookUnreadable, workbookEncrypted, workbookOldFormat, workbookTooLarge, workbookEmpty
 */
export async function openFile(file: Blob): Promise<OpenFile> {
  return (await fileKind(file)) === "xlsx" ? openXlsx(file) : openCsv(file);
}
