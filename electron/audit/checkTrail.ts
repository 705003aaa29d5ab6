import type { Knex } from "knex";
import type { TrailBreak } from "../../shared/contract/integrity.ts";
import { lastGivenId } from "../store/dialect.ts";
import type { TrailMark } from "../store/trailMarks.ts";
import { firstHash, hashOf, type StoredEntry } from "./trail.ts";

/** Entries read at once. */
const entriesPerPage = 2000;

/** Breaks told of; whoever rewrites a trail breaks it at every entry. */
const mostBreaks = 20;

/** A place in the chain: an entry by its number and its hash. */
export interface TrailPlace {
  id: number;
  hash: string;
}

export interface TrailCheck {
  /** entries up to the last one, those of earlier checks among them */
  entries: number;
  /** how many places are not as they were written; the first of them are told */
  problems: number;
  breaks: TrailBreak[];
  /** the last entry there is; null where there is none */
  head: TrailPlace | null;
}

interface CheckOptions {
  /** how far the chain held before; what it says must still be so */
  mark?: Pick<TrailMark, "entryId" | "hash"> | null;
  /** recompute only what came after the mark */
  onlyNew?: boolean;
  signal?: AbortSignal;
  advance?: (entries: number) => void;
}

/**
 * Recomputes the chain and tells where it does not hold. After a break it goes on from what is stored, so that one
 * change is one break, not all that follows it.
 */
export async function checkTrail(
  db: Knex,
  { mark = null, onlyNew = false, signal, advance }: CheckOptions = {},
): Promise<TrailCheck> {
  const marked = mark && (await placeAt(db, mark.entryId));
  const asMarked = mark === null || marked?.hash === mark.hash;
  const check: TrailCheck = { entries: 0, problems: 0, breaks: [], head: null };
  let previous: TrailPlace = { id: 0, hash: firstHash };
  if (onlyNew && marked && asMarked) {
    previous = marked;
    check.entries = marked.id;
  }
  for (;;) {
    signal?.throwIfAborted();
    const page: StoredEntry[] = await db("auditEntries")
      .where("id", ">", previous.id)
      .orderBy("id")
      .limit(entriesPerPage);
    for (const entry of page) {
      const kind = await breakOf(db, previous, entry);
      if (kind !== null) note(check, { entryId: kind === "missing" ? previous.id + 1 : entry.id, kind });
      check.entries += 1;
      previous = { id: entry.id, hash: entry.hash };
    }
    advance?.(page.length);
    if (page.length < entriesPerPage) break;
  }
  if (check.entries > 0) check.head = previous;
  if ((await lastGivenId(db, "auditEntries")) > previous.id) note(check, { entryId: previous.id + 1, kind: "cutOff" });
  // A chain that holds, but is not the one that was looked at before: all of it was made anew, or its end.
  if (mark && !asMarked && check.problems === 0)
    note(check, marked ? { entryId: marked.id, kind: "rewritten" } : { entryId: previous.id + 1, kind: "cutOff" });
  return check;
}

/** An entry of the chain, or null where there is none of that number. */
export async function placeAt(db: Knex, id: number): Promise<TrailPlace | null> {
  return (await db("auditEntries").where({ id }).first("id", "hash")) ?? null;
}

/** The last entry; every ledger has one, for its making is the first. */
export async function headOf(db: Knex): Promise<TrailPlace & { at: string }> {
  const head: (TrailPlace & { at: string }) | undefined = await db("auditEntries")
    .orderBy("id", "desc")
    .first("id", "hash", "at");
  if (!head) throw new Error("The audit trail has no entry.");
  return head;
}

function note(check: TrailCheck, found: TrailBreak): void {
  check.problems += 1;
  if (check.breaks.length < mostBreaks) check.breaks.push(found);
}

/** How an entry does not follow from the one before it, or null. */
async function breakOf(db: Knex, previous: TrailPlace, entry: StoredEntry): Promise<TrailBreak["kind"] | null> {
  if (hashOf(entry) !== entry.hash) return "edited";
  if (entry.id !== previous.id + 1) return "missing";
  if (entry.previousHash === previous.hash) return null;
  // What it follows lies elsewhere: entries have changed places. Else the one before it was written anew, hash and all.
  const follows = await db("auditEntries").where({ hash: entry.previousHash }).first("id");
  return follows || entry.previousHash === firstHash ? "outOfOrder" : "rewritten";
}
