import type { Today } from "../../shared/contract/dashboard.ts";
import { readsCustomers } from "../../shared/domain/roles.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { countsOfToday, remindersAlone } from "./counts.ts";
import { dueToday } from "./due.ts";
import { remindersFor } from "./reminders.ts";
import { villagesToday } from "./villages.ts";

/** What is due today within what the asker may see; an administrator without another role sees no customer data. */
export async function today(core: Core, ctx: Context): Promise<Today> {
  const reminders = remindersFor(core, ctx);
  if (!readsCustomers(ctx.actor.roles))
    return { ...nothing, today: ctx.today, ...(await remindersAlone(ctx, reminders)) };
  const [counted, due, villages] = await Promise.all([
    countsOfToday(ctx, reminders),
    dueToday(ctx),
    villagesToday(ctx),
  ]);
  return { today: ctx.today, ...counted, ...due, villages };
}

const nothing: Omit<Today, "today" | "reminders"> = {
  counts: { customers: 0, rated: 0, unassigned: 0, areas: 0, followUpsLate: 0, followUpsToday: 0 },
  ratings: { expired: 0, within30: 0, within60: 0, proposed: 0, suspended: 0, waiting: 0 },
  followUps: [],
  ratingsDue: [],
  proposals: [],
  villages: [],
};
