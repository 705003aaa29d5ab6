import type { Knex } from "knex";
import type { Diligence, DiligenceBasis, DiligenceRow } from "../../shared/contract/diligence.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import {
  type DiligenceContent,
  type DiligenceEventKind,
  type DiligenceStatus,
  diligenceNumberOf,
  openDiligences,
} from "../../shared/domain/diligence.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";

interface RowColumns {
  id: number;
  version: number;
  customerId: number;
  customerName: string;
  areaName: string;
  status: DiligenceStatus;
  begunOn: string;
  leadId: number;
  leadName: string;
  secondId: number | null;
  secondName: string | null;
  amountFen: number | null;
  updatedAt: string;
  concludedAt: string | null;
  decidedBy: number | null;
  deciderName: string | null;
  decidedAt: string | null;
  decisionNote: string;
  superseded: number;
}

interface WholeColumns extends RowColumns {
  customerKind: CustomerKind;
  questionEdition: number;
  content: string;
  basis: string | null;
  round: number;
  supersedesId: number | null;
  supersedesBegunOn: string | null;
  concludedBy: number | null;
  concluderName: string | null;
}

/** A due diligence as it is stored: without what depends on who asks and on the day. */
export interface StoredDiligence
  extends Omit<Diligence, "basis" | "overrides" | "events" | "own" | "content" | keyof DiligenceRow>,
    DiligenceRow {
  content: DiligenceContent;
  basis: DiligenceBasis | null;
  round: number;
}

const superseded = `EXISTS (SELECT 1 FROM diligences AS later WHERE later.customer_id = diligences.customer_id
  AND later.status = 'confirmed' AND (later.decided_at, later.id) > (diligences.decided_at, diligences.id))`;

/** What lists say of due diligences, to be narrowed by the caller; `customers` is joined. */
export function diligenceRows(db: Knex): Knex.QueryBuilder {
  return db("diligences")
    .join("customers", "customers.id", "diligences.customerId")
    .join("areas", "areas.id", "customers.areaId")
    .join({ leads: "users" }, "leads.id", "diligences.leadId")
    .leftJoin({ seconds: "users" }, "seconds.id", "diligences.secondId")
    .leftJoin({ deciders: "users" }, "deciders.id", "diligences.decidedBy")
    .select(
      ...["id", "version", "customerId", "status", "begunOn", "leadId", "secondId", "amountFen", "updatedAt"].map(
        (column) => `diligences.${column}`,
      ),
      ...["concludedAt", "decidedBy", "decidedAt", "decisionNote"].map((column) => `diligences.${column}`),
      { customerName: "customers.name" },
      { areaName: "areas.name" },
      { leadName: "leads.name" },
      { secondName: "seconds.name" },
      { deciderName: "deciders.name" },
      db.raw(`diligences.status = 'confirmed' AND ${superseded} AS superseded`),
    );
}

export function toDiligenceRow(row: RowColumns): DiligenceRow {
  const { id, begunOn, customerId } = row;
  return {
    id,
    version: row.version,
    number: diligenceNumberOf({ id, begunOn }),
    customerId,
    customerName: row.customerName,
    fileNumber: fileNumberOf(customerId),
    areaName: row.areaName,
    status: row.status,
    begunOn,
    lead: { id: row.leadId, name: row.leadName },
    second: personOf(row.secondId, row.secondName),
    amountFen: row.amountFen,
    updatedAt: row.updatedAt,
    concludedAt: row.concludedAt,
    decidedBy: personOf(row.decidedBy, row.deciderName),
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    superseded: row.superseded === 1,
  };
}

/** Whole due diligences, to be narrowed by the caller. */
function wholeRows(db: Knex): Knex.QueryBuilder {
  return diligenceRows(db)
    .leftJoin({ concluders: "users" }, "concluders.id", "diligences.concludedBy")
    .leftJoin({ before: "diligences" }, "before.id", "diligences.supersedesId")
    .select(
      ...["customerKind", "questionEdition", "content", "basis", "round", "supersedesId", "concludedBy"].map(
        (column) => `diligences.${column}`,
      ),
      { concluderName: "concluders.name" },
      { supersedesBegunOn: "before.begunOn" },
    );
}

export async function diligenceById(db: Knex, id: number): Promise<StoredDiligence | null> {
  const row: WholeColumns | undefined = await wholeRows(db).where("diligences.id", id).first();
  return row ? toStored(row) : null;
}

/** The one that counts for a customer: confirmed last. */
export async function latestConfirmed(db: Knex, customerId: number): Promise<StoredDiligence | null> {
  const row: WholeColumns | undefined = await wholeRows(db)
    .where({ "diligences.customerId": customerId, "diligences.status": "confirmed" })
    .orderBy([
      { column: "diligences.decidedAt", order: "desc" },
      { column: "diligences.id", order: "desc" },
    ])
    .first();
  return row ? toStored(row) : null;
}

/** The one of a customer about which something is still to be done. */
export async function openDiligenceOf(db: Knex, customerId: number): Promise<{ id: number } | null> {
  return (await db("diligences").where({ customerId }).whereIn("status", openDiligences).first("id")) ?? null;
}

function toStored(row: WholeColumns): StoredDiligence {
  const { supersedesId, supersedesBegunOn } = row;
  return {
    ...toDiligenceRow(row),
    customerKind: row.customerKind,
    questionEdition: row.questionEdition,
    content: JSON.parse(row.content),
    basis: row.basis === null ? null : JSON.parse(row.basis),
    round: row.round,
    supersedes:
      supersedesId === null
        ? null
        : { id: supersedesId, number: diligenceNumberOf({ id: supersedesId, begunOn: supersedesBegunOn ?? "" }) },
    concludedBy: personOf(row.concludedBy, row.concluderName),
  };
}

function personOf(id: number | null, name: string | null): { id: number; name: string } | null {
  return id === null ? null : { id, name: name ?? "" };
}

export interface NewDiligence {
  customerId: number;
  customerKind: CustomerKind;
  questionEdition: number;
  begunOn: string;
  leadId: number;
  content: DiligenceContent;
  supersedesId: number | null;
}

/** @returns the id of the new draft */
export async function insertDiligence(db: Knex, { content, ...fields }: NewDiligence, at: string): Promise<number> {
  const [row]: { id: number }[] = await db("diligences")
    .insert({
      ...fields,
      ...{ status: "draft" satisfies DiligenceStatus, content: JSON.stringify(content) },
      amountFen: content.proposal.amountFen,
      ...{ createdAt: at, createdBy: fields.leadId, updatedAt: at },
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new due diligence.");
  return row.id;
}

/** @returns false when somebody changed it since `version` */
export async function updateDiligence(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db("diligences")
    .where({ id, version })
    .update({ ...columns, version: version + 1 });
  return changed === 1;
}

/** Keeps who had a part in a due diligence: they are not the ones to decide on it. */
export async function addDiligenceAuthor(db: Knex, diligenceId: number, userId: number): Promise<void> {
  await db("diligenceAuthors").insert({ diligenceId, userId }).onConflict(["diligenceId", "userId"]).ignore();
}

export async function hadPart(
  db: Knex,
  { id, lead, second, concludedBy }: Pick<StoredDiligence, "id" | "lead" | "second" | "concludedBy">,
  userId: number,
): Promise<boolean> {
  if ([lead.id, second?.id, concludedBy?.id].includes(userId)) return true;
  return (await db("diligenceAuthors").where({ diligenceId: id, userId }).first("userId")) !== undefined;
}

export async function addDiligenceEvent(
  db: Knex,
  event: { diligenceId: number; kind: DiligenceEventKind; at: string; byId: number; note: string },
): Promise<void> {
  await db("diligenceEvents").insert(event);
}

/** What happened to a due diligence, oldest first. */
export async function diligenceEvents(db: Knex, diligenceId: number): Promise<Diligence["events"]> {
  const rows: (Omit<Diligence["events"][number], "by"> & { byId: number; byName: string })[] = await db(
    "diligenceEvents",
  )
    .join("users", "users.id", "diligenceEvents.byId")
    .where({ diligenceId })
    .orderBy("diligenceEvents.id")
    .select("kind", "at", "note", "byId", { byName: "users.name" });
  return rows.map(({ byId, byName, ...event }) => ({ ...event, by: { id: byId, name: byName } }));
}

export async function addOverride(
  db: Knex,
  override: { diligenceId: number; round: number; rule: string; reason: string; at: string; byId: number },
): Promise<void> {
  await db("diligenceOverrides").insert(override);
}

/** The rules that were let pass for one conclusion of a due diligence. */
export async function overridesOf(
  db: Knex,
  { id, round }: Pick<StoredDiligence, "id" | "round">,
): Promise<Diligence["overrides"]> {
  const rows: (Omit<Diligence["overrides"][number], "by"> & { byId: number; byName: string })[] = await db(
    "diligenceOverrides",
  )
    .join("users", "users.id", "diligenceOverrides.byId")
    .where({ diligenceId: id, round })
    .orderBy("at")
    .select("rule", "reason", "at", "byId", { byName: "users.name" });
  return rows.map(({ byId, byName, ...override }) => ({ ...override, by: { id: byId, name: byName } }));
}

/** Guarantees around customers: who guarantees them, and whom these guarantee. */
export async function guaranteesOf(
  db: Knex,
  { borrowers = [], guarantors = [] }: { borrowers?: readonly number[]; guarantors?: readonly number[] },
): Promise<{ borrowerId: number; guarantorId: number }[]> {
  const query = db("customerLinks").whereNull("removedAt").where("relation", "guarantor").whereNotNull("otherId");
  if (borrowers.length > 0) query.whereIn("customerId", [...borrowers]);
  else query.whereIn("otherId", [...guarantors]);
  return query.distinct({ borrowerId: "customerId" }, { guarantorId: "otherId" }).limit(mostGuarantees);
}

/** Guarantees looked at around a customer; more are a chain whatever they are. */
const mostGuarantees = 400;
