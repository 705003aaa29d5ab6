import { setImmediate } from "node:timers/promises";
import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { type FactBasis, ratingFacts, sourcesFor } from "../../shared/domain/ratingFacts.ts";
import { factsUsed, type ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import {
  type TrialCard,
  trialCard,
  tryScorecard,
  type WhatIfFigures,
  WhatIfTally,
} from "../../shared/domain/whatIf.ts";
import type { Context } from "../context.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { factBases } from "../store/facts.ts";
import { scorecardInForce } from "../store/scorecards.ts";
import { customersOfKinds, type RatedCustomer, ratedCustomers } from "../store/whatIf.ts";

/** Customers that are read at a time, and those that are rated before others' requests have their turn. */
const pageSize = 250;
const sliceSize = 100;

type Day = Pick<Context, "today" | "timeZone">;

/**
 * Rates every customer of the draft's kinds with a rating in force anew, by the scorecard in force and by the draft. All
 * of it is read on one connection as the ledger stands at the beginning; the next page is read while one is rated.
 *
 * @throws what `control.signal` was aborted with
 */
export function tryOnLedger(
  ctx: Pick<Context, "db"> & Day,
  draft: ScorecardDefinition,
  control: JobControl,
): Promise<WhatIfFigures & { notRated: number }> {
  return ctx.db.transaction(async (snapshot) => {
    const inForce = await cardsInForce(snapshot, draft.kinds, ctx.today);
    const after = trialCard(draft);
    const tally = new WhatIfTally(draft);
    const { count, highestId } = await customersOfKinds(snapshot, draft.kinds);
    control.progress(0, highestId);
    for await (const { customers, bases } of ahead(ratedPages(snapshot, ctx, inForce, draft))) {
      for (const [place, { customerId, answers }] of customers.entries()) {
        if (place % sliceSize === 0) await setImmediate();
        control.signal.throwIfAborted();
        const basis = bases.get(customerId);
        const before = basis && inForce.get(basis.kind);
        if (!basis || !before) throw new Error("A page of rated customers does not hold together.");
        const subject = { kind: basis.kind, facts: ratingFacts(basis, ctx.today) };
        tally.add(customerId, tryScorecard(before, subject, answers), tryScorecard(after, subject, answers));
      }
      control.progress(customers.at(-1)?.customerId ?? 0, highestId);
    }
    control.progress(highestId, highestId);
    const figures = tally.figures();
    return { ...figures, notRated: count - figures.customers - figures.incomparable };
  });
}

/** The scorecard in force for each kind that has one: without one, nobody of the kind has a rating to compare. */
async function cardsInForce(db: Knex, kinds: readonly CustomerKind[], today: string) {
  const cards = new Map<CustomerKind, TrialCard>();
  for (const kind of kinds) {
    const scorecard = await scorecardInForce(db, kind, today);
    if (scorecard) cards.set(kind, trialCard(scorecard.definition));
  }
  return cards;
}

interface RatedPage {
  customers: RatedCustomer[];
  bases: Map<number, FactBasis>;
}

async function* ratedPages(
  db: Knex,
  { today, timeZone }: Day,
  inForce: ReadonlyMap<CustomerKind, TrialCard>,
  draft: ScorecardDefinition,
): AsyncGenerator<RatedPage> {
  const definitions = [draft, ...[...inForce.values()].map(({ definition }) => definition)];
  const sources = sourcesFor(definitions.flatMap(factsUsed));
  const kinds = [...inForce.keys()];
  for (let after = 0; ; ) {
    const customers = await ratedCustomers(db, { kinds, today, after, limit: pageSize });
    const last = customers.at(-1);
    if (!last) return;
    after = last.customerId;
    const ids = customers.map(({ customerId }) => customerId);
    yield { customers, bases: await factBases(db, ids, { today, timeZone }, sources) };
  }
}

/** The same pages, the next of which is being read while one is worked on. */
async function* ahead<Page>(pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
  let next = pages.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = pages.next();
      yield value;
    }
  } finally {
    // What is still being read must have ended before the connection is given back.
    await next.catch(() => {});
  }
}
