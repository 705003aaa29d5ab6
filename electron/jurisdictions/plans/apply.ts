import type { Change, Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import type { AssignedArea } from "../../store/areas.ts";
import { insertRows } from "../../store/dialect.ts";
import { endOwn, takeBackLater } from "../../store/planned.ts";
import { replaceMoves, type StoredMove } from "../../store/plans.ts";
import { changesAssignment, changesException, type MovedByName, type Outcome } from "./outcome.ts";

interface Confirmation {
  planId: number;
  reason: string;
}

/**
 * Does what the outcome's moves say: ends what holds on its day, which keeps its past, and begins what comes instead; a
 * row or two for each area and each customer named, however many customers live there. What changes nothing is left
 * alone. The plan, still a draft, comes to hold what really moves and what was there before.
 *
 * @returns how many areas and customers have something else than before
 * @throws {Refusal} assignmentOverlap, exceptionOverlap, periodEmpty, areaMerged
 */
export async function applyMoves(
  ctx: Pick<Context, "actor">,
  change: Change,
  outcome: Outcome,
  confirmation: Confirmation,
): Promise<number> {
  const areas = await applyToAreas(ctx, change, outcome, confirmation);
  const customers = await applyToCustomers(ctx, change, outcome, confirmation);
  await replaceMoves(change.db, confirmation.planId, [...areas, ...customers]);
  return areas.length + customers.length;
}

async function applyToAreas(
  ctx: Pick<Context, "actor">,
  change: Change,
  { day, moves, areas }: Outcome,
  { planId, reason }: Confirmation,
): Promise<StoredMove[]> {
  const known = new Map(areas.map((area) => [area.id, area]));
  const moved = moves.areas.flatMap((move) => {
    const area = known.get(move.areaId);
    if (!area) throw new Refusal("areaNotFound");
    assertPeriodOfArea(area, move.to ?? null, day);
    if (!changesAssignment(area, move)) return [];
    // A part since a merger is in the hands of the area that it is a part of.
    const into = area.mergedIntoId === null ? undefined : known.get(area.mergedIntoId);
    if (into && move.marketerId !== null) throw new Refusal("areaMerged", { area: area.name, into: into.name });
    return [{ area, move }];
  });
  await endOwn(
    change.db,
    "assignments",
    moved.flatMap(({ area }) => area.assignment?.id ?? []),
    day,
  );
  await insertRows(
    change.db,
    "assignments",
    ["areaId", "marketerId", "assistantId", "fromDate", "toDate", "reason", "planId", "createdAt", "createdBy"],
    moved.flatMap(({ move: { areaId, marketerId, assistantId, to = null } }) =>
      marketerId === null ? [] : [[areaId, marketerId, assistantId, day, to, reason, planId, change.now, ctx.actor.id]],
    ),
  );
  return moved.map(({ area: { id, assignment }, move: { marketerId, assistantId, to = null } }) => {
    const wasAssistantId = assignment?.assistantId ?? null;
    const assisted = wasAssistantId !== null || assistantId !== null;
    change.audit({
      action: "area.assign",
      subjectType: "area",
      subjectId: id,
      before: { marketerId: assignment?.marketerId ?? null, ...(assisted ? { assistantId: wasAssistantId } : {}) },
      after: { marketerId, ...(assisted ? { assistantId } : {}), from: day, ...(to === null ? {} : { to }), reason },
    });
    return {
      ...{ areaId: id, customerId: null, marketerId, assistantId, toDate: to },
      ...{ wasMarketerId: assignment?.marketerId ?? null, wasAssistantId, wasToDate: assignment?.to ?? null },
    };
  });
}

/** @throws {Refusal} periodEmpty, assignmentOverlap */
function assertPeriodOfArea({ name, laterFrom }: AssignedArea, to: string | null, day: string): void {
  if (to !== null && to <= day) throw new Refusal("periodEmpty");
  if (laterFrom !== null) throw new Refusal("assignmentOverlap", { area: name, date: laterFrom });
}

async function applyToCustomers(
  ctx: Pick<Context, "actor">,
  change: Change,
  outcome: Outcome,
  { planId, reason }: Confirmation,
): Promise<StoredMove[]> {
  const { day } = outcome;
  const moved = outcome.customers.filter((customer) => changesException(customer, outcome));
  for (const customer of moved) assertPeriod(customer, day);
  const givenBack = moved.flatMap(({ id, move, laterFrom }) => (move.marketerId === null && laterFrom ? [id] : []));
  await takeBackLater(change.db, givenBack, day);
  await endOwn(
    change.db,
    "customerExceptions",
    moved.flatMap(({ own }) => own?.id ?? []),
    day,
  );
  await insertRows(
    change.db,
    "customerExceptions",
    ["customerId", "marketerId", "fromDate", "toDate", "reason", "planId", "createdAt", "createdBy"],
    moved.flatMap(({ id, move: { marketerId, to } }) =>
      marketerId === null ? [] : [[id, marketerId, day, to, reason, planId, change.now, ctx.actor.id]],
    ),
  );
  return moved.map(({ id, own, giverId, receiverId, move: { marketerId, to } }) => {
    change.audit({
      action: "customer.reassign",
      subjectType: "customer",
      subjectId: id,
      before: { marketerId: giverId },
      after: { marketerId: receiverId, from: day, ...(to === null ? {} : { to }), reason },
    });
    return {
      ...{ areaId: null, customerId: id, marketerId, assistantId: null, toDate: to },
      ...{ wasMarketerId: own?.marketerId ?? null, wasAssistantId: null, wasToDate: own?.to ?? null },
    };
  });
}

/**
 * @throws {Refusal} periodEmpty, or exceptionOverlap where a later exception of the customer begins before this one
 *   ends; who goes back to their area has what was planned for later taken back instead
 */
function assertPeriod({ name, laterFrom, move: { marketerId, to } }: MovedByName, day: string): void {
  if (marketerId === null) return;
  if (to !== null && to <= day) throw new Refusal("periodEmpty");
  if (laterFrom !== null && (to === null || laterFrom < to))
    throw new Refusal("exceptionOverlap", { name, date: laterFrom });
}
