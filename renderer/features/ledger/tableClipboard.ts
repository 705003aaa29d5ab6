import type { TFunction } from "i18next";
import type { CustomerRow } from "../../../shared/contract/customers.ts";
import { safeSpreadsheetText } from "../../../shared/domain/spreadsheetCell.ts";
import type { LedgerColumn } from "./columns.tsx";

/** The same table twice: as text for anything, as HTML so that Excel keeps the columns and their kinds. */
export interface CopiedTable {
  text: string;
  html: string;
}

/** The rows as they stand on the screen, numbers masked, under the titles of their columns. */
export function copiedTable(columns: readonly LedgerColumn[], rows: readonly CustomerRow[], t: TFunction): CopiedTable {
  const lines = [
    columns.map(({ title }) => title(t)),
    ...rows.map((row) => columns.map((column) => cellText(column.text(row, t)))),
  ];
  const isAmount = columns.map(({ amount }) => amount === true);
  return {
    text: lines.map((cells) => cells.join("\t")).join("\r\n"),
    html: `<table>${lines.map((cells) => `<tr>${cells.map((cell, index) => htmlCell(cell, isAmount[index] ?? false)).join("")}</tr>`).join("")}</table>`,
  };
}

/** One cell of a line: neither ends it nor runs as a formula. */
function cellText(text: string): string {
  return safeSpreadsheetText(text.replace(/[\t\r\n]+/g, " "));
}

/** Text cells tell Excel that they are text, or it would make dates and numbers of them. */
function htmlCell(cell: string, amount: boolean): string {
  const escaped = cell.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return amount ? `<td>${escaped}</td>` : `<td style="mso-number-format:'\\@'">${escaped}</td>`;
}
