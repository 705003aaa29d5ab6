import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CustomerSelection } from "../../../shared/contract/customers.ts";
import type { ExportFormat } from "../../../shared/domain/exportColumns.ts";
import { rates } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";
import { rowColumns, rowJoins } from "./rowSql.ts";

const rounds = 4;

/** Everything an export says of a customer, by hand, for a whole township at once. */
const selectSql = `
  SELECT ${rowColumns}, customers.id_type, customers.headcount, customers.yearly_income_fen, customers.contact_name,
    customers.notes, customers.consent_on, customers.consent_form, areas.code
  FROM customers ${rowJoins}
  WHERE customers.retired_at IS NULL
    AND customers.area_id IN (SELECT ?2 UNION ALL SELECT id FROM areas WHERE parent_id = ?2)
  ORDER BY customers.id`;

/** Writes the file of an export to the disk, pulled as a window pulls it. Gives the customers in it. */
export async function exportTo(
  path: string,
  { window, context }: OpenedLedger,
  selection: CustomerSelection,
  format: ExportFormat,
): Promise<number> {
  context();
  const file = openSync(path, "w");
  const { id } = await window.exports.startRevealed({ selection, format, language: "zh-CN" });
  let customers = 0;
  for (let piece = await window.exports.next({ id }); piece; piece = await window.exports.next({ id })) {
    writeSync(file, new Uint8Array(await piece.chunk.arrayBuffer()));
    customers = piece.done;
  }
  closeSync(file);
  return customers;
}

/** Exports of whole townships over a raw select written to a file line by line. */
export async function* exporting(ledger: OpenedLedger) {
  const { raw, window, context } = ledger;
  const folder = mkdtempSync(join(tmpdir(), "sunshine-bench-"));
  const townships = (await window.jurisdictions.areas({})).filter(({ level }) => level === "township");
  const areaOf = (round: number) => townships[round]?.id ?? 0;
  const select = raw.query<Record<string, string | number | null>>(selectSql);
  const { today } = context();
  const barely = async (round: number) => {
    const file = openSync(join(folder, "floor.csv"), "w");
    const rows = await select(today, areaOf(round));
    writeSync(file, rows.map((row) => `${Object.values(row).join(",")}\n`).join(""));
    closeSync(file);
    return rows.length;
  };
  try {
    for (const [name, format] of [
      ["export.rows_per_second", "csv"],
      ["export.xlsx.rows_per_second", "xlsx"],
    ] as const) {
      const value = (round: number) => {
        const selection = { by: "filter" as const, filter: { areaId: areaOf(round) }, except: [] };
        return exportTo(join(folder, `value.${format}`), ledger, selection, format);
      };
      yield await rates(name, rounds, value, barely);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
