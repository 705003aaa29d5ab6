import type { Knex } from "knex";
import type { ContentStore } from "../store/contents.ts";
import { dataTables, isIndexed, listOf } from "../store/dialect.ts";
import type { ContentDigests, DigestControl } from "../store/digest.ts";
import { indexTokens, type Searchable } from "../store/searchTokens.ts";

/** Customers whom the search is asked for; in a large ledger some out of every stretch of it. */
const mostSearched = 1000;

/** How much there is to be read, for whoever waits. */
export async function countWork(db: Knex): Promise<{ rows: number; entries: number; files: number }> {
  let [rows, entries] = [0, 0];
  for (const { name } of await dataTables(db)) {
    const [counted]: { count: number }[] = await db.raw("SELECT count(*) AS count FROM ??", [name]);
    rows += counted?.count ?? 0;
    if (name === "audit_entries") entries = counted?.count ?? 0;
  }
  const [attachments] = await db("attachments").countDistinct({ count: "contentId" });
  const [volumes] = await db("binderVolumes").whereNotNull("contentId").count({ count: "*" });
  return { rows, entries, files: Number(attachments?.count ?? 0) + Number(volumes?.count ?? 0) };
}

/** Customers whom the search does not find by everything that they can be found by. */
export async function foundBySearch(db: Knex, signal: AbortSignal): Promise<number[]> {
  const [counted] = await db("customers").whereNull("retiredAt").count({ count: "*" });
  const stride = Math.max(1, Math.ceil(Number(counted?.count ?? 0) / mostSearched));
  const asked: (Searchable & { id: number })[] = await db("customers")
    .whereNull("retiredAt")
    .whereRaw("id % ? = 0", [stride])
    .orderBy("id")
    .select("id", "name", "idNumber", "phone", "address");
  const unfound: number[] = [];
  for (const customer of asked)
    if (!(await isIndexed(db, customer.id, indexTokens(customer), signal))) unfound.push(customer.id);
  return unfound;
}

/** Attachments whose content cannot be read; those that were taken out count, since they can be put back. */
export async function missingContents(db: Knex, files: ContentDigests): Promise<number[]> {
  const unreadable = [...files].flatMap(([id, digest]) => (digest === null ? [id] : []));
  if (unreadable.length === 0) return [];
  return db("attachments").where("contentId", "in", listOf(db, unreadable)).orderBy("id").pluck("id");
}

/** Volumes of binders whose file cannot be read: `binder/number`. Those discarded meanwhile are none of them. */
export async function missingVolumes(
  db: Knex,
  volumes: ContentStore,
  { signal, advance }: DigestControl,
): Promise<string[]> {
  const rows: { binderId: number; number: number; contentId: string }[] = await db("binderVolumes")
    .whereNotNull("contentId")
    .orderBy(["binderId", "number"])
    .select("binderId", "number", "contentId");
  const gone: string[] = [];
  for (const { binderId, number, contentId } of rows) {
    signal.throwIfAborted();
    const isThere = (await volumes.readIfSound(contentId)) !== null;
    if (!isThere && (await db("binderVolumes").where({ binderId, number, contentId }).first("number")))
      gone.push(`${binderId}/${number}`);
    advance(1);
  }
  return gone;
}
