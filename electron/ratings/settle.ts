import { system } from "../audit/trail.ts";
import type { Core } from "../core.ts";
import { activateApproved } from "./activation.ts";
import { overdueRatings } from "./overdue.ts";
import { getPolicy } from "./policy.ts";
import { suspendOverdue } from "./suspension.ts";
import { waiting } from "./waiting.ts";

/** Approved ratings whose day has come become effective, those of customers who have become overdue are suspended. */
export async function settleRatings(core: Core, today: string): Promise<void> {
  if (!(await anythingDue(core, today))) return;
  await core.change(system, async (change) => {
    await activateApproved(change, { today }, null, null);
    await suspendOverdue(change, { today }, null);
    change.audit({ action: "rating.settleDay", subjectType: "branch", subjectId: 1, after: { date: today } });
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
