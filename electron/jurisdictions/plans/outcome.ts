import type { AreaMove, CustomerMove, PlanMoves } from "../../../shared/contract/plans.ts";
import { nearestAssigned } from "../../../shared/domain/effectiveAssignment.ts";
import type { Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import type { AssignedArea } from "../../store/areas.ts";
import { type CustomerHands, handsOf } from "../../store/planCustomers.ts";
import { assignedTo, responsibilityOn } from "../responsibility.ts";

/** A customer who is moved by name, in whose hands they are and will be. */
export interface MovedByName extends CustomerHands {
  move: CustomerMove;
  giverId: number | null;
  receiverId: number | null;
}

/** What moves come to on their first day. */
export interface Outcome {
  day: string;
  moves: PlanMoves;
  /** in the order of the tree, with what is assigned before the moves */
  areas: AssignedArea[];
  /** marketer per area before and after; areas nobody is responsible for are absent */
  was: ReadonlyMap<number, number>;
  will: ReadonlyMap<number, number>;
  /** customers named by the moves who still count; all others go where their areas, or their exceptions, go */
  customers: MovedByName[];
}

/**
 * Two queries, whatever the number of moves.
 *
 * @throws {Refusal} areaNotFound
 */
export async function outcomeOf(
  ctx: Pick<Context, "db">,
  { from: day, moves: asked }: { from: string; moves: PlanMoves },
): Promise<Outcome> {
  const [{ areas, effective: was }, hands] = await Promise.all([
    responsibilityOn(ctx, day),
    handsOf(
      ctx.db,
      asked.customers.map(({ customerId }) => customerId),
      day,
    ),
  ]);
  const known = new Map(areas.map((area) => [area.id, area]));
  const moves = { ...asked, areas: asked.areas.map((move) => withEnd(move, known.get(move.areaId)?.assignment)) };
  const after = assignedTo(areas);
  for (const { areaId, marketerId } of moves.areas) {
    if (!known.has(areaId)) throw new Refusal("areaNotFound");
    if (marketerId === null) after.delete(areaId);
    else after.set(areaId, marketerId);
  }
  const will = nearestAssigned(areas, after);
  const customers = moves.customers.flatMap((move) => {
    const customer = hands.get(move.customerId);
    if (!customer) return [];
    const giverId = customer.own?.marketerId ?? was.get(customer.areaId) ?? null;
    const receiverId = move.marketerId ?? will.get(customer.areaId) ?? null;
    return [{ ...customer, move, giverId, receiverId }];
  });
  return { day, moves, areas, was, will, customers };
}

/** Where nothing is said of an end, an area that stays with its marketer keeps the one it has. */
function withEnd(move: AreaMove, own: AssignedArea["assignment"] | undefined): AreaMove {
  return move.to === undefined && own?.marketerId === move.marketerId ? { ...move, to: own.to } : move;
}

/** The areas whose own customers change hands: moved themselves, or following one that is. */
export function areasInOtherHands({ areas, was, will }: Outcome): AssignedArea[] {
  return areas.filter(({ id }) => was.get(id) !== will.get(id));
}

/** Whether the move gives the area another assignment of its own than it has. */
export function changesAssignment(
  area: AssignedArea | undefined,
  { marketerId, assistantId, to = null }: PlanMoves["areas"][number],
): boolean {
  const own = area?.assignment ?? null;
  if (own === null || marketerId === null) return (own?.marketerId ?? null) !== marketerId;
  return own.marketerId !== marketerId || own.assistantId !== assistantId || own.to !== to;
}

/** Whether the move gives the customer another exception than they have, or takes one away that holds or will. */
export function changesException({ move, own, areaId, laterFrom }: MovedByName, { will }: Outcome): boolean {
  if (move.marketerId === null) return own !== null || laterFrom !== null;
  if (own) return own.marketerId !== move.marketerId || own.to !== move.to;
  return will.get(areaId) !== move.marketerId;
}
