import type { Knex } from "knex";
import { type LineHistory, type LinePeriod, linePeriods } from "../../shared/domain/creditLine.ts";
import type { Context } from "../context.ts";
import { grantedLines, movementsOf, type StoredLine } from "../store/lineMovements.ts";

/** Everything that the rules of a customer's line go by, with what the certificates say. */
export interface CustomerLines extends LineHistory {
  granted: ReadonlyMap<number, StoredLine>;
}

export async function linesOf(
  { db, timeZone }: { db: Knex } & Pick<Context, "timeZone">,
  customerId: number,
): Promise<CustomerLines> {
  const [lines, movements] = await Promise.all([grantedLines(db, customerId, timeZone), movementsOf(db, customerId)]);
  return { movements, periods: linePeriods(lines), granted: new Map(lines.map((line) => [line.ratingId, line])) };
}

/** The certificate of a stretch in which a line was in force. */
export function certificateOf({ granted }: CustomerLines, { ratingId }: LinePeriod): StoredLine {
  const line = granted.get(ratingId);
  if (!line) throw new Error(`There is no line of rating ${ratingId}.`);
  return line;
}
