import type { Import } from "../../shared/contract/imports.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fieldOfHeading, type ImportField, importFields } from "../../shared/domain/importHeadings.ts";
import { importProblemText } from "../../shared/i18n/importProblem.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import {
  dropOldImports,
  type ImportRecord,
  importById,
  importRowsAfter,
  insertImport,
  insertImportRows,
  outcomeCounts,
  updateImport,
} from "../store/imports.ts";
import { dryRun } from "./dryRun.ts";
import { describeColumns, findHeadings, openWorkbook, type SheetRow, tableWorkbook, take } from "./workbook.ts";
import { writeRows } from "./writeRows.ts";

/** Staged workbooks that are kept; older ones are removed with the next upload. */
const keptImports = 10;
const rowsPerStage = 500;
const rowsPerWorkbookPage = 500;
const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Stages a workbook's first filled sheet in the ledger and matches its columns to fields.
 *
 * @throws {Refusal} workbookUnreadable, workbookEmpty
 */
export async function uploadImport(core: Core, ctx: Context, { file }: Inputs["imports"]["upload"]): Promise<Import> {
  const { sheetNumber, rows } = await openWorkbook(file);
  const head = await take(rows, rowsPerStage);
  const headings = findHeadings(head);
  const data = head.filter((row) => headings && row.rowNumber > headings.rowNumber);
  if (!headings || data.length === 0) throw new Refusal("workbookEmpty");
  const columns = describeColumns(headings, data);
  const id = await core.opened.store.write(async (db) => {
    const mapping = matchColumns(columns);
    const staged = { fileName: file.name, sheetNumber, state: "mapping" as const, columns, mapping, rowCount: 0 };
    const created = await insertImport(db, staged, { at: ctx.clock().toISOString(), by: ctx.actor.id });
    const rowCount = await stageRows(db, created, data, rows);
    await updateImport(db, created, { rowCount });
    await dropOldImports(db, keptImports);
    return created;
  });
  return getImport(core, ctx, { id });
}

/** Stages the rows read already, and batch by batch those that follow. */
async function stageRows(
  db: Change["db"],
  importId: number,
  first: readonly SheetRow[],
  rest: AsyncIterator<SheetRow>,
): Promise<number> {
  let count = 0;
  for (let batch = first; batch.length > 0; batch = await take(rest, rowsPerStage)) {
    await insertImportRows(db, importId, batch);
    count += batch.length;
  }
  return count;
}

/** The first column of each field wins; a heading that repeats is left for the user to decide. */
function matchColumns(columns: Import["columns"]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return columns.map(({ header }) => {
    const field = fieldOfHeading(header);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** @throws {Refusal} notFound */
export async function getImport(
  core: Core,
  { db }: Pick<Context, "db">,
  { id }: Inputs["imports"]["get"],
): Promise<Import> {
  const record = await existing(db, id);
  const { applied, ...counts } = await outcomeCounts(db, id);
  const jobId = core.jobs.runningOn(subjectOf(id));
  return { ...record, state: stateNow(record.state, jobId), counts, applied, jobId };
}

/** An import whose job ended with the process that ran it goes on from where it stood. */
function stateNow(state: Import["state"], jobId: string | null): Import["state"] {
  if (jobId !== null) return state;
  if (state === "checking") return "mapping";
  return state === "running" ? "cancelled" : state;
}

function subjectOf(id: number): string {
  return `import:${id}`;
}

async function existing(db: Context["db"], id: number): Promise<ImportRecord> {
  const record = await importById(db, id);
  if (!record) throw new Refusal("notFound");
  return record;
}

/**
 * Takes the user's mapping over and starts the dry run: what each row will do, and why not.
 *
 * @throws {Refusal} importWrongState, importMappingIncomplete
 */
export async function checkImport(
  core: Core,
  ctx: Context,
  { id, mapping }: Inputs["imports"]["check"],
): Promise<Import> {
  const current = await getImport(core, ctx, { id });
  if (current.jobId || current.applied > 0) throw new Refusal("importWrongState");
  for (const field of ["name", "idNumber"] as const)
    if (!mapping.includes(field)) throw new Refusal("importMappingIncomplete", { field: fieldLabels(field) });
  if (!mapping.includes("area") && !mapping.includes("areaCode"))
    throw new Refusal("importMappingIncomplete", { field: fieldLabels("area") });
  await core.opened.store.write((db) => updateImport(db, id, { mapping, state: "checking" }));
  core.jobs.start({ kind: "importCheck", ownerId: ctx.actor.id, subject: subjectOf(id) }, (control) =>
    dryRun(core, ctx, { ...current, mapping }, control),
  );
  return getImport(core, ctx, { id });
}

/** Both languages at once: the refusal's sentence is made on the screen, which knows its own. */
function fieldLabels(field: ImportField): string {
  return [createTranslator("zh-CN"), createTranslator("en")].map(({ t }) => t(`imports.field.${field}`)).join(" / ");
}

/** One page of rows with what the dry run found. */
export async function importRowsPage(
  { db }: Context,
  { id, outcome, after, limit }: Inputs["imports"]["rows"] & { after: number; limit: number },
): Promise<Outputs["imports"]["rows"]> {
  await existing(db, id);
  const rows = await importRowsAfter(db, id, {
    after,
    limit,
    narrow: (query) => (outcome ? query.where({ outcome }) : query.whereNotNull("outcome")),
  });
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      rowNumber: row.rowNumber,
      name: row.name,
      idNumber: row.idNumber,
      outcome: row.outcome ?? "refuse",
      problems: row.problems,
      applied: row.appliedAt !== null,
    })),
    nextAfter: last && rows.length === limit ? last.rowNumber : null,
  };
}

/**
 * Writes what the dry run promised, batch by batch; a cancelled run keeps its whole batches and can go on.
 *
 * @throws {Refusal} importWrongState
 */
export async function runImport(core: Core, ctx: Context, { id }: Inputs["imports"]["run"]): Promise<Import> {
  const current = await getImport(core, ctx, { id });
  if (current.jobId || !["checked", "cancelled"].includes(current.state)) throw new Refusal("importWrongState");
  await core.opened.store.write((db) => updateImport(db, id, { state: "running" }));
  const total = current.counts.create + current.counts.update;
  core.jobs.start({ kind: "importRun", ownerId: ctx.actor.id, subject: subjectOf(id) }, (control) =>
    writeRows(core, ctx, { id, applied: current.applied, total }, control),
  );
  return getImport(core, ctx, { id });
}

/** A workbook of the refused rows as they were, each with its row number and the reasons, ready to be corrected. */
export async function refusedRowsWorkbook(
  { db }: Context,
  { id, language }: Inputs["imports"]["refusedRows"],
): Promise<Outputs["imports"]["refusedRows"]> {
  const { columns, fileName } = await existing(db, id);
  const { t } = createTranslator(language);
  const rows: (string | number | null)[][] = [];
  for (let after = 0; ; ) {
    const page = await importRowsAfter(db, id, {
      after,
      limit: rowsPerWorkbookPage,
      narrow: (query) => query.where({ outcome: "refuse" }),
    });
    for (const { rowNumber, cells, problems } of page)
      rows.push([
        ...columns.map((_, index) => cells[index] ?? null),
        String(rowNumber),
        problems.map((problem) => importProblemText(problem, t)).join("\n"),
      ]);
    const last = page.at(-1);
    if (!last) break;
    after = last.rowNumber;
  }
  const head = [...columns.map(({ header }) => header), t("imports.result.row"), t("imports.result.reasons")];
  const name = `${fileName.replace(/\.[^.]*$/, "")}-${t("imports.result.fileName")}.xlsx`;
  return { file: new File([await tableWorkbook(t("imports.result.sheet"), head, rows)], name, { type: excelType }) };
}

/** An empty workbook with the headings that are understood, text columns throughout. */
export async function importTemplate({
  language,
}: Inputs["imports"]["template"]): Promise<Outputs["imports"]["template"]> {
  const { t } = createTranslator(language);
  const head = importFields.map((field) => t(`imports.field.${field}`));
  const name = `${t("imports.template.fileName")}.xlsx`;
  return { file: new File([await tableWorkbook(t("imports.template.sheet"), head, [])], name, { type: excelType }) };
}
