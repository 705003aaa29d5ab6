import type { KeyboardEvent } from "react";

export type GridKey =
  | { does: "move"; to: number }
  | { does: "tick"; range: boolean }
  | { does: "open" | "tickShown" | "clear" };

/** What a key means in the list, or null where it means nothing. `page` is how many rows are seen at once. */
export function gridKey(
  {
    key,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
  }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
  { active, rows, page }: { active: number; rows: number; page: number },
): GridKey | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === "a" ? { does: "tickShown" } : null;
  switch (key) {
    case "ArrowDown":
      return { does: "move", to: active + 1 };
    case "ArrowUp":
      return { does: "move", to: active - 1 };
    case "PageDown":
      return { does: "move", to: active + page };
    case "PageUp":
      return { does: "move", to: active - page };
    case "Home":
      return { does: "move", to: 0 };
    case "End":
      return { does: "move", to: rows - 1 };
    case " ":
      return { does: "tick", range: shiftKey };
    case "Enter":
      return { does: "open" };
    case "Escape":
      return { does: "clear" };
    default:
      return null;
  }
}
