import { useCallback, useMemo, useRef, useState } from "react";
import type { CustomerFilter, CustomerRow } from "../../../shared/contract/customers.ts";
import { countTicked, everyTick, isTicked, noTicks, selectionOf, setTicked, type Ticks } from "./ticks.ts";

/** The ticks on the list. They go when the filter changes: nothing is done to customers who are out of sight. */
export function useTicks(filter: CustomerFilter, rows: readonly CustomerRow[], found: number) {
  const [ticks, setTicks] = useState<Ticks>(noTicks);
  const anchor = useRef<number | null>(null);
  const filterKey = JSON.stringify(filter);
  const [knownFilter, setKnownFilter] = useState(filterKey);
  if (knownFilter !== filterKey) {
    setKnownFilter(filterKey);
    setTicks(noTicks);
  }
  /** Ticks a row or takes its tick off; with `range`, all rows from the one ticked before. */
  const toggle = useCallback(
    (index: number, range: boolean) => {
      const row = rows[index];
      if (!row) return;
      // By id: the list may have been read again, in another order, since that tick.
      const from = range ? rows.findIndex(({ id }) => id === anchor.current) : -1;
      const start = from === -1 ? index : from;
      const ids = rows.slice(Math.min(start, index), Math.max(start, index) + 1).map(({ id }) => id);
      anchor.current = row.id;
      setTicks((before) => setTicked(before, ids, !isTicked(before, row.id)));
    },
    [rows],
  );
  const tickShown = useCallback(
    (on: boolean) =>
      setTicks((before) =>
        setTicked(
          before,
          rows.map(({ id }) => id),
          on,
        ),
      ),
    [rows],
  );
  const tickAll = useCallback(() => setTicks(everyTick), []);
  const clear = useCallback(() => setTicks(noTicks), []);
  const count = countTicked(ticks, found);
  return useMemo(
    () => ({
      ticks,
      count,
      isTicked: (id: number) => isTicked(ticks, id),
      toggle,
      tickShown,
      tickAll,
      clear,
      selection: () => selectionOf(ticks, filter),
    }),
    [ticks, count, toggle, tickShown, tickAll, clear, filter],
  );
}
export type TickState = ReturnType<typeof useTicks>;
