import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { PlanMoves } from "../../shared/contract/plans.ts";
import type { Context } from "../context.ts";
import { customersPerMarketer } from "../jurisdictions/loads.ts";
import { assertNotPast, confirmAtOnce } from "../jurisdictions/plans/confirm.ts";
import { type MovedByName, outcomeOf } from "../jurisdictions/plans/outcome.ts";
import { activeMarketers, assertMarketers } from "../jurisdictions/service.ts";
import { selectedIds } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";

/**
 * What a reassignment of single customers would move, counted on its first day; nothing is written.
 *
 * @throws {Refusal} selectionEmpty, selectionTooLarge
 */
export async function previewReassign(
  ctx: Context,
  { selection, marketerId, from }: Inputs["bulk"]["previewReassign"],
): Promise<Outputs["bulk"]["previewReassign"]> {
  const ids = await selectedIds(ctx, selection);
  const [{ customers }, loads, marketers] = await Promise.all([
    outcomeOf(ctx, { from, moves: movesOf(ids, marketerId, null) }),
    customersPerMarketer(ctx, from),
    activeMarketers(ctx),
  ]);
  const moved = customers.filter((customer) => changesHands(customer, marketerId));
  const difference = new Map<number | null, number>();
  for (const { giverId: was, receiverId: will } of moved) {
    if (was === will) continue;
    difference.set(was, (difference.get(was) ?? 0) - 1);
    difference.set(will, (difference.get(will) ?? 0) + 1);
  }
  return {
    customersMoved: moved.length,
    marketers: marketers
      .filter(({ id }) => difference.has(id))
      .map(({ id, name }) => {
        const customersBefore = loads.get(id) ?? 0;
        return { id, name, customersBefore, customersAfter: customersBefore + (difference.get(id) ?? 0) };
      }),
  };
}

/**
 * Gives customers to a marketer as exceptions from their areas, or back to whoever their areas have (null), which also
 * takes back what was planned for later; going back has no end, so `to` counts with a marketer alone. What held before
 * is ended, never deleted; who is in the marketer's hands already is left alone.
 *
 * @throws {Refusal} assignmentInPast, periodEmpty, notAMarketer, exceptionOverlap, selectionEmpty, selectionTooLarge,
 *   selectionUnchanged
 */
export function reassign(
  ctx: Context,
  { selection, marketerId, from, to, reason }: Inputs["bulk"]["reassign"],
): Promise<Outputs["bulk"]["reassign"]> {
  assertNotPast(ctx, from);
  if (to !== null && to <= from) throw new Refusal("periodEmpty");
  return ctx.change(async (change) => {
    const { db } = change;
    await assertMarketers(change, [marketerId]);
    const ids = await selectedIds({ ...ctx, db }, selection);
    const { customers } = await outcomeOf(change, { from, moves: movesOf(ids, marketerId, to) });
    const moved = customers.filter((customer) => changesHands(customer, marketerId)).map(({ id }) => id);
    if (moved.length === 0) throw new Refusal("selectionUnchanged");
    const moves = movesOf(moved, marketerId, to);
    const { changed } = await confirmAtOnce(ctx, change, { kind: "direct", name: reason, from, reason, moves });
    return { changed };
  });
}

function movesOf(ids: readonly number[], marketerId: number | null, to: string | null): PlanMoves {
  const end = marketerId === null ? null : to;
  return { areas: [], customers: ids.map((customerId) => ({ customerId, marketerId, to: end })) };
}

function changesHands({ own, giverId, laterFrom }: MovedByName, marketerId: number | null): boolean {
  if (marketerId === null) return own !== null || laterFrom !== null;
  return giverId !== marketerId;
}
