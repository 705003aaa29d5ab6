import type { Inputs } from "../../shared/contract/index.ts";
import type { LeadConversion } from "../../shared/contract/leads.ts";
import { conversionOf, type LeadGroup } from "../../shared/domain/leadConversion.ts";
import { type LeadChannel, leadChannels } from "../../shared/domain/leads.ts";
import type { Context } from "../context.ts";
import { leadFacts, reachedSql } from "../store/leads.ts";
import { leadsWhere } from "./describe.ts";
import { ownerSql } from "./scope.ts";

interface GroupRow extends Omit<LeadGroup<string | number | null>, "lost"> {
  lost: number;
}

/**
 * What became of the leads made in a period, within what the asker may see: for each channel, or for each marketer who
 * looks after them today. One statement, and one for the marketers' names.
 */
export async function leadConversion(
  ctx: Context,
  { from, to, by, marketerId }: Inputs["leads"]["conversion"] & { by: "channel" | "marketer" },
): Promise<LeadConversion> {
  const { db, today } = ctx;
  const reached = reachedSql(today);
  const { grantedOn } = leadFacts(today);
  const narrowed = { createdFrom: from, createdTo: to, ...(marketerId === undefined ? {} : { marketerId }) };
  const staged = leadsWhere(ctx, narrowed).select(
    db.raw(`${by === "channel" ? "leads.channel" : ownerSql} AS key`),
    db.raw("leads.lost_on IS NOT NULL AS lost"),
    db.raw(`${reached.sql} AS reached`, reached.bindings),
    db.raw(`julianday(${grantedOn.sql}) - julianday(leads.created_on) AS days`, grantedOn.bindings),
  );
  const groups: GroupRow[] = await db
    .from(staged.as("staged"))
    .groupBy("key", "lost", "reached", "days")
    .select("key", "lost", "reached", "days")
    .count({ count: "*" });
  const { rows, total } = conversionOf(groups.map((group) => ({ ...group, lost: group.lost === 1 })));
  if (by === "channel") {
    const place = ({ key }: { key: unknown }) => leadChannels.indexOf(key as LeadChannel);
    return {
      rows: rows
        .sort((one, other) => place(one) - place(other))
        .map(({ key, ...row }) => ({ ...row, channel: key as LeadChannel, marketer: null })),
      total,
    };
  }
  const marketers: { id: number; name: string }[] = await db("users")
    .whereIn(
      "id",
      rows.flatMap(({ key }) => (typeof key === "number" ? [key] : [])),
    )
    .orderBy("id")
    .select("id", "name");
  const place = ({ key }: { key: unknown }) => marketers.findIndex(({ id }) => id === key);
  return {
    // Whom nobody looks after comes first.
    rows: rows
      .sort((one, other) => place(one) - place(other))
      .map(({ key, ...row }) => ({ ...row, channel: null, marketer: marketers.find(({ id }) => id === key) ?? null })),
    total,
  };
}
