import { headingsFingerprint } from "../../shared/domain/importHeadings.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { stageRows, unstageRows } from "../store/importRows.ts";
import { deleteImport, dropOldImports, type ImportSheet, rememberedMapping, updateImport } from "../store/imports.ts";
import type { OpenFile, OpenSheet, SheetRow } from "./files/rows.ts";
import { describeColumns, findHeadings, matchColumns, searchedForHeadings, shownCell } from "./headings.ts";

/** Imports of which the rows as the file held them are kept; those of older ones are dropped with the next upload. */
const keptImports = 10;
const rowsPerStage = 1000;
const mostSheets = 100;
/** Rows of all sheets together: a province's households. */
const mostRows = 3_000_000;
const previewRows = 8;

/**
 * Stages every sheet of an opened file, a batch to a transaction, and finds its headings. Nothing is left of a reading
 * that is stopped or fails.
 *
 * @throws {Refusal} workbookUnreadable, workbookTooLarge, workbookEmpty
 */
export async function readFile(
  core: Core,
  { id, opened }: { id: number; opened: OpenFile },
  control: JobControl,
): Promise<void> {
  const { store } = core.opened;
  try {
    const sheets = await stageSheets(core, id, opened, control);
    if (!control.signal.aborted) {
      const chosen = firstChoice(sheets);
      if (!chosen) throw new Refusal("workbookEmpty");
      await store.write(async (db) => {
        await updateImport(db, id, { state: "mapping", ...(await choice(db, sheets, [chosen.number])) });
        await dropOldImports(db, keptImports);
      });
      return;
    }
  } catch (error) {
    await store.write((db) => deleteImport(db, id));
    throw error instanceof Refusal ? error : unreadable(core, error);
  }
  await store.write((db) => deleteImport(db, id));
}

/** A file that breaks its reader is unreadable to staff; what went wrong stands in the log. */
function unreadable(core: Core, error: unknown): Refusal {
  core.options.log.error({ err: error }, "an uploaded file could not be read");
  return new Refusal("workbookUnreadable");
}

async function stageSheets(
  core: Core,
  id: number,
  opened: OpenFile,
  { signal, progress }: JobControl,
): Promise<ImportSheet[]> {
  const sheets: ImportSheet[] = [];
  let position = 0;
  for (const sheet of opened.sheets.slice(0, mostSheets)) {
    const first: SheetRow[] = [];
    const start = position;
    for await (const rows of batches(sheet)) {
      progress(position, 0);
      if (signal.aborted) return sheets;
      if (position + rows.length > mostRows) throw new Refusal("workbookTooLarge");
      first.push(...rows.slice(0, Math.max(0, searchedForHeadings - first.length)));
      const staged = rows.map((row) => {
        position += 1;
        return { ...row, position, sheetNumber: sheet.number };
      });
      await core.opened.store.write((db) => stageRows(db, id, staged));
    }
    const described = describeSheet(sheet, first, position - start);
    if (described) sheets.push(described);
    const upTo = described ? position - described.rowCount : position;
    await core.opened.store.write((db) => unstageRows(db, id, { from: start + 1, upTo }));
  }
  return sheets;
}

/** Rows in batches of one size, whatever the sizes in which the file gives them. */
async function* batches(sheet: OpenSheet): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = [];
  for await (const rows of sheet.rows()) {
    batch = batch.length === 0 ? rows : batch.concat(rows);
    if (batch.length < rowsPerStage) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What was found in a sheet; null where it holds no rows below headings. */
function describeSheet(
  { number, name, merges }: OpenSheet,
  first: readonly SheetRow[],
  rows: number,
): ImportSheet | null {
  const headings = findHeadings(first, merges);
  if (!headings) return null;
  const above = first.filter(({ rowNumber }) => rowNumber < headings.fromRow);
  const data = first.filter(({ rowNumber }) => rowNumber > headings.toRow);
  if (data.length === 0) return null;
  const columns = describeColumns(headings, data, above);
  const shown = [...above.slice(-2), ...first.filter(({ rowNumber }) => rowNumber >= headings.fromRow)];
  return {
    number,
    name,
    rowCount: rows - (first.length - data.length),
    chosen: false,
    knownColumns: matchColumns(columns).filter((field) => field !== null).length,
    fingerprint: headingsFingerprint(columns.map(({ header }) => header)),
    headings,
    columns,
    preview: shown.slice(0, previewRows).map(({ rowNumber, cells }) => ({
      rowNumber,
      cells: columns.map((_, index) => shownCell(cells[index] ?? null)),
      heading: rowNumber >= headings.fromRow && rowNumber <= headings.toRow,
    })),
  };
}

/** The first sheet with headings that we know, else the first with any. */
function firstChoice(sheets: readonly ImportSheet[]): ImportSheet | undefined {
  return sheets.find(({ knownColumns }) => knownColumns >= 2) ?? sheets[0];
}

/**
 * What an import is about once some of its sheets are chosen: columns, and the mapping they had last time or the one
 * that follows from their headings.
 *
 * @throws {Refusal} importSheetsDiffer
 */
export async function choice(db: Context["db"], sheets: readonly ImportSheet[], numbers: readonly number[]) {
  const chosen = sheets.filter(({ number }) => numbers.includes(number));
  const [first] = chosen;
  if (!first || chosen.length !== new Set(numbers).size) throw new Refusal("notFound");
  if (chosen.some(({ fingerprint }) => fingerprint !== first.fingerprint)) throw new Refusal("importSheetsDiffer");
  const remembered = await rememberedMapping(db, first.fingerprint);
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, chosen: chosen.includes(sheet) })),
    columns: first.columns,
    mapping: remembered?.mapping ?? matchColumns(first.columns),
    rememberedFrom: remembered?.usedAt ?? null,
    rowCount: chosen.reduce((total, { rowCount }) => total + rowCount, 0),
  };
}
