import type { Knex } from "knex";

/** A place in a list that is ordered by a day and then by id; the next page begins behind it. */
interface DayPlace {
  day: string;
  id: number;
}

/** A cursor that is none starts from the top. */
export function readDayPlace(cursor: string | undefined): DayPlace | null {
  const read = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(cursor ?? "");
  return read ? { day: read[1] ?? "", id: Number(read[2]) } : null;
}

/** The cursor behind the last row of a page, or null where the page was not full. */
export function nextDayPlace(last: DayPlace | undefined, full: boolean): string | null {
  return last && full ? `${last.day}.${last.id}` : null;
}

/** Keeps a query to what lies behind a place; `sense` is `>` in a list from the earliest on. */
export function behindPlace(
  query: Knex.QueryBuilder,
  place: DayPlace | null,
  sense: ">" | "<",
  columns: { day: string; id: string },
): Knex.QueryBuilder {
  if (place === null) return query;
  return query.whereRaw(`(??, ??) ${sense} (?, ?)`, [columns.day, columns.id, place.day, place.id]);
}
