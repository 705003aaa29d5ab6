import type { Knex } from "knex";
import type { LeadFields } from "../../shared/contract/leads.ts";
import type { LostKind, TypedStep } from "../../shared/domain/leads.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import { areasWithinReach, listOf } from "./dialect.ts";
import { sortKey } from "./searchTokens.ts";

/** A lead as stored: what staff typed, what they decided, and who wrote it when. */
export interface LeadRecord extends LeadFields {
  id: number;
  version: number;
  nameSort: string;
  step: TypedStep;
  customerId: number | null;
  lostOn: string | null;
  lostKind: LostKind | null;
  stageNote: string;
  erasedOn: string | null;
  createdOn: string;
  createdBy: number;
  updatedBy: number;
}

interface Written {
  at: string;
  by: number;
}

/**
 * Two values of a lead, `rated_on` and `granted_on`: the first days since it was made on which a rating of its customer
 * was in force, and on which they drew under a line or were granted a loan here. What was reversed or taken out counts
 * for nothing. Null where that never happened, or nobody is linked.
 */
export function leadFacts(today: string): { ratedOn: Sql; grantedOn: Sql } {
  const standing = pastStatuses.map((status) => `'${status}'`).join(", ");
  return {
    ratedOn: {
      sql: `(SELECT min(max(effective_from, leads.created_on)) FROM ratings
        WHERE ratings.customer_id = leads.customer_id AND effective_from <= ? AND status IN (${standing})
          AND expires_on > leads.created_on AND (ended_on IS NULL OR ended_on > leads.created_on))`,
      bindings: [today],
    },
    grantedOn: {
      sql: `nullif(min(
        coalesce((SELECT min(day) FROM line_movements AS drawing WHERE drawing.customer_id = leads.customer_id
          AND day >= leads.created_on AND kind = 'drawing' AND reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM line_movements AS counter WHERE counter.reverses_id = drawing.id)), '9999'),
        coalesce((SELECT min(granted_on) FROM loans WHERE loans.customer_id = leads.customer_id AND here = 1
          AND removed_at IS NULL AND granted_on BETWEEN leads.created_on AND ?), '9999')), '9999')`,
      bindings: [today],
    },
  };
}

interface Sql {
  sql: string;
  bindings: readonly string[];
}

/** The furthest stage that a lead has reached, as `reachedStage` in `shared/domain` says it. */
export function reachedSql(today: string): Sql {
  const { ratedOn, grantedOn } = leadFacts(today);
  return {
    sql: `CASE WHEN leads.customer_id IS NULL THEN leads.step WHEN ${grantedOn.sql} IS NOT NULL THEN 'granted'
      WHEN ${ratedOn.sql} IS NOT NULL THEN 'rated' ELSE 'customer' END`,
    bindings: [...grantedOn.bindings, ...ratedOn.bindings],
  };
}

/**
 * Condition for `leads` joined to the `effective` marketers of their areas: a marketer looks after them - by exception,
 * or for their area, as the one responsible, deputy or assistant -, or noted them where nobody is responsible yet.
 */
export function leadsInReach(db: Knex, marketerId: number, actedFor: Knex.Raw, today: string) {
  return (own: Knex.QueryBuilder) =>
    own
      .where("leads.ownerId", "in", actedFor)
      .orWhere((byArea) =>
        byArea.whereNull("leads.ownerId").where("leads.areaId", "in", areasWithinReach(db, marketerId, today)),
      )
      .orWhere((orphan) =>
        orphan.whereNull("leads.ownerId").whereNull("effective.marketerId").where("leads.createdBy", marketerId),
      );
}

/** @returns the new lead's id */
export async function insertLead(
  db: Knex,
  fields: LeadFields,
  { createdOn, customerId }: { createdOn: string; customerId: number | null },
  { at, by }: Written,
): Promise<number> {
  const [row]: { id: number }[] = await db("leads")
    .insert({
      ...fields,
      nameSort: sortKey(fields.name),
      customerId,
      createdOn,
      createdAt: at,
      createdBy: by,
      updatedAt: at,
      updatedBy: by,
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new lead.");
  return row.id;
}

/** What of a lead can change at a time: its fields, or where it stands. */
export type LeadChange = Partial<
  LeadFields & Pick<LeadRecord, "step" | "customerId" | "lostOn" | "lostKind" | "stageNote" | "erasedOn">
>;

/** @returns false when somebody changed the lead since `version` */
export async function updateLead(
  db: Knex,
  { id, version }: { id: number; version: number },
  change: LeadChange,
  { at, by }: Written,
): Promise<boolean> {
  const sorted = change.name === undefined ? {} : { nameSort: sortKey(change.name) };
  const changed = await db("leads")
    .where({ id, version })
    .update({ ...change, ...sorted, version: version + 1, updatedAt: at, updatedBy: by });
  return changed > 0;
}

/** What is left of a lead that was erased: nothing that tells who it was. */
const erased = {
  name: "",
  nameSort: "",
  phone: "",
  channelNote: "",
  needPurpose: "",
  interest: "",
  nextStep: "",
  nextOn: null,
};

/** Takes the personal data out of leads; their notes and what was said of their stages the database empties with them. */
export async function eraseLeads(
  db: Knex,
  ids: readonly number[],
  { erasedOn, reason }: { erasedOn: string; reason: string },
  { at, by }: Written,
): Promise<void> {
  await db("leads")
    .where("id", "in", listOf(db, ids))
    .update({ ...erased, stageNote: reason, erasedOn, version: db.raw("version + 1"), updatedAt: at, updatedBy: by });
}
