import type {
  AreaEvent,
  ResponsibilityCause,
  ResponsibilityPeriod,
  ResponsibleState,
} from "../../../shared/contract/responsibility.ts";
import {
  type Cause,
  holdsOn,
  type Responsible,
  responsibilityTimeline,
} from "../../../shared/domain/responsibilityTimeline.ts";
import type { KnownFacts, PlannedMove, StoredAreaChange } from "../../store/responsibilityFacts.ts";

/** The periods from a day on, oldest first, told with names and reasons. */
export function periodsOf(facts: KnownFacts, from: string | null): ResponsibilityPeriod[] {
  return responsibilityTimeline(facts, from).map(({ causes, ...period }) => ({
    ...stateOf(facts, period, period.from ?? ""),
    from: period.from,
    to: period.to,
    causes: causes.map((cause) => causeOf(facts, cause, period.from ?? "")),
  }));
}

/** An answer with names; that of the area is the one it had on the day. */
export function stateOf(facts: KnownFacts, answer: Responsible, day: string): ResponsibleState {
  const exception = facts.exceptions.find(({ id }) => id === answer.exceptionId);
  const assignment = facts.assignments.find(({ id }) => id === answer.assignmentId);
  const cover = facts.covers.find(({ id }) => id === answer.coverId);
  const decides = exception ?? assignment;
  return {
    marketer: decides ? { id: decides.marketerId, name: decides.marketerName } : null,
    by: exception ? "exception" : assignment ? "area" : "nobody",
    area: assignment ? { id: assignment.areaId, name: nameOn(facts, assignment.areaId, day) } : null,
    assistant: assignment?.assistantId ? { id: assignment.assistantId, name: assignment.assistantName ?? "" } : null,
    deputy: cover ? { id: cover.deputyId, name: cover.deputyName } : null,
  };
}

/** What an area was called on a day; one that was not there yet, by its first name. */
export function nameOn({ states }: KnownFacts, areaId: number, day: string): string {
  const own = states.filter((state) => state.areaId === areaId);
  return (own.find((state) => holdsOn(state, day)) ?? own[0])?.name ?? "";
}

function causeOf(facts: KnownFacts, { kind, id }: Cause, day: string): ResponsibilityCause {
  switch (kind) {
    case "assigned":
    case "unassigned": {
      const { areaId, reason, byName } = found(facts.assignments, id);
      const decided =
        kind === "assigned" ? { reason, byName } : decidedIn(facts, day, (move) => move.areaId === areaId);
      return { kind, areaName: nameOn(facts, areaId, day), ...decided };
    }
    case "excepted": {
      const { reason, byName } = found(facts.exceptions, id);
      return { kind, reason, byName };
    }
    case "exceptionEnded":
      return { kind, ...decidedIn(facts, day, ({ customerId }) => customerId !== null) };
    case "moved":
      return movedOn(facts, id, day);
    case "tree":
      return { kind, event: eventOf(facts, found(facts.changes, id)) };
    case "coverBegan":
    case "coverEnded": {
      const { absentName, deputyName, reason, byName } = found(facts.covers, id);
      return { kind, absentName, deputyName, reason, byName };
    }
  }
}

/** What was taken away keeps its old reason; why it was taken away is known of the plan that did it. */
function decidedIn(
  { planned }: KnownFacts,
  day: string,
  concerned: (move: PlannedMove) => boolean,
): { reason: string | null; byName: string | null } {
  const move = planned.findLast((one) => one.fromDate === day && concerned(one));
  return { reason: move?.reason ?? null, byName: move?.byName ?? null };
}

/** Customers whose area was split moved without leaving their home. */
function movedOn(facts: KnownFacts, id: number, day: string): ResponsibilityCause {
  const to = found(facts.stays, id);
  const from = facts.stays.find((stay) => stay.to === day && stay.from !== day) ?? to;
  const split = facts.changes.find(
    ({ kind, onDate, areaId, otherId }) =>
      kind === "split" && onDate === day && areaId === from.areaId && otherId === to.areaId,
  );
  if (split) return { kind: "tree", event: eventOf(facts, split) };
  const names = { from: nameOn(facts, from.areaId, day), to: nameOn(facts, to.areaId, day) };
  return { kind: "moved", ...names, byName: to.movedByName ?? "" };
}

/** What was done to an area, by the names of the day. */
export function eventOf(facts: KnownFacts, change: StoredAreaChange): AreaEvent {
  const { id, kind, areaId, otherId, onDate, detail, reason, byName } = change;
  const renamed: { from?: string; to?: string } = JSON.parse(detail);
  return {
    id,
    kind,
    on: onDate,
    areaName: nameOn(facts, areaId, onDate) || change.areaName,
    otherName: otherId === null ? null : nameOn(facts, otherId, onDate) || change.otherName,
    from: renamed.from ?? null,
    to: renamed.to ?? null,
    reason,
    byName,
  };
}

function found<Row extends { id: number }>(rows: readonly Row[], id: number): Row {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`The timeline names ${id}, which is not among what it was made of.`);
  return row;
}
