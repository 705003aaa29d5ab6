import type { DepartureShares } from "../../shared/contract/departures.ts";
import { laterDate } from "../../shared/domain/dates.ts";
import type { Change, Context } from "../context.ts";
import { insertRows, listOf } from "../store/dialect.ts";
import {
  assignmentsFrom,
  exceptionsAhead,
  type HeldAssignment,
  type HeldException,
  type LaterException,
} from "../store/held.ts";
import type { Held } from "./held.ts";

/** What is handed on beside the plan, which knows only what holds on its first day. */
export interface Handing {
  /** who leaves */
  userId: number;
  /** first day on which nothing is theirs */
  from: string;
  reason: string;
  shares: DepartureShares;
  planId: number | null;
}

/**
 * Takes back what is arranged for later of every area that somebody holds, so that the plan can give the area away until
 * then; `handOnLater` puts it there again.
 */
export async function takeBackLater({ db }: Change, { assignments }: Held, day: string): Promise<HeldAssignment[]> {
  const areaIds = [...new Set(assignments.map(({ areaId }) => areaId))];
  const later = await assignmentsFrom(db, day, (query) =>
    query.where("assignments.fromDate", ">", day).where("assignments.areaId", "in", listOf(db, areaIds)),
  );
  await db("assignments")
    .where(
      "id",
      "in",
      listOf(
        db,
        later.map(({ id }) => id),
      ),
    )
    .update({ toDate: db.ref("fromDate") });
  return later;
}

/** Arranges the same for later, with the receivers in the place of who leaves. */
export async function handOnLater(
  ctx: Pick<Context, "actor">,
  change: Change,
  later: readonly HeldAssignment[],
  { userId, shares, reason, planId }: Handing,
): Promise<void> {
  const receivers = new Map(shares.areas.map(({ areaId, marketerId }) => [areaId, marketerId]));
  const assistants = new Map(shares.assisted.map(({ areaId, assistantId }) => [areaId, assistantId]));
  const arranged = later.map((was) => {
    const marketerId = was.marketerId === userId ? (receivers.get(was.areaId) ?? was.marketerId) : was.marketerId;
    const assistantId = was.assistantId === userId ? (assistants.get(was.areaId) ?? null) : was.assistantId;
    const changed = marketerId !== was.marketerId || assistantId !== was.assistantId;
    return {
      ...{ was, marketerId, changed, reason: changed ? reason : was.reason },
      assistantId: assistantId === marketerId ? null : assistantId,
    };
  });
  await insertRows(
    change.db,
    "assignments",
    ["areaId", "marketerId", "assistantId", "fromDate", "toDate", "reason", "planId", "createdAt", "createdBy"],
    arranged.map(({ was, marketerId, assistantId, reason: why }) => [
      ...[was.areaId, marketerId, assistantId, was.from, was.to, why, planId, change.now, ctx.actor.id],
    ]),
  );
  for (const { was, marketerId, assistantId, changed } of arranged)
    if (changed)
      change.audit({
        action: "area.assign",
        subjectType: "area",
        subjectId: was.areaId,
        before: { marketerId: was.marketerId, assistantId: was.assistantId },
        after: { marketerId, assistantId, from: was.from, ...(was.to === null ? {} : { to: was.to }), reason },
      });
}

/** What others are to have one day of the customers whom the plan takes from who leaves. */
export async function othersLater(
  { db }: Change,
  { exceptions }: Held,
  { userId, day }: { userId: number; day: string },
): Promise<LaterException[]> {
  const now = exceptions.filter(({ from, counts }) => counts && from <= day);
  const customerIds = [...new Set(now.map(({ customerId }) => customerId))];
  return (await exceptionsAhead(db, customerIds, day)).filter(({ marketerId }) => marketerId !== userId);
}

/** Arranges these again: a plan that gives customers back to their areas takes back whatever was to come. */
export async function arrangeAgain(
  ctx: Pick<Context, "actor">,
  change: Change,
  later: readonly LaterException[],
): Promise<void> {
  await insertRows(
    change.db,
    "customerExceptions",
    ["customerId", "marketerId", "fromDate", "toDate", "reason", "planId", "createdAt", "createdBy"],
    later.map(({ customerId, marketerId, from, to, reason, planId }) => [
      ...[customerId, marketerId, from, to, reason, planId, change.now, ctx.actor.id],
    ]),
  );
}

/**
 * Hands on the exceptions that the plan does not: those that begin later, and those of customers who are out of the
 * ledger for now and may come back to it.
 */
export async function handOnExceptions(
  ctx: Pick<Context, "actor">,
  change: Change,
  exceptions: readonly HeldException[],
  { userId, from: day, shares: { exceptedTo }, reason, planId }: Handing,
): Promise<void> {
  for (const { id, customerId, from, to, counts } of exceptions) {
    if (counts && from <= day) continue;
    const start = laterDate(from, day);
    await change.db("customerExceptions").where({ id }).update({ toDate: start });
    if (exceptedTo !== null)
      await change.db("customerExceptions").insert({
        ...{ customerId, marketerId: exceptedTo, fromDate: start, toDate: to, reason, planId },
        ...{ createdAt: change.now, createdBy: ctx.actor.id },
      });
    change.audit({
      action: "customer.reassign",
      subjectType: "customer",
      subjectId: customerId,
      before: { marketerId: userId },
      after: { marketerId: exceptedTo, from: start, ...(to === null ? {} : { to }), reason },
    });
  }
}
