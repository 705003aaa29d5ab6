import { useCallback, useMemo, useState } from "react";
import type { CustomerFilter, CustomerRow } from "../../../shared/contract/customers.ts";
import { countTicked, everyTick, isTicked, noTicks, rangeOf, selectionOf, setTicked, type Ticks } from "./ticks.ts";

/** The ticks on the list. They go when the filter changes: nothing is done to customers who are out of sight. */
export function useTicks(filter: CustomerFilter, rows: readonly CustomerRow[], found: number) {
  const [ticks, setTicks] = useState<Ticks>(noTicks);
  /** The customer ticked last, by id: the list may be read again, and its rows move, before a range ends. */
  const [anchor, setAnchor] = useState<number | null>(null);
  const filterKey = JSON.stringify(filter);
  const [knownFilter, setKnownFilter] = useState(filterKey);
  if (knownFilter !== filterKey) {
    setKnownFilter(filterKey);
    setTicks(noTicks);
    setAnchor(null);
  }
  /** Ticks a row or takes its tick off; with `range`, all rows from the one ticked before. */
  const toggle = useCallback(
    (index: number, range: boolean) => {
      const row = rows[index];
      if (!row) return;
      const ids = rangeOf(rows, range ? anchor : null, index);
      setAnchor(row.id);
      setTicks((before) => setTicked(before, ids, !isTicked(before, row.id)));
    },
    [rows, anchor],
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
  const clear = useCallback(() => {
    setTicks(noTicks);
    setAnchor(null);
  }, []);
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
