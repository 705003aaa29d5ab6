import { useCallback, useEffect, useState } from "react";

/** Where somebody was in a list when they opened a customer, to be there again when they come back. */
let lastPlace: { list: string; index: number } | null = null;

/** The row that the keyboard is on: the first of a fresh list, and the one left when the same list is met again. */
export function useActiveRow(list: string, rows: number) {
  const [active, setActive] = useState(() => (lastPlace?.list === list ? lastPlace.index : 0));
  const [known, setKnown] = useState(list);
  if (known !== list) {
    setKnown(list);
    setActive(0);
  }
  useEffect(() => {
    lastPlace = { list, index: active };
  }, [list, active]);
  const moveTo = useCallback((index: number) => setActive(Math.max(0, Math.min(index, rows - 1))), [rows]);
  return { active: Math.min(active, Math.max(rows - 1, 0)), moveTo };
}
