import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { ofMine } from "./mine.ts";

/** Ratings of one status, of the asker's customers. */
export function listedOfMine(
  ctx: Context,
  status: "proposed" | "approved" | "effective" | "suspended",
): Knex.QueryBuilder {
  const query = ofMine(ctx, "ratings");
  // Literally as the partial indexes say it: that of one customer, and that of the status.
  if (!ctx.scope.all) query.whereRaw("ratings.status IN ('proposed', 'approved', 'effective', 'suspended')");
  return query.whereRaw(`ratings.status = '${status}'`);
}
