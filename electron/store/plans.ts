import type { Knex } from "knex";
import type { PlanMoves, PlanRow } from "../../shared/contract/plans.ts";
import { insertRows } from "./dialect.ts";

/** Who was responsible for what a plan moves, when its maker last looked. */
export interface Baseline {
  /** the day looked at; null while nobody has */
  day: string | null;
  /** UTC instant of the look */
  at: string | null;
  /** marketer per area that is moved, and per area below one; null for nobody */
  areas: Record<string, number | null>;
  /** those of the areas that did not follow a moved one */
  apart: number[];
  /** marketer per customer who is moved */
  customers: Record<string, number | null>;
}

export interface StoredPlan extends PlanRow {
  updatedById: number;
  updatedByName: string;
  locked: number[];
  baseline: Baseline;
}

/** What a plan moves, and since its confirmation what was there before. */
export interface StoredMove {
  areaId: number | null;
  customerId: number | null;
  marketerId: number | null;
  assistantId: number | null;
  toDate: string | null;
  wasMarketerId: number | null;
  wasAssistantId: number | null;
  wasToDate: string | null;
}

type Written = { at: string; by: number };

interface Row extends Omit<StoredPlan, "locked" | "baseline" | "shared" | "from"> {
  fromDate: string | null;
  shared: number | boolean;
  locked: string;
  baseline: string;
}

export const noBaseline: Baseline = { day: null, at: null, areas: {}, apart: [], customers: {} };

/** Plans as the asker may see them: their own, those shared, and what was confirmed. */
export function plansSeenBy(db: Knex, userId: number): Knex.QueryBuilder {
  return db("plans").where((seen) =>
    seen.where("plans.status", "confirmed").orWhere("plans.shared", true).orWhere("plans.createdBy", userId),
  );
}

/** Reads what `plansSeenBy` lets through. */
export async function readPlans(query: Knex.QueryBuilder, db: Knex): Promise<StoredPlan[]> {
  const count = (column: string) =>
    db.raw("(SELECT count(??) FROM plan_moves WHERE plan_moves.plan_id = plans.id)", [column]);
  const rows: Row[] = await query
    .join({ makers: "users" }, "makers.id", "plans.createdBy")
    .join({ changers: "users" }, "changers.id", "plans.updatedBy")
    .leftJoin({ confirmers: "users" }, "confirmers.id", "plans.confirmedBy")
    .leftJoin({ reversals: "plans" }, (join) =>
      join.on("reversals.reversesId", "plans.id").andOnVal("reversals.status", "confirmed"),
    )
    .select(
      ...["id", "version", "kind", "status", "name", "note", "fromDate", "shared", "updatedAt"].map(
        (column) => `plans.${column}`,
      ),
      ...["confirmedAt", "reason", "reversesId", "locked", "baseline"].map((column) => `plans.${column}`),
      { createdById: "plans.createdBy", createdByName: "makers.name", confirmedByName: "confirmers.name" },
      { updatedById: "plans.updatedBy", updatedByName: "changers.name", reversedById: "reversals.id" },
      { areas: count("area_id"), customers: count("customer_id") },
    );
  return rows.map(({ fromDate, shared, locked, baseline, ...row }) => ({
    ...row,
    from: fromDate,
    shared: Boolean(shared),
    locked: JSON.parse(locked),
    baseline: { ...noBaseline, ...JSON.parse(baseline) },
  }));
}

export async function storedMoves(db: Knex, planId: number): Promise<StoredMove[]> {
  return db("planMoves").where({ planId }).orderBy("id").select(moveColumns);
}

const moveColumns = [
  "areaId",
  "customerId",
  "marketerId",
  "assistantId",
  "toDate",
  "wasMarketerId",
  "wasAssistantId",
  "wasToDate",
] as const satisfies readonly (keyof StoredMove)[];

export interface PlanColumns {
  kind: PlanRow["kind"];
  name: string;
  note: string;
  fromDate: string | null;
  shared: boolean;
  locked: readonly number[];
  baseline: Baseline;
  reversesId?: number;
}

/** @returns the new draft's id */
export async function insertPlan(db: Knex, columns: PlanColumns, { at, by }: Written): Promise<number> {
  const made = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  const [inserted]: { id: number }[] = await db("plans")
    .insert({ ...inColumns(columns), status: "draft", ...made })
    .returning("id");
  if (!inserted) throw new Error("The database gave no id for a new plan.");
  return inserted.id;
}

/** @returns false when somebody changed the plan since `version` */
export async function updatePlan(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Partial<PlanColumns> & {
    status?: PlanRow["status"];
    confirmedAt?: string;
    confirmedBy?: number;
    reason?: string;
  },
  { at, by }: Written,
): Promise<boolean> {
  const changed = await db("plans")
    .where({ id, version })
    .whereNot({ status: "confirmed" })
    .update({ ...inColumns(columns), version: version + 1, updatedAt: at, updatedBy: by });
  return changed > 0;
}

function inColumns({ locked, baseline, ...columns }: Partial<PlanColumns>): Record<string, unknown> {
  return {
    ...columns,
    ...(locked ? { locked: JSON.stringify(locked) } : {}),
    ...(baseline ? { baseline: JSON.stringify(baseline) } : {}),
  };
}

/** What a draft moves becomes these moves. */
export async function replaceMoves(db: Knex, planId: number, moves: readonly StoredMove[]): Promise<void> {
  await db("planMoves").where({ planId }).delete();
  await insertRows(
    db,
    "planMoves",
    ["planId", ...moveColumns],
    moves.map((move) => [planId, ...moveColumns.map((column) => move[column])]),
  );
}

export function movesToStore({ areas, customers }: PlanMoves): StoredMove[] {
  const was = { wasMarketerId: null, wasAssistantId: null, wasToDate: null };
  return [
    ...areas.map(({ to = null, ...move }) => ({ ...move, customerId: null, toDate: to, ...was })),
    ...customers.map(({ to, ...move }) => ({ ...move, areaId: null, assistantId: null, toDate: to, ...was })),
  ];
}

export function storedAsMoves(stored: readonly StoredMove[]): PlanMoves {
  const moves: PlanMoves = { areas: [], customers: [] };
  for (const { areaId, customerId, marketerId, assistantId, toDate } of stored)
    if (areaId !== null)
      moves.areas.push({ areaId, marketerId, assistantId, ...(toDate === null ? {} : { to: toDate }) });
    else if (customerId !== null) moves.customers.push({ customerId, marketerId, to: toDate });
  return moves;
}
