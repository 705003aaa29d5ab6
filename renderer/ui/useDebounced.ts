import { useEffect, useState } from "react";

/** What is typed counts once the typist pauses. */
const pauseMs = 250;

/** A value that changes with every keystroke, once it has stood still. */
export function useDebounced<T extends string>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
