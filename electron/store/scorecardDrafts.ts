import type { Knex } from "knex";
import type { ScorecardDraft } from "../../shared/contract/scorecards.ts";
import type { ScorecardDefinition } from "../../shared/domain/scorecard.ts";

interface DraftRow {
  id: number;
  version: number;
  code: string;
  basedOnId: number | null;
  basedOnEdition: number | null;
  definition: string;
  updatedAt: string;
  updatedByName: string | null;
  closedAt: string | null;
}

/** A draft with whether it is still open: neither published nor thrown away. */
export type StoredDraft = ScorecardDraft & { open: boolean };

function draftRows(db: Knex): Knex.QueryBuilder {
  return db("scorecardDrafts")
    .leftJoin("scorecards", "scorecards.id", "scorecardDrafts.basedOnId")
    .leftJoin("users", "users.id", "scorecardDrafts.updatedBy")
    .select("scorecardDrafts.*", { basedOnEdition: "scorecards.edition", updatedByName: "users.name" });
}

/** Open drafts, the last changed first: at most one of a code. */
export async function openDrafts(db: Knex): Promise<StoredDraft[]> {
  const rows: DraftRow[] = await draftRows(db)
    .whereNull("closedAt")
    .orderBy([
      { column: "updatedAt", order: "desc" },
      { column: "scorecardDrafts.id", order: "desc" },
    ]);
  return rows.map(toDraft);
}

export async function openDraftOf(db: Knex, code: string): Promise<StoredDraft | null> {
  const row: DraftRow | undefined = await draftRows(db)
    .where("scorecardDrafts.code", code)
    .whereNull("closedAt")
    .first();
  return row ? toDraft(row) : null;
}

export async function draftById(db: Knex, id: number): Promise<StoredDraft | null> {
  const row: DraftRow | undefined = await draftRows(db).where("scorecardDrafts.id", id).first();
  return row ? toDraft(row) : null;
}

/** @returns the new draft's id */
export async function insertDraft(
  db: Knex,
  draft: { code: string; basedOnId: number | null; definition: ScorecardDefinition },
  { at, by }: { at: string; by: number },
): Promise<number> {
  const row = { ...draft, definition: JSON.stringify(draft.definition) };
  const made = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  const [inserted]: { id: number }[] = await db("scorecardDrafts")
    .insert({ ...row, ...made })
    .returning("id");
  if (!inserted) throw new Error("The database gave no id for a new draft.");
  return inserted.id;
}

/** @returns false when somebody changed or closed the draft since `version` */
export async function updateDraft(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: { definition?: string; closedAt?: string },
  { at, by }: { at: string; by: number },
): Promise<boolean> {
  const changed = await db("scorecardDrafts")
    .where({ id, version, closedAt: null })
    .update({ ...columns, version: version + 1, updatedAt: at, updatedBy: by });
  return changed > 0;
}

function toDraft(row: DraftRow): StoredDraft {
  const { id, version, code, basedOnId, basedOnEdition, updatedAt } = row;
  return {
    id,
    version,
    code,
    basedOn: basedOnId === null || basedOnEdition === null ? null : { id: basedOnId, edition: basedOnEdition },
    definition: JSON.parse(row.definition),
    updatedAt,
    updatedByName: row.updatedByName ?? "",
    open: row.closedAt === null,
  };
}
