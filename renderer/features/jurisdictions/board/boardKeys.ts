import type { KeyboardEvent } from "react";

/** A line of the board by its column and its place there; row -1 stands for a column without any. */
export interface Place {
  column: number;
  row: number;
}

export type BoardKey =
  | { does: "focus"; place: Place }
  | { does: "target"; column: number }
  | { does: "type"; text: string }
  | { does: "lift" | "drop" | "cancel" | "tick" | "toggle" | "open" | "close" | "menu" };

interface BoardState {
  place: Place;
  /** how many lines each column has */
  rows: readonly number[];
  /** the column that lifted cards hang over; null where nothing is lifted */
  target: number | null;
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/**
 * What a key means on the board, or null where it means nothing. Arrows walk over the cards, Space lifts and drops;
 * while something is lifted arrows choose the column, and letters the marketer by name.
 */
export function boardKey({ key, ctrlKey, metaKey, altKey }: Pressed, state: BoardState): BoardKey | null {
  if (altKey) return null;
  const ctrl = ctrlKey || metaKey;
  if (state.target !== null) return ctrl ? null : liftedKey(key, state.target, state.rows.length);
  if (ctrl) return key === " " ? { does: "tick" } : null;
  const { place, rows } = state;
  const last = (rows[place.column] ?? 0) - 1;
  switch (key) {
    case "ArrowDown":
      return focus({ ...place, row: place.row + 1 }, rows);
    case "ArrowUp":
      return focus({ ...place, row: place.row - 1 }, rows);
    case "ArrowLeft":
      return focus({ ...place, column: place.column - 1 }, rows);
    case "ArrowRight":
      return focus({ ...place, column: place.column + 1 }, rows);
    case "Home":
      return focus({ ...place, row: 0 }, rows);
    case "End":
      return focus({ ...place, row: last }, rows);
    case "Enter":
      return { does: "toggle" };
    case "+":
      return { does: "open" };
    case "-":
      return { does: "close" };
    case " ":
      return { does: "lift" };
    case "x":
      return { does: "tick" };
    case "m":
    case "ContextMenu":
      return { does: "menu" };
    case "Escape":
      return { does: "cancel" };
    default:
      return null;
  }
}

/** The column that arrows or typing lead to among those that there are. */
export function within(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}

function liftedKey(key: string, target: number, columns: number): BoardKey | null {
  switch (key) {
    case "ArrowLeft":
      return { does: "target", column: within(target - 1, columns) };
    case "ArrowRight":
      return { does: "target", column: within(target + 1, columns) };
    case "Home":
      return { does: "target", column: 0 };
    case "End":
      return { does: "target", column: columns - 1 };
    case " ":
    case "Enter":
      return { does: "drop" };
    case "Escape":
      return { does: "cancel" };
    default:
      return [...key].length === 1 || key === "Backspace" ? { does: "type", text: key } : null;
  }
}

function focus({ column, row }: Place, rows: readonly number[]): BoardKey {
  const there = within(column, rows.length);
  return { does: "focus", place: { column: there, row: within(row, rows[there] ?? 0) } };
}
