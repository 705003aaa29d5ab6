import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { GoldLink } from "../../shared/contract/leads.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskPhone } from "../../shared/domain/mask.ts";
import type { Relation } from "../../shared/domain/records.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { recordReveal, visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { visibleNames } from "./scope.ts";

interface LinkRow {
  id: number;
  relation: Relation;
  goldId: number;
  goldName: string;
  areaId: number;
  areaName: string;
  name: string;
  phone: string;
  otherId: number | null;
}

/**
 * Upstream and downstream partners of gold customers whom the asker sees, who are no customers or have no rating in
 * force, and are no lead of that customer's yet. The newest links first; two queries.
 */
export async function goldLinks(
  ctx: Context,
  { after, limit }: Inputs["leads"]["goldLinks"] & { limit: number },
): Promise<Outputs["leads"]["goldLinks"]> {
  const query = suggested(ctx).orderBy("links.id", "desc").limit(limit);
  if (after !== undefined) query.where("links.id", "<", after);
  const rows: LinkRow[] = await query;
  const names = await visibleNames(
    ctx,
    rows.map(({ otherId }) => otherId),
  );
  const last = rows.at(-1);
  return {
    // Of a customer in the hands of others nothing is told, though a gold customer trades with them.
    rows: rows
      .filter(({ otherId }) => otherId === null || names.has(otherId))
      .map(
        ({ goldId, goldName, phone, otherId, ...link }): GoldLink => ({
          ...link,
          phoneMasked: maskPhone(phone),
          gold: { id: goldId, name: goldName, fileNumber: fileNumberOf(goldId) },
          customer: names.get(otherId ?? 0) ?? null,
        }),
      ),
    next: last && rows.length === limit ? last.id : null,
  };
}

/**
 * One of them with the phone in full, for the form of a lead; that it was shown is recorded.
 *
 * @throws {Refusal} notFound
 */
export async function goldLinkForLead(
  ctx: Context,
  { id }: Inputs["leads"]["goldLinkForLead"],
): Promise<Outputs["leads"]["goldLinkForLead"]> {
  const row: LinkRow | undefined = await suggested(ctx).where("links.id", id).first();
  if (!row) throw new Refusal("notFound");
  const { name, phone, areaId, goldId, goldName, otherId } = row;
  if (otherId !== null) await visibleCustomer(ctx, otherId);
  await recordReveal(ctx, otherId ?? goldId, [otherId === null ? `links.${id}.phone` : "phone"]);
  return { name, phone, areaId, gold: { id: goldId, name: goldName }, customerId: otherId };
}

/** Links of gold customers to whom nobody has given a rating, or a lead. */
function suggested(ctx: Context): Knex.QueryBuilder {
  const { db, today } = ctx;
  const query = db("customers")
    .join({ links: "customerLinks" }, "links.customerId", "customers.id")
    .leftJoin({ others: "customers" }, "others.id", "links.otherId")
    .joinRaw("JOIN areas ON areas.id = coalesce(others.area_id, customers.area_id)")
    .whereNotNull("customers.goldSince")
    .whereNull("links.removedAt")
    .whereIn("links.relation", ["upstream", "downstream"])
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM ratings
        WHERE ratings.customer_id = others.id AND status = 'effective' AND expires_on > ?)`,
      [today],
    )
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM leads WHERE leads.referrer_id = customers.id
        AND (leads.customer_id = others.id OR leads.name = coalesce(others.name, links.name)))`,
    )
    .select(
      "links.id",
      "links.relation",
      { goldId: "customers.id", goldName: "customers.name", areaId: "areas.id", areaName: "areas.name" },
      "links.otherId",
      db.raw("coalesce(others.name, links.name) AS name"),
      db.raw("coalesce(others.phone, links.phone) AS phone"),
    );
  withinScope(query, ctx);
  return query;
}
