import type { Binder, BinderState } from "../../shared/contract/binders.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { type BinderRecord, binderById, newestBinders } from "../store/binders.ts";

/** A binder with where it stands, which only this process knows: whether anything works on it. */
export type StandingBinder = Omit<BinderRecord, "state"> & { state: BinderState };

/** What the job of a binder works on. */
export function subjectOfBinder(id: number): string {
  return `binder:${id}`;
}

function standing(working: readonly string[], binder: BinderRecord): StandingBinder {
  const { id, state, removedAt } = binder;
  if (removedAt !== null) return { ...binder, state: "removed" };
  if (state === "done" || state === "cancelled") return binder;
  const place = working.indexOf(subjectOfBinder(id));
  if (place >= 0) return { ...binder, state: place === 0 ? "running" : "waiting" };
  return { ...binder, state: state === "running" ? "interrupted" : state };
}

/** Managers look after everybody's binders, all others after their own. */
function seesAll({ actor }: Pick<Context, "actor">): boolean {
  return actor.roles.includes("manager");
}

/** @throws {Refusal} notFound, also for a binder of somebody else's */
export async function visibleBinder(core: Core, ctx: Context, id: number): Promise<StandingBinder> {
  // Asked before the row is read: a job that ends between the two has written its end by then.
  const working = core.jobs.runningOnAny("binder");
  const binder = await binderById(ctx.db, id);
  if (!binder || (binder.createdBy !== ctx.actor.id && !seesAll(ctx))) throw new Refusal("notFound");
  return standing(working, binder);
}

/** One's own binders, or everybody's for a manager; the newest first. */
export async function visibleBinders(core: Core, ctx: Context): Promise<StandingBinder[]> {
  const working = core.jobs.runningOnAny("binder");
  const binders = await newestBinders(ctx.db, seesAll(ctx) ? null : ctx.actor.id);
  return binders.map((binder) => standing(working, binder));
}

export function describe({ actor }: Pick<Context, "actor">, binder: StandingBinder): Binder {
  const { createdBy, settled: _settled, lastVolume: _lastVolume, removedAt: _removedAt, ...told } = binder;
  return { ...told, own: createdBy === actor.id };
}
