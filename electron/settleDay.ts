import { checkNewEntries } from "./audit/dailyCheck.ts";
import { backUpIfDue } from "./backups/schedule.ts";
import { removeOutdated } from "./binders/removal.ts";
import type { Core } from "./core.ts";
import { resumeMoving } from "./keys/moveContents.ts";
import { settleRatings } from "./ratings/settle.ts";
import { watchClock } from "./session/clock.ts";

/** Does what a new day brings, once a day, before its first request is answered. */
export async function settleToday(core: Core): Promise<void> {
  await core.onceToday(async (today) => {
    await checkNewEntries(core);
    // A clock that was set back tells of a day that has been: what it brings has been done, or would be done wrongly.
    if ((await watchClock(core)) !== null) return;
    await settleRatings(core, today);
    await removeOutdated(core, today);
    await resumeMoving(core);
  });
  await backUpIfDue(core);
}
