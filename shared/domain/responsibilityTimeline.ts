/**
 * Who was responsible for a customer or an area, from when to when and by what. Every day of a timeline is what
 * `responsibleOn` answers for the day; the pieces are cut where the answer changes and nowhere else.
 */

/** `from` is null where nobody knows a beginning, `to` the first day on which it no longer holds. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** The area in which a customer lives; for an area's own timeline that area, all the time. */
export interface Stay extends Period {
  id: number;
  areaId: number;
}

/** Where an area hung in the tree; before its first state it is not there. */
export interface AreaState extends Period {
  areaId: number;
  parentId: number | null;
  /** the change that brought this state about; null for how it was from the beginning */
  changeId: number | null;
}

export interface AreaAssignment extends Period {
  id: number;
  areaId: number;
  marketerId: number;
  assistantId: number | null;
}

export interface Exception extends Period {
  id: number;
  marketerId: number;
}

export interface Cover extends Period {
  id: number;
  absentId: number;
}

/** What bears on one customer or area; nothing else is looked at. */
export interface ResponsibilityFacts {
  stays: readonly Stay[];
  states: readonly AreaState[];
  assignments: readonly AreaAssignment[];
  exceptions: readonly Exception[];
  covers: readonly Cover[];
}

export interface Responsible {
  /** null for nobody */
  marketerId: number | null;
  /** the assignment that decides; null by exception and for nobody */
  assignmentId: number | null;
  exceptionId: number | null;
  assistantId: number | null;
  /** the cover by which somebody stands in for the marketer */
  coverId: number | null;
}

export interface ResponsiblePeriod extends Period, Responsible {
  causes: Cause[];
}

const causeKinds = [
  "assigned",
  "unassigned",
  "excepted",
  "exceptionEnded",
  "moved",
  "tree",
  "coverBegan",
  "coverEnded",
] as const;

/** What happened on the first day of a period; `id` is that of the assignment, exception, stay, area change or cover. */
export interface Cause {
  kind: (typeof causeKinds)[number];
  id: number;
}

export function holdsOn({ from, to }: Period, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

/** Who is responsible on a day: by the customer's own exception, else the nearest assigned area upwards. */
export function responsibleOn(facts: ResponsibilityFacts, day: string): Responsible {
  const exception = facts.exceptions.find((one) => holdsOn(one, day));
  const assignment = exception ? undefined : nearestAssignment(facts, day);
  const marketerId = exception?.marketerId ?? assignment?.marketerId ?? null;
  return {
    marketerId,
    assignmentId: assignment?.id ?? null,
    exceptionId: exception?.id ?? null,
    assistantId: assignment?.assistantId ?? null,
    coverId: facts.covers.find((cover) => cover.absentId === marketerId && holdsOn(cover, day))?.id ?? null,
  };
}

/** An area that hangs on one that is not there is no part of that day's tree, and nobody is responsible for it. */
function nearestAssignment(facts: ResponsibilityFacts, day: string): AreaAssignment | undefined {
  const path = pathOn(facts, day);
  if (path.at(-1)?.parentId !== null) return undefined;
  for (const { areaId } of path) {
    const own = facts.assignments.find((one) => one.areaId === areaId && holdsOn(one, day));
    if (own) return own;
  }
  return undefined;
}

/** The states of the area lived in and of those above it on a day, upwards; it breaks off where one is not there. */
function pathOn({ stays, states }: ResponsibilityFacts, day: string): AreaState[] {
  const path: AreaState[] = [];
  let areaId = stays.find((stay) => holdsOn(stay, day))?.areaId ?? null;
  while (areaId !== null) {
    const above = areaId;
    const state = states.find((one) => one.areaId === above && holdsOn(one, day));
    if (!state) break;
    path.push(state);
    areaId = state.parentId;
  }
  return path;
}

/** Before every date. */
const beginning = "";

/**
 * The whole time from a day on (null: since ever), what is planned ahead included: adjoining periods without a gap, the
 * last without an end.
 */
export function responsibilityTimeline(facts: ResponsibilityFacts, from: string | null): ResponsiblePeriod[] {
  const start = from ?? beginning;
  const everything: readonly Period[] = Object.values(facts).flat();
  const cuts = new Set(everything.flatMap((period) => [period.from, period.to]));
  const days = [...cuts].filter((day) => day !== null && day > start).toSorted() as string[];
  const periods: ResponsiblePeriod[] = [];
  for (const day of [start, ...days]) {
    const answer = responsibleOn(facts, day);
    const last = periods.at(-1);
    if (last && same(last, answer)) continue;
    if (last) last.to = day;
    const causes = last ? changeOn(facts, day, last, answer) : sourceOf(answer);
    periods.push({ from: day === beginning ? null : day, to: null, ...answer, causes });
  }
  return periods;
}

function same(one: Responsible, other: Responsible): boolean {
  return (
    one.marketerId === other.marketerId &&
    one.assignmentId === other.assignmentId &&
    one.exceptionId === other.exceptionId &&
    one.assistantId === other.assistantId &&
    one.coverId === other.coverId
  );
}

/** What the first period rests on, whenever that was decided. */
function sourceOf({ assignmentId, exceptionId, coverId }: Responsible): Cause[] {
  return [
    ...(exceptionId === null ? [] : [{ kind: "excepted", id: exceptionId } as const]),
    ...(assignmentId === null ? [] : [{ kind: "assigned", id: assignmentId } as const]),
    ...(coverId === null ? [] : [{ kind: "coverBegan", id: coverId } as const]),
  ];
}

/** What happened on a day that made the answer another one: of the exceptions, the address, the areas, the covers. */
function changeOn(facts: ResponsibilityFacts, day: string, before: Responsible, after: Responsible): Cause[] {
  const causes: Cause[] = [];
  if (before.exceptionId !== after.exceptionId) {
    if (after.exceptionId !== null) causes.push({ kind: "excepted", id: after.exceptionId });
    else if (before.exceptionId !== null) causes.push({ kind: "exceptionEnded", id: before.exceptionId });
  }
  const byArea = before.exceptionId === null && after.exceptionId === null;
  if (byArea && before.assignmentId !== after.assignmentId) causes.push(...areaChangeOn(facts, day, before, after));
  if (before.coverId !== after.coverId) {
    const ended = facts.covers.find(({ id, to }) => id === before.coverId && to === day);
    if (ended) causes.push({ kind: "coverEnded", id: ended.id });
    if (after.coverId !== null) causes.push({ kind: "coverBegan", id: after.coverId });
  }
  return causes;
}

function areaChangeOn(facts: ResponsibilityFacts, day: string, before: Responsible, after: Responsible): Cause[] {
  const causes: Cause[] = [];
  const moved = facts.stays.find((stay) => stay.from === day && holdsOn(stay, day));
  if (moved) causes.push({ kind: "moved", id: moved.id });
  const changes = pathOn(facts, day).flatMap(({ from, changeId }) =>
    from === day && changeId !== null ? [changeId] : [],
  );
  for (const id of new Set(changes)) causes.push({ kind: "tree", id });
  const given = facts.assignments.find(({ id }) => id === after.assignmentId);
  const taken = facts.assignments.find(({ id }) => id === before.assignmentId);
  if (given?.from === day) causes.push({ kind: "assigned", id: given.id });
  if (taken?.to === day && taken.areaId !== given?.areaId) causes.push({ kind: "unassigned", id: taken.id });
  return causes;
}
