import type { Knex } from "knex";
import type { Notice } from "../../shared/contract/notices.ts";
import type { NoticeList, ObjectionOutcome, objectionChannels } from "../../shared/domain/notice.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import { insertRows } from "./dialect.ts";

type Person = Notice["createdBy"];

/** A notice as stored, with the names of everyone on it. */
export interface StoredNotice
  extends Omit<Notice, "stage" | "objectionsUntil" | "mayChange" | "entries" | "objections"> {}

export interface StoredEntry {
  ratingId: number;
  maskedName: string;
  areaName: string;
  grade: Grade;
  lineFen: number;
}

export interface StoredObjection {
  id: number;
  version: number;
  noticeId: number;
  ratingId: number;
  receivedOn: string;
  channel: (typeof objectionChannels)[number];
  objectorName: string;
  objectorContact: string;
  content: string;
  recordedAt: string;
  recordedBy: Person;
  finding: string;
  investigatedAt: string | null;
  investigatedBy: Person | null;
  outcome: ObjectionOutcome | null;
  answer: string;
  answeredAt: string | null;
  answeredBy: Person | null;
}

type Named = Record<string, unknown> & { showLine?: number };

/** A draft goes by the names that area and branch have today, a posted notice by those it hung under. */
export async function noticeById(db: Knex, id: number): Promise<StoredNotice | null> {
  const row: Named | undefined = await db("notices")
    .join("areas", "areas.id", "notices.areaId")
    .join("users", "users.id", "notices.createdBy")
    .leftJoin({ posters: "users" }, "posters.id", "notices.postedBy")
    .leftJoin({ withdrawers: "users" }, "withdrawers.id", "notices.withdrawnBy")
    .where("notices.id", id)
    .first(
      "notices.*",
      { liveAreaName: "areas.name" },
      { createdByName: "users.name" },
      { postedByName: "posters.name" },
      { withdrawnByName: "withdrawers.name" },
      { liveBranchName: db("branch").select("branch.branchName").limit(1) },
    );
  if (!row) return null;
  const isDraft = row.status === "draft";
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    status: row.status,
    areaId: row.areaId,
    areaName: isDraft ? row.liveAreaName : row.areaName,
    branchName: isDraft ? row.liveBranchName : row.branchName,
    postedOn: row.postedOn,
    endsOn: row.endsOn,
    place: row.place,
    contact: row.contact,
    showLine: row.showLine === 1,
    note: row.note,
    createdBy: personOf(row, "createdBy"),
    postedBy: personOf(row, "postedBy"),
    postedAt: row.postedAt,
    withdrawnBy: personOf(row, "withdrawnBy"),
    withdrawnAt: row.withdrawnAt,
    withdrawReason: row.withdrawReason,
  } as StoredNotice;
}

function personOf(row: Named, role: string): Person | null {
  const id = row[role];
  return typeof id === "number" ? { id, name: String(row[`${role}Name`] ?? "") } : null;
}

/** Entries in the order of the board. */
export function noticeEntries(db: Knex, noticeId: number): Promise<(StoredEntry & { position: number })[]> {
  return db("noticeEntries")
    .where({ noticeId })
    .orderBy("position")
    .select("ratingId", "position", "maskedName", "areaName", "grade", "lineFen")
    .then((rows: (StoredEntry & { position: number })[]) => rows);
}

const entryColumns = ["noticeId", "ratingId", "position", "maskedName", "areaName", "grade", "lineFen"] as const;

/** Puts these entries in the place of those that a draft has. */
export async function replaceEntries(db: Knex, noticeId: number, entries: readonly StoredEntry[]): Promise<void> {
  await db("noticeEntries").where({ noticeId }).delete();
  await insertRows(
    db,
    "noticeEntries",
    entryColumns,
    entries.map(({ ratingId, maskedName, areaName, grade, lineFen }, index) => [
      noticeId,
      ratingId,
      index + 1,
      maskedName,
      areaName,
      grade,
      lineFen,
    ]),
  );
}

/** @returns false when somebody changed the notice since `version` */
export async function updateNotice(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db("notices")
    .where({ id, version })
    .update({ ...columns, version: version + 1 });
  return changed === 1;
}

/** The highest number of a year, or null. */
export async function highestNotice(db: Knex, year: string): Promise<string | null> {
  const row: { number: string } | undefined = await db("notices")
    .whereBetween("number", [`${year}-`, `${year}-~`])
    .orderByRaw("length(number) DESC, number DESC")
    .first("number");
  return row?.number ?? null;
}

/** Newest first; narrowed by the caller. */
export function noticeRows(db: Knex, list: NoticeList, today: string): Knex.QueryBuilder {
  const objections = () => db("objections").whereRaw("objections.notice_id = notices.id").count();
  const query = db("notices")
    .join("areas", "areas.id", "notices.areaId")
    .join("users", "users.id", "notices.createdBy")
    .select(
      "notices.id",
      "notices.number",
      "notices.status",
      db.raw("CASE notices.status WHEN 'draft' THEN areas.name ELSE notices.area_name END AS area_name"),
      "notices.postedOn",
      "notices.endsOn",
      "notices.place",
      { createdByName: "users.name" },
      db("noticeEntries").whereRaw("notice_entries.notice_id = notices.id").count().as("entries"),
      objections().as("objections"),
      objections().whereNull("outcome").as("standing"),
    )
    .orderBy("notices.id", "desc");
  if (list === "draft") query.where("notices.status", "draft");
  if (list === "running") query.where("notices.status", "posted").where("notices.endsOn", ">=", today);
  if (list === "past")
    query.where((past) =>
      past
        .where("notices.status", "withdrawn")
        .orWhere((over) => over.where("notices.status", "posted").where("notices.endsOn", "<", today)),
    );
  // Literally as the partial index says it.
  if (list === "objected")
    query.where("notices.id", "in", db("objections").whereRaw("outcome IS NULL").select("noticeId"));
  return query;
}

interface ObjectionRow extends Omit<StoredObjection, "recordedBy" | "investigatedBy" | "answeredBy"> {
  recordedBy: number;
}

/** Objections with the names of whoever dealt with them, newest first; narrowed by the caller. */
export async function objectionsWhere(
  db: Knex,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<StoredObjection[]> {
  const query = db("objections")
    .join("users", "users.id", "objections.recordedBy")
    .leftJoin({ investigators: "users" }, "investigators.id", "objections.investigatedBy")
    .leftJoin({ answerers: "users" }, "answerers.id", "objections.answeredBy")
    .select(
      "objections.*",
      { recordedByName: "users.name" },
      { investigatedByName: "investigators.name" },
      { answeredByName: "answerers.name" },
    )
    .orderBy("objections.id", "desc");
  narrow(query);
  const rows: (ObjectionRow & Named)[] = await query;
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    noticeId: row.noticeId,
    ratingId: row.ratingId,
    receivedOn: row.receivedOn,
    channel: row.channel,
    objectorName: row.objectorName,
    objectorContact: row.objectorContact,
    content: row.content,
    recordedAt: row.recordedAt,
    recordedBy: personOf(row, "recordedBy") ?? { id: row.recordedBy, name: "" },
    finding: row.finding,
    investigatedAt: row.investigatedAt,
    investigatedBy: personOf(row, "investigatedBy"),
    outcome: row.outcome,
    answer: row.answer,
    answeredAt: row.answeredAt,
    answeredBy: personOf(row, "answeredBy"),
  }));
}

/** @returns false when somebody changed the objection since `version`, or has answered it */
export async function updateObjection(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db("objections")
    .where({ id, version })
    .whereNull("outcome")
    .update({ ...columns, version: version + 1 });
  return changed === 1;
}
