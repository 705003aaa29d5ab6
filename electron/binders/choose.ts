import type { CustomerSelection } from "../../shared/contract/customers.ts";
import { type BinderOptions, groupOf, mostCustomersOfBinder } from "../../shared/domain/binder.ts";
import type { Context } from "../context.ts";
import { selectedCustomers } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { type AreaRecord, allAreas } from "../store/areas.ts";
import type { BinderEntry } from "../store/binders.ts";

/**
 * The customers of a selection in the order in which they are bound: by file number, and by village first where each
 * begins a volume.
 *
 * @throws {Refusal} selectionEmpty, binderTooMany
 */
export async function chosenCustomers(
  ctx: Context,
  selection: CustomerSelection,
  { split }: Pick<BinderOptions, "split">,
): Promise<BinderEntry[]> {
  const rows: { id: number; areaId: number }[] = await selectedCustomers(ctx, selection)
    .orderBy("customers.id")
    .limit(mostCustomersOfBinder + 1)
    .select("customers.id", "customers.areaId");
  if (rows.length === 0) throw new Refusal("selectionEmpty");
  if (rows.length > mostCustomersOfBinder) throw new Refusal("binderTooMany", { limit: mostCustomersOfBinder });
  const areas = await allAreas(ctx.db);
  const villages = villagesOf(areas);
  const entries = rows.map(({ id, areaId }) => ({ customerId: id, villageId: villages.get(areaId) ?? areaId }));
  if (split === "village") {
    const places = new Map(areas.map(({ id }, index) => [id, index]));
    const placeOf = ({ villageId }: { villageId: number }) => places.get(villageId) ?? 0;
    entries.sort((one, other) => placeOf(one) - placeOf(other) || one.customerId - other.customerId);
  }
  return entries.map((entry, position) => ({ position, ...entry }));
}

/** How many files lie in each group that begins a volume. */
export function groupSizes(entries: readonly BinderEntry[], options: BinderOptions): number[] {
  const sizes = new Map<number, number>();
  for (const entry of entries) {
    const group = groupOf(entry, options);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return [...sizes.values()];
}

/** The village of each area: the topmost one above it, since a merged village lies in another; above villages itself. */
function villagesOf(areas: readonly AreaRecord[]): ReadonlyMap<number, number> {
  const villages = new Map<number, number>();
  // Every area comes behind the one that contains it.
  for (const { id, parentId, level } of areas) {
    const above = parentId === null ? undefined : villages.get(parentId);
    if (above !== undefined) villages.set(id, above);
    else if (level === "village") villages.set(id, id);
  }
  return villages;
}
