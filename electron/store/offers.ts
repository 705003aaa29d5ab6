import type { Knex } from "knex";
import { type CustomerKind, type Industry, isHousehold } from "../../shared/domain/customer.ts";
import type { OfferAnswer, OfferFacts } from "../../shared/domain/nextOffer.ts";
import type { Service } from "../../shared/domain/records.ts";
import { joinGradeInForce, listOf, rowsOf } from "./dialect.ts";
import { groupedBy } from "./groupedBy.ts";

/** What a customer's own row, rating in force and area say. */
export interface OfferCore {
  id: number;
  name: string;
  kind: CustomerKind;
  industry: Industry | null;
  hasPhone: number;
  owedHereFen: number;
  lineFen: number | null;
  areaName: string;
}

/** A query of the same over `customers`, to be narrowed and ordered. */
export function offerCores(db: Knex, today: string): Knex.QueryBuilder {
  return joinGradeInForce(db("customers"), today)
    .leftJoin({ granted: "ratings" }, "granted.id", "ratings.id")
    .join("areas", "areas.id", "customers.areaId")
    .select("customers.id", "customers.name", "customers.kind", "customers.industry")
    .select(db.raw("customers.phone <> '' AS has_phone"), { owedHereFen: "customers.loanBalanceFen" })
    .select({ lineFen: "granted.lineFen", areaName: "areas.name" });
}

export interface GivenAnswer {
  customerId: number;
  service: Service;
  answer: OfferAnswer;
  answeredOn: string;
}

interface HeldRow {
  customerId: number;
  service: Service;
  here: number;
  balanceFen: number | null;
}

/** The facts of some customers, and what they said to offers, by id: two statements whatever their number. */
export async function offerFacts(
  db: Knex,
  cores: readonly OfferCore[],
): Promise<{ facts: Map<number, OfferFacts>; answers: Map<number, GivenAnswer[]> }> {
  const ids = listOf(
    db,
    cores.map(({ id }) => id),
  );
  const of = (table: string) => db(table).where("customerId", "in", ids).whereNull("removedAt");
  const [holdings, answers] = await Promise.all([
    rowsOf<HeldRow>(db, of("holdings").select("customerId", "service", "here", "balanceFen"), [
      "customerId",
      "service",
      "here",
      "balanceFen",
    ]),
    rowsOf<GivenAnswer>(db, of("offerAnswers").select("customerId", "service", "answer", "answeredOn"), [
      "customerId",
      "service",
      "answer",
      "answeredOn",
    ]),
  ]);
  const held = groupedBy(holdings, ({ customerId }) => customerId);
  return {
    facts: new Map(cores.map((core) => [core.id, factsOf(core, held.get(core.id) ?? [])])),
    answers: groupedBy(answers, ({ customerId }) => customerId),
  };
}

/** A household's money lies on its cards, too. */
function factsOf({ kind, industry, hasPhone, owedHereFen, lineFen }: OfferCore, held: readonly HeldRow[]): OfferFacts {
  const here = held.filter((row) => row.here === 1);
  const accounts = here.filter(
    ({ service }) => service === "deposit" || (isHousehold(kind) && service === "debitCard"),
  );
  return {
    kind,
    industry,
    hasPhone: hasPhone === 1,
    held: here.map(({ service }) => service),
    heldElsewhere: held.filter((row) => row.here !== 1).map(({ service }) => service),
    depositsFen: accounts.reduce((sum, { balanceFen }) => sum + (balanceFen ?? 0), 0),
    owedHereFen,
    hasLine: (lineFen ?? 0) > 0,
  };
}

export interface StoredAnswer extends GivenAnswer {
  id: number;
  version: number;
  note: string;
  removedAt: string | null;
  answeredByName: string;
  /** 1 while the service is not among what the customer holds here */
  notHeld: number;
}

/** Answers with whether the service is held by now, as a query to be narrowed and ordered. */
export function storedAnswers(db: Knex): Knex.QueryBuilder {
  return db("offerAnswers")
    .join("users", "users.id", "offerAnswers.createdBy")
    .select("offerAnswers.*", { answeredByName: "users.name" })
    .select(db.raw(`${notHeld} AS not_held`));
}

const notHeld = `NOT EXISTS (SELECT 1 FROM holdings WHERE holdings.customer_id = offer_answers.customer_id
  AND holdings.service = offer_answers.service AND here = 1 AND holdings.removed_at IS NULL)`;

/** Keeps a query over answers to what was accepted and is not yet among what the customer holds. */
export function toBeRecorded(query: Knex.QueryBuilder): void {
  query.whereRaw(`offer_answers.removed_at IS NULL AND offer_answers.answer = 'accepted' AND ${notHeld}`);
}

/** @returns the new answer's id */
export async function insertAnswer(
  db: Knex,
  answer: GivenAnswer & { note: string },
  { at, by }: { at: string; by: number },
): Promise<number> {
  const [row]: { id: number }[] = await db("offerAnswers")
    .insert({ ...answer, createdAt: at, createdBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new answer.");
  return row.id;
}

/** @returns false when somebody took it back already, or changed it since `version` */
export async function takeAnswerBack(
  db: Knex,
  { id, version }: { id: number; version: number },
  at: string,
): Promise<boolean> {
  const changed = await db("offerAnswers")
    .where({ id, version })
    .whereNull("removedAt")
    .update({ removedAt: at, version: version + 1 });
  return changed > 0;
}
