import type { Knex } from "knex";
import type { AreaEvent } from "../../shared/contract/responsibility.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import type {
  AreaAssignment,
  AreaState,
  Cover,
  Exception,
  ResponsibilityFacts,
  Stay,
} from "../../shared/domain/responsibilityTimeline.ts";
import { areasEverAbove, listOf } from "./dialect.ts";

/** Who decided, and why. */
interface Decided {
  reason: string;
  byName: string;
}

export interface KnownStay extends Stay {
  /** who moved the customer there; null for where they were registered */
  movedByName: string | null;
}
export interface KnownState extends AreaState {
  name: string;
}
export interface KnownAssignment extends AreaAssignment, Decided {
  marketerName: string;
  assistantName: string | null;
}
export interface KnownException extends Exception, Decided {
  marketerName: string;
}
export interface KnownCover extends Cover, Decided {
  absentName: string;
  deputyId: number;
  deputyName: string;
}

/** What was done to areas, with their names of today. */
export interface StoredAreaChange extends Decided {
  id: number;
  kind: AreaEvent["kind"];
  areaId: number;
  areaName: string;
  otherId: number | null;
  otherName: string | null;
  onDate: string;
  /** JSON; the names before and after of a renaming */
  detail: string;
}

/** What bears on one customer or area, with the names and reasons behind it. */
export interface KnownFacts extends ResponsibilityFacts {
  stays: readonly KnownStay[];
  states: readonly KnownState[];
  assignments: readonly KnownAssignment[];
  exceptions: readonly KnownException[];
  covers: readonly KnownCover[];
  changes: readonly StoredAreaChange[];
  /** what a confirmed plan did to the customer, or to one of the areas, on a day */
  planned: readonly PlannedMove[];
}

export interface PlannedMove extends Decided {
  areaId: number | null;
  customerId: number | null;
  fromDate: string;
}

export async function factsOfCustomer(
  db: Knex,
  customer: { id: number; areaId: number },
  timeZone: string,
): Promise<KnownFacts> {
  const stays = await staysOf(db, customer, timeZone);
  const exceptions: KnownException[] = await decided(db, "customerExceptions")
    .join({ marketers: "users" }, "marketers.id", "customerExceptions.marketerId")
    .where({ customerId: customer.id })
    .select("customerExceptions.id", "customerExceptions.marketerId", { marketerName: "marketers.name" })
    .select(period("customerExceptions"));
  return facts(db, stays, exceptions, customer.id);
}

export function factsOfArea(db: Knex, areaId: number): Promise<KnownFacts> {
  return facts(db, [{ id: 0, areaId, from: null, to: null, movedByName: null }], [], null);
}

/** Where a customer lived, in the order of time: each place begins on the day on which the one before was left. */
async function staysOf(
  db: Knex,
  { id, areaId }: { id: number; areaId: number },
  timeZone: string,
): Promise<KnownStay[]> {
  const left: { areaId: number; untilAt: string; movedByName: string }[] = await db("customerStays")
    .join("users", "users.id", "customerStays.movedBy")
    .where({ customerId: id })
    .orderBy(["untilAt", "customerStays.id"])
    .select("areaId", "untilAt", { movedByName: "users.name" });
  const ends = left.map(({ untilAt }) => dateInZone(new Date(untilAt), timeZone));
  return [...left.map((stay) => stay.areaId), areaId].map((there, index) => ({
    id: index,
    areaId: there,
    from: ends[index - 1] ?? null,
    to: ends[index] ?? null,
    movedByName: left[index - 1]?.movedByName ?? null,
  }));
}

async function facts(
  db: Knex,
  stays: readonly KnownStay[],
  exceptions: readonly KnownException[],
  customerId: number | null,
): Promise<KnownFacts> {
  const above = areasEverAbove(
    db,
    stays.map(({ areaId }) => areaId),
  );
  const [states, assignments, changes, planned] = await Promise.all([
    statesOf(db, above),
    assignmentsOf(db, above),
    changesOf(db, above),
    plannedFor(db, above, customerId),
  ]);
  const holders = [...assignments, ...exceptions].map(({ marketerId }) => marketerId);
  const covers: KnownCover[] = await decided(db, "covers")
    .join({ absent: "users" }, "absent.id", "covers.absentId")
    .join({ deputies: "users" }, "deputies.id", "covers.deputyId")
    .where("covers.absentId", "in", listOf(db, [...new Set(holders)]))
    .select("covers.id", "covers.absentId", "covers.deputyId")
    .select({ absentName: "absent.name" }, { deputyName: "deputies.name" })
    .select(period("covers"));
  return { stays, states, assignments, exceptions, covers, changes, planned };
}

/** How the areas were: each state begins on the day on which the one before ended, the first with the area itself. */
async function statesOf(db: Knex, areas: Knex.Raw): Promise<KnownState[]> {
  const present: { id: number; parentId: number | null; name: string; since: string | null }[] = await db("areas")
    .where("id", "in", areas)
    .select("id", "parentId", "name", "since");
  const past: { areaId: number; parentId: number | null; name: string; untilDate: string; changeId: number }[] =
    await db("areaHistory")
      .where("areaId", "in", areas)
      .orderBy(["untilDate", "id"])
      .select("areaId", "parentId", "name", "untilDate", "changeId");
  return present.flatMap(({ id, since, ...now }) => {
    const ended = past.filter(({ areaId }) => areaId === id);
    return [...ended, now].map(({ parentId, name }, index) => ({
      areaId: id,
      parentId,
      name,
      from: ended[index - 1]?.untilDate ?? since,
      to: ended[index]?.untilDate ?? null,
      changeId: ended[index - 1]?.changeId ?? null,
    }));
  });
}

function assignmentsOf(db: Knex, areas: Knex.Raw): Promise<KnownAssignment[]> {
  return decided(db, "assignments")
    .join({ marketers: "users" }, "marketers.id", "assignments.marketerId")
    .leftJoin({ assistants: "users" }, "assistants.id", "assignments.assistantId")
    .where("assignments.areaId", "in", areas)
    .select("assignments.id", "assignments.areaId", "assignments.marketerId", "assignments.assistantId")
    .select({ marketerName: "marketers.name" }, { assistantName: "assistants.name" })
    .select(period("assignments"));
}

function changesOf(db: Knex, areas: Knex.Raw): Promise<StoredAreaChange[]> {
  return decided(db, "areaChanges")
    .join({ changed: "areas" }, "changed.id", "areaChanges.areaId")
    .leftJoin({ others: "areas" }, "others.id", "areaChanges.otherId")
    .where((either) => either.where("areaChanges.areaId", "in", areas).orWhere("areaChanges.otherId", "in", areas))
    .select("areaChanges.id", "kind", "areaId", "otherId", "onDate", "detail")
    .select({ areaName: "changed.name" }, { otherName: "others.name" })
    .orderBy("areaChanges.id");
}

function plannedFor(db: Knex, areas: Knex.Raw, customerId: number | null): Promise<PlannedMove[]> {
  return db("planMoves")
    .join("plans", "plans.id", "planMoves.planId")
    .join("users", "users.id", "plans.confirmedBy")
    .where("plans.status", "confirmed")
    .where((either) => either.where("planMoves.areaId", "in", areas).orWhere("planMoves.customerId", customerId ?? 0))
    .select("planMoves.areaId", "planMoves.customerId", "plans.fromDate", "plans.reason", { byName: "users.name" });
}

function decided(db: Knex, table: string): Knex.QueryBuilder {
  return db(table)
    .join({ deciders: "users" }, "deciders.id", `${table}.createdBy`)
    .select(`${table}.reason`, { byName: "deciders.name" });
}

function period(table: string): { from: string; to: string } {
  return { from: `${table}.fromDate`, to: `${table}.toDate` };
}
