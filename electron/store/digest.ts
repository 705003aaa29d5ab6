import { createHash } from "node:crypto";
import type { Knex } from "knex";
import { contentIdsInUse } from "./attachments.ts";
import type { ContentStore } from "./contents.ts";
import { dataTables, rowTexts } from "./dialect.ts";

/** What is read of a table at once. */
const rowsPerPage = 2000;

/** Bookkeeping of migrations, checks and the clock, which mere opening changes: no data of the branch. */
const notOfTheBranch = ["knex_migrations", "knex_migrations_lock", "trail_marks", "clock_marks"];

/**
 * Entries of the audit trail that mere opening, checking or copying a ledger leaves. They are part of the digest where
 * anything else comes after them.
 */
const openingActions = [
  "session.signIn",
  "session.signOut",
  "session.recover",
  "session.refused",
  "integrity.verify",
  "audit.compareSheet",
];

/** What the digest needs of a job: what it has read is told in rows and files. */
export interface DigestControl {
  readonly signal: AbortSignal;
  advance(rows: number): void;
}

/** The digest of a content, or null where its file is not there or damaged. */
export type ContentDigests = ReadonlyMap<string, string | null>;

/** Reads every content that a row names, and tells which of them cannot be read. */
export async function contentDigests(
  db: Knex,
  contents: ContentStore,
  { signal, advance }: DigestControl,
): Promise<ContentDigests> {
  const digests = new Map<string, string | null>();
  for (const id of [...(await contentIdsInUse(db))].sort()) {
    signal.throwIfAborted();
    const content = await contents.readIfSound(id);
    digests.set(id, content && createHash("sha256").update(content).digest("hex"));
    advance(1);
  }
  return digests;
}

/**
 * One number for everything that a ledger holds: SHA-256 over every row of every table in the order of its key, and
 * over the contents of attachments. It is the same for a copy, whatever its pages look like, and after opening it;
 * another once any row or content is.
 */
export async function digestOf(
  db: Knex,
  contents: ContentDigests,
  { signal, advance }: DigestControl,
): Promise<{ digest: string; rows: number; files: number }> {
  const hash = createHash("sha256");
  let rows = 0;
  for (const table of await dataTables(db)) {
    if (notOfTheBranch.includes(table.name)) continue;
    hash.update(`${JSON.stringify([table.name, table.columns])}\n`);
    const upTo = table.name === "audit_entries" ? await lastEntryThatCounts(db) : null;
    for (let after: unknown[] | null = null; ; ) {
      const page = await rowTexts(db, table, { after, limit: rowsPerPage, upTo }, signal);
      for (const { text } of page) hash.update(`${text}\n`);
      rows += page.length;
      advance(page.length);
      after = page.at(-1)?.key ?? null;
      if (page.length < rowsPerPage) break;
    }
  }
  for (const [id, digest] of [...contents].sort(([one], [other]) => (one < other ? -1 : 1)))
    hash.update(`${JSON.stringify([id, digest])}\n`);
  return { digest: hash.digest("hex"), rows, files: contents.size };
}

/**
 * The digest of a ledger with its contents, for whoever copies or puts back one.
 *
 * @param db a transaction, where others may write meanwhile
 */
export async function ledgerDigest(db: Knex, contents: ContentStore, control: DigestControl): Promise<string> {
  const { digest } = await digestOf(db, await contentDigests(db, contents, control), control);
  return digest;
}

async function lastEntryThatCounts(db: Knex): Promise<number> {
  const entry: { id: number } | undefined = await db("auditEntries")
    .whereNotIn("action", openingActions)
    .orderBy("id", "desc")
    .first("id");
  return entry?.id ?? 0;
}
