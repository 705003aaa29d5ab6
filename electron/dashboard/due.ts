import type { Knex } from "knex";
import type { DueRow, Today } from "../../shared/contract/dashboard.ts";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { walkedBy } from "../store/dialect.ts";
import { listedOfMine } from "./listed.ts";
import { ofMine, withMine } from "./mine.ts";

/** Of each list so many are shown; the rest is behind its link. */
const mostShown = 24;

type Lists = Pick<Today, "followUps" | "ratingsDue" | "proposals">;

/** The first of what is to be done, soonest first, in one statement. */
export async function dueToday(ctx: Context): Promise<Lists> {
  const lists: Readonly<Record<keyof Lists, Knex.QueryBuilder>> = {
    followUps: followUps(ctx),
    ratingsDue: ratingsDue(ctx),
    proposals: proposals(ctx),
  };
  const parts = Object.entries(lists).map(([list, found]) =>
    ctx.db
      .from(found.limit(mostShown).as("found"))
      .join("customers", "customers.id", "found.customerId")
      .join("areas", "areas.id", "customers.areaId")
      .select(
        ctx.db.raw("? AS list", [list]),
        "found.*",
        { customerName: "customers.name" },
        { areaName: "areas.name" },
      ),
  );
  const query = ctx.db.from(ctx.db.unionAll(parts).as("due")).select("due.*").orderBy(["list", "on", "id"]);
  const rows: (DueRow & { list: keyof Lists })[] = await withMine(query, ctx);
  const of = (wanted: keyof Lists) => rows.filter(({ list }) => list === wanted).map(({ list: _, ...row }) => row);
  return { followUps: of("followUps"), ratingsDue: of("ratingsDue"), proposals: of("proposals") };
}

function followUps(ctx: Context): Knex.QueryBuilder {
  return ofMine(ctx, "followUps")
    .whereNull("followUps.closedOn")
    .where("followUps.nextOn", "<=", ctx.today)
    .orderBy(["followUps.nextOn", "followUps.id"])
    .select("followUps.id", "followUps.customerId", { on: "followUps.nextOn" }, { note: "followUps.nextStep" })
    .select(ctx.db.raw("NULL AS grade"));
}

function ratingsDue(ctx: Context): Knex.QueryBuilder {
  const query = listedOfMine(ctx, "effective")
    .where("ratings.expiresOn", "<=", addDays(ctx.today, ratingDueDays))
    .orderBy(["ratings.expiresOn", "ratings.id"]);
  if (ctx.scope.all) query.from(walkedBy(ctx.db, "ratings", "ratings_status_expireson_index"));
  return query.select(
    "ratings.id",
    "ratings.customerId",
    { on: "ratings.expiresOn" },
    ctx.db.raw("'' AS note"),
    "ratings.grade",
  );
}

function proposals(ctx: Context): Knex.QueryBuilder {
  const proposer = ctx.db("users").whereRaw("users.id = ratings.proposed_by").select("users.name");
  return listedOfMine(ctx, "proposed")
    .orderBy(["ratings.proposedAt", "ratings.id"])
    .select("ratings.id", "ratings.customerId", { on: "ratings.proposedAt" }, proposer.as("note"), "ratings.grade");
}
