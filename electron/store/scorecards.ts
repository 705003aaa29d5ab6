import type { Knex } from "knex";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import type { ScorecardDefinition } from "../../shared/domain/scorecard.ts";

interface ScorecardRow {
  id: number;
  code: string;
  edition: number;
  definition: string;
  publishedFrom: string;
  publishedAt: string | null;
  publishedByName: string | null;
  reason: string;
}

/** Published editions with the name of whoever published them, to be narrowed by the caller. */
function publishedScorecards(db: Knex): Knex.QueryBuilder {
  return db("scorecards")
    .leftJoin("users", "users.id", "scorecards.publishedBy")
    .select("scorecards.*", { publishedByName: "users.name" });
}

export async function scorecardById(db: Knex, id: number): Promise<Scorecard | null> {
  const row: ScorecardRow | undefined = await publishedScorecards(db).where("scorecards.id", id).first();
  return row ? toScorecard(row) : null;
}

/** The edition in force on a day for a kind of customer: the last to begin, of several the last published; or null. */
export async function scorecardInForce(db: Knex, kind: CustomerKind, day: string): Promise<Scorecard | null> {
  const rows: ScorecardRow[] = await publishedScorecards(db)
    .where("publishedFrom", "<=", day)
    .orderBy([
      { column: "publishedFrom", order: "desc" },
      { column: "scorecards.id", order: "desc" },
    ]);
  return rows.map(toScorecard).find(({ definition }) => definition.kinds.includes(kind)) ?? null;
}

/** Every published edition, the last to begin first. */
export async function allEditions(db: Knex): Promise<Scorecard[]> {
  const rows: ScorecardRow[] = await publishedScorecards(db).orderBy([
    { column: "publishedFrom", order: "desc" },
    { column: "scorecards.id", order: "desc" },
  ]);
  return rows.map(toScorecard);
}

/**
 * Writes the next edition of a code, which from then on never changes.
 *
 * @returns its id and number
 */
export async function insertEdition(
  db: Knex,
  published: { code: string; definition: ScorecardDefinition; publishedFrom: string; reason: string },
  { at, by }: { at: string; by: number },
): Promise<{ id: number; edition: number }> {
  const { code, definition } = published;
  const last: { edition: number } | undefined = await db("scorecards")
    .where({ code })
    .orderBy("edition", "desc")
    .first("edition");
  const edition = (last?.edition ?? 0) + 1;
  const [row]: { id: number }[] = await db("scorecards")
    .insert({ ...published, definition: JSON.stringify(definition), edition, publishedAt: at, publishedBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new edition.");
  return { id: row.id, edition };
}

function toScorecard(row: ScorecardRow): Scorecard {
  const { id, code, edition, publishedFrom, publishedAt, publishedByName, reason } = row;
  return {
    id,
    code,
    edition,
    definition: JSON.parse(row.definition),
    publishedFrom,
    published: publishedAt === null ? null : { at: publishedAt, byName: publishedByName ?? "", reason },
  };
}
