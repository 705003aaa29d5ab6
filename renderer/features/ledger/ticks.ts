import type { CustomerFilter, CustomerSelection } from "../../../shared/contract/customers.ts";

/** Which customers are ticked: one by one, or all that the filter finds but a few. */
export type Ticks = { by: "ids"; ids: ReadonlySet<number> } | { by: "filter"; except: ReadonlySet<number> };

export const noTicks: Ticks = { by: "ids", ids: new Set() };
export const everyTick: Ticks = { by: "filter", except: new Set() };

export function isTicked(ticks: Ticks, id: number): boolean {
  return ticks.by === "ids" ? ticks.ids.has(id) : !ticks.except.has(id);
}

export function setTicked(ticks: Ticks, ids: Iterable<number>, on: boolean): Ticks {
  const listed = new Set(ticks.by === "ids" ? ticks.ids : ticks.except);
  // One by one a tick is an entry; where the filter is ticked, an entry is what is left out.
  const enters = on === (ticks.by === "ids");
  for (const id of ids) {
    if (enters) listed.add(id);
    else listed.delete(id);
  }
  return ticks.by === "ids" ? { by: "ids", ids: listed } : { by: "filter", except: listed };
}

/** The customers from the one ticked before to the row at `index`, wherever that customer stands by now. */
export function rangeOf(rows: readonly { id: number }[], from: number | null, index: number): number[] {
  const start = rows.findIndex(({ id }) => id === from);
  if (start < 0) return rows.slice(index, index + 1).map(({ id }) => id);
  return rows.slice(Math.min(start, index), Math.max(start, index) + 1).map(({ id }) => id);
}

/** How many are ticked, where the filter finds `found`. */
export function countTicked(ticks: Ticks, found: number): number {
  return ticks.by === "ids" ? ticks.ids.size : Math.max(found - ticks.except.size, 0);
}

/** What a bulk action is told. */
export function selectionOf(ticks: Ticks, filter: CustomerFilter): CustomerSelection {
  return ticks.by === "ids" ? { by: "ids", ids: [...ticks.ids] } : { by: "filter", filter, except: [...ticks.except] };
}
