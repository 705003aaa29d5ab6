import { system } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { latestInstant, markClock } from "../store/clockMarks.ts";

/** Clocks drift, and are put right by some minutes; a business day is lost by hours. */
const toleratedMs = 30 * 60_000;

/**
 * Compares the PC's clock with the latest instant at which the ledger was worked in. That it was set back is an entry of
 * the audit trail, so that the times of later entries explain themselves; nothing of a day is done by such a clock.
 *
 * @returns the instant before which it has fallen, or null
 */
export async function watchClock(core: Core): Promise<string | null> {
  const { db } = core.opened.store;
  const clock = core.clock();
  const { latest, last } = await latestInstant(db);
  const isBehind = (instant: string) => clock.getTime() < Date.parse(instant) - toleratedMs;
  if (!isBehind(latest)) return null;
  if (isBehind(last))
    await core.change(system, async (change) => {
      await markClock(change.db, latest);
      change.audit({
        ...{ action: "clock.back", subjectType: "ledger", subjectId: 1 },
        ...{ before: { clock: latest }, after: { clock: change.now } },
      });
    });
  return latest;
}

/** A manager says that the clock is right as it is, and was wrong before: the day begins by it. */
export async function acceptClock(core: Core, ctx: Context): Promise<void> {
  const { latest } = await latestInstant(ctx.db);
  await ctx.change(async (change) => {
    await markClock(change.db, change.now);
    change.audit({
      ...{ action: "clock.accept", subjectType: "ledger", subjectId: 1 },
      ...{ before: { clock: latest }, after: { clock: change.now } },
    });
  });
  core.beginDayAnew();
}
