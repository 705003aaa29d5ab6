import type { Binder, BinderDetails, BinderState } from "../../shared/contract/binders.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { estimateBinder } from "../../shared/domain/binder.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { boundCustomers, failuresOf, insertBinder, pagesPerFile, updateBinder, volumesOf } from "../store/binders.ts";
import { bind, lastDay } from "./bind.ts";
import { chosenCustomers, groupSizes } from "./choose.ts";
import { inTurn } from "./queue.ts";
import { removeVolumes } from "./removal.ts";
import { describe, type StandingBinder, subjectOfBinder, visibleBinder, visibleBinders } from "./state.ts";

/**
 * What a binder of a selection would be, before it is begun.
 *
 * @throws {Refusal} selectionEmpty, binderTooMany
 */
export async function previewBinder(
  ctx: Context,
  { selection, options }: Inputs["binders"]["preview"],
): Promise<Outputs["binders"]["preview"]> {
  const entries = await chosenCustomers(ctx, selection, options);
  const villages = new Set(entries.map(({ villageId }) => villageId)).size;
  const estimate = estimateBinder(groupSizes(entries, options), await pagesPerFile(ctx.db), options);
  return { count: entries.length, villages, ...estimate };
}

/**
 * Begins to print a selection into volumes, in the background.
 *
 * @throws {Refusal} selectionEmpty, binderTooMany, pdfUnavailable
 */
export async function startBinder(
  core: Core,
  ctx: Context,
  { selection, options, language }: Inputs["binders"]["start"],
): Promise<Binder> {
  if (!core.options.pdfPrinter) throw new Refusal("pdfUnavailable");
  const entries = await chosenCustomers(ctx, selection, options);
  const id = await ctx.change(async (change) => {
    const made = { createdAt: change.now, createdBy: ctx.actor.id, language, options, keepUntil: lastDay(ctx) };
    const binderId = await insertBinder(change.db, made, entries);
    change.audit({
      action: "binder.start",
      subjectType: "binder",
      subjectId: binderId,
      after: { customers: entries.length, language, ...options },
    });
    return binderId;
  });
  return work(core, ctx, await visibleBinder(core, ctx, id));
}

/** Prints what is left of a binder once it is its turn. */
async function work(core: Core, ctx: Context, binder: StandingBinder): Promise<Binder> {
  const { pdfPrinter } = core.options;
  if (!pdfPrinter) throw new Refusal("pdfUnavailable");
  const { id } = binder;
  const subject = subjectOfBinder(id);
  // Two windows may have asked at once.
  if (core.jobs.runningOn(subject) !== null) throw new Refusal("binderWrongState");
  core.jobs.start({ kind: "binder", ownerId: ctx.actor.id, subject }, async (control) => {
    await core.opened.store.write((db) =>
      updateBinder(db, id, { state: "running", problem: null, keepUntil: lastDay(ctx) }),
    );
    await inTurn(core, control.signal, () => bind(core, ctx, pdfPrinter, binder, control));
  });
  return describe(ctx, await visibleBinder(core, ctx, id));
}

/** One's own binders, or everybody's for a manager; the newest first. */
export async function listBinders(core: Core, ctx: Context): Promise<Binder[]> {
  return (await visibleBinders(core, ctx)).map((binder) => describe(ctx, binder));
}

/** How far the binders are that something works on. */
export async function binderProgress(core: Core, ctx: Context): Promise<Outputs["binders"]["progress"]> {
  const binders = await listBinders(core, ctx);
  return binders
    .filter(({ state }) => state === "running" || state === "waiting")
    .map(({ id, state, customers, printed, failed, volumes }) => ({
      ...{ id, state, customers, printed, failed, volumes },
    }));
}

/** @throws {Refusal} notFound */
export async function getBinder(core: Core, ctx: Context, { id }: Inputs["binders"]["get"]): Promise<BinderDetails> {
  const binder = await visibleBinder(core, ctx, id);
  const [volumes, bound, failed] = await Promise.all([
    volumesOf(ctx.db, id),
    boundCustomers(ctx.db, id, null),
    failuresOf(ctx.db, id),
  ]);
  return {
    ...describe(ctx, binder),
    volumeList: volumes.map(({ contentId: _content, ...volume }) => {
      const inside = bound.filter((customer) => customer.volume === volume.number);
      const files = inside.map(({ customerId }) => fileNumberOf(customerId));
      return {
        ...volume,
        villages: [...new Map(inside.map(({ villageId, villageName }) => [villageId, villageName])).values()],
        firstFile: files[0] ?? "",
        lastFile: files.at(-1) ?? "",
      };
    }),
    failures: failed.map(({ customerId, name, reason }) => ({
      ...{ customerId, name, fileNumber: fileNumberOf(customerId), refusal: reason },
    })),
  };
}

/** @throws {Refusal} notFound, binderWrongState */
export function pauseBinder(core: Core, ctx: Context, { id }: Inputs["binders"]["pause"]): Promise<Binder> {
  return stop(core, ctx, id, "paused", ["waiting", "running"]);
}

/** @throws {Refusal} notFound, binderWrongState */
export function cancelBinder(core: Core, ctx: Context, { id }: Inputs["binders"]["cancel"]): Promise<Binder> {
  return stop(core, ctx, id, "cancelled", ["waiting", "running", "interrupted", "paused"]);
}

async function stop(
  core: Core,
  ctx: Context,
  id: number,
  state: "paused" | "cancelled",
  from: readonly BinderState[],
): Promise<Binder> {
  const binder = await visibleBinder(core, ctx, id);
  assertState(binder, from);
  const job = core.jobs.runningOn(subjectOfBinder(id));
  if (job !== null) await core.jobs.cancel(job, binder.createdBy);
  // The last volume may have been finished while it was being stopped.
  const stopped = await visibleBinder(core, ctx, id);
  assertState(stopped, ["interrupted", "paused"]);
  const action = state === "paused" ? "binder.pause" : "binder.cancel";
  await ctx.change(async (change) => {
    const finishedAt = state === "cancelled" ? change.now : null;
    await updateBinder(change.db, id, { state, finishedAt, keepUntil: lastDay(ctx) });
    change.audit({ action, subjectType: "binder", subjectId: id, after: { customers: stopped.printed } });
  });
  return describe(ctx, await visibleBinder(core, ctx, id));
}

/**
 * Goes on where it stood. Whoever made it does so: their name is on the paper, and their rights say what is.
 *
 * @throws {Refusal} notFound, binderNotOwn, binderWrongState, pdfUnavailable
 */
export async function resumeBinder(core: Core, ctx: Context, { id }: Inputs["binders"]["resume"]): Promise<Binder> {
  const binder = await visibleBinder(core, ctx, id);
  if (binder.createdBy !== ctx.actor.id) throw new Refusal("binderNotOwn");
  assertState(binder, ["interrupted", "paused"]);
  await ctx.change(async (change) => {
    const after = { customers: binder.printed };
    change.audit({ action: "binder.resume", subjectType: "binder", subjectId: id, after });
  });
  return work(core, ctx, binder);
}

/** @throws {Refusal} notFound, binderWrongState */
export async function discardBinder(core: Core, ctx: Context, { id }: Inputs["binders"]["discard"]): Promise<Binder> {
  const binder = await visibleBinder(core, ctx, id);
  assertState(binder, ["done", "cancelled"]);
  await removeVolumes(core, ctx.actor, binder);
  return describe(ctx, await visibleBinder(core, ctx, id));
}

/** @throws {Refusal} binderWrongState */
function assertState(binder: StandingBinder, allowed: readonly BinderState[]): void {
  if (!allowed.includes(binder.state)) throw new Refusal("binderWrongState");
}
