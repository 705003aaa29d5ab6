import type { Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { countOpenRounds } from "../rounds/lists.ts";
import { countFollowUps } from "./followUpPages.ts";

/** What somebody is to be reminded of: follow-ups that are late or due today, and rounds that were not finished. */
export async function visitReminders(ctx: Context): Promise<Outputs["visits"]["reminders"]> {
  const [{ overdue, today }, openRounds] = await Promise.all([countFollowUps(ctx, {}), countOpenRounds(ctx)]);
  return { overdue, today, openRounds };
}
