/** When what was agreed with a customer is done, and what becomes of it if a visit turns out never to have been. */

/**
 * Why a follow-up is closed: a visit did it, a plan took its place, somebody says it is done or that nobody has to, or
 * the visit that agreed it does not stand or agrees nothing any more.
 */
export const followUpEnds = ["visited", "replaced", "done", "dropped", "withdrawn"] as const;
export type FollowUpEnd = (typeof followUpEnds)[number];

/** What people decide about a follow-up; no visit decides otherwise afterwards. */
const decided: readonly (FollowUpEnd | null)[] = ["done", "dropped"];

export interface KnownFollowUp {
  id: number;
  /** the visit that agreed it; null where it was planned without one */
  visitId: number | null;
  /** newest visit when it was written: only later ones do it */
  afterVisitId: number;
  closedOn: string | null;
  closedHow: FollowUpEnd | null;
  /** the visit that did it */
  closedByVisitId: number | null;
}

export interface KnownVisit {
  id: number;
  visitedOn: string;
  /** whether it was not taken out */
  stands: boolean;
  /** whether it agrees a next step with a day */
  agrees: boolean;
}

export type Closing = Pick<KnownFollowUp, "closedOn" | "closedHow" | "closedByVisitId">;

const open: Closing = { closedOn: null, closedHow: null, closedByVisitId: null };

/**
 * How a follow-up of a customer stands by the visits and plans as they are now. What was decided by hand stays; else the
 * first visit that was logged after it did it, or the first plan took its place.
 *
 * @param visits of the customer, in the order in which they were logged
 * @param others follow-ups of the customer
 */
export function closingOf(
  followUp: KnownFollowUp,
  visits: readonly KnownVisit[],
  others: readonly KnownFollowUp[],
  today: string,
): Closing {
  if (decided.includes(followUp.closedHow)) return closingKept(followUp);
  const own = visits.find(({ id }) => id === followUp.visitId);
  if (own && !(own.stands && own.agrees))
    return { ...open, closedOn: dayKept(followUp, "withdrawn", today), closedHow: "withdrawn" };
  const visit = visits.find(({ id, stands }) => stands && id > followUp.afterVisitId);
  const plan = others.find(({ id, visitId }) => visitId === null && id > followUp.id);
  if (plan && (!visit || plan.afterVisitId < visit.id))
    return { ...open, closedOn: dayKept(followUp, "replaced", today), closedHow: "replaced" };
  return visit ? { closedOn: visit.visitedOn, closedHow: "visited", closedByVisitId: visit.id } : open;
}

function closingKept({ closedOn, closedHow, closedByVisitId }: KnownFollowUp): Closing {
  return { closedOn, closedHow, closedByVisitId };
}

/** What is closed in the same way already keeps its day. */
function dayKept({ closedOn, closedHow }: KnownFollowUp, how: FollowUpEnd, today: string): string {
  return closedHow === how && closedOn !== null ? closedOn : today;
}

/**
 * The follow-ups on which a visit bears, by what it was or is: those it agreed, those it did, and those that were open
 * when it was logged. Others are left as they are.
 */
export function touchedBy(visit: KnownVisit, followUps: readonly KnownFollowUp[]): KnownFollowUp[] {
  return followUps.filter(
    ({ visitId, afterVisitId, closedHow, closedByVisitId, closedOn }) =>
      visitId === visit.id ||
      closedByVisitId === visit.id ||
      (visit.stands &&
        afterVisitId < visit.id &&
        (closedOn === null ||
          closedHow === "replaced" ||
          (closedHow === "visited" && (closedByVisitId ?? 0) > visit.id))),
  );
}
