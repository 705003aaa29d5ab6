import { writeXlsxStream } from "hucre/xlsx";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { importFields } from "../../shared/domain/importHeadings.ts";
import { safeSpreadsheetText } from "../../shared/domain/spreadsheetCell.ts";
import { importProblemText } from "../../shared/i18n/importProblem.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { cellsAt, outcomesAfter } from "../store/importRows.ts";
import { type ImportCell, type ImportRecord, importById } from "../store/imports.ts";

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const rowsPerPage = 500;

/** A workbook of the refused rows as they were, each with where it stood and the reasons, ready to be corrected. */
export async function refusedRowsWorkbook(
  { db }: Context,
  { id, language }: Inputs["imports"]["refusedRows"],
): Promise<Outputs["imports"]["refusedRows"]> {
  const record = await importById(db, id);
  if (!record) throw new Refusal("notFound");
  const { t } = createTranslator(language);
  const head = [
    ...record.columns.map(({ header }) => header),
    t("imports.result.sheetName"),
    t("imports.result.row"),
    t("imports.result.reasons"),
  ];
  const name = `${record.fileName.replace(/\.[^.]*$/, "")}-${t("imports.result.fileName")}.xlsx`;
  return { file: await tableWorkbook({ name, sheet: t("imports.result.sheet"), head }, refusedRows(db, record, t)) };
}

async function* refusedRows(
  db: Context["db"],
  { id, columns, sheets }: ImportRecord,
  t: ReturnType<typeof createTranslator>["t"],
): AsyncGenerator<ImportCell[]> {
  const sheetNames = new Map(sheets.map(({ number, name }) => [number, name || String(number)]));
  for (let after = 0; ; ) {
    const narrow = (query: { where(equals: object): unknown }) => query.where({ outcome: "refuse" });
    const page = await outcomesAfter(db, id, { after, limit: rowsPerPage, narrow });
    const last = page.at(-1);
    if (!last) return;
    const cells = await cellsAt(
      db,
      id,
      page.map(({ position }) => position),
    );
    for (const { position, sheetNumber, rowNumber, problems } of page)
      yield [
        ...columns.map((_, index) => cells.get(position)?.[index] ?? null),
        sheetNames.get(sheetNumber) ?? "",
        String(rowNumber),
        problems.map((problem) => importProblemText(problem, t)).join("\n"),
      ];
    after = last.position;
  }
}

/** An empty workbook with the headings that are understood, text columns throughout. */
export async function importTemplate({
  language,
}: Inputs["imports"]["template"]): Promise<Outputs["imports"]["template"]> {
  const { t } = createTranslator(language);
  const head = importFields.map((field) => t(`imports.field.${field}`));
  const name = `${t("imports.template.fileName")}.xlsx`;
  return { file: await tableWorkbook({ name, sheet: t("imports.template.sheet"), head }, []) };
}

/**
 * One sheet whose first row stays in view. Every column is text, so that Excel keeps all digits of a number, and no
 * text runs as a formula.
 */
async function tableWorkbook(
  { name, sheet, head }: { name: string; sheet: string; head: readonly string[] },
  rows: AsyncIterable<ImportCell[]> | Iterable<ImportCell[]>,
): Promise<File> {
  const stream = writeXlsxStream(safeRows(rows), {
    name: sheet,
    columns: head.map((heading) => ({
      header: safeSpreadsheetText(heading),
      width: Math.max(14, heading.length * 2 + 4),
      style: { numFmt: "@" },
    })),
    freezePane: { rows: 1 },
  });
  return new File([await new Response(stream).blob()], name, { type: excelType });
}

async function* safeRows(rows: AsyncIterable<ImportCell[]> | Iterable<ImportCell[]>): AsyncGenerator<ImportCell[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === "string" ? safeSpreadsheetText(cell) : cell));
}
