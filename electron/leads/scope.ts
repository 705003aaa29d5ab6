import type { Knex } from "knex";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { actedForBy, effectiveAreas, listOf } from "../store/dialect.ts";
import { type LeadRecord, leadsInReach } from "../store/leads.ts";

type Asker = Pick<Context, "db" | "scope" | "today">;

/** Leads that the asker may see, joined to who is responsible for their area today (`effective`). */
export function leadsWithin({ db, scope, today }: Asker): Knex.QueryBuilder {
  const query = db
    .with("effective", effectiveAreas(db, today))
    .from("leads")
    .leftJoin("effective", "effective.areaId", "leads.areaId");
  if (scope.all) return query;
  const { marketerId } = scope;
  return query.where(leadsInReach(db, marketerId, actedForBy(db, marketerId, today), today));
}

/** Who looks after a lead of `leadsWithin` today: its own owner, else the marketer of its area. */
export const ownerSql = "coalesce(leads.owner_id, effective.marketer_id)";

/**
 * The stored lead, if the asker may see it.
 *
 * @throws {Refusal} notFound
 */
export async function visibleLead(ctx: Asker, id: number): Promise<LeadRecord> {
  const record: LeadRecord | undefined = await leadsWithin(ctx).where("leads.id", id).first("leads.*");
  if (!record) throw new Refusal("notFound");
  return record;
}

export interface NamedCustomer {
  id: number;
  name: string;
  fileNumber: string;
}

/** Of some customers those whom the asker may see, by id. */
export async function visibleNames(
  ctx: Asker,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, NamedCustomer>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const query = ctx.db("customers").where("customers.id", "in", listOf(ctx.db, wanted));
  withinScope(query, ctx);
  const rows: { id: number; name: string }[] = await query.select("customers.id", "customers.name");
  return new Map(rows.map(({ id, name }) => [id, { id, name, fileNumber: fileNumberOf(id) }]));
}
