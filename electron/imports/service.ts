import type { Import, ImportState, ImportSummary } from "../../shared/contract/imports.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { ImportField } from "../../shared/domain/importHeadings.ts";
import { maskIdNumber } from "../../shared/domain/mask.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { countImportProblems, hasImportProblem } from "../store/dialect.ts";
import { outcomesAfter } from "../store/importRows.ts";
import {
  dropUnread,
  type ImportCounts,
  type ImportRecord,
  type ImportSheet,
  importById,
  insertImport,
  newestImports,
  rememberMapping,
  updateImport,
} from "../store/imports.ts";
import { dryRun } from "./dryRun.ts";
import { openFile } from "./files/openFile.ts";
import { choice, readFile } from "./readFile.ts";
import { undoPreview, undoRows } from "./undo.ts";
import { writeRows } from "./writeRows.ts";

/**
 * Opens a file, told by its content, and starts to stage its sheets.
 *
 * @throws {Refusal} workbookUnreadable, workbookEncrypted, workbookOldFormat, workbookTooLarge, workbookEmpty
 */
export async function uploadImport(core: Core, ctx: Context, { file }: Inputs["imports"]["upload"]): Promise<Import> {
  const opened = await openFile(file);
  const id = await core.opened.store.write(async (db) => {
    await dropUnread(db, core.jobs.runningOnAny("importRead").map(idOfSubject));
    return insertImport(db, {
      fileName: file.name,
      format: opened.format,
      encoding: opened.encoding,
      state: "reading",
      createdAt: ctx.clock().toISOString(),
      createdBy: ctx.actor.id,
    });
  });
  const record = await existing(ctx.db, id);
  core.jobs.start({ kind: "importRead", ownerId: ctx.actor.id, subject: subjectOfImport(id) }, (control) =>
    readFile(core, { id, opened }, control),
  );
  return describe(core, record);
}

/** @throws {Refusal} notFound */
export async function getImport(
  core: Core,
  { db }: Pick<Context, "db">,
  { id }: Inputs["imports"]["get"],
): Promise<Import> {
  return describe(core, await existing(db, id));
}

/** Imports of the branch, the newest first; those that were interrupted say so. */
export async function listImports(core: Core, { db }: Context): Promise<ImportSummary[]> {
  const rows = await newestImports(db);
  return rows
    .map((row) => ({ ...row, ...progressOf(core, row) }))
    .filter(({ state, jobId }) => state !== "reading" || jobId !== null)
    .map(({ id, fileName, createdAt, createdByName, ...rest }) => ({
      id,
      fileName,
      createdAt,
      createdByName,
      ...pickProgress(rest),
    }));
}

type Progress = Pick<ImportSummary, "state" | "rowCount" | "counts" | "applied" | "undone" | "kept" | "jobId">;

function pickProgress({ state, rowCount, counts, applied, undone, kept, jobId }: Progress): Progress {
  return { state, rowCount, counts, applied, undone, kept, jobId };
}

function progressOf(core: Core, record: ImportCounts & { id: number; state: ImportState }): Progress {
  const jobId = core.jobs.runningOn(subjectOfImport(record.id));
  return {
    state: stateNow(record.state, jobId),
    rowCount: record.rowCount,
    counts: {
      create: record.createCount,
      update: record.updateCount,
      unchanged: record.unchangedCount,
      refuse: record.refuseCount,
      skip: record.skipCount,
    },
    applied: record.appliedCount,
    undone: record.undoneCount,
    kept: record.keptCount,
    jobId,
  };
}

function describe(core: Core, record: ImportRecord): Import {
  const { id, fileName, format, encoding, columns, mapping, rememberedFrom, createdAt, createdByName } = record;
  const groups = [...new Set(record.sheets.map(({ fingerprint }) => fingerprint))];
  return {
    ...{ id, fileName, format, encoding, columns, mapping, rememberedFrom, createdAt, createdByName },
    ...progressOf(core, record),
    sheets: record.sheets.map(({ number, name, rowCount, chosen, knownColumns, fingerprint }) => ({
      ...{ number, name, rowCount, chosen, knownColumns },
      group: groups.indexOf(fingerprint),
    })),
    preview: record.sheets.find(({ chosen }) => chosen)?.preview ?? [],
  };
}

/** What was under way when the application ended goes on from where it stood, or starts anew. */
function stateNow(state: ImportState, jobId: string | null): ImportState {
  if (jobId !== null) return state;
  if (state === "checking") return "mapping";
  if (state === "running") return "interrupted";
  return state === "undoing" ? "undoInterrupted" : state;
}

export function subjectOfImport(id: number): string {
  return `import:${id}`;
}

function idOfSubject(subject: string): number {
  return Number(subject.split(":")[1]);
}

/** @throws {Refusal} notFound, also for one whose reading was interrupted: nothing is left of it */
async function existing(db: Context["db"], id: number): Promise<ImportRecord> {
  const record = await importById(db, id);
  if (!record) throw new Refusal("notFound");
  return record;
}

/** The import, if it is in one of these states and nothing works on it. */
async function resting(core: Core, ctx: Context, id: number, states: readonly ImportState[]): Promise<ImportRecord> {
  const record = await existing(ctx.db, id);
  const jobId = core.jobs.runningOn(subjectOfImport(id));
  if (jobId !== null || !states.includes(stateNow(record.state, null))) throw new Refusal("importWrongState");
  return record;
}

/** @throws {Refusal} notFound, importWrongState, importSheetsDiffer */
export async function chooseSheets(
  core: Core,
  ctx: Context,
  { id, sheets }: Inputs["imports"]["chooseSheets"],
): Promise<Import> {
  const record = await resting(core, ctx, id, ["mapping", "checked"]);
  await core.opened.store.write(async (db) =>
    updateImport(db, id, { state: "mapping", ...(await choice(db, record.sheets, sheets)) }),
  );
  return getImport(core, ctx, { id });
}

/**
 * Takes the user's mapping over, remembers it for the next file with these headings, and starts the dry run: what each
 * row will do, and why not.
 *
 * @throws {Refusal} importWrongState, importMappingIncomplete
 */
export async function checkImport(
  core: Core,
  ctx: Context,
  { id, mapping }: Inputs["imports"]["check"],
): Promise<Import> {
  const record = await resting(core, ctx, id, ["mapping", "checked"]);
  for (const field of ["name", "idNumber"] as const)
    if (!mapping.includes(field)) throw new Refusal("importMappingIncomplete", { field: fieldLabels(field) });
  if (!mapping.includes("area") && !mapping.includes("areaCode"))
    throw new Refusal("importMappingIncomplete", { field: fieldLabels("area") });
  const chosen = record.sheets.find((sheet) => sheet.chosen) as ImportSheet;
  await core.opened.store.write(async (db) => {
    await updateImport(db, id, { mapping, state: "checking" });
    const used = { at: ctx.clock().toISOString(), by: ctx.actor.id };
    await rememberMapping(db, chosen.fingerprint, mapping, used);
  });
  core.jobs.start({ kind: "importCheck", ownerId: ctx.actor.id, subject: subjectOfImport(id) }, (control) =>
    dryRun(core, ctx, { ...record, mapping }, control),
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
  { id, outcome, problem, kept, after, limit }: Inputs["imports"]["rows"] & { after: number; limit: number },
): Promise<Outputs["imports"]["rows"]> {
  await existing(db, id);
  const rows = await outcomesAfter(db, id, {
    after,
    limit,
    narrow: (query) => {
      if (outcome) query.where({ outcome });
      if (problem) query.where(hasImportProblem(db, problem));
      if (kept) query.whereNotNull("keptReason");
    },
  });
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      position: row.position,
      sheetNumber: row.sheetNumber,
      rowNumber: row.rowNumber,
      name: row.name,
      idNumberMasked: maskIdNumber(row.idNumber),
      outcome: row.outcome,
      problems: row.problems,
      applied: row.appliedAt !== null,
      undone: row.undoneAt !== null,
      keptReason: row.keptReason,
      customerId: row.customerId,
    })),
    nextAfter: last && rows.length === limit ? last.position : null,
  };
}

/** What is wrong with how many rows. */
export async function importProblems(
  { db }: Context,
  { id }: Inputs["imports"]["problems"],
): Promise<Outputs["imports"]["problems"]> {
  await existing(db, id);
  const rows = await countImportProblems(db, id);
  return rows as Outputs["imports"]["problems"];
}

/**
 * Writes what the dry run promised, batch by batch; a run that was cancelled or interrupted keeps its whole batches
 * and goes on.
 *
 * @throws {Refusal} importWrongState
 */
export async function runImport(core: Core, ctx: Context, { id }: Inputs["imports"]["run"]): Promise<Import> {
  const record = await resting(core, ctx, id, ["checked", "cancelled", "interrupted"]);
  await core.opened.store.write((db) => updateImport(db, id, { state: "running" }));
  core.jobs.start({ kind: "importRun", ownerId: ctx.actor.id, subject: subjectOfImport(id) }, (control) =>
    writeRows(core, ctx, record, control),
  );
  return getImport(core, ctx, { id });
}

const undoable: readonly ImportState[] = ["cancelled", "interrupted", "done", "undoInterrupted"];

/** @throws {Refusal} notFound, importWrongState */
export async function previewUndo(
  core: Core,
  ctx: Context,
  { id }: Inputs["imports"]["previewUndo"],
): Promise<Outputs["imports"]["previewUndo"]> {
  await resting(core, ctx, id, undoable);
  return undoPreview(ctx.db, id);
}

/**
 * Takes an import back as one, in the background; an undo that was stopped or interrupted goes on.
 *
 * @throws {Refusal} notFound, importWrongState
 */
export async function undoImport(core: Core, ctx: Context, { id }: Inputs["imports"]["undo"]): Promise<Import> {
  const record = await resting(core, ctx, id, undoable);
  if (record.appliedCount === 0) throw new Refusal("importWrongState");
  await core.opened.store.write((db) => updateImport(db, id, { state: "undoing" }));
  core.jobs.start({ kind: "importUndo", ownerId: ctx.actor.id, subject: subjectOfImport(id) }, (control) =>
    undoRows(core, ctx, record, control),
  );
  return getImport(core, ctx, { id });
}
