import type { Knex } from "knex";
import type { RefusalData } from "../../shared/contract/base.ts";
import type { BinderOptions, BinderPlace } from "../../shared/domain/binder.ts";
import type { Language } from "../../shared/i18n/index.ts";
import { insertAll } from "./insertAll.ts";

/** A row of the table; what depends on the jobs of the process is told by the service. */
export interface BinderRecord {
  id: number;
  createdAt: string;
  createdBy: number;
  createdByName: string;
  language: Language;
  options: BinderOptions;
  state: "running" | "paused" | "cancelled" | "done";
  customers: number;
  /** customers before this position are printed or left out */
  settled: number;
  problem: RefusalData | null;
  finishedAt: string | null;
  keepUntil: string;
  removedAt: string | null;
  /** over its volumes */
  printed: number;
  volumes: number;
  /** number of the last one; 0 before the first */
  lastVolume: number;
  pages: number;
  bytes: number;
  failed: number;
}

export interface VolumeRecord {
  number: number;
  title: string;
  files: number;
  pages: number;
  bytes: number;
  contentId: string | null;
}

/** A customer of a binder, at their place in it. */
export interface BinderEntry extends BinderPlace {
  customerId: number;
}

type StoredBinder = Omit<BinderRecord, "options" | "problem"> & { options: string; problem: string | null };

/** Binders with what is there of them, newest first, to be narrowed by the caller. */
function bindersQuery(db: Knex): Knex.QueryBuilder<StoredBinder> {
  const ofVolumes = (sql: string) => db.raw(`(SELECT ${sql} FROM binder_volumes WHERE binder_id = binders.id)`);
  return db("binders")
    .join("users", "users.id", "binders.createdBy")
    .orderBy("binders.id", "desc")
    .select("binders.*", {
      createdByName: "users.name",
      printed: ofVolumes("coalesce(sum(files), 0)"),
      volumes: ofVolumes("count(*)"),
      lastVolume: ofVolumes("coalesce(max(number), 0)"),
      pages: ofVolumes("coalesce(sum(pages), 0)"),
      bytes: ofVolumes("coalesce(sum(bytes), 0)"),
      failed: db.raw("(SELECT count(*) FROM binder_failures WHERE binder_id = binders.id)"),
    });
}

function toRecord({ options, problem, ...row }: StoredBinder): BinderRecord {
  return { ...row, options: JSON.parse(options), problem: problem === null ? null : JSON.parse(problem) };
}

export async function binderById(db: Knex, id: number): Promise<BinderRecord | null> {
  const row: StoredBinder | undefined = await bindersQuery(db).where("binders.id", id).first();
  return row ? toRecord(row) : null;
}

const longestList = 100;

/** The newest binders. @param createdBy null for everybody's */
export async function newestBinders(db: Knex, createdBy: number | null): Promise<BinderRecord[]> {
  const query = bindersQuery(db).limit(longestList);
  if (createdBy !== null) query.where("binders.createdBy", createdBy);
  const rows: StoredBinder[] = await query;
  return rows.map(toRecord);
}

/** Somebody's binders that something works on, or did when the application ended. */
export function bindersInWork(db: Knex, createdBy: number): Knex.QueryBuilder {
  const state: BinderRecord["state"] = "running";
  return bindersQuery(db).where({ createdBy, state }).whereNull("removedAt");
}

/** Binders whose volumes are there beyond their last day. */
export async function outdatedBinders(db: Knex, today: string): Promise<BinderRecord[]> {
  const rows: StoredBinder[] = await bindersQuery(db)
    .whereNull("binders.removedAt")
    .where("binders.keepUntil", "<", today);
  return rows.map(toRecord);
}

/** A binder that nothing works on yet. @returns its id */
export async function insertBinder(
  db: Knex,
  { options, ...plain }: Pick<BinderRecord, "createdAt" | "createdBy" | "language" | "options" | "keepUntil">,
  entries: readonly BinderEntry[],
): Promise<number> {
  const [row]: { id: number }[] = await db("binders")
    .insert({ ...plain, options: JSON.stringify(options), state: "paused", customers: entries.length })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new binder.");
  const rows = entries.map(({ position, customerId, villageId }) => ({
    ...{ binderId: row.id, position, customerId, villageId },
  }));
  await insertAll(db, "binderCustomers", rows);
  return row.id;
}

export async function updateBinder(
  db: Knex,
  id: number,
  {
    problem,
    ...plain
  }: Partial<Pick<BinderRecord, "state" | "settled" | "problem" | "finishedAt" | "keepUntil" | "removedAt">>,
): Promise<void> {
  const stored = problem === undefined ? {} : { problem: problem && JSON.stringify(problem) };
  await db("binders")
    .where({ id })
    .update({ ...plain, ...stored });
}

/** The customers from a position on, in their order. */
export function entriesFrom(db: Knex, binderId: number, position: number): Promise<BinderEntry[]> {
  return db("binderCustomers")
    .where({ binderId })
    .where("position", ">=", position)
    .orderBy("position")
    .select("position", "customerId", "villageId");
}

/** A volume, with the page of it on which each customer's file begins. */
export async function insertVolume(
  db: Knex,
  binderId: number,
  volume: VolumeRecord,
  pages: readonly { position: number; page: number }[],
): Promise<void> {
  await db("binderVolumes").insert({ binderId, ...volume });
  for (const { position, page } of pages)
    await db("binderCustomers").where({ binderId, position }).update({ volume: volume.number, page });
}

export interface StoredFailure {
  customerId: number;
  reason: RefusalData | null;
}

export async function insertFailures(db: Knex, binderId: number, failures: readonly StoredFailure[]): Promise<void> {
  const rows = failures.map(({ customerId, reason }) => ({
    ...{ binderId, customerId, reason: reason && JSON.stringify(reason) },
  }));
  await insertAll(db, "binderFailures", rows);
}

export async function failuresOf(
  db: Knex,
  binderId: number,
): Promise<(StoredFailure & { name: string; position: number })[]> {
  const rows: { customerId: number; reason: string | null; name: string; position: number }[] = await db(
    "binderFailures",
  )
    .join("customers", "customers.id", "binderFailures.customerId")
    .join("binderCustomers", (joined) =>
      joined
        .on("binderCustomers.binderId", "binderFailures.binderId")
        .on("binderCustomers.customerId", "binderFailures.customerId"),
    )
    .where("binderFailures.binderId", binderId)
    .orderBy("binderCustomers.position")
    .select("binderFailures.customerId", "reason", "customers.name", "binderCustomers.position");
  return rows.map(({ reason, ...row }) => ({ ...row, reason: reason === null ? null : JSON.parse(reason) }));
}

export function volumesOf(db: Knex, binderId: number): Promise<VolumeRecord[]> {
  return db("binderVolumes")
    .where({ binderId })
    .orderBy("number")
    .select("number", "title", "files", "pages", "bytes", "contentId");
}

/** A customer whose file is in a volume. */
export interface BoundCustomer {
  customerId: number;
  name: string;
  villageId: number;
  villageName: string;
  volume: number;
  page: number;
}

/** The customers of a volume, or of all, in the order in which they are bound. */
export function boundCustomers(db: Knex, binderId: number, volume: number | null): Promise<BoundCustomer[]> {
  const query = db("binderCustomers")
    .join("customers", "customers.id", "binderCustomers.customerId")
    .join("areas", "areas.id", "binderCustomers.villageId")
    .where({ binderId })
    .whereNotNull("volume")
    .orderBy("position")
    .select("customerId", "customers.name", "villageId", "volume", "page", { villageName: "areas.name" });
  if (volume !== null) query.where({ volume });
  return query;
}

/** Forgets where the volumes of a binder lie. @returns ids of the contents that nobody needs any more */
export async function dropContents(db: Knex, binderId: number, now: string): Promise<string[]> {
  const rows: { contentId: string }[] = await db("binderVolumes")
    .where({ binderId })
    .whereNotNull("contentId")
    .select("contentId");
  await db("binderVolumes").where({ binderId }).update({ contentId: null });
  await updateBinder(db, binderId, { removedAt: now });
  return rows.map(({ contentId }) => contentId);
}

/** Ids of all contents that are a volume. */
export async function volumeContentsInUse(db: Knex): Promise<Set<string>> {
  const rows: { contentId: string }[] = await db("binderVolumes").whereNotNull("contentId").select("contentId");
  return new Set(rows.map(({ contentId }) => contentId));
}

/** Pages of a customer file over all volumes so far; null before the first. */
export async function pagesPerFile(db: Knex): Promise<number | null> {
  const row: { pages?: number | null; files?: number | null } | undefined = await db("binderVolumes")
    .sum({ pages: "pages", files: "files" })
    .first();
  return row?.pages && row.files ? row.pages / row.files : null;
}
