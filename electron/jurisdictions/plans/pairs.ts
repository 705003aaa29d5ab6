import type { Context } from "../../context.ts";
import {
  type HandedOver,
  handedOverByAreas,
  handedOverByCustomers,
  handedOverFigures,
  nothingHandedOver,
} from "../../store/handedOver.ts";
import { areasInOtherHands, type MovedByName, type Outcome } from "./outcome.ts";

/** What goes from one side to another; null for nobody. */
export interface Pair {
  giverId: number | null;
  receiverId: number | null;
  figures: HandedOver;
  /** the areas whose following customers go, in the order of the tree, with how many they are */
  areas: { id: number; name: string; customers: number }[];
  /** the customers who go by name */
  customers: MovedByName[];
}

/** What changes hands between whom: two queries, none of them for each area or customer. */
export async function pairsOf({ db }: Pick<Context, "db">, outcome: Outcome): Promise<Pair[]> {
  const { day, was, will } = outcome;
  const named = outcome.customers.map(({ id }) => id);
  const moved = areasInOtherHands(outcome);
  const movedByName = outcome.customers.filter(({ giverId, receiverId }) => giverId !== receiverId);
  const byArea = await handedOverByAreas(
    db,
    day,
    moved.map(({ id }) => id),
    named,
  );
  const byName = await handedOverByCustomers(
    db,
    day,
    movedByName.map(({ id }) => id),
  );
  const pairs = new Map<string, Pair>();
  const pairOf = (giverId: number | null, receiverId: number | null): Pair => {
    const key = `${giverId} ${receiverId}`;
    const pair = pairs.get(key) ?? { giverId, receiverId, figures: nothingHandedOver(), areas: [], customers: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const { id, name } of moved) {
    const pair = pairOf(was.get(id) ?? null, will.get(id) ?? null);
    const figures = byArea.get(id);
    if (figures) add(pair.figures, figures);
    pair.areas.push({ id, name, customers: figures?.customers ?? 0 });
  }
  for (const customer of movedByName) {
    const pair = pairOf(customer.giverId, customer.receiverId);
    const figures = byName.get(customer.id);
    if (figures) add(pair.figures, figures);
    pair.customers.push(customer);
  }
  return [...pairs.values()];
}

function add(sum: HandedOver, added: HandedOver): void {
  for (const figure of handedOverFigures) sum[figure] += added[figure];
}
