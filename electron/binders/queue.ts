import type { Core } from "../core.ts";

/** The end of the binder that was begun last, by core. */
const ends = new WeakMap<Core, Promise<void>>();

/** Does the work once all binders begun before are at their end: no more than one is printed at a time. */
export async function inTurn(core: Core, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const before = ends.get(core) ?? Promise.resolve();
  let end = () => {};
  const own = new Promise<void>((resolve) => {
    end = resolve;
  });
  ends.set(
    core,
    before.then(() => own),
  );
  try {
    await Promise.race([before, aborted(signal)]);
    signal.throwIfAborted();
    await work();
  } finally {
    end();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
