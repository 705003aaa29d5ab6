import { daysBinderIsKept } from "../../shared/domain/binder.ts";
import { addDays, dateInZone } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { PdfPrinter } from "../documents/printing/pdfPrinter.ts";
import { spellOutMissing } from "../documents/printing/spellOut.ts";
import { printingOf } from "../documents/service.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { type BinderRecord, entriesFrom, insertFailures, insertVolume, updateBinder } from "../store/binders.ts";
import { ahead, begun } from "./ahead.ts";
import { countedFiles } from "./count.ts";
import { type Bindery, setOutFiles } from "./files.ts";
import { pressOf } from "./press.ts";
import { printVolume } from "./printVolume.ts";
import { type Step, volumesOf } from "./volumes.ts";

/** A binder with what is still to be printed of it. */
type Unfinished = Pick<BinderRecord, "id" | "language" | "options" | "customers" | "settled" | "lastVolume">;

/**
 * Prints what is left of a binder, volume by volume. A volume, the customers in it and what was left out are settled by
 * one transaction, so that whatever ends the work loses the volume on its way and no other. One volume is printed at a
 * time, while the next is gathered and counted: of two printed at once the memory would hold both.
 */
export async function bind(
  core: Core,
  ctx: Context,
  printer: PdfPrinter,
  binder: Unfinished,
  { signal, progress }: JobControl,
): Promise<void> {
  const bindery = await openBindery(core, ctx, pressOf(printer, signal), binder, signal);
  const done = (settled: number) => progress(settled, binder.customers);
  done(binder.settled);
  const entries = await entriesFrom(ctx.db, binder.id, binder.settled);
  const counted = countedFiles(bindery, ahead(setOutFiles(bindery, entries)));
  let number = binder.lastVolume;
  let before: Promise<number> | null = null;
  try {
    for await (const step of ahead(volumesOf(bindery, counted))) {
      signal.throwIfAborted();
      if (before) done(await before);
      if (step.volume) number += 1;
      before = begun(printAndSettle(core, bindery, binder, step, number));
    }
    if (before) done(await before);
    await finish(core, ctx, binder, { state: "done" });
  } catch (error) {
    // Who stopped it has said why; after an end of the application it is found as it stands.
    signal.throwIfAborted();
    const problem = error instanceof Refusal ? error.data : new Refusal("binderFault").data;
    await finish(core, ctx, binder, { state: "paused", problem });
    throw error;
  }
}

async function openBindery(
  core: Core,
  ctx: Context,
  printer: PdfPrinter,
  { language, options }: Unfinished,
  signal: AbortSignal,
): Promise<Bindery> {
  const told = await printingOf(ctx, { language, copy: false });
  const nothing = { title: "", subject: "", keywords: [], articles: [], subjects: [] };
  const { printing } = await spellOutMissing(nothing, told, printer);
  return { ctx, printer, printing, options, log: core.options.log, signal };
}

async function finish(
  core: Core,
  ctx: Context,
  { id }: Unfinished,
  changes: Pick<Partial<BinderRecord>, "state" | "problem">,
): Promise<void> {
  const finishedAt = changes.state === "done" ? ctx.clock().toISOString() : null;
  await core.opened.store.write((db) => updateBinder(db, id, { ...changes, finishedAt, keepUntil: lastDay(ctx) }));
}

/** Last day on which the volumes of a binder are there that is worked on today. */
export function lastDay({ clock, timeZone }: Pick<Context, "clock" | "timeZone">): string {
  return addDays(dateInZone(clock(), timeZone), daysBinderIsKept);
}

/**
 * The PDF is put away as soon as it is there: what waits grows old, and old memory is given back late.
 *
 * @param number of the volume, if the step has one
 * @returns the position up to which all is settled
 */
async function printAndSettle(
  core: Core,
  bindery: Bindery,
  binder: Unfinished,
  step: Step,
  number: number,
): Promise<number> {
  const title = titleOf(binder, number, bindery);
  const printed = step.volume && (await printVolume(bindery, title, step.volume));
  bindery.signal.throwIfAborted();
  const contentId = printed?.bytes ? await core.opened.volumes.put(printed.bytes, null) : null;
  const failures = [...step.failures, ...(printed?.failures ?? [])];
  await bindery.ctx.change(async (change) => {
    const { db } = change;
    if (printed?.bytes) {
      const { files, numbers } = printed.volume;
      const pages = files.map(({ position, article }) => ({ position, page: numbers.starts.get(article.id) ?? 1 }));
      const record = { number, title, files: files.length, pages: numbers.total, bytes: printed.bytes.length };
      await insertVolume(db, binder.id, { ...record, contentId }, pages);
      for (const { subject } of files)
        change.audit({
          action: "document.print",
          subjectType: subject.subjectType,
          subjectId: subject.subjectId,
          after: {
            ...{ document: "binder", language: binder.language, binderId: binder.id, volume: number },
            ...subject.details,
          },
        });
    }
    await insertFailures(
      db,
      binder.id,
      failures.map(({ customerId, reason }) => ({ customerId, reason })),
    );
    await updateBinder(db, binder.id, { settled: step.end });
    const counts = { customers: printed?.volume.files.length ?? 0, failed: failures.length };
    const after = contentId === null ? counts : { volume: number, ...counts };
    change.audit({ action: "binder.volume", subjectType: "binder", subjectId: binder.id, after });
  });
  return step.end;
}

function titleOf({ id }: Unfinished, number: number, { printing: { t, branchName } }: Bindery): string {
  return t("binders.volumeTitle", { branch: branchName, binder: id, number: String(number).padStart(2, "0") });
}
