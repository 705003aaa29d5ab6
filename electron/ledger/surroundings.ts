import type { CoveredBy } from "../../shared/contract/covers.ts";
import type { Customer } from "../../shared/contract/customers.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { type RatingColumns, ratingInForce } from "../ratings/current.ts";
import { responsibleMarketer } from "../store/dialect.ts";
import { preparedRows } from "../store/prepared.ts";

/** What is said of a customer beyond their own row. */
export type Surroundings = Pick<
  Customer,
  | "areaPath"
  | "marketer"
  | "coveredBy"
  | "exception"
  | "rating"
  | "lapsedRating"
  | "lineBalanceFen"
  | "createdByName"
  | "updatedByName"
>;

interface Row extends RatingColumns {
  areaPath: string;
  createdByName: string;
  updatedByName: string;
  marketerId: number | null;
  marketerName: string | null;
  deputyName: string | null;
  coveredTo: string | null;
  exceptionFrom: string | null;
  exceptionTo: string | null;
  exceptionReason: string | null;
  lapsedStatus: "effective" | "suspended" | null;
  lapsedGrade: Grade | null;
  lapsedExpiresOn: string | null;
  lapsedEndedOn: string | null;
  lineBalanceFen: number;
}

/**
 * Where a customer lives, who is responsible for them today, why, and who stands in for them, which rating counts or why
 * none does, what is owed of the line, and who wrote them: one query, prepared once.
 *
 * @param id of a customer who is there
 */
export async function surroundingsOf({ db, today }: Pick<Context, "db" | "today">, id: number): Promise<Surroundings> {
  const marketer = responsibleMarketer(today);
  const [row] = await preparedRows<Row>(
    db,
    {
      sql: `WITH RECURSIVE up(parent_id, name, depth) AS (
          SELECT parent_id, name, 0 FROM areas WHERE id = (SELECT area_id FROM customers WHERE id = ?)
          UNION ALL
          SELECT areas.parent_id, areas.name, up.depth + 1 FROM up JOIN areas ON areas.id = up.parent_id
        )
        SELECT (SELECT json_group_array(name) FROM (SELECT name FROM up ORDER BY depth DESC)) AS areaPath,
          creators.name AS createdByName, editors.name AS updatedByName,
          marketers.id AS marketerId, marketers.name AS marketerName,
          deputies.name AS deputyName, covers.to_date AS coveredTo,
          exceptions.from_date AS exceptionFrom, exceptions.to_date AS exceptionTo,
          exceptions.reason AS exceptionReason,
          ratings.id AS ratingId, ratings.grade, ratings.score, ratings.line_fen AS lineFen,
          ratings.expires_on AS expiresOn,
          lapsed.status AS lapsedStatus, lapsed.grade AS lapsedGrade, lapsed.expires_on AS lapsedExpiresOn,
          lapsed.ended_on AS lapsedEndedOn,
          coalesce((SELECT balance_fen FROM line_balances WHERE customer_id = customers.id), 0) AS lineBalanceFen
        FROM customers
          JOIN users creators ON creators.id = customers.created_by
          JOIN users editors ON editors.id = customers.updated_by
          LEFT JOIN users marketers ON marketers.id = ${marketer.sql}
          LEFT JOIN covers ON covers.absent_id = marketers.id AND covers.from_date <= ? AND covers.to_date > ?
          LEFT JOIN users deputies ON deputies.id = covers.deputy_id
          LEFT JOIN customer_exceptions exceptions ON exceptions.customer_id = customers.id
            AND exceptions.from_date <= ? AND (exceptions.to_date IS NULL OR exceptions.to_date > ?)
          LEFT JOIN ratings ON ratings.id = customers.current_rating_id
            AND ratings.status = 'effective' AND ratings.expires_on > ?
          LEFT JOIN ratings lapsed ON ratings.id IS NULL AND lapsed.id = (
            SELECT max(id) FROM ratings WHERE customer_id = customers.id AND status IN ('effective', 'suspended'))
        WHERE customers.id = ?`,
      bindings: [id, ...marketer.bindings, today, today, today, today, today, id],
    },
    undefined,
  );
  if (!row) throw new Error(`There is no customer ${id} to describe.`);
  return {
    areaPath: JSON.parse(row.areaPath),
    createdByName: row.createdByName,
    updatedByName: row.updatedByName,
    marketer: marketerOf(row),
    coveredBy: coveredByOf(row),
    exception: exceptionOf(row),
    rating: ratingInForce(row),
    lapsedRating: lapsedOf(row),
    lineBalanceFen: row.lineBalanceFen,
  };
}

function marketerOf({ marketerId: id, marketerName: name }: Row): Customer["marketer"] {
  return id === null || name === null ? null : { id, name };
}

/** Whoever stands in for a customer's marketer, as joined to their row. */
export function coveredByOf({
  deputyName: name,
  coveredTo: to,
}: Pick<Row, "deputyName" | "coveredTo">): CoveredBy | null {
  return name === null || to === null ? null : { name, to };
}

/** A suspension counts, also where the rating has run out since: it is what has to be dealt with first. */
function lapsedOf({ lapsedStatus, lapsedGrade: grade, lapsedExpiresOn, lapsedEndedOn }: Row): Customer["lapsedRating"] {
  if (lapsedStatus === null || grade === null) return null;
  const state = lapsedStatus === "suspended" ? "suspended" : "expired";
  const since = state === "suspended" ? lapsedEndedOn : lapsedExpiresOn;
  return since === null ? null : { state, grade, since };
}

function exceptionOf({ exceptionFrom: from, exceptionTo: to, exceptionReason: reason }: Row): Customer["exception"] {
  return from === null || reason === null ? null : { from, to, reason };
}
