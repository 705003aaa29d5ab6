import { useEffect, useState } from "react";

/** What is typed counts once the typist pauses. */
const typingPauseMs = 250;

/** A value that changes while somebody types or edits, once it has stood still; an object stays the same meanwhile. */
export function useDebounced<T>(value: T, pauseMs = typingPauseMs): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
