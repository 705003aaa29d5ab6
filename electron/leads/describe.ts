import type { Knex } from "knex";
import type { LeadFilter, LeadRow } from "../../shared/contract/leads.ts";
import { dueUntil, funnelStages, leadStage } from "../../shared/domain/leads.ts";
import { maskPhone } from "../../shared/domain/mask.ts";
import { normalisePhone } from "../../shared/domain/phone.ts";
import type { Context } from "../context.ts";
import { areaSubtree } from "../store/dialect.ts";
import { type LeadRecord, leadFacts, reachedSql } from "../store/leads.ts";
import { leadsWithin, ownerSql, visibleNames } from "./scope.ts";

/** A lead with the names of what it names, and what the ledger knows of its customer. */
export interface DescribedLead extends LeadRecord {
  areaName: string;
  partnerName: string | null;
  holderId: number | null;
  holderName: string | null;
  ratedOn: string | null;
  grantedOn: string | null;
}

/** Leads of `leadsWithin` with everything that a row shows. */
export function describedLeads({ db, today }: Context, query: Knex.QueryBuilder): Knex.QueryBuilder {
  const { ratedOn, grantedOn } = leadFacts(today);
  return query
    .join("areas", "areas.id", "leads.areaId")
    .leftJoin("partners", "partners.id", "leads.partnerId")
    .joinRaw(`LEFT JOIN users holders ON holders.id = ${ownerSql}`)
    .select(
      "leads.*",
      { areaName: "areas.name", partnerName: "partners.name", holderId: "holders.id", holderName: "holders.name" },
      db.raw(`${ratedOn.sql} AS rated_on`, ratedOn.bindings),
      db.raw(`${grantedOn.sql} AS granted_on`, grantedOn.bindings),
    );
}

/** Leads that the asker may see and that meet every condition. */
export function leadsWhere(ctx: Context, filter: LeadFilter): Knex.QueryBuilder {
  const { db, today } = ctx;
  const { search, channel, stage, reached, marketerId, areaId, partnerId, due, createdFrom, createdTo } = filter;
  const query = leadsWithin(ctx);
  if (search) {
    const number = normalisePhone(search);
    query.whereRaw("(instr(leads.name, ?) > 0 OR (? GLOB '*[0-9]*' AND instr(leads.phone, ?) > 0))", [
      search,
      number,
      number,
    ]);
  }
  if (channel) query.where("leads.channel", channel);
  if (marketerId !== undefined) query.whereRaw(`${ownerSql} = ?`, [marketerId]);
  if (areaId !== undefined) query.where("leads.areaId", "in", areaSubtree(db, areaId));
  if (partnerId !== undefined) query.where("leads.partnerId", partnerId);
  if (createdFrom) query.where("leads.createdOn", ">=", createdFrom);
  if (createdTo) query.where("leads.createdOn", "<=", createdTo);
  if (due) {
    query.whereNotNull("leads.nextOn").whereNull("leads.lostOn").where("leads.nextOn", "<=", dueUntil(due, today));
    if (due === "soon") query.where("leads.nextOn", ">=", today);
  }
  if (stage) narrowToStage(query, stage, today);
  if (reached) narrowToReached(query, reached, today);
  return query;
}

/** Without looking at anybody's ratings where the lead itself says where it stands. */
function narrowToStage(query: Knex.QueryBuilder, stage: NonNullable<LeadFilter["stage"]>, today: string): void {
  if (stage === "lost") {
    query.whereNotNull("leads.lostOn");
    return;
  }
  query.whereNull("leads.lostOn");
  if (stage === "new" || stage === "contacted") {
    query.whereNull("leads.customerId").where("leads.step", stage);
    return;
  }
  const { sql, bindings } = reachedSql(today);
  query.whereNotNull("leads.customerId").whereRaw(`${sql} = ?`, [...bindings, stage]);
}

function narrowToReached(query: Knex.QueryBuilder, stage: NonNullable<LeadFilter["reached"]>, today: string): void {
  const beyond = funnelStages.slice(funnelStages.indexOf(stage));
  const { sql, bindings } = reachedSql(today);
  query.whereRaw(`${sql} IN (${beyond.map(() => "?").join(", ")})`, [...bindings, ...beyond]);
}

/** Rows as a screen shows them: phones masked, customers named whom the asker may see. */
export async function toLeadRows(ctx: Context, rows: readonly DescribedLead[]): Promise<LeadRow[]> {
  const names = await visibleNames(
    ctx,
    rows.flatMap(({ customerId, referrerId }) => [customerId, referrerId]),
  );
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    phoneMasked: maskPhone(row.phone),
    areaId: row.areaId,
    areaName: row.areaName,
    channel: row.channel,
    channelNote: row.channelNote,
    partner: pair(row.partnerId, row.partnerName),
    referrer: nameOf(row.referrerId),
    owner: pair(row.holderId, row.holderName),
    needFen: row.needFen,
    needPurpose: row.needPurpose,
    needMonth: row.needMonth,
    interest: row.interest,
    nextStep: row.nextStep,
    nextOn: row.nextOn,
    stage: leadStage({ ...row, linked: row.customerId !== null }),
    createdOn: row.createdOn,
    customer: nameOf(row.customerId),
    lost:
      row.lostOn === null || row.lostKind === null ? null : { on: row.lostOn, kind: row.lostKind, note: row.stageNote },
    erasedOn: row.erasedOn,
  }));
}

function pair(id: number | null, name: string | null): { id: number; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
