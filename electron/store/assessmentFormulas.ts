import type { Knex } from "knex";
import type { FormulaDraft, FormulaEdition } from "../../shared/contract/assessments.ts";
import type { AssessmentFormula } from "../../shared/domain/assessmentFormula.ts";

interface EditionRow extends Omit<FormulaEdition, "definition" | "published"> {
  definition: string;
  publishedAt: string | null;
  publishedByName: string | null;
  reason: string;
}

function editionRows(db: Knex): Knex.QueryBuilder {
  return db("assessmentFormulas")
    .leftJoin("users", "users.id", "assessmentFormulas.publishedBy")
    .select("assessmentFormulas.*", { publishedByName: "users.name" });
}

/** Published editions, the last to begin first. */
export async function allFormulas(db: Knex): Promise<FormulaEdition[]> {
  const rows: EditionRow[] = await editionRows(db).orderBy([
    { column: "publishedFrom", order: "desc" },
    { column: "assessmentFormulas.id", order: "desc" },
  ]);
  return rows.map(toEdition);
}

export async function formulaById(db: Knex, id: number): Promise<FormulaEdition | null> {
  const row: EditionRow | undefined = await editionRows(db).where("assessmentFormulas.id", id).first();
  return row ? toEdition(row) : null;
}

/** Writes the next edition, which from then on never changes. */
export async function insertFormula(
  db: Knex,
  published: { definition: AssessmentFormula; publishedFrom: string; reason: string },
  { at, by }: { at: string; by: number },
): Promise<{ id: number; edition: number }> {
  const last: { edition?: number | null } | undefined = await db("assessmentFormulas")
    .max({ edition: "edition" })
    .first();
  const edition = (last?.edition ?? 0) + 1;
  const [row]: { id: number }[] = await db("assessmentFormulas")
    .insert({
      ...published,
      ...{ definition: JSON.stringify(published.definition), edition, publishedAt: at, publishedBy: by },
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new formula.");
  return { id: row.id, edition };
}

interface DraftRow extends Omit<FormulaDraft, "definition"> {
  definition: string;
  closedAt: string | null;
}

/** The draft that is open: at most one. */
export async function openFormulaDraft(db: Knex): Promise<FormulaDraft | null> {
  const row: DraftRow | undefined = await db("assessmentFormulaDrafts")
    .join({ editions: "assessmentFormulas" }, "editions.id", "assessmentFormulaDrafts.basedOnId")
    .join("users", "users.id", "assessmentFormulaDrafts.updatedBy")
    .whereNull("closedAt")
    .first("assessmentFormulaDrafts.*", { basedOnEdition: "editions.edition", updatedByName: "users.name" });
  if (!row) return null;
  const { id, version, basedOnEdition, definition, updatedAt, updatedByName } = row;
  return { id, version, basedOnEdition, definition: JSON.parse(definition), updatedAt, updatedByName };
}

export async function insertFormulaDraft(
  db: Knex,
  { basedOnId, definition }: { basedOnId: number; definition: AssessmentFormula },
  { at, by }: { at: string; by: number },
): Promise<void> {
  const written = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  await db("assessmentFormulaDrafts").insert({ basedOnId, definition: JSON.stringify(definition), ...written });
}

/** @returns false when somebody changed or closed the draft since `version` */
export async function updateFormulaDraft(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: { definition: string } | { closedAt: string },
  { at, by }: { at: string; by: number },
): Promise<boolean> {
  const changed = await db("assessmentFormulaDrafts")
    .where({ id, version, closedAt: null })
    .update({ ...columns, version: version + 1, updatedAt: at, updatedBy: by });
  return changed > 0;
}

/** An edition as a query gives it. */
export function toEdition(row: EditionRow): FormulaEdition {
  const { id, edition, publishedFrom, publishedAt, publishedByName, reason } = row;
  return {
    id,
    edition,
    definition: JSON.parse(row.definition),
    publishedFrom,
    published: publishedAt === null ? null : { at: publishedAt, byName: publishedByName ?? "", reason },
  };
}
