import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { behindPlace, nextDayPlace, readDayPlace } from "../store/dayPlace.ts";
import { areaSubtree } from "../store/dialect.ts";
import { countsOf } from "./counts.ts";
import { type RoundRow, roundsQuery, withCounts, withOwnRounds } from "./rounds.ts";

/** Rounds that are open, or closed ones, those begun last first. Three queries. */
export async function listRounds(
  ctx: Context,
  { open, marketerId, areaId, cursor, limit }: Inputs["rounds"]["list"] & { limit: number },
): Promise<Outputs["rounds"]["list"]> {
  const query = roundsQuery(ctx.db);
  withOwnRounds(query, ctx);
  if (open) query.whereNull("rounds.closedOn");
  else query.whereNotNull("rounds.closedOn");
  if (marketerId !== undefined) query.where("rounds.marketerId", marketerId);
  if (areaId !== undefined) query.where("rounds.areaId", "in", areaSubtree(ctx.db, areaId));
  behindPlace(query, readDayPlace(cursor), "<", { day: "rounds.begunOn", id: "rounds.id" });
  const rows: RoundRow[] = await query.orderBy("rounds.begunOn", "desc").orderBy("rounds.id", "desc").limit(limit);
  const counts = await countsOf(ctx, rows);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => withCounts(row, counts)),
    nextCursor: nextDayPlace(last && { day: last.begunOn, id: last.id }, rows.length === limit),
  };
}

/** Rounds of the asker's that were begun and not closed. */
export function openRounds(ctx: Context): Knex.QueryBuilder {
  const query = ctx.db("rounds").whereNull("rounds.closedOn");
  withOwnRounds(query, ctx);
  return query;
}
