import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { cardsOfColumn } from "../../shared/contract/leads.ts";
import { type LeadStage, leadStages } from "../../shared/domain/leads.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../ledger/cursor.ts";
import { reachedSql } from "../store/leads.ts";
import { type DescribedLead, describedLeads, leadsWhere, toLeadRows } from "./describe.ts";
import { leadsWithin } from "./scope.ts";

/** Leads page by page: the newest first, those that are due by the day of their next step. Two queries. */
export async function listLeads(
  ctx: Context,
  { cursor, limit, ...filter }: Inputs["leads"]["list"] & { limit: number },
): Promise<Outputs["leads"]["list"]> {
  const byDay = filter.due !== undefined;
  const list = byDay ? "leads due" : "leads";
  const after = readCursor(list, cursor, 1);
  const inOrder = (query: Knex.QueryBuilder) =>
    byDay ? query.orderBy("leads.nextOn").orderBy("leads.id") : query.orderBy("leads.id", "desc");
  // Found first, walking down an index until the page is full, and only then described.
  const page = inOrder(leadsWhere(ctx, filter)).select("leads.id").limit(limit);
  if (after && byDay) page.whereRaw("(leads.next_on, leads.id) > (?, ?)", [after.place ?? "", after.id]);
  if (after && !byDay) page.where("leads.id", "<", after.id);
  const rows: DescribedLead[] = await inOrder(describedLeads(ctx, everyLead(ctx).where("leads.id", "in", page)));
  const last = rows.at(-1);
  const place = (row: DescribedLead) => ({ stretch: 0, place: byDay ? row.nextOn : null, id: row.id });
  return {
    rows: await toLeadRows(ctx, rows),
    nextCursor: last && rows.length === limit ? writeCursor(list, place(last)) : null,
  };
}

/** A column for each stage: how many there are and the newest of them. Two queries, however many leads. */
export async function leadBoard(ctx: Context, filter: Inputs["leads"]["board"]): Promise<Outputs["leads"]["board"]> {
  const { db, today } = ctx;
  const { sql, bindings } = reachedSql(today);
  const staged = leadsWhere(ctx, filter).select(
    "leads.id",
    db.raw(`CASE WHEN leads.lost_on IS NULL THEN ${sql} ELSE 'lost' END AS stage`, bindings),
  );
  const placed = db
    .from(staged.as("staged"))
    .select(
      "id",
      "stage",
      db.raw("row_number() OVER (PARTITION BY stage ORDER BY id DESC) AS place"),
      db.raw("count(*) OVER (PARTITION BY stage) AS count"),
    );
  const rows: (DescribedLead & { stage: LeadStage; count: number })[] = await describedLeads(
    ctx,
    everyLead(ctx).join(placed.as("placed"), "placed.id", "leads.id"),
  )
    .where("placed.place", "<=", cardsOfColumn)
    .orderBy("leads.id", "desc")
    .select("placed.stage", "placed.count");
  const shown = await toLeadRows(ctx, rows);
  return leadStages.map((stage) => ({
    stage,
    count: rows.find((row) => row.stage === stage)?.count ?? 0,
    rows: shown.filter((row) => row.stage === stage),
  }));
}

/** Every lead, for those that were found within what the asker may see. */
function everyLead(ctx: Context): Knex.QueryBuilder {
  return leadsWithin({ ...ctx, scope: { all: true } });
}
