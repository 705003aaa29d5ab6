import type { Knex } from "knex";
import { type RecordPath, readRecordPath } from "../../shared/contract/recordPath.ts";
import type { List } from "../../shared/domain/records.ts";
import type { StoredEntry as AuditEntry } from "../audit/trail.ts";
import { entryById, type StoredEntry } from "../store/records.ts";

type Values = Readonly<Record<string, unknown>>;

/** A change of the audit trail, read. */
export interface ReadChange extends Pick<AuditEntry, "id" | "at" | "actorName" | "action" | "subjectId"> {
  before: Values;
  after: Values;
}

export function readChange({ id, at, actorName, action, subjectId, before, after }: AuditEntry): ReadChange {
  const parsed = (json: string | null): Values => (json === null ? {} : JSON.parse(json));
  return { id, at, actorName, action, subjectId, before: parsed(before), after: parsed(after) };
}

/** An entry of a list, by its place: `loans.12`. */
export interface EntryPlace {
  list: List;
  id: number;
}

/** What setting a change back to `before` comes to. */
export interface Inverse {
  /** single-valued fields, by path */
  values: Map<string, unknown>;
  entries: (EntryPlace & ({ step: "putBack" | "takeOut" } | { step: "set"; fields: Values }))[];
}

/** @returns null where a change cannot be set back: it says more than what became of fields, or made the customer */
export function inverseOf({ before, after }: ReadChange): Inverse | null {
  const inverse: Inverse = { values: new Map(), entries: [] };
  const lists = new Map<string, EntryPlace & { names: string[] }>();
  const texts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  for (const text of texts) {
    const path = readRecordPath(text);
    if (path === null) return null;
    if (path.place === "entry") {
      const place = placeOf(path);
      const { names } = lists.get(place) ?? { names: [] };
      lists.set(place, { list: path.list, id: path.id, names: [...names, path.name] });
    } else if (text in before) inverse.values.set(text, before[text]);
    else return null;
  }
  for (const [place, { list, id, names }] of lists) {
    const was = names.some((name) => `${place}.${name}` in before);
    const is = names.some((name) => `${place}.${name}` in after);
    if (was && is) {
      const fields = Object.fromEntries(names.map((name) => [name, before[`${place}.${name}`]]));
      inverse.entries.push({ list, id, step: "set", fields });
    } else inverse.entries.push({ list, id, step: was ? "putBack" : "takeOut" });
  }
  return texts.length > 0 ? inverse : null;
}

export function placeOf({ list, id }: EntryPlace): string {
  return `${list}.${id}`;
}

/** The entry that a change took out of the record, as `loans.12`, or null. */
export function takenOut(change: ReadChange): string | null {
  const [first] = Object.keys(change.before);
  const path = first === undefined ? null : readRecordPath(first);
  return path?.place === "entry" && Object.keys(change.after).length === 0 ? placeOf(path) : null;
}

/** Entries that some paths lead to, by place; what is not in the file any more is left out. */
export async function entriesAt(db: Knex, paths: Iterable<string>): Promise<Map<string, StoredEntry<List>>> {
  const found = new Map<string, StoredEntry<List>>();
  for (const text of paths) {
    const path: RecordPath | null = readRecordPath(text);
    if (path?.place !== "entry" || found.has(placeOf(path))) continue;
    const entry = await entryById(db, path.list, path.id);
    if (entry) found.set(placeOf(path), entry);
  }
  return found;
}
