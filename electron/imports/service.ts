import { type CustomerFields, pickCustomerFields } from "../../shared/contract/customers.ts";
import type { Import, ImportProblem } from "../../shared/contract/imports.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fieldOfHeading, type ImportField, importFields } from "../../shared/domain/importHeadings.ts";
import { importProblemText } from "../../shared/i18n/importProblem.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { allAreas } from "../store/areas.ts";
import {
  type CustomerRecord,
  customerById,
  customerByIdNumber,
  insertCustomer,
  updateCustomer,
} from "../store/customers.ts";
import {
  type CheckedRow,
  dropOldImports,
  firstRowsWith,
  type ImportRecord,
  type ImportRowRecord,
  importById,
  importRowsAfter,
  insertImport,
  insertImportRows,
  markApplied,
  outcomeCounts,
  refuseRow,
  saveCheckedRow,
  updateImport,
} from "../store/imports.ts";
import { AreaFinder } from "./areaFinder.ts";
import { complete, type ReadRow, readRow } from "./readRow.ts";
import { describeColumns, findHeadings, openWorkbook, type SheetRow, tableWorkbook } from "./workbook.ts";

/** Staged workbooks that are kept; older ones are removed with the next upload. */
const keptImports = 10;
const rowsPerStage = 500;
const rowsPerCheck = 500;
/** Customers written by one transaction: what a cancel or a power failure may undo. */
const rowsPerRun = 200;
const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Stages a workbook's first filled sheet in the ledger and matches its columns to fields.
 *
 * @throws {Refusal} workbookUnreadable, workbookEmpty
 */
export async function uploadImport(core: Core, ctx: Context, { file }: Inputs["imports"]["upload"]): Promise<Import> {
  const { sheetNumber, rows } = await openWorkbook(file);
  const head: SheetRow[] = [];
  for await (const row of rows) {
    head.push(row);
    if (head.length >= rowsPerStage) break;
  }
  const headings = findHeadings(head);
  const data = head.filter((row) => headings && row.rowNumber > headings.rowNumber);
  if (!headings || data.length === 0) throw new Refusal("workbookEmpty");
  const columns = describeColumns(headings, data);
  const id = await core.opened.store.write(async (db) => {
    const mapping = matchColumns(columns);
    const staged = { fileName: file.name, sheetNumber, state: "mapping" as const, columns, mapping, rowCount: 0 };
    const created = await insertImport(db, staged, { at: ctx.clock().toISOString(), by: ctx.actor.id });
    // Read again from the top: a generator that was left early is closed, and the first rows must not be lost.
    const rowCount = await stageRows(db, created, file, headings.rowNumber);
    await updateImport(db, created, { rowCount });
    await dropOldImports(db, keptImports);
    return created;
  });
  return getImport(core, ctx, { id });
}

async function stageRows(db: Change["db"], importId: number, file: Blob, headingRow: number): Promise<number> {
  const { rows } = await openWorkbook(file);
  let batch: SheetRow[] = [];
  let count = 0;
  for await (const row of rows) {
    if (row.rowNumber <= headingRow) continue;
    batch.push(row);
    count += 1;
    if (batch.length < rowsPerStage) continue;
    await insertImportRows(db, importId, batch);
    batch = [];
  }
  await insertImportRows(db, importId, batch);
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
    dryRun(core, ctx, id, control),
  );
  return getImport(core, ctx, { id });
}

/** Both languages at once: the refusal's sentence is made on the screen, which knows its own. */
function fieldLabels(field: ImportField): string {
  return [createTranslator("zh-CN"), createTranslator("en")].map(({ t }) => t(`imports.field.${field}`)).join(" / ");
}

async function dryRun(core: Core, ctx: Context, id: number, { signal, progress }: JobControl): Promise<void> {
  const { columns, mapping, rowCount } = await existing(ctx.db, id);
  const areas = new AreaFinder(await allAreas(ctx.db));
  let done = 0;
  for (let after = 0; ; ) {
    progress(done, rowCount);
    if (signal.aborted) break;
    const rows = await importRowsAfter(ctx.db, id, { after, limit: rowsPerCheck });
    const last = rows.at(-1);
    if (!last) break;
    const read = rows.map((row) => ({ row, ...readRow(row.cells, columns, mapping, areas) }));
    await core.opened.store.write(async (db) => {
      for (const checked of await checkRows(db, id, read)) await saveCheckedRow(db, id, checked);
    });
    after = last.rowNumber;
    done += rows.length;
  }
  await core.opened.store.write((db) => updateImport(db, id, { state: signal.aborted ? "mapping" : "checked" }));
}

async function checkRows(
  db: Change["db"],
  importId: number,
  read: readonly (ReadRow & { row: ImportRowRecord })[],
): Promise<CheckedRow[]> {
  const numbers = [...new Set(read.map(({ idNumber }) => idNumber).filter(Boolean))];
  const known = await customersByIdNumbers(db, numbers);
  const seen = await firstRowsWith(db, importId, numbers, read[0]?.row.rowNumber ?? 0);
  return read.map(({ row, name, idNumber, typed, problems }) => {
    const customer = known.get(`${typed.idType} ${typed.idNumber}`) ?? null;
    const outcome = outcomeOf(customer, typed, problems, seen.get(idNumber));
    if (idNumber !== "" && !seen.has(idNumber)) seen.set(idNumber, row.rowNumber);
    return {
      rowNumber: row.rowNumber,
      name: name || (customer?.name ?? ""),
      idNumber,
      customerId: customer?.id ?? null,
      customerVersion: customer?.version ?? null,
      ...outcome,
    };
  });
}

function outcomeOf(
  customer: CustomerRecord | null,
  typed: Partial<CustomerFields>,
  problems: readonly ImportProblem[],
  earlierRow: number | undefined,
): Pick<CheckedRow, "outcome" | "problems" | "fields"> {
  const found = [...problems];
  if (earlierRow !== undefined) found.push({ field: "idNumber", key: "duplicateInSheet", params: { row: earlierRow } });
  if (customer && typed.kind && typed.kind !== customer.kind)
    found.push({ field: "kind", key: "kindChange", params: {} });
  const known = customer && pickCustomerFields(customer);
  const completed = complete(known, typed);
  for (const problem of completed.problems)
    if (!found.some(({ field }) => field === problem.field || (problem.field === "area" && field === "areaCode")))
      found.push(problem);
  if (found.length > 0 || !completed.fields) return { outcome: "refuse", problems: found, fields: null };
  if (!known) return { outcome: "create", problems: [], fields: completed.fields };
  const changed = Object.keys(differences(known, completed.fields).after).length > 0;
  return { outcome: changed ? "update" : "unchanged", problems: [], fields: completed.fields };
}

async function customersByIdNumbers(
  db: Change["db"],
  numbers: readonly string[],
): Promise<Map<string, CustomerRecord>> {
  const rows: CustomerRecord[] = await db("customers").whereIn("idNumber", [...numbers]);
  return new Map(rows.map((row) => [`${row.idType} ${row.idNumber}`, row]));
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
    writeRows(core, ctx, id, total, control),
  );
  return getImport(core, ctx, { id });
}

async function writeRows(
  core: Core,
  ctx: Context,
  id: number,
  total: number,
  { signal, progress }: JobControl,
): Promise<void> {
  let { applied } = await getImport(core, ctx, { id });
  for (let after = 0; ; ) {
    progress(applied, total);
    if (signal.aborted) break;
    const rows = await importRowsAfter(ctx.db, id, {
      after,
      limit: rowsPerRun,
      narrow: (query) => query.whereIn("outcome", ["create", "update"]).whereNull("appliedAt"),
    });
    const last = rows.at(-1);
    if (!last) break;
    await ctx.change(async (change) => {
      let written = 0;
      for (const row of rows) if (await writeRow(ctx, change, id, row)) written += 1;
      change.audit({ action: "import.run", subjectType: "import", subjectId: id, after: { written } });
    });
    after = last.rowNumber;
    applied += rows.length;
  }
  await core.opened.store.write((db) => updateImport(db, id, { state: signal.aborted ? "cancelled" : "done" }));
}

/** @returns false when the ledger has changed since the dry run, which refuses the row */
async function writeRow(ctx: Context, change: Change, importId: number, row: ImportRowRecord): Promise<boolean> {
  const { fields, rowNumber } = row;
  if (!fields) return false;
  const written = { at: change.now, by: ctx.actor.id };
  const refuse = async () => {
    await refuseRow(change.db, importId, rowNumber, { field: "idNumber", key: "stale", params: {} });
    return false;
  };
  if (row.outcome === "create") {
    if (await customerByIdNumber(change.db, fields.idType, fields.idNumber)) return refuse();
    const id = await insertCustomer(change.db, fields, written);
    change.audit({ action: "customer.create", subjectType: "customer", subjectId: id, after: { ...fields, importId } });
    await markApplied(change.db, importId, rowNumber, id, change.now);
    return true;
  }
  const before = row.customerId === null ? null : await customerById(change.db, row.customerId);
  const target = before && { id: before.id, version: row.customerVersion ?? -1 };
  if (!before || !target || !(await updateCustomer(change.db, target, fields, written))) return refuse();
  const changed = differences(pickCustomerFields(before), fields);
  change.audit({ action: "customer.update", subjectType: "customer", subjectId: before.id, ...changed });
  await markApplied(change.db, importId, rowNumber, before.id, change.now);
  return true;
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
      limit: rowsPerCheck,
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
