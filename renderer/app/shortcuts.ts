import { useEffect } from "react";
import { useLocked } from "./lock.ts";

/** Whether keys go into a field as text. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Whether something is open above the screen, whose keys are its own. */
export function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".ant-modal, .ant-popover, .ant-dropdown") !== null;
}

interface Shortcut {
  /** as in `KeyboardEvent.key` */
  key: string;
  /** with Ctrl, or Command on a Mac; such a shortcut works in text fields too */
  ctrl?: boolean;
}

/** A key that works anywhere on the screen, except where it would be typed, and never behind the lock. */
export function useShortcut({ key, ctrl = false }: Shortcut, run: () => void): void {
  const locked = useLocked();
  useEffect(() => {
    if (locked) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || (event.ctrlKey || event.metaKey) !== ctrl || event.altKey) return;
      if (!ctrl && (isTextField(event.target) || isInOverlay(event.target))) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key, ctrl, locked, run]);
}
