import type { Knex } from "knex";
import type { SimilarCustomer } from "../../shared/contract/customers.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import { normaliseIdNumber } from "../../shared/domain/residentId.ts";
import type { Context } from "../context.ts";
import { sortKey } from "../store/searchTokens.ts";
import { isVisible } from "./service.ts";
import { surroundingsOf } from "./surroundings.ts";

/** More of one kind help nobody to decide whether somebody is registered already. */
const mostOfAKind = 5;

interface FoundRow {
  id: number;
  name: string;
  idNumber: string;
  phone: string;
  areaName: string;
}

/**
 * Customers who may be the one that is being typed: the same certificate number, the same name and birth date (the
 * same name alone where there is none, as with firms), the same telephone. Of somebody outside a marketer's jurisdiction
 * only the file number and the marketer are told.
 *
 * @param areaId of somebody without a certificate yet: the same name in that area counts, too
 */
export async function findSimilar(
  ctx: Context,
  {
    idNumber,
    name,
    birthDate,
    phone,
    areaId,
    exceptId,
  }: Inputs["customers"]["findSimilar"] & { areaId?: number | undefined },
): Promise<SimilarCustomer[]> {
  const searches: [SimilarCustomer["reason"], Knex.QueryBuilder][] = [];
  const add = (reason: SimilarCustomer["reason"], narrow: (query: Knex.QueryBuilder) => void) => {
    searches.push([reason, liveCustomers(ctx.db, exceptId).modify(narrow)]);
  };
  if (idNumber) add("idNumber", (query) => query.where("customers.idNumber", normaliseIdNumber(idNumber)));
  if (name && birthDate !== undefined)
    add("name", (query) =>
      query.where({ "customers.nameSort": sortKey(name), "customers.name": name, "customers.birthDate": birthDate }),
    );
  if (name && areaId !== undefined)
    add("name", (query) =>
      query.where({ "customers.nameSort": sortKey(name), "customers.name": name, "customers.areaId": areaId }),
    );
  if (phone)
    add("phone", (query) => query.whereIn("customers.phone", [...new Set([phone, phone.replaceAll("-", "")])]));
  const found = new Map<number, SimilarCustomer>();
  for (const [reason, query] of searches)
    for (const row of (await query) as FoundRow[])
      if (!found.has(row.id)) found.set(row.id, await describe(ctx, row, reason));
  return [...found.values()];
}

function liveCustomers(db: Knex, exceptId: number | null): Knex.QueryBuilder {
  return db("customers")
    .join("areas", "areas.id", "customers.areaId")
    .whereNull("customers.retiredAt")
    .modify((query) => exceptId !== null && query.whereNot("customers.id", exceptId))
    .select("customers.id", "customers.name", "customers.idNumber", "customers.phone", {
      areaName: "areas.name",
    })
    .limit(mostOfAKind);
}

async function describe(ctx: Context, row: FoundRow, reason: SimilarCustomer["reason"]): Promise<SimilarCustomer> {
  const { id, name, idNumber, phone, areaName } = row;
  const seen = await isVisible(ctx, id);
  const { marketer } = await surroundingsOf(ctx, id);
  return {
    reason,
    fileNumber: fileNumberOf(id),
    marketerName: marketer?.name ?? null,
    customer: seen
      ? { id, name, areaName, idNumberMasked: maskIdNumber(idNumber), phoneMasked: maskPhone(phone) }
      : null,
  };
}
