/** What the ledger holds of customers that the rules for gold customers ask for. */
import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import {
  type GoldFacts,
  lastOverdueOn,
  type OverdueLoan,
  type OverdueSpell,
  type RatedPeriod,
} from "../../shared/domain/goldRules.ts";
import { pastStatuses, type RatingEventKind, type RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import { idsOf, listOf, rowsOf } from "./dialect.ts";

/** The business day, and the zone in which instants are told as days. */
export interface Day {
  today: string;
  timeZone: string;
}

/** What a customer's own row and rating in force say. */
export interface GoldCore extends Pick<GoldFacts, "kind" | "grade" | "registeredOn" | "owedHereFen"> {
  id: number;
  isMember: boolean;
}

/** Live customers whose rating in force has one of some grades, by id. */
export function customersRated(db: Knex, grades: readonly Grade[], today: string): Promise<number[]> {
  // From the grades' index to the customers: the other way round would read every customer.
  const rated = db("ratings")
    .crossJoin("customers" as never)
    .whereIn("ratings.grade", [...grades])
    .where("ratings.expiresOn", ">", today)
    .whereRaw("customers.id = ratings.customer_id AND customers.current_rating_id = ratings.id")
    .whereNull("customers.retiredAt")
    .orderBy("customers.id")
    .select("customers.id");
  return idsOf(db, rated);
}

interface CoreRow {
  id: number;
  kind: CustomerKind;
  createdAt: string;
  goldSince: string | null;
  loanBalanceFen: number;
  grade: Grade | null;
}

const coreColumns = ["id", "kind", "createdAt", "goldSince", "loanBalanceFen", "grade"] as const;

/** What the rows of some customers say, by id. */
export async function goldCores(db: Knex, ids: readonly number[], { today, timeZone }: Day): Promise<GoldCore[]> {
  const rows = await rowsOf<CoreRow>(
    db,
    db("customers")
      .leftJoin("ratings", (join) =>
        join.on("ratings.id", "customers.currentRatingId").andOnVal("ratings.expiresOn", ">", today),
      )
      .where("customers.id", "in", listOf(db, ids))
      .orderBy("customers.id")
      .select(
        "customers.id",
        "customers.kind",
        "customers.createdAt",
        "customers.goldSince",
        "customers.loanBalanceFen",
        "ratings.grade",
      ),
    coreColumns,
  );
  return rows.map(({ id, kind, createdAt, goldSince, loanBalanceFen, grade }) => ({
    id,
    kind,
    grade,
    owedHereFen: loanBalanceFen,
    registeredOn: dateInZone(new Date(createdAt), timeZone),
    isMember: goldSince !== null,
  }));
}

interface PeriodRow {
  customerId: number;
  status: RatingStatus;
  grade: Grade;
  effectiveFrom: string;
  expiresOn: string;
  endedOn: string | null;
}

interface EventRow {
  customerId: number;
  ratingId: number;
  kind: RatingEventKind;
  at: string;
  byId: number | null;
}

/** Everything else of some customers: a few statements whatever their number. */
export async function goldFacts(
  db: Knex,
  cores: readonly GoldCore[],
  { today, timeZone }: Day,
): Promise<Map<number, GoldFacts>> {
  const ids = listOf(
    db,
    cores.map(({ id }) => id),
  );
  const [periods, loans, held, events] = await Promise.all([
    rowsOf<PeriodRow>(
      db,
      db("ratings")
        .where("customerId", "in", ids)
        .whereNotNull("effectiveFrom")
        .select("customerId", "status", "grade", "effectiveFrom", "expiresOn", "endedOn"),
      ["customerId", "status", "grade", "effectiveFrom", "expiresOn", "endedOn"],
    ),
    rowsOf<OverdueLoan & { customerId: number }>(
      db,
      db("loans")
        .where("customerId", "in", ids)
        .whereNull("removedAt")
        .select("customerId", "balanceFen", "dueOn", "overdueSince"),
      ["customerId", "balanceFen", "dueOn", "overdueSince"],
    ),
    rowsOf<{ customerId: number; services: number; depositsFen: number }>(
      db,
      db("holdings")
        .where("customerId", "in", ids)
        .where("here", 1)
        .whereNull("removedAt")
        .groupBy("customerId")
        .select("customerId", db.raw("count(*) AS services"))
        .select(db.raw("sum(CASE WHEN service = 'deposit' THEN COALESCE(balance_fen, 0) ELSE 0 END) AS deposits_fen")),
      ["customerId", "services", "depositsFen"],
    ),
    rowsOf<EventRow>(
      db,
      db("ratingEvents")
        .join("ratings", "ratings.id", "ratingEvents.ratingId")
        .where("ratings.customerId", "in", ids)
        .whereIn("ratingEvents.kind", ["suspend", "reinstate", "supersede"] satisfies RatingEventKind[])
        .orderBy("ratingEvents.id")
        .select(
          "ratings.customerId",
          "ratingEvents.ratingId",
          "ratingEvents.kind",
          "ratingEvents.at",
          "ratingEvents.byId",
        ),
      ["customerId", "ratingId", "kind", "at", "byId"],
    ),
  ]);
  // Asked for in SQL, the few statuses would lead through all ratings instead of through those of the customers.
  const past = periods.filter(({ status }) => pastStatuses.some((one) => one === status));
  const rated = grouped(past, ({ grade, effectiveFrom, expiresOn, endedOn }): RatedPeriod => {
    const until = endedOn !== null && endedOn < expiresOn ? endedOn : expiresOn;
    return { grade, from: effectiveFrom, until };
  });
  const owed = grouped(loans, (loan): OverdueLoan => loan);
  const spells = overdueSpells(events, timeZone);
  const holdings = new Map(held.map((row) => [row.customerId, row]));
  return new Map(
    cores.map(({ id, isMember: _member, ...core }) => [
      id,
      {
        ...core,
        rated: rated.get(id) ?? [],
        lastOverdueOn: lastOverdueOn(owed.get(id) ?? [], spells.get(id) ?? [], today),
        depositsFen: holdings.get(id)?.depositsFen ?? 0,
        services: holdings.get(id)?.services ?? 0,
      },
    ]),
  );
}

/** The ledger itself suspends for an overdue loan alone; what people suspend has reasons of its own. */
function overdueSpells(events: readonly EventRow[], timeZone: string): Map<number, OverdueSpell[]> {
  const spells = new Map<number, OverdueSpell[]>();
  const open = new Map<number, OverdueSpell>();
  for (const { customerId, ratingId, kind, at, byId } of events) {
    const day = dateInZone(new Date(at), timeZone);
    const before = open.get(ratingId);
    if (kind === "suspend" && byId === null) {
      const spell: OverdueSpell = { suspendedOn: day, endedOn: null };
      open.set(ratingId, spell);
      spells.set(customerId, [...(spells.get(customerId) ?? []), spell]);
    } else if (kind !== "suspend" && before) {
      before.endedOn = day;
      open.delete(ratingId);
    }
  }
  return spells;
}

function grouped<Row extends { customerId: number }, T>(rows: readonly Row[], to: (row: Row) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.customerId);
    if (group) group.push(to(row));
    else groups.set(row.customerId, [to(row)]);
  }
  return groups;
}
