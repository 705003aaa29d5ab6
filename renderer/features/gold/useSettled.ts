import { useEffect, useState } from "react";

/** A trial looks through the whole ledger: it waits a little longer than a search. */
const pauseMs = 500;

/** A value that changes while somebody edits, once it has stood still. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
