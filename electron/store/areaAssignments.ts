import type { Knex } from "knex";

/** An assignment that holds today or is planned. */
export interface AssignmentRow {
  id: number;
  areaId: number;
  marketerId: number;
  marketerName: string;
  assistantId: number | null;
  fromDate: string;
  toDate: string | null;
}

/** The assignments that hold on a day or begin later, area by area. */
export function openAssignments(db: Knex, day: string): Promise<AssignmentRow[]> {
  return db("assignments")
    .join("users", "users.id", "assignments.marketerId")
    .where((open) => open.whereNull("assignments.toDate").orWhere("assignments.toDate", ">", day))
    .whereRaw("assignments.to_date IS NOT assignments.from_date")
    .select(
      "assignments.id",
      "assignments.areaId",
      "assignments.marketerId",
      { marketerName: "users.name" },
      "assignments.assistantId",
      "assignments.fromDate",
      "assignments.toDate",
    )
    .orderBy(["assignments.areaId", "assignments.fromDate"])
    .then((rows: AssignmentRow[]) => rows);
}

/** Ends assignments: those that hold on the day end on it, later ones never begin. */
export async function endAssignments(db: Knex, rows: readonly AssignmentRow[], day: string): Promise<void> {
  for (const { id, fromDate } of rows)
    await db("assignments")
      .where({ id })
      .update({ toDate: fromDate < day ? day : fromDate });
}

/** The days after a first one, up to a last one, from which areas were in other hands or lay elsewhere than before. */
export async function daysOfChange(db: Knex, after: string, upTo: string): Promise<string[]> {
  const rows: { day: string }[] = await db.raw(
    `SELECT from_date AS day FROM assignments WHERE from_date > :after AND from_date <= :upTo
     UNION SELECT to_date FROM assignments WHERE to_date > :after AND to_date <= :upTo
     UNION SELECT until_date FROM area_history WHERE until_date > :after AND until_date <= :upTo
     UNION SELECT since FROM areas WHERE since > :after AND since <= :upTo
     ORDER BY day`,
    { after, upTo },
  );
  return rows.map(({ day }) => day);
}
