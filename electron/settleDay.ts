import { checkNewEntries } from "./audit/dailyCheck.ts";
import { backUpIfDue } from "./backups/schedule.ts";
import { removeOutdated } from "./binders/removal.ts";
import type { Core } from "./core.ts";
import { resumeMoving } from "./keys/moveContents.ts";
import { settleRatings } from "./ratings/settle.ts";

/** Does what a new day brings, once a day, before its first request is answered. */
export async function settleToday(core: Core): Promise<void> {
  await core.onceToday(async (today) => {
    await checkNewEntries(core);
    await settleRatings(core, today);
    await removeOutdated(core, today);
    await resumeMoving(core);
  });
  await backUpIfDue(core);
}
