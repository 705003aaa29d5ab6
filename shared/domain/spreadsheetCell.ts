/**
 * Text in a cell of a spreadsheet. Excel, WPS and LibreOffice run a cell of a .csv file or of the clipboard as a
 * formula when it begins with `=`, `+`, `-` or `@`, in half or full width, also behind blanks; a leading tab or line
 * break does the same after an edit. Source: OWASP, "CSV Injection". Such text gets one apostrophe before it, which
 * makes it text again; text that looks as if it had one already gets one more, so that reading takes back exactly what
 * writing added.
 */
const wouldRun = /^['\s]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u;

/** Text for a cell that must never run as a formula. What is no text, such as an amount, needs no such care. */
export function safeSpreadsheetText(text: string): string {
  return wouldRun.test(text) ? `'${text}` : text;
}

/** Text for a cell of a workbook, where text never runs: as it is, but that reading takes no apostrophe of its own. */
export function workbookText(text: string): string {
  return readSpreadsheetText(text) === text ? text : `'${text}`;
}

/** The text that was given to be written; anything else comes back as it is. */
export function readSpreadsheetText(cell: string): string {
  return cell.startsWith("'") && wouldRun.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** The beginning of a .csv file: without it Excel takes UTF-8 for the system's own encoding. */
export const byteOrderMark = "\uFEFF";

/** Rows of a .csv file by RFC 4180. */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

/** One field of a .csv file by RFC 4180; what other settings take for a separator is put in quotes too. */
export function csvField(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = safeSpreadsheetText(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
