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

/** Who is responsible for a customer on a day: their own exception, else the nearest assigned area upwards. */
export function marketerOn(rows: LedgerRows, customer: Row, day: string): number | null {
  const holds = (row: Row) => String(row.fromDate) <= day && (row.toDate === null || String(row.toDate) > day);
  const own = rows.customerExceptions.find((row) => row.customerId === customer.id && holds(row));
  if (own) return own.marketerId as number;
  for (let at = customer.areaId as number | null; at !== null; ) {
    const assigned = rows.assignments.find((row) => row.areaId === at && holds(row));
    if (assigned) return assigned.marketerId as number;
    at = (rows.areas.find(({ id }) => id === at)?.parentId ?? null) as number | null;
  }
  return null;
}

/** The village of a customer: the area above a group, else the customer's own. */
export function villageOf(rows: LedgerRows, customer: Row): number {
  const area = rows.areas.find(({ id }) => id === customer.areaId);
  return (area?.level === "group" ? area.parentId : area?.id) as number;
}

/** What there is to do with a customer, in the words of the rules and not of the query. */
export function workOf(rows: LedgerRows, customer: Row, question: DayListQuestion): WorkDue[] {
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
      customer.retiredAt === null &&
      maySee(customer) &&
      marketerOn(rows, customer, question.day) === question.marketerId,
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
