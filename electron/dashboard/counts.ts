import type { Knex } from "knex";
import type { Today } from "../../shared/contract/dashboard.ts";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { listedOfMine } from "./listed.ts";
import { ofMine, orphans, withMine } from "./mine.ts";

type Counts = Today["counts"] & Today["ratings"];

/** Everything that is counted for the asker, in one statement. */
export async function countsOfToday(ctx: Context): Promise<Pick<Today, "counts" | "ratings">> {
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
  const [row]: Counts[] = await withMine(query, ctx);
  if (!row) throw new Error("Counting gives one row.");
  const { expired, within30, within60, proposed, suspended, waiting, ...counts } = row;
  return { counts, ratings: { expired, within30, within60, proposed, suspended, waiting } };
}
