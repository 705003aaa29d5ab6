import { daysBinderIsKept } from "../../shared/domain/binder.ts";
import { addDays, dateInZone } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { PdfPrinter } from "../documents/printing/pdfPrinter.ts";
import { spellOutMissing } from "../documents/printing/spellOut.ts";
import { printCounted, printingOf } from "../documents/service.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { type BinderRecord, entriesFrom, insertFailures, insertVolume, updateBinder } from "../store/binders.ts";
import { assertPrints, type Bindery, countedFiles, type Failure, failureOf, paperOf } from "./files.ts";
import { compose, type Step, type Volume, volumesOf } from "./volumes.ts";

/** A binder with what is still to be printed of it. */
type Unfinished = Pick<BinderRecord, "id" | "language" | "options" | "customers" | "settled" | "volumes">;

/**
 * Prints what is left of a binder, volume by volume. A volume, the customers in it and what was left out are settled by
 * one transaction, so that whatever ends the work loses the volumes on their way and no other. While one is printed the
 * next is gathered and counted.
 */
export async function bind(
  core: Core,
  ctx: Context,
  printer: PdfPrinter,
  binder: Unfinished,
  { signal, progress }: JobControl,
): Promise<void> {
  const bindery = await openBindery(core, ctx, stoppable(printer, signal), binder, signal);
  let { settled, volumes: number } = binder;
  progress(settled, binder.customers);
  const entries = await entriesFrom(ctx.db, binder.id, settled);
  const steps = volumesOf(bindery, countedFiles(bindery, entries));
  try {
    let coming = begun(steps.next());
    for (;;) {
      const { done, value: step } = await coming;
      signal.throwIfAborted();
      if (done) break;
      coming = begun(steps.next());
      if (await settle(core, bindery, binder, number + 1, step)) number += 1;
      settled = step.end;
      progress(settled, binder.customers);
    }
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

/** A printer that is waited for no longer once its work is not wanted, whether or not it can be stopped. */
function stoppable(printer: PdfPrinter, signal: AbortSignal): PdfPrinter {
  return {
    ...printer,
    print: (html, options) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.throwIfAborted();
        signal.addEventListener("abort", stop, { once: true });
        printer
          .print(html, { ...options, signal })
          .finally(() => signal.removeEventListener("abort", stop))
          .then(resolve, reject);
      }),
  };
}

/** Whoever waits for it later is told of its failure; until then nobody misses it. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
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

/** @returns whether there is a volume more */
async function settle(core: Core, bindery: Bindery, binder: Unfinished, number: number, step: Step) {
  const title = step.volume ? titleOf(binder, number, bindery) : "";
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
  return contentId !== null;
}

function titleOf({ id }: Unfinished, number: number, { printing: { t, branchName } }: Bindery): string {
  return t("binders.volumeTitle", { branch: branchName, binder: id, number: String(number).padStart(2, "0") });
}

interface Printed {
  volume: Volume;
  /** null where none of its files can be printed */
  bytes: Uint8Array | null;
  failures: Failure[];
}

/** The PDF of a volume; where it cannot be printed as a whole, without the files that cannot. */
async function printVolume(bindery: Bindery, title: string, volume: Volume): Promise<Printed> {
  const { signal, log } = bindery;
  try {
    return { volume, bytes: await print(bindery, title, volume), failures: [] };
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, files: volume.files.length }, "a volume could not be printed as a whole");
  }
  const failures: Failure[] = [];
  for (const file of volume.files)
    try {
      await print(bindery, title, await compose(bindery, [file]));
    } catch (error) {
      signal.throwIfAborted();
      failures.push(failureOf(bindery, file, error));
    }
  if (failures.length > 0) await assertPrints(bindery);
  const bad = new Set(failures.map(({ customerId }) => customerId));
  const sound = volume.files.filter(({ customerId }) => !bad.has(customerId));
  if (sound.length === 0) return { volume: { ...volume, files: [] }, bytes: null, failures };
  const rest = await compose(bindery, sound);
  return { volume: rest, bytes: await print(bindery, title, rest), failures };
}

function print({ printer, printing }: Bindery, title: string, volume: Volume): Promise<Uint8Array> {
  const { contents, files, numbers } = volume;
  const articles = [{ ...contents, heading: title }, ...files.map(({ article }) => article)];
  return printCounted(paperOf(title, articles, files, printing), printing, numbers, printer);
}
