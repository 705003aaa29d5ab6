import type { Knex } from "knex";
import type { IndicatorNote, Rating, RatingEvent } from "../../shared/contract/ratings.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { RatingAnswers, RatingResult } from "../../shared/domain/rating.ts";
import type { KnownFacts } from "../../shared/domain/ratingFacts.ts";
import { openStatuses, type RatingEventKind, type RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import { insertRows, listOf } from "./dialect.ts";

interface RatingRow {
  id: number;
  version: number;
  customerId: number;
  customerName: string;
  customerKind: CustomerKind;
  scorecardId: number;
  status: RatingStatus;
  answers: string;
  facts: string;
  indicatorNotes: string;
  evidence: string;
  changeReason: string;
  score: number;
  grade: Grade;
  scoreGrade: Grade;
  lineFen: number;
  complete: number;
  criteria: string;
  round: number;
  approvalsNeeded: number;
  proposedBy: number | null;
  proposedByName: string | null;
  proposedAt: string | null;
  decidedBy: number | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string;
  effectiveFrom: string | null;
  expiresOn: string | null;
  certificateNumber: string | null;
  endedOn: string | null;
  endReason: string;
}

/** A rating as it is stored: without what depends on who asks and on the day. */
export interface StoredRating extends Omit<Rating, "own" | "waitsFor" | "approvals"> {
  round: number;
}

/** Ratings with the names of everyone on them, to be narrowed by the caller. */
function ratingsQuery(db: Knex): Knex.QueryBuilder {
  return db("ratings")
    .join("customers", "customers.id", "ratings.customerId")
    .leftJoin({ proposers: "users" }, "proposers.id", "ratings.proposedBy")
    .leftJoin({ deciders: "users" }, "deciders.id", "ratings.decidedBy")
    .select(
      "ratings.*",
      { customerName: "customers.name" },
      { proposedByName: "proposers.name" },
      { decidedByName: "deciders.name" },
    );
}

export async function ratingById(db: Knex, id: number): Promise<StoredRating | null> {
  const row: RatingRow | undefined = await ratingsQuery(db).where("ratings.id", id).first();
  return row ? toRating(row) : null;
}

/** Some ratings by their ids. */
export async function ratingsByIds(db: Knex, ids: readonly number[]): Promise<Map<number, StoredRating>> {
  const rows: RatingRow[] = await ratingsQuery(db).where("ratings.id", "in", listOf(db, ids));
  return new Map(rows.map((row) => [row.id, toRating(row)]));
}

/** Newest first. */
export async function ratingsOfCustomer(db: Knex, customerId: number): Promise<StoredRating[]> {
  const rows: RatingRow[] = await ratingsQuery(db)
    .where("ratings.customerId", customerId)
    .orderBy("ratings.id", "desc");
  return rows.map(toRating);
}

/** The rating of a customer that is still being made or waits to become effective. */
export async function openRatingOf(
  db: Knex,
  customerId: number,
): Promise<{ id: number; version: number; status: RatingStatus } | null> {
  const row: { id: number; version: number; status: RatingStatus } | undefined = await db("ratings")
    .where({ customerId })
    .whereIn("status", openStatuses)
    .first("id", "version", "status");
  return row ?? null;
}

/** The rating of a customer that was made last, whatever became of it; 0 where there is none. */
export async function latestRatingId(db: Knex, customerId: number): Promise<number> {
  const row: { id: number } | undefined = await db("ratings").where({ customerId }).orderBy("id", "desc").first("id");
  return row?.id ?? 0;
}

/** The same for many customers. */
export async function openRatingsOf(
  db: Knex,
  customerIds: readonly number[],
): Promise<Map<number, { id: number; status: (typeof openStatuses)[number] }>> {
  const rows: { id: number; customerId: number; status: (typeof openStatuses)[number] }[] = await db("ratings")
    .where("customerId", "in", listOf(db, customerIds))
    .whereIn("status", openStatuses)
    .select("id", "customerId", "status");
  return new Map(rows.map(({ customerId, ...open }) => [customerId, open]));
}

export interface RatingDraft {
  customerId: number;
  customerKind: CustomerKind;
  scorecardId: number;
  answers: RatingAnswers;
  facts: KnownFacts;
  notes: Readonly<Record<string, IndicatorNote>>;
  evidence: string;
  changeReason: string;
  result: RatingResult;
}

/** @returns the new rating's id */
export async function insertDraft(db: Knex, draft: RatingDraft, written: { at: string; by: number }): Promise<number> {
  const [row]: { id: number }[] = await db("ratings")
    .insert({ ...draftColumns(draft), createdAt: written.at, createdBy: written.by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new rating.");
  return row.id;
}

/** Back to a draft with new answers; what a reviewer said of the returned one stays to be read. */
export function draftColumns(draft: RatingDraft) {
  return {
    customerId: draft.customerId,
    customerKind: draft.customerKind,
    scorecardId: draft.scorecardId,
    status: "draft" satisfies RatingStatus,
    answers: JSON.stringify(draft.answers),
    facts: JSON.stringify(draft.facts),
    indicatorNotes: JSON.stringify(draft.notes),
    evidence: draft.evidence,
    changeReason: draft.changeReason,
    ...resultColumns(draft.result),
  };
}

function resultColumns({ score, grade, scoreGrade, line, complete, criteria }: RatingResult) {
  return { score, grade, scoreGrade, lineFen: line.lineFen, complete, criteria: JSON.stringify(criteria) };
}

/** @returns false when somebody changed the rating since `version` */
export async function updateRating(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db("ratings")
    .where({ id, version })
    .update({ ...columns, version: version + 1 });
  return changed === 1;
}

/** Keeps who wrote a rating: they are not the ones to approve it. */
export async function addAuthor(db: Knex, ratingId: number, userId: number): Promise<void> {
  await db("ratingAuthors").insert({ ratingId, userId }).onConflict(["ratingId", "userId"]).ignore();
}

/** Of some ratings those that a user wrote or proposed. */
export async function ownRatings(db: Knex, ratingIds: readonly number[], userId: number): Promise<Set<number>> {
  const rows: { id: number }[] = await db("ratings")
    .where("id", "in", listOf(db, ratingIds))
    .where((own) =>
      own
        .where("proposedBy", userId)
        .orWhereExists(
          db("ratingAuthors").whereRaw("rating_authors.rating_id = ratings.id").where({ userId }).select("userId"),
        ),
    )
    .select("id");
  return new Set(rows.map(({ id }) => id));
}

export interface NewRatingEvent {
  ratingId: number;
  round: number;
  kind: RatingEventKind;
  at: string;
  byId: number | null;
  note: string;
}

export async function addEvent(db: Knex, event: NewRatingEvent): Promise<void> {
  await db("ratingEvents").insert(event);
}

const eventColumns = ["ratingId", "round", "kind", "at", "byId", "note"] as const satisfies (keyof NewRatingEvent)[];

/** The same for many ratings by one statement. */
export async function addEvents(db: Knex, events: readonly NewRatingEvent[]): Promise<void> {
  const rows = events.map((event) => eventColumns.map((column) => event[column]));
  await insertRows(db, "ratingEvents", eventColumns, rows);
}

interface EventRow extends Omit<RatingEvent, "by"> {
  byId: number | null;
  byName: string | null;
}

/** What happened to ratings, oldest first; narrowed by the caller. */
export async function ratingEvents(db: Knex, narrow: (query: Knex.QueryBuilder) => void): Promise<RatingEvent[]> {
  const query = db("ratingEvents")
    .leftJoin("users", "users.id", "ratingEvents.byId")
    .select("ratingEvents.*", { byName: "users.name" })
    .orderBy("ratingEvents.id");
  narrow(query);
  const rows: EventRow[] = await query;
  return rows.map(({ byId, byName, ...event }) => ({
    ...event,
    by: byId === null ? null : { id: byId, name: byName ?? "" },
  }));
}

/** The highest certificate number of a year, or null. */
export async function highestCertificate(db: Knex, year: string): Promise<string | null> {
  const row: { certificateNumber: string } | undefined = await db("ratings")
    .whereBetween("certificateNumber", [`${year}-`, `${year}-~`])
    .orderBy("certificateNumber", "desc")
    .first("certificateNumber");
  return row?.certificateNumber ?? null;
}

function toRating(row: RatingRow): StoredRating {
  const { proposedBy, proposedByName, decidedBy, decidedByName } = row;
  return {
    id: row.id,
    version: row.version,
    customerId: row.customerId,
    customerName: row.customerName,
    fileNumber: fileNumberOf(row.customerId),
    customerKind: row.customerKind,
    scorecardId: row.scorecardId,
    status: row.status,
    answers: JSON.parse(row.answers),
    facts: JSON.parse(row.facts),
    notes: JSON.parse(row.indicatorNotes),
    evidence: row.evidence,
    changeReason: row.changeReason,
    score: row.score,
    grade: row.grade,
    scoreGrade: row.scoreGrade,
    lineFen: row.lineFen,
    complete: row.complete === 1,
    criteria: JSON.parse(row.criteria),
    round: row.round,
    approvalsNeeded: row.approvalsNeeded,
    proposedBy: proposedBy === null ? null : { id: proposedBy, name: proposedByName ?? "" },
    proposedAt: row.proposedAt,
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: decidedByName ?? "" },
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    effectiveFrom: row.effectiveFrom,
    expiresOn: row.expiresOn,
    certificateNumber: row.certificateNumber,
    endedOn: row.endedOn,
    endReason: row.endReason,
  };
}
