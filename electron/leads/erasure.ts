import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { mostErased } from "../../shared/contract/leads.ts";
import { erasableUntil } from "../../shared/domain/leads.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";
import { eraseLeads } from "../store/leads.ts";
import { type DescribedLead, describedLeads, toLeadRows } from "./describe.ts";
import { leadsWithin } from "./scope.ts";

/** Leads lost for longer than a year, the longest first; the first `mostErased` of them by name. */
export async function erasableLeads(ctx: Context): Promise<Outputs["leads"]["erasable"]> {
  const rows: DescribedLead[] = await describedLeads(ctx, erasable(ctx))
    .orderBy("leads.lostOn")
    .orderBy("leads.id")
    .limit(mostErased);
  const counted = await erasable(ctx).count({ count: "*" }).first();
  return { count: Number(counted?.count ?? 0), rows: await toLeadRows(ctx, rows) };
}

/**
 * Takes name, phone, notes and all else that tells who somebody was out of leads for good. That there was a lead, from
 * where, and how far it got stays for the figures.
 *
 * @throws {Refusal} leadNotErasable, where one of them is not lost, or not for long enough
 */
export async function erase(
  ctx: Context,
  { ids, reason }: Inputs["leads"]["erase"],
): Promise<Outputs["leads"]["erase"]> {
  const wanted = [...new Set(ids)];
  await ctx.change(async (change) => {
    const found: number[] = await erasable({ ...ctx, db: change.db })
      .where("leads.id", "in", listOf(change.db, wanted))
      .pluck("leads.id");
    if (found.length < wanted.length) throw new Refusal("leadNotErasable");
    await eraseLeads(change.db, wanted, { erasedOn: ctx.today, reason }, { at: change.now, by: ctx.actor.id });
    for (const id of wanted)
      change.audit({ action: "lead.erase", subjectType: "lead", subjectId: id, after: { reason } });
  });
  return { erased: wanted.length };
}

function erasable(ctx: Pick<Context, "db" | "scope" | "today">): Knex.QueryBuilder {
  return leadsWithin(ctx).whereNull("leads.erasedOn").where("leads.lostOn", "<=", erasableUntil(ctx.today));
}
