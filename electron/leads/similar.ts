import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { SimilarLead } from "../../shared/contract/leads.ts";
import { leadStage } from "../../shared/domain/leads.ts";
import { maskPhone } from "../../shared/domain/mask.ts";
import { normalisePhone } from "../../shared/domain/phone.ts";
import type { Context } from "../context.ts";
import { findSimilar } from "../ledger/similar.ts";
import { sortKey } from "../store/searchTokens.ts";
import { type DescribedLead, describedLeads } from "./describe.ts";
import { leadsWithin } from "./scope.ts";

/** More of one kind help nobody to decide whether somebody is noted already. */
const mostOfAKind = 5;

/**
 * Customers and leads who may be the lead that is being typed: the same telephone, or the same name in the same area. Of
 * somebody outside a marketer's jurisdiction only whose they are is told.
 */
export async function findSimilarLeads(
  ctx: Context,
  { name, phone: typed, areaId, exceptId }: Inputs["leads"]["findSimilar"],
): Promise<Outputs["leads"]["findSimilar"]> {
  const phone = normalisePhone(typed);
  const asked = {
    ...(phone.length < shortestPhone ? {} : { phone }),
    ...(name === "" || areaId === null ? {} : { name, areaId }),
  };
  const [customers, leads] = await Promise.all([
    findSimilar(ctx, { ...asked, exceptId: null }),
    similarLeads(ctx, asked, exceptId),
  ]);
  return { customers, leads };
}

/** Shorter numbers are still being typed. */
const shortestPhone = 7;

async function similarLeads(
  ctx: Context,
  { phone, name, areaId }: { phone?: string; name?: string; areaId?: number },
  exceptId: number | null,
): Promise<SimilarLead[]> {
  const everywhere = { ...ctx, scope: { all: true } as const };
  const base = () => {
    const query = describedLeads(ctx, leadsWithin(everywhere)).whereNull("leads.erasedOn").limit(mostOfAKind);
    return exceptId === null ? query : query.whereNot("leads.id", exceptId);
  };
  const found = new Map<number, [SimilarLead["reason"], DescribedLead]>();
  const add = (reason: SimilarLead["reason"], rows: DescribedLead[]) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, [reason, row]);
  };
  if (phone !== undefined) add("phone", await base().where("leads.phone", phone).whereRaw("leads.phone <> ''"));
  if (name !== undefined)
    add(
      "name",
      await base()
        .where({ "leads.nameSort": sortKey(name), "leads.name": name, "leads.areaId": areaId })
        .whereRaw("leads.name <> ''"),
    );
  const ids = [...found.keys()];
  const seen: number[] = ids.length === 0 ? [] : await leadsWithin(ctx).whereIn("leads.id", ids).pluck("leads.id");
  return [...found.values()].map(([reason, row]) => ({
    reason,
    ownerName: row.holderName,
    stage: leadStage({ ...row, linked: row.customerId !== null }),
    lead: seen.includes(row.id)
      ? {
          id: row.id,
          name: row.name,
          areaName: row.areaName,
          phoneMasked: maskPhone(row.phone),
          createdOn: row.createdOn,
        }
      : null,
  }));
}
