import { createHash } from "node:crypto";
import type { Knex } from "knex";
import { insertRows } from "../store/dialect.ts";

/** What happened to what; `before` and `after` hold the fields that differ. */
export interface AuditRecord {
  /** `customer.create`, `rating.approve`, … */
  action: string;
  subjectType: string;
  subjectId: string | number;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

export interface AuditActor {
  id: number;
  name: string;
}

/** Whoever no person is: what the day itself brings. */
export const system: AuditActor = { id: 0, name: "system" };

/** Whoever is signed in nowhere. */
export const nobody: AuditActor = { id: 0, name: "nobody" };

export interface StoredEntry {
  id: number;
  at: string;
  actorId: number;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before: string | null;
  after: string | null;
  previousHash: string;
  hash: string;
}

type Unhashed = Omit<StoredEntry, "id" | "hash">;

/** The chain starts here. */
export const firstHash = "0".repeat(64);

/** Entries written by one statement. */
const rowsPerInsert = 500;

const entryColumns = [
  "at",
  "actorId",
  "actorName",
  "action",
  "subjectType",
  "subjectId",
  "before",
  "after",
  "previousHash",
  "hash",
] as const satisfies readonly (keyof StoredEntry)[];

/** Appends entries to the chain, inside the caller's transaction. */
export async function appendAudit(
  db: Knex.Transaction,
  at: string,
  actor: AuditActor,
  records: readonly AuditRecord[],
): Promise<void> {
  const last: { hash: string } | undefined = await db("auditEntries").orderBy("id", "desc").first("hash");
  let previousHash = last?.hash ?? firstHash;
  const rows = records.map((record) => {
    const entry: Unhashed = {
      at,
      actorId: actor.id,
      actorName: actor.name,
      action: record.action,
      subjectType: record.subjectType,
      subjectId: String(record.subjectId),
      before: record.before ? JSON.stringify(record.before) : null,
      after: record.after ? JSON.stringify(record.after) : null,
      previousHash,
    };
    previousHash = hashOf(entry);
    return { ...entry, hash: previousHash };
  });
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await insertRows(
      db,
      "auditEntries",
      entryColumns,
      rows.slice(start, start + rowsPerInsert).map((row) => entryColumns.map((column) => row[column])),
    );
}

/** What an entry's hash must be. */
export function hashOf(entry: Unhashed): string {
  const fields = [
    entry.previousHash,
    entry.at,
    entry.actorId,
    entry.actorName,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.before,
    entry.after,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/** The fields of `after` that are not as they were, for an entry that says only what changed. */
export function differences<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const changed = (Object.keys(after) as (keyof T)[]).filter((key) => before[key] !== after[key]);
  const pick = (source: T) => Object.fromEntries(changed.map((key) => [key, source[key]])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}
