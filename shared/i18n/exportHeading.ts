import type { TFunction } from "i18next";
import type { ExportColumn, ExportFact } from "../domain/exportColumns.ts";
import { type ImportField, importFields } from "../domain/importHeadings.ts";

/** The heading of an exported column: the import's own word wherever an import can read the column. */
export function exportHeading(column: ExportColumn, t: TFunction): string {
  return isImportField(column) ? t(`imports.field.${column}`) : t(`exports.fact.${column}`);
}

function isImportField(column: ImportField | ExportFact): column is ImportField {
  return (importFields as readonly string[]).includes(column);
}
