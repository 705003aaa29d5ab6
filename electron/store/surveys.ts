import type { Knex } from "knex";
import type { Survey, SurveyFields } from "../../shared/contract/surveys.ts";

/** A survey as its row holds it: structures and lists as JSON. */
interface SurveyRow extends Omit<Survey, "economy" | "labour" | "ages" | "industries" | "demands" | "status"> {
  status: Survey["status"] | "discarded";
  economy: string;
  labour: string;
  ages: string;
  industries: string;
  demands: string;
}

export type StoredSurvey = Omit<Survey, "status"> & { status: SurveyRow["status"] };

/** The columns of what a survey found. */
export function surveyColumns(fields: SurveyFields): Record<string, unknown> {
  const { economy, labour, ages, industries, demands, ...plain } = fields;
  return {
    ...plain,
    economy: JSON.stringify(economy),
    labour: JSON.stringify(labour),
    ages: JSON.stringify(ages),
    industries: JSON.stringify(industries),
    demands: JSON.stringify(demands),
  };
}

export function toSurvey(row: SurveyRow): StoredSurvey {
  return {
    id: row.id,
    version: row.version,
    areaId: row.areaId,
    status: row.status,
    surveyedOn: row.surveyedOn,
    correctsId: row.correctsId,
    households: row.households,
    population: row.population,
    economy: JSON.parse(row.economy),
    labour: JSON.parse(row.labour),
    ages: JSON.parse(row.ages),
    industries: JSON.parse(row.industries),
    demands: JSON.parse(row.demands),
    source: row.source,
    surveyor: row.surveyor,
    remarks: row.remarks,
    createdByName: row.createdByName,
    finalByName: row.finalByName,
  };
}

/** Surveys with the names of who made them, to be narrowed by the caller. */
function surveysQuery(db: Knex): Knex.QueryBuilder {
  return db("areaSurveys")
    .join({ makers: "users" }, "makers.id", "areaSurveys.createdBy")
    .leftJoin({ finishers: "users" }, "finishers.id", "areaSurveys.finalBy")
    .select("areaSurveys.*", { createdByName: "makers.name" }, { finalByName: "finishers.name" });
}

export async function surveyById(db: Knex, id: number): Promise<StoredSurvey | null> {
  const row: SurveyRow | undefined = await surveysQuery(db).where("areaSurveys.id", id).first();
  return row ? toSurvey(row) : null;
}

/** Drafts and final surveys of a village, the newest first. */
export async function surveysOf(db: Knex, areaId: number): Promise<Survey[]> {
  const rows: SurveyRow[] = await surveysQuery(db)
    .where("areaSurveys.areaId", areaId)
    .whereNot("areaSurveys.status", "discarded")
    .orderByRaw("area_surveys.status = 'draft' DESC, area_surveys.surveyed_on DESC, area_surveys.id DESC");
  return rows.map((row) => toSurvey(row) as Survey);
}

/** Of each village its last final survey and its draft, by the area's id. */
export async function standingSurveys(
  db: Knex,
  areaIds: Knex.Raw,
): Promise<Map<number, { last: Survey | null; draft: boolean }>> {
  const rows: SurveyRow[] = await surveysQuery(db)
    .where("areaSurveys.areaId", "in", areaIds)
    .whereNot("areaSurveys.status", "discarded")
    .whereRaw(
      `(area_surveys.status = 'draft' OR area_surveys.id = (
         SELECT newest.id FROM area_surveys newest WHERE newest.area_id = area_surveys.area_id
           AND newest.status = 'final' ORDER BY newest.surveyed_on DESC, newest.id DESC LIMIT 1))`,
    );
  const standing = new Map<number, { last: Survey | null; draft: boolean }>();
  for (const row of rows) {
    const known = standing.get(row.areaId) ?? { last: null, draft: false };
    if (row.status === "draft") known.draft = true;
    else known.last = toSurvey(row) as Survey;
    standing.set(row.areaId, known);
  }
  return standing;
}

export async function insertSurvey(
  db: Knex,
  survey: { areaId: number; correctsId: number | null; fields: SurveyFields },
  { at, by }: { at: string; by: number },
): Promise<number> {
  const { areaId, correctsId, fields } = survey;
  const [row]: { id: number }[] = await db("areaSurveys")
    .insert({ areaId, correctsId, ...surveyColumns(fields), status: "draft", createdAt: at, createdBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new survey.");
  return row.id;
}

/** @returns false when somebody changed the survey since `version`, or it is final */
export async function updateSurvey(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db("areaSurveys")
    .where({ id, version })
    .whereNot("status", "final")
    .update({ ...columns, version: version + 1 });
  return changed === 1;
}

export async function openDraftOf(db: Knex, areaId: number): Promise<{ id: number; byName: string } | null> {
  const row: { id: number; byName: string } | undefined = await db("areaSurveys")
    .join("users", "users.id", "areaSurveys.createdBy")
    .where({ areaId, status: "draft" })
    .first("areaSurveys.id", { byName: "users.name" });
  return row ?? null;
}
