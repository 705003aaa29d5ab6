/** A position in the list: the row after which the next page starts. */
export interface Position {
  /** which stretch of the list it is in */
  stretch: number;
  /** what the stretch is ordered by before the id */
  place: string | number | null;
  id: number;
}

/** @param list what the position is valid for: another list starts from its top */
export function writeCursor(list: string, { stretch, place, id }: Position): string {
  return Buffer.from(JSON.stringify([list, stretch, place, id])).toString("base64url");
}

/** A cursor that is none, or of another list, starts from the top as a fresh list does. */
export function readCursor(list: string, cursor: string | undefined, stretches: number): Position | null {
  if (cursor === undefined) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== list) return null;
  const [, stretch, place, id] = parts as unknown[];
  const isPlace = place === null || typeof place === "string" || typeof place === "number";
  if (!isIndex(stretch) || stretch >= stretches || !isPlace || !isIndex(id)) return null;
  return { stretch, place, id };
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
