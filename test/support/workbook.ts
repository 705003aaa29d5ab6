import { writeXlsx } from "hucre/xlsx";

type Cell = string | number | null;

/** A workbook as staff would upload it; sheets that come before the filled one are left empty. */
export async function workbook(
  rows: Cell[][],
  { name = "台账.xlsx", emptySheetsBefore = 0, otherSheets = [] as { name: string; rows: Cell[][] }[] } = {},
): Promise<File> {
  const empty = Array.from({ length: emptySheetsBefore }, (_, index) => ({ name: `空${index}`, rows: [] }));
  const bytes = await writeXlsx({ sheets: [...empty, { name: "客户", rows }, ...otherSheets] });
  return new File([new Uint8Array(bytes)], name);
}
