import { useSyncExternalStore } from "react";

let locked = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  locked = value;
  for (const listener of listeners) listener();
}

export function lockScreen(): void {
  set(true);
}

export function unlockScreen(): void {
  set(false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLocked(): boolean {
  return useSyncExternalStore(subscribe, () => locked);
}
