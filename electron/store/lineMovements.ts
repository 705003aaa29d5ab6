import type { Knex } from "knex";
import type { GrantedLine, LineMovement, LineMovementKind } from "../../shared/domain/creditLine.ts";
import { dateInZone } from "../../shared/domain/dates.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";

/** A line that was granted, as its certificate reads. */
export interface StoredLine extends GrantedLine {
  certificateNumber: string;
  grade: Grade;
}

type LineRow = Omit<StoredLine, "gaps">;

interface SuspensionEvent {
  ratingId: number;
  kind: "suspend" | "reinstate";
  at: string;
}

/**
 * Every line that a customer was granted, oldest rating first, with the times in which it was suspended.
 *
 * @param timeZone of the branch: a suspension is known by its instant
 */
export async function grantedLines(db: Knex, customerId: number, timeZone: string): Promise<StoredLine[]> {
  const [rows, events]: [LineRow[], SuspensionEvent[]] = await Promise.all([
    db("ratings")
      .where({ customerId })
      .whereIn("status", pastStatuses)
      .whereNotNull("effectiveFrom")
      .orderBy("id")
      .select(
        { ratingId: "id" },
        "status",
        "lineFen",
        "effectiveFrom",
        "expiresOn",
        "endedOn",
        "certificateNumber",
        "grade",
      ),
    db("ratingEvents")
      .join("ratings", "ratings.id", "ratingEvents.ratingId")
      .where("ratings.customerId", customerId)
      .whereIn("ratingEvents.kind", ["suspend", "reinstate"])
      .orderBy("ratingEvents.id")
      .select("ratingEvents.ratingId", "ratingEvents.kind", "ratingEvents.at"),
  ]);
  return rows.map((row) => ({
    ...row,
    gaps: gapsOf(
      events.filter(({ ratingId }) => ratingId === row.ratingId),
      timeZone,
    ),
  }));
}

/** Suspensions that ended; one that is suspended twice, as when a merge is reversed, is so from the first time on. */
function gapsOf(events: readonly Omit<SuspensionEvent, "ratingId">[], timeZone: string): StoredLine["gaps"] {
  const gaps: { from: string; to: string }[] = [];
  let from: string | null = null;
  for (const { kind, at } of events) {
    const day = dateInZone(new Date(at), timeZone);
    if (kind === "suspend") from ??= day;
    else if (from !== null) {
      gaps.push({ from, to: day });
      from = null;
    }
  }
  return gaps;
}

/** All movements of a customer, in the order of entry. */
export async function movementsOf(db: Knex, customerId: number): Promise<LineMovement[]> {
  return db("lineMovements")
    .leftJoin("ratings", "ratings.id", "lineMovements.ratingId")
    .where("lineMovements.customerId", customerId)
    .orderBy("lineMovements.id")
    .select(
      "lineMovements.id",
      "lineMovements.kind",
      "lineMovements.amountFen",
      "lineMovements.day",
      "lineMovements.reversesId",
      "ratings.lineFen",
    );
}

export interface NewMovement {
  customerId: number;
  ratingId: number | null;
  kind: LineMovementKind;
  amountFen: number;
  day: string;
  contractNumber: string;
  purpose: string;
  note: string;
  reversesId: number | null;
  reason: string;
}

export async function insertMovement(
  db: Knex,
  movement: NewMovement,
  written: { at: string; by: number },
): Promise<void> {
  await db("lineMovements").insert({ ...movement, createdAt: written.at, createdBy: written.by });
}

export interface StoredMovement extends NewMovement {
  id: number;
}

export async function movementById(db: Knex, id: number): Promise<StoredMovement | null> {
  const row: StoredMovement | undefined = await db("lineMovements").where({ id }).first();
  return row ?? null;
}

export interface ListedMovement extends StoredMovement {
  createdAt: string;
  byName: string;
  certificateNumber: string | null;
  reversedAt: string | null;
  reversedByName: string | null;
  reversedReason: string | null;
}

/** Movements by their ids, the newest day first. */
export async function listedMovements(db: Knex, ids: readonly number[]): Promise<ListedMovement[]> {
  return db("lineMovements")
    .join("users", "users.id", "lineMovements.createdBy")
    .leftJoin("ratings", "ratings.id", "lineMovements.ratingId")
    .leftJoin({ counters: "lineMovements" }, "counters.reversesId", "lineMovements.id")
    .leftJoin({ reversers: "users" }, "reversers.id", "counters.createdBy")
    .whereIn("lineMovements.id", [...ids])
    .orderBy([
      { column: "lineMovements.day", order: "desc" },
      { column: "lineMovements.id", order: "desc" },
    ])
    .select(
      "lineMovements.*",
      { byName: "users.name" },
      "ratings.certificateNumber",
      { reversedAt: "counters.createdAt" },
      { reversedByName: "reversers.name" },
      { reversedReason: "counters.reason" },
    );
}
