import type { Knex } from "knex";
import type { Rating, RatingStatus, Scorecard } from "../../shared/contract/ratings.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Grade, RatingAnswers, RatingResult } from "../../shared/domain/rating.ts";

interface ScorecardRow {
  id: number;
  code: string;
  edition: number;
  definition: string;
}

interface RatingRow {
  id: number;
  version: number;
  customerId: number;
  customerName: string;
  scorecardId: number;
  status: RatingStatus;
  answers: string;
  evidence: string;
  score: number;
  grade: Grade;
  scoreGrade: Grade;
  lineFen: number;
  complete: number;
  criteria: string;
  proposedBy: number | null;
  proposedByName: string | null;
  proposedAt: string | null;
  decidedBy: number | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string;
  effectiveFrom: string | null;
  expiresOn: string | null;
}

export async function scorecardById(db: Knex, id: number): Promise<Scorecard | null> {
  const row: ScorecardRow | undefined = await db("scorecards").where("id", id).first();
  return row ? toScorecard(row) : null;
}

/** The newest edition in force on a day for a kind of customer, or null. */
export async function scorecardInForce(db: Knex, kind: CustomerKind, day: string): Promise<Scorecard | null> {
  const rows: ScorecardRow[] = await db("scorecards")
    .where("publishedFrom", "<=", day)
    .orderBy([
      { column: "publishedFrom", order: "desc" },
      { column: "edition", order: "desc" },
    ]);
  return rows.map(toScorecard).find(({ definition }) => definition.kinds.includes(kind)) ?? null;
}

function toScorecard({ id, code, edition, definition }: ScorecardRow): Scorecard {
  return { id, code, edition, definition: JSON.parse(definition) };
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

export async function ratingById(db: Knex, id: number): Promise<Rating | null> {
  const row: RatingRow | undefined = await ratingsQuery(db).where("ratings.id", id).first();
  return row ? toRating(row) : null;
}

/** Newest first. */
export async function ratingsOfCustomer(db: Knex, customerId: number): Promise<Rating[]> {
  const rows: RatingRow[] = await ratingsQuery(db)
    .where("ratings.customerId", customerId)
    .orderBy("ratings.id", "desc");
  return rows.map(toRating);
}

/** The rating of a customer that is still being made: draft, proposed or returned. */
export async function openRatingOf(
  db: Knex,
  customerId: number,
): Promise<{ id: number; version: number; status: RatingStatus } | null> {
  const row: { id: number; version: number; status: RatingStatus } | undefined = await db("ratings")
    .where({ customerId })
    .whereIn("status", ["draft", "proposed", "returned"])
    .first("id", "version", "status");
  return row ?? null;
}

export interface RatingDraft {
  customerId: number;
  scorecardId: number;
  answers: RatingAnswers;
  evidence: string;
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
export function draftColumns({ customerId, scorecardId, answers, evidence, result }: RatingDraft) {
  return {
    customerId,
    scorecardId,
    status: "draft" satisfies RatingStatus,
    answers: JSON.stringify(answers),
    evidence,
    score: result.score,
    grade: result.grade,
    scoreGrade: result.scoreGrade,
    lineFen: result.lineFen,
    complete: result.complete,
    criteria: JSON.stringify(result.criteria),
  };
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

function toRating(row: RatingRow): Rating {
  const { proposedBy, proposedByName, decidedBy, decidedByName } = row;
  return {
    id: row.id,
    version: row.version,
    customerId: row.customerId,
    customerName: row.customerName,
    fileNumber: fileNumberOf(row.customerId),
    scorecardId: row.scorecardId,
    status: row.status,
    answers: JSON.parse(row.answers),
    evidence: row.evidence,
    score: row.score,
    grade: row.grade,
    scoreGrade: row.scoreGrade,
    lineFen: row.lineFen,
    complete: row.complete === 1,
    criteria: JSON.parse(row.criteria),
    proposedBy: proposedBy === null ? null : { id: proposedBy, name: proposedByName ?? "" },
    proposedAt: row.proposedAt,
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: decidedByName ?? "" },
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    effectiveFrom: row.effectiveFrom,
    expiresOn: row.expiresOn,
  };
}
