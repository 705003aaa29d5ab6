import { factsFor } from "../../shared/domain/rating.ts";
import { type KnownFacts, ratingFacts } from "../../shared/domain/ratingFacts.ts";
import type { ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { factBases } from "../store/facts.ts";

/** What the ledger knows today of one customer, as far as a scorecard asks. */
export async function factsOfCustomer(
  ctx: Pick<Context, "db" | "today" | "timeZone">,
  customerId: number,
  scorecard: ScorecardDefinition,
): Promise<KnownFacts> {
  const basis = (await factBases(ctx.db, [customerId], ctx)).get(customerId);
  return basis ? factsFor(scorecard, ratingFacts(basis, ctx.today)) : {};
}
