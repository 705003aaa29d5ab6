import type { Knex } from "knex";
import { type LineInUse, nearlyUsedUpPercent } from "../../shared/contract/creditLines.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { areaSubtree, responsibleMarketer } from "../store/dialect.ts";

interface Row {
  customerId: number;
  customerName: string;
  areaName: string;
  marketerName: string | null;
  balanceFen: number;
  certificateNumber: string | null;
  lineFen: number | null;
  expiresOn: string | null;
  lastOn: string;
}

type Filter = Pick<Inputs["creditLines"]["inUse"], "use" | "areaId">;

/** Customers who owe something of a line, the largest balance first; by keyset. */
export async function linesInUse(
  ctx: Context,
  { cursor, limit, ...filter }: Inputs["creditLines"]["inUse"] & { limit: number },
): Promise<Outputs["creditLines"]["inUse"]> {
  const { db } = ctx;
  const marketer = responsibleMarketer(ctx.today);
  const query = owing(ctx, filter)
    .join("areas", "areas.id", "customers.areaId")
    .orderBy([
      { column: "lineBalances.balanceFen", order: "desc" },
      { column: "lineBalances.customerId", order: "desc" },
    ])
    .limit(limit)
    .select(
      "lineBalances.customerId",
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      db.raw(`(SELECT name FROM users WHERE users.id = ${marketer.sql}) AS marketer_name`, marketer.bindings),
      "lineBalances.balanceFen",
      "lineBalances.lastOn",
      "ratings.certificateNumber",
      "ratings.lineFen",
      "ratings.expiresOn",
    );
  if (cursor)
    query.whereRaw("(line_balances.balance_fen, line_balances.customer_id) < (?, ?)", [
      cursor.balanceFen,
      cursor.customerId,
    ]);
  const rows: Row[] = await query;
  const last = rows.at(-1);
  return {
    rows: rows.map(toLineInUse),
    nextCursor: last && rows.length === limit ? { balanceFen: last.balanceFen, customerId: last.customerId } : null,
  };
}

/** What the lines in use come to: a line counts once for each customer who has one in force. */
export async function linesInUseTotal(
  ctx: Context,
  filter: Inputs["creditLines"]["inUseTotal"],
): Promise<Outputs["creditLines"]["inUseTotal"]> {
  const balance = "line_balances.balance_fen";
  const [row]: Outputs["creditLines"]["inUseTotal"][] = await owing(ctx, filter).select(
    ctx.db.raw("count(*) AS customers"),
    ctx.db.raw("coalesce(sum(ratings.line_fen), 0) AS line_fen"),
    ctx.db.raw(`coalesce(sum(${balance}), 0) AS balance_fen`),
    ctx.db.raw(`coalesce(sum(max(0, ratings.line_fen - ${balance})), 0) AS available_fen`),
    ctx.db.raw(`coalesce(sum(max(0, ${balance} - ratings.line_fen)), 0) AS over_fen`),
  );
  return row ?? { customers: 0, lineFen: 0, balanceFen: 0, availableFen: 0, overFen: 0 };
}

/** Balances with their customers whom the asker may see, and the rating in force of each. */
function owing(ctx: Context, { use, areaId }: Filter): Knex.QueryBuilder {
  const { db, today } = ctx;
  const query = db("lineBalances")
    // Literally as the partial index says it.
    .whereRaw("line_balances.balance_fen > 0")
    // From the balances outwards: they are far fewer than customers, areas or ratings in force.
    .crossJoin("customers", "customers.id", "lineBalances.customerId")
    .joinRaw(
      `LEFT JOIN ratings ON ratings.id = customers.current_rating_id
         AND +ratings.status = 'effective' AND +ratings.expires_on > ?`,
      [today],
    );
  withinScope(query, ctx);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(db, areaId));
  if (use === "nearlyUsedUp")
    query.whereRaw("line_balances.balance_fen * 100 >= ratings.line_fen * ?", [nearlyUsedUpPercent]);
  if (use === "over") query.whereRaw("line_balances.balance_fen > ratings.line_fen");
  if (use === "noLine") query.whereNull("ratings.id");
  return query;
}

function toLineInUse(row: Row): LineInUse {
  const { customerId, balanceFen, certificateNumber, lineFen, expiresOn } = row;
  const line =
    certificateNumber !== null && lineFen !== null && expiresOn !== null
      ? { certificateNumber, lineFen, expiresOn }
      : null;
  return {
    customerId,
    customerName: row.customerName,
    fileNumber: fileNumberOf(customerId),
    areaName: row.areaName,
    marketerName: row.marketerName,
    balanceFen,
    line,
    availableFen: line ? Math.max(0, line.lineFen - balanceFen) : 0,
    overFen: line ? Math.max(0, balanceFen - line.lineFen) : 0,
    lastOn: row.lastOn,
  };
}
