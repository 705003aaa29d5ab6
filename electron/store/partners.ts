import type { Knex } from "knex";
import type { Agreement, AgreementFields, PartnerFields } from "../../shared/contract/partners.ts";

/** A partner as stored. */
export interface PartnerRecord extends PartnerFields {
  id: number;
  version: number;
  endedOn: string | null;
  endReason: string;
}

interface Written {
  at: string;
  by: number;
}

export async function partnerById(db: Knex, id: number): Promise<PartnerRecord | null> {
  return (await db("partners").where({ id }).first()) ?? null;
}

/** Who holds a credit code, other than a partner who may. */
export async function partnerByCode(
  db: Knex,
  creditCode: string,
  exceptId: number | null,
): Promise<{ id: number; name: string } | null> {
  const query = db("partners").where({ creditCode });
  if (exceptId !== null) query.whereNot({ id: exceptId });
  return (await query.first("id", "name")) ?? null;
}

/** @returns the new partner's id */
export async function insertPartner(db: Knex, fields: PartnerFields, { at, by }: Written): Promise<number> {
  const [row]: { id: number }[] = await db("partners")
    .insert({ ...fields, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new partner.");
  return row.id;
}

/** @returns false when somebody changed the partner since `version` */
export async function updatePartner(
  db: Knex,
  { id, version }: { id: number; version: number },
  change: Partial<Omit<PartnerRecord, "id" | "version">>,
  { at, by }: Written,
): Promise<boolean> {
  const changed = await db("partners")
    .where({ id, version })
    .update({ ...change, version: version + 1, updatedAt: at, updatedBy: by });
  return changed > 0;
}

/** Agreements of some partners, the newest first. */
export function agreementsOf(db: Knex, partnerIds: readonly number[]): Promise<(Agreement & { partnerId: number })[]> {
  return db("partnerAgreements")
    .whereIn("partnerId", [...partnerIds])
    .orderBy([
      { column: "fromDate", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .select("id", "version", "partnerId", "number", "fromDate", "untilDate", "depositRate", "terms");
}

export async function agreementById(db: Knex, id: number): Promise<(Agreement & { partnerId: number }) | null> {
  return (await db("partnerAgreements").where({ id }).first()) ?? null;
}

/** The agreement with a partner that holds on one of the days of a period, if any. */
export async function agreementWithin(
  db: Knex,
  partnerId: number,
  { fromDate, untilDate }: Pick<AgreementFields, "fromDate" | "untilDate">,
  exceptId: number | null,
): Promise<Pick<Agreement, "number" | "fromDate" | "untilDate"> | null> {
  const query = db("partnerAgreements")
    .where({ partnerId })
    .where("fromDate", "<=", untilDate)
    .where("untilDate", ">=", fromDate);
  if (exceptId !== null) query.whereNot({ id: exceptId });
  return (await query.first("number", "fromDate", "untilDate")) ?? null;
}

/** @returns the new agreement's id */
export async function insertAgreement(
  db: Knex,
  partnerId: number,
  fields: AgreementFields,
  { at, by }: Written,
): Promise<number> {
  const [row]: { id: number }[] = await db("partnerAgreements")
    .insert({ ...fields, partnerId, createdAt: at, createdBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new agreement.");
  return row.id;
}

/** @returns false when somebody changed the agreement since `version` */
export async function updateAgreement(
  db: Knex,
  { id, version }: { id: number; version: number },
  fields: AgreementFields,
): Promise<boolean> {
  const changed = await db("partnerAgreements")
    .where({ id, version })
    .update({ ...fields, version: version + 1 });
  return changed > 0;
}
