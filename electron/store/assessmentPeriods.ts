import type { Knex } from "knex";
import type { AssessmentPeriod, FormulaEdition } from "../../shared/contract/assessments.ts";
import type { Figures } from "../../shared/domain/assessment.ts";
import type { AssessmentScore } from "../../shared/domain/assessmentPoints.ts";
import { toEdition } from "./assessmentFormulas.ts";
import { insertRows } from "./dialect.ts";

interface PeriodRow extends Omit<AssessmentPeriod, "formula" | "frozen"> {
  formulaId: number | null;
  edition: number | null;
  definition: string | null;
  publishedFrom: string | null;
  publishedAt: string | null;
  publishedByName: string | null;
  reason: string | null;
  frozenAt: string | null;
  frozenByName: string | null;
  disputeUntil: string | null;
}

/** A period with the formula by which it was computed last. */
export interface StoredPeriod extends AssessmentPeriod {
  by: FormulaEdition | null;
}

function periodRows(db: Knex): Knex.QueryBuilder {
  return db("assessmentPeriods")
    .join({ openers: "users" }, "openers.id", "assessmentPeriods.openedBy")
    .leftJoin({ freezers: "users" }, "freezers.id", "assessmentPeriods.frozenBy")
    .leftJoin({ formulas: "assessmentFormulas" }, "formulas.id", "assessmentPeriods.formulaId")
    .whereNull("assessmentPeriods.removedAt")
    .select("assessmentPeriods.*", { openedByName: "openers.name", frozenByName: "freezers.name" })
    .leftJoin({ publishers: "users" }, "publishers.id", "formulas.publishedBy")
    .select("formulas.edition", "formulas.definition", "formulas.publishedFrom", "formulas.publishedAt")
    .select("formulas.reason", { publishedByName: "publishers.name" });
}

/** Periods that were not taken back, the last to begin first. */
export async function allPeriods(db: Knex): Promise<StoredPeriod[]> {
  const rows: PeriodRow[] = await periodRows(db).orderBy([
    { column: "firstDay", order: "desc" },
    { column: "assessmentPeriods.id", order: "desc" },
  ]);
  return rows.map(toPeriod);
}

export async function periodById(db: Knex, id: number): Promise<StoredPeriod | null> {
  const row: PeriodRow | undefined = await periodRows(db).where("assessmentPeriods.id", id).first();
  return row ? toPeriod(row) : null;
}

export async function periodBeginning(db: Knex, kind: string, firstDay: string): Promise<boolean> {
  return (await periodRows(db).where({ kind, firstDay }).first()) !== undefined;
}

/** @returns the new period's id */
export async function insertPeriod(
  db: Knex,
  period: Pick<AssessmentPeriod, "kind" | "firstDay" | "lastDay" | "baselineOn">,
  { at, by }: { at: string; by: number },
): Promise<number> {
  const [row]: { id: number }[] = await db("assessmentPeriods")
    .insert({ ...period, openedAt: at, openedBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new period.");
  return row.id;
}

interface PeriodChange {
  formulaId?: number;
  computedAt?: string;
  computedOn?: string;
  frozenAt?: string;
  frozenBy?: number;
  disputeUntil?: string;
  removedAt?: string;
}

/**
 * @param version null where whoever changed it since does not matter
 * @returns false when somebody changed, froze or took back the period
 */
export async function updatePeriod(
  db: Knex,
  { id, version }: { id: number; version: number | null },
  columns: PeriodChange,
): Promise<boolean> {
  const changed = await db("assessmentPeriods")
    .where({ id, frozenAt: null, removedAt: null, ...(version === null ? {} : { version }) })
    .update({ ...columns, version: db.raw("version + 1") });
  return changed > 0;
}

export type ScoreSums = Pick<AssessmentScore, "basePoints" | "deducted" | "plusPoints" | "total">;

/** Keeps what every marketer's figures come to. */
export async function insertScores(
  db: Knex,
  periodId: number,
  scores: readonly (ScoreSums & { marketerId: number })[],
): Promise<void> {
  await insertRows(
    db,
    "assessmentMarketers",
    ["periodId", "marketerId", "basePoints", "deducted", "plusPoints", "total"],
    scores.map(({ marketerId, basePoints, deducted, plusPoints, total }) => [
      ...[periodId, marketerId, basePoints],
      ...[deducted, plusPoints, total],
    ]),
  );
}

/** A marketer's kept result: what was computed, and the figures that it follows from. */
export interface KeptScore extends ScoreSums {
  marketerId: number;
  name: string;
  figures: Figures;
}

/** Who is assessed in a period, the best first: one query. */
export async function scoresOf(db: Knex, periodId: number): Promise<KeptScore[]> {
  const rows: (Omit<KeptScore, "figures"> & { figures: string })[] = await db("assessmentMarketers")
    .join("users", "users.id", "assessmentMarketers.marketerId")
    .where({ periodId })
    .orderBy([{ column: "total", order: "desc" }, "users.login"])
    .select("marketerId", "users.name", "basePoints", "deducted", "plusPoints", "total")
    .select(
      db.raw(`(SELECT json_group_object(figure, amount) FROM assessment_totals totals
        WHERE totals.period_id = assessment_marketers.period_id
          AND totals.marketer_id = assessment_marketers.marketer_id) AS figures`),
    );
  return rows.map(({ figures, ...score }) => ({ ...score, figures: JSON.parse(figures) }));
}

function toPeriod(row: PeriodRow): StoredPeriod {
  const by = editionOf(row);
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
    baselineOn: row.baselineOn,
    openedByName: row.openedByName,
    formula: by && { id: by.id, edition: by.edition, title: by.definition.title },
    computedAt: row.computedAt,
    computedOn: row.computedOn,
    frozen:
      row.frozenAt === null
        ? null
        : { at: row.frozenAt, byName: row.frozenByName ?? "", disputeUntil: row.disputeUntil ?? "" },
    by,
  };
}

function editionOf({ formulaId: id, definition, ...row }: PeriodRow): FormulaEdition | null {
  if (id === null || definition === null) return null;
  const { edition, publishedFrom, publishedAt, publishedByName, reason } = row;
  return toEdition({
    ...{ id, definition, edition: edition ?? 0, publishedFrom: publishedFrom ?? "" },
    ...{ publishedAt, publishedByName, reason: reason ?? "" },
  });
}

/** A period as the contract tells it. */
export function told({ by: _by, ...period }: StoredPeriod): AssessmentPeriod {
  return period;
}
