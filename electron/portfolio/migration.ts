import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { migrationMatrix } from "../../shared/domain/gradeMigration.ts";
import type { Context } from "../context.ts";
import { unlessWholeBranch } from "../store/areas.ts";
import { rowsOf, standingPlace } from "../store/dialect.ts";
import { customersWithRatings, standingAt } from "./figures.ts";

/** How the customers of today stood on one day against a later one, in one pass over them. */
export async function migration(
  ctx: Context,
  { from, to, ...narrowing }: Inputs["portfolio"]["migration"],
): Promise<Outputs["portfolio"]["migration"]> {
  const { db } = ctx;
  const within = await unlessWholeBranch(db, narrowing);
  const each = customersWithRatings(ctx, within, to).select({
    before: standingPlace(db, from),
    after: standingPlace(db, to),
  });
  const pairs = db.from(each.as("each")).select("before", "after").count({ customers: "*" }).groupBy("before", "after");
  type Pair = { before: number | null; after: number | null; customers: number };
  const rows = await rowsOf<Pair>(db, pairs, ["before", "after", "customers"]);
  return migrationMatrix(
    rows.map(({ before, after, customers }) => ({ from: standingAt(before), to: standingAt(after), customers })),
  );
}
