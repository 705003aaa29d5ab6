import type { Core } from "../core.ts";
import { activateApproved } from "./activation.ts";
import { overdueRatings } from "./overdue.ts";
import { getPolicy } from "./policy.ts";
import { suspendOverdue } from "./suspension.ts";
import { waiting } from "./waiting.ts";

/** Whoever no person is: what the day itself brings. */
const system = { id: 0, name: "system" };

/**
 * Does what a new day brings, once a day, before its first request is answered: approved ratings become effective,
 * those of customers who have become overdue are suspended.
 */
export function settleToday(core: Core): Promise<void> {
  return core.onceToday(async (today) => {
    if (!(await anythingDue(core, today))) return;
    await core.change(system, async (change) => {
      await activateApproved(change, { today }, null, null);
      await suspendOverdue(change, { today }, null);
      change.audit({ action: "rating.settleDay", subjectType: "branch", subjectId: 1, after: { date: today } });
    });
  });
}

async function anythingDue(core: Core, today: string): Promise<boolean> {
  const { db } = core.opened.store;
  const approved = await db("ratings")
    .whereRaw("status = 'approved'")
    .select("id", "status", "effectiveFrom", "customerKind");
  const waits = await waiting({ db, today }, approved);
  if (approved.length > waits.size) return true;
  const { policy } = await getPolicy({ db });
  return (await overdueRatings(db, today, policy).first("ratings.id")) !== undefined;
}
