import type { Knex } from "knex";
import type { Today } from "../../shared/contract/dashboard.ts";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { listedOfMine } from "./listed.ts";
import { ofMine, orphans, withMine } from "./mine.ts";
import type { AskedReminders } from "./reminders.ts";

type Counts = Today["counts"] & Today["ratings"];

/** Everything that is counted for the asker and what they are reminded of, in one statement. */
export async function countsOfToday(
  ctx: Context,
  reminders: AskedReminders,
): Promise<Pick<Today, "counts" | "ratings" | "reminders">> {
  const { db, today } = ctx;
  const expiring = (after: number | null, to: number) => {
    const query = listedOfMine(ctx, "effective").where("ratings.expiresOn", "<=", addDays(today, to));
    return after === null ? query : query.where("ratings.expiresOn", ">", addDays(today, after));
  };
  const followUps = () => ofMine(ctx, "followUps").whereNull("followUps.closedOn");
  const counted: Readonly<Record<keyof Counts, Knex.QueryBuilder>> = {
    customers: ctx.scope.all ? db("customers").whereNull("retiredAt") : db("mine"),
    rated: listedOfMine(ctx, "effective").where("ratings.expiresOn", ">", today),
    unassigned: orphans(ctx, ctx.scope.all ? "customers" : "mine"),
    areas: db("areas"),
    followUpsLate: followUps().where("followUps.nextOn", "<", today),
    followUpsToday: followUps().where("followUps.nextOn", today),
    expired: expiring(null, 0),
    within30: expiring(0, 30),
    within60: expiring(30, ratingDueDays),
    proposed: listedOfMine(ctx, "proposed"),
    suspended: listedOfMine(ctx, "suspended"),
    waiting: listedOfMine(ctx, "approved"),
  };
  const query = db.select(Object.entries(counted).map(([name, rows]) => rows.count("*").as(name)));
  const [row]: Counts[] = await withMine(query.select(named(reminders)), ctx);
  if (!row) throw new Error("Counting gives one row.");
  const { customers, rated, unassigned, areas, followUpsLate, followUpsToday } = row;
  const { expired, within30, within60, proposed, suspended, waiting } = row;
  return {
    counts: { customers, rated, unassigned, areas, followUpsLate, followUpsToday },
    ratings: { expired, within30, within60, proposed, suspended, waiting },
    reminders: reminders.read({ ...row }),
  };
}

/** What somebody is reminded of for whom nothing is counted. */
export async function remindersAlone({ db }: Context, reminders: AskedReminders): Promise<Pick<Today, "reminders">> {
  const [row]: object[] = await db.select(named(reminders));
  return { reminders: reminders.read({ ...row }) };
}

function named({ values }: AskedReminders): Knex.QueryBuilder[] {
  return Object.entries(values).map(([name, value]) => value.as(name));
}
