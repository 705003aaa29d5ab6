import type { Knex } from "knex";
import { withBalances } from "../../shared/domain/creditLine.ts";
import { formatFen } from "../../shared/domain/money.ts";
import { Refusal } from "../refusal.ts";
import { movementsOf } from "../store/lineMovements.ts";

/**
 * After two customers were made of one again: neither may have paid back more than they had drawn, as when a repayment
 * entered since the merge paid back what the other one drew before.
 *
 * @throws {Refusal} lineMergeRepaid
 */
export async function assertNothingRepaidTwice(db: Knex, { id, name }: { id: number; name: string }): Promise<void> {
  const negative = withBalances(await movementsOf(db, id)).find(({ balanceFen }) => balanceFen < 0);
  if (negative)
    throw new Refusal("lineMergeRepaid", { name, date: negative.day, short: formatFen(-negative.balanceFen) });
}
