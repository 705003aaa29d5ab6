/** Moving through and pasting into a grid of amounts as in a spreadsheet. */

interface Key {
  key: string;
  shiftKey: boolean;
  target: EventTarget;
  nativeEvent?: { isComposing: boolean };
}

/** Where a key leads from a cell; null where it does not leave it. Left and right stay within what is being typed. */
export function stepOf({ key, shiftKey, target, nativeEvent }: Key): { row: number; column: number } | null {
  if (nativeEvent?.isComposing) return null;
  if (key === "ArrowDown" || (key === "Enter" && !shiftKey)) return { row: 1, column: 0 };
  if (key === "ArrowUp" || (key === "Enter" && shiftKey)) return { row: -1, column: 0 };
  const { selectionStart, selectionEnd, value } = target as HTMLInputElement;
  if (key === "ArrowLeft" && selectionStart === 0) return { row: 0, column: -1 };
  if (key === "ArrowRight" && selectionEnd === value.length) return { row: 0, column: 1 };
  return null;
}

/** An amount as somebody types it, separators and all; null where it is none. */
export function amountIn(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  if (plain === "") return 0;
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** Amounts out of a block copied from a spreadsheet; null where it is none, or a single cell. */
export function pastedBlock(text: string): number[][] | null {
  const lines = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
  if (lines.length === 1 && lines[0]?.length === 1) return null;
  const amounts = lines.map((line) => line.map(amountIn));
  return amounts.flat().includes(null) ? null : (amounts as number[][]);
}

/** Rows of a grid with a block put in from a cell on; what does not fit is left out. */
export function filledWith<Row extends { months: number[] }>(
  rows: readonly Row[],
  from: { row: number; month: number },
  block: readonly (readonly number[])[],
): Row[] {
  return rows.map((row, at) => {
    const line = block[at - from.row];
    if (!line) return row;
    return { ...row, months: row.months.map((fen, month) => line[month - from.month] ?? fen) };
  });
}
