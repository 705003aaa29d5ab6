import type { Knex } from "knex";
import type { DayListQuestion } from "../../shared/contract/dayList.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { urgencyOf, type WorkDue, type WorkKind, workKinds } from "../../shared/domain/dayList.ts";

interface Row {
  id: number;
  [column: string]: unknown;
}

/** Everything that a day list follows from, as rows. */
export interface LedgerRows {
  areas: Row[];
  assignments: Row[];
  covers: Row[];
  customerExceptions: Row[];
  customers: Row[];
  followUps: Row[];
  goldMemberships: Row[];
  loans: Row[];
  objections: Row[];
  ratingAuthors: Row[];
  ratings: Row[];
}

const tables = [
  "areas",
  "assignments",
  "covers",
  "customerExceptions",
  "customers",
  "followUps",
  "goldMemberships",
  "loans",
  "objections",
  "ratingAuthors",
  "ratings",
] as const satisfies readonly (keyof LedgerRows)[];

export async function readLedger(db: Knex): Promise<LedgerRows> {
  const read = await Promise.all(tables.map(async (table) => [table, await db(table).select("*")] as const));
  return Object.fromEntries(read) as unknown as LedgerRows;
}

interface Held {
  marketerId: number;
  assistantId: number | null;
}

/** Who holds a customer on a day: by their own exception, else through the nearest assigned area upwards. */
export function holderOn(rows: LedgerRows, customer: Row, day: string): Held | null {
  const own = rows.customerExceptions.find((row) => row.customerId === customer.id && holds(row, day));
  if (own) return { marketerId: own.marketerId as number, assistantId: null };
  for (let at = customer.areaId as number | null; at !== null; ) {
    const assigned = rows.assignments.find((row) => row.areaId === at && holds(row, day));
    if (assigned) return assigned as unknown as Held;
    at = (rows.areas.find(({ id }) => id === at)?.parentId ?? null) as number | null;
  }
  return null;
}

/** Whether a marketer works with a customer on a day: holds them, stands in for who does, or assists in their area. */
export function worksWith(rows: LedgerRows, customer: Row, marketerId: number, day: string): boolean {
  const held = holderOn(rows, customer, day);
  if (!held) return false;
  const standsIn = rows.covers.some(
    (cover) => cover.deputyId === marketerId && cover.absentId === held.marketerId && holds(cover, day),
  );
  return held.marketerId === marketerId || held.assistantId === marketerId || standsIn;
}

function holds(row: Row, day: string): boolean {
  return String(row.fromDate) <= day && (row.toDate === null || String(row.toDate) > day);
}

/** The village of a customer: up from groups and from parts since a merger. */
export function villageOf(rows: LedgerRows, customer: Row): number {
  let area = rows.areas.find(({ id }) => id === customer.areaId);
  while (area?.level === "group" || area?.mergedIntoId) area = rows.areas.find(({ id }) => id === area?.parentId);
  return area?.id ?? 0;
}

/** What there is to do with a customer, in the words of the rules and not of the query. */
function workOf(rows: LedgerRows, customer: Row, question: DayListQuestion): WorkDue[] {
  const { day, marketerId, withinDays, notVisitedDays, kinds } = question;
  const soon = addDays(day, withinDays);
  const lastVisit = customer.lastVisitedOn as string | null;
  const seen = lastVisit !== null && lastVisit >= day;
  const mine = (table: Row[]) => table.filter(({ customerId }) => customerId === customer.id);
  const ratings = mine(rows.ratings);
  const days: Record<WorkKind, string[]> = {
    overdueLoan: mine(rows.loans)
      .filter((loan) => loan.here === 1 && loan.removedAt === null && Number(loan.balanceFen) > 0)
      .map((loan) => String(loan.overdueSince ?? loan.dueOn))
      .filter((since) => since < day),
    objection: rows.objections
      .filter((objection) => {
        const rating = ratings.find(({ id }) => id === objection.ratingId);
        const author = rows.ratingAuthors.some(
          ({ ratingId, userId }) => ratingId === objection.ratingId && userId === marketerId,
        );
        return rating && objection.outcome === null && objection.investigatedAt === null && !author;
      })
      .map(({ receivedOn }) => String(receivedOn))
      .filter((received) => received <= day),
    followUp: mine(rows.followUps)
      .filter(({ closedOn }) => closedOn === null)
      .map(({ nextOn }) => String(nextOn))
      .filter((on) => on <= soon),
    ratingDue: ratings.some(({ status }) => status === "proposed" || status === "approved")
      ? []
      : ratings
          .filter(({ status }) => status === "effective")
          .map(({ expiresOn }) => String(expiresOn))
          .filter((on) => on <= soon),
    goldReview: mine(rows.goldMemberships)
      .filter(({ endedOn }) => endedOn === null)
      .map(({ reviewOn }) => String(reviewOn))
      .filter((on) => on <= soon),
    keyTarget: [],
  };
  const neglected = lastVisit === null || lastVisit <= addDays(day, -notVisitedDays);
  return workKinds.flatMap((kind): WorkDue[] => {
    if (!kinds.includes(kind) || (seen && kind !== "followUp")) return [];
    if (kind === "keyTarget") return customer.keyTarget === 1 && neglected ? [{ kind, on: lastVisit }] : [];
    const [first] = days[kind].sort();
    return first === undefined ? [] : [{ kind, on: first }];
  });
}

/** Who of a marketer's day is to be visited and why, the most urgent first. */
export function modelList(rows: LedgerRows, question: DayListQuestion, maySee: (customer: Row) => boolean) {
  const held = rows.customers.filter(
    (customer) =>
      customer.retiredAt === null && maySee(customer) && worksWith(rows, customer, question.marketerId, question.day),
  );
  const found = held.map((customer) => {
    const work = workOf(rows, customer, question);
    const gravest = work[0]?.on ?? "";
    return { customer, work, gravest, urgency: urgencyOf(work, question.day), villageId: villageOf(rows, customer) };
  });
  const byUrgency = (one: (typeof found)[number], other: (typeof found)[number]) =>
    other.urgency - one.urgency ||
    (one.gravest < other.gravest ? -1 : one.gravest > other.gravest ? 1 : one.customer.id - other.customer.id);
  return { found, toVisit: found.filter(({ work }) => work.length > 0).sort(byUrgency) };
}
