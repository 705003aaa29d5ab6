import type { Knex } from "knex";
import type { AssessmentCorrection, AssessmentDispute } from "../../shared/contract/assessments.ts";

/** Disputes with the names of who filed and who closed them, to be narrowed by the caller; oldest first. */
export function disputeRows(db: Knex, narrow: (query: Knex.QueryBuilder) => void): Promise<AssessmentDispute[]> {
  const query = db("assessmentDisputes")
    .join({ filers: "users" }, "filers.id", "assessmentDisputes.marketerId")
    .leftJoin({ closers: "users" }, "closers.id", "assessmentDisputes.closedBy")
    .orderBy("assessmentDisputes.id")
    .select(
      ...["id", "version", "periodId", "marketerId", "indicator", "reason", "filedOn", "outcome", "answer"].map(
        (column) => `assessmentDisputes.${column}`,
      ),
    )
    .select({ marketerName: "filers.name", closedByName: "closers.name" });
  narrow(query);
  return query;
}

/** @returns the new dispute's id */
export async function insertDispute(
  db: Knex,
  dispute: Pick<AssessmentDispute, "periodId" | "marketerId" | "indicator" | "reason" | "filedOn">,
  filedAt: string,
): Promise<number> {
  const [row]: { id: number }[] = await db("assessmentDisputes")
    .insert({ ...dispute, filedAt })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new dispute.");
  return row.id;
}

/** @returns false when somebody closed the dispute since `version` */
export async function closeDispute(
  db: Knex,
  { id, version }: { id: number; version: number },
  { outcome, answer }: { outcome: NonNullable<AssessmentDispute["outcome"]>; answer: string },
  { at, by }: { at: string; by: number },
): Promise<boolean> {
  const changed = await db("assessmentDisputes")
    .where({ id, version, closedAt: null })
    .update({ outcome, answer, version: version + 1, closedAt: at, closedBy: by });
  return changed > 0;
}

export type StoredCorrection = AssessmentCorrection & { marketerId: number };

/** What was corrected in a period, in the order of entry. */
export function correctionsOf(db: Knex, periodId: number, marketerId?: number): Promise<StoredCorrection[]> {
  const query = db("assessmentCorrections")
    .join("users", "users.id", "assessmentCorrections.createdBy")
    .where({ periodId })
    .orderBy("assessmentCorrections.id")
    .select("assessmentCorrections.id", "marketerId", "indicator", "part", "amount", "reason", "onDay", "disputeId")
    .select({ byName: "users.name" });
  if (marketerId !== undefined) query.where({ marketerId });
  return query;
}

/** @returns the new entry's id */
export async function insertCorrection(
  db: Knex,
  entry: Omit<StoredCorrection, "id" | "byName"> & { periodId: number },
  { at, by }: { at: string; by: number },
): Promise<number> {
  const [row]: { id: number }[] = await db("assessmentCorrections")
    .insert({ ...entry, createdAt: at, createdBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a correction.");
  return row.id;
}
