import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { coversWhere, holdsFrom, type StoredCover } from "../store/covers.ts";
import { assignmentsNaming, exceptionsNaming, type HeldAssignment, type HeldException } from "../store/held.ts";

/** What somebody holds on a day or after it. */
export interface Held {
  assignments: HeldAssignment[];
  exceptions: HeldException[];
  /** covers as the deputy, running or ahead */
  standsInFor: StoredCover[];
}

export async function heldBy({ db }: Pick<Context, "db">, userId: number, day: string): Promise<Held> {
  const [assignments, exceptions, standsInFor] = await Promise.all([
    assignmentsNaming(db, userId, day),
    exceptionsNaming(db, userId, day),
    coversWhere(db, (query) => {
      holdsFrom(query, day);
      query.where("covers.deputyId", userId);
    }),
  ]);
  return { assignments, exceptions, standsInFor };
}

export function holdsNothing({ assignments, exceptions, standsInFor }: Held): boolean {
  return assignments.length + exceptions.length + standsInFor.length === 0;
}

/**
 * Nobody leaves while something would be orphaned, now or on a day ahead.
 *
 * @throws {Refusal} marketerHolds, with how much of what
 */
export async function assertHoldsNothing(
  ctx: Pick<Context, "db" | "today">,
  { id, name }: { id: number; name: string },
): Promise<void> {
  const held = await heldBy(ctx, id, ctx.today);
  if (holdsNothing(held)) return;
  const { assignments, exceptions, standsInFor } = held;
  const areas = new Set(assignments.flatMap(({ marketerId, areaId }) => (marketerId === id ? [areaId] : [])));
  const assisted = new Set(assignments.flatMap(({ assistantId, areaId }) => (assistantId === id ? [areaId] : [])));
  throw new Refusal("marketerHolds", {
    name,
    areas: areas.size,
    customers: new Set(exceptions.map(({ customerId }) => customerId)).size,
    assisted: assisted.size,
    covers: standsInFor.length,
  });
}
