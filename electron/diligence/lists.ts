import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { OpenDiligence } from "../../shared/domain/diligence.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { readCursor, writeCursor } from "../ledger/cursor.ts";
import { diligenceRows, toDiligenceRow } from "../store/diligences.ts";

/** Open due diligences of a status whom the asker may see: who waits for a decision oldest first, all others newest. */
export async function listDiligences(
  ctx: Context,
  { status, cursor, limit }: Inputs["diligence"]["list"] & { limit: number },
): Promise<Outputs["diligence"]["list"]> {
  const [order, sense] = status === "concluded" ? (["asc", ">"] as const) : (["desc", "<"] as const);
  const name = `diligences.${status}`;
  const query = ofStatus(diligenceRows(ctx.db), status)
    .orderBy([
      { column: "diligences.updatedAt", order },
      { column: "diligences.id", order },
    ])
    .limit(limit + 1);
  withinScope(query, ctx);
  const after = readCursor(name, cursor, 1);
  if (after) query.whereRaw(`(diligences.updated_at, diligences.id) ${sense} (?, ?)`, [after.place, after.id]);
  const found = (await query).map(toDiligenceRow);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = last !== undefined && found.length > limit;
  return { rows, nextCursor: more ? writeCursor(name, { stretch: 0, place: last.updatedAt, id: last.id }) : null };
}

/** How many are open, by status, of those whom the asker may see. */
export async function countDiligences(ctx: Context): Promise<Outputs["diligence"]["counts"]> {
  const query = ctx
    .db("diligences")
    .join("customers", "customers.id", "diligences.customerId")
    .whereRaw("diligences.status IN ('draft', 'concluded', 'returned')");
  withinScope(query, ctx);
  const rows: { status: OpenDiligence; count: number }[] = await query
    .groupBy("diligences.status")
    .select("diligences.status")
    .count({ count: "*" });
  const counts = { draft: 0, concluded: 0, returned: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

function ofStatus(query: Knex.QueryBuilder, status: OpenDiligence): Knex.QueryBuilder {
  // Literally as the partial index says it, so that it is walked.
  return query.whereRaw(`diligences.status = '${status}'`);
}
