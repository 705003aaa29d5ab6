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
