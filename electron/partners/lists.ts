import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Partner, PartnerRow } from "../../shared/contract/partners.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { agreementState, agreementWarningDays, coveredUntil } from "../../shared/domain/partners.ts";
import type { Context } from "../context.ts";
import { leadsWithin } from "../leads/scope.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";
import { agreementsOf, type PartnerRecord, partnerById } from "../store/partners.ts";

type Asked = Inputs["partners"]["list"] & { show: "active" | "expiring" | "ended"; limit: number };

/** Partners by name, with how they stand by their agreements and whom they sent. Three queries. */
export async function listPartners(ctx: Context, { show, after, limit }: Asked): Promise<Outputs["partners"]["list"]> {
  const { db, today } = ctx;
  const query = db("partners").orderBy("name").orderBy("id").limit(limit);
  if (after) query.whereRaw("(name, id) > (?, ?)", [after.name, after.id]);
  if (show === "ended") query.whereNotNull("endedOn");
  else query.whereNull("endedOn");
  if (show === "expiring") {
    const { expiring, expired } = standing(db, today);
    query.where((due) => due.where(expiring).orWhere(expired));
  }
  const found: PartnerRecord[] = await query;
  const ids = found.map(({ id }) => id);
  const [agreements, sent] = await Promise.all([agreementsOf(db, ids), leadsOf(ctx, ids)]);
  const rows = found.map(({ id, kind, name, contactName, endedOn }): PartnerRow => {
    const own = agreements.filter(({ partnerId }) => partnerId === id);
    return {
      ...{ id, kind, name, contactName, endedOn },
      state: agreementState(own, today),
      untilDate: coveredUntil(own, today) ?? own[0]?.untilDate ?? null,
      leads: sent.get(id) ?? 0,
    };
  });
  const last = rows.at(-1);
  return { rows, next: last && rows.length === limit ? { name: last.name, id: last.id } : null };
}

async function leadsOf(ctx: Context, partnerIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows: { partnerId: number; count: number }[] = await leadsWithin(ctx)
    .where("leads.partnerId", "in", listOf(ctx.db, partnerIds))
    .groupBy("leads.partnerId")
    .select("leads.partnerId")
    .count({ count: "*" });
  return new Map(rows.map(({ partnerId, count }) => [partnerId, count]));
}

/** Partners with whom the branch works, and those of them whose agreement has run out or soon will. */
export async function countPartners(ctx: Context): Promise<Outputs["partners"]["counts"]> {
  const [row]: Outputs["partners"]["counts"][] = await partnersCounted(ctx);
  return row ?? { active: 0, expiring: 0, expired: 0 };
}

/** The same as the one row of a query. */
export function partnersCounted({ db, today }: Context): Knex.QueryBuilder {
  const { expiring, expired } = standing(db, today);
  return db("partners")
    .whereNull("endedOn")
    .select(
      db.raw("count(*) AS active"),
      db.raw("count(*) FILTER (WHERE ?) AS expiring", [expiring]),
      db.raw("count(*) FILTER (WHERE ?) AS expired", [expired]),
    );
}

/**
 * Two of the answers of `agreementState` in `shared/domain`, as conditions for `partners`. Agreements with one partner
 * never overlap: days are covered without a gap where those of the agreements add up to all of them.
 */
function standing(db: Knex, today: string): { expiring: Knex.Raw; expired: Knex.Raw } {
  const beyond = addDays(today, agreementWarningDays + 1);
  const own = "SELECT 1 FROM partner_agreements WHERE partner_id = partners.id";
  return {
    expiring: db.raw(
      `(EXISTS (${own} AND from_date <= ? AND until_date >= ?)
        AND (SELECT sum(julianday(min(until_date, ?)) - julianday(max(from_date, ?)) + 1) FROM partner_agreements
          WHERE partner_id = partners.id AND until_date >= ? AND from_date <= ?) < ?)`,
      [today, today, beyond, today, today, beyond, agreementWarningDays + 2],
    ),
    expired: db.raw(`(EXISTS (${own}) AND NOT EXISTS (${own} AND until_date >= ?))`, [today]),
  };
}

/** @throws {Refusal} notFound */
export async function viewPartner({ db, today }: Context, { id }: Inputs["partners"]["get"]): Promise<Partner> {
  const partner = await partnerById(db, id);
  if (!partner) throw new Refusal("notFound");
  const agreements = await agreementsOf(db, [id]);
  return {
    id,
    version: partner.version,
    kind: partner.kind,
    name: partner.name,
    creditCode: partner.creditCode,
    address: partner.address,
    contactName: partner.contactName,
    contactPhone: partner.contactPhone,
    note: partner.note,
    endedOn: partner.endedOn,
    endReason: partner.endReason,
    state: agreementState(agreements, today),
    agreements: agreements.map(({ partnerId: _partner, ...agreement }) => agreement),
  };
}
