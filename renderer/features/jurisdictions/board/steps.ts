/** Something that is changed step by step, each of which can be taken back and done again. */
export interface Steps<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
}

/** Older steps than this many are kept no longer. */
const kept = 200;

export function firstStep<T>(present: T): Steps<T> {
  return { past: [], present, future: [] };
}

/** A step to something else; what had been taken back before is gone then. */
export function step<T>({ past, present, future }: Steps<T>, next: T): Steps<T> {
  if (next === present) return { past, present, future };
  return { past: [...past, present].slice(-kept), present: next, future: [] };
}

export function undo<T>(steps: Steps<T>): Steps<T> {
  const last = steps.past.at(-1);
  if (last === undefined) return steps;
  return { past: steps.past.slice(0, -1), present: last, future: [steps.present, ...steps.future] };
}

export function redo<T>(steps: Steps<T>): Steps<T> {
  const [next, ...future] = steps.future;
  if (next === undefined) return steps;
  return { past: [...steps.past, steps.present], present: next, future };
}
