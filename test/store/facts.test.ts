import { expect, test } from "vitest";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { factBases } from "../../electron/store/facts.ts";
import { facts, ratingFacts, sourcesFor } from "../../shared/domain/ratingFacts.ts";
import { ended } from "../support/jobs.ts";
import { contextOf, startBranch } from "../support/testCore.ts";

test("a fact is the same when only the parts of the record that it comes from are read", async () => {
  const { core, manager } = await startBranch();
  const ctx = await contextOf(core, manager);
  const job = await loadSampleCounty(core, ctx, 1200);
  await ended(manager, job.id);
  const ids = Array.from({ length: 1200 }, (_, index) => index + 1);
  const whole = await factBases(ctx.db, ids, ctx);
  expect(whole.size).toBe(1200);
  for (const fact of facts) {
    const parts = await factBases(ctx.db, ids, ctx, sourcesFor([fact]));
    const known = ids.map((id) => [whole, parts].map((bases) => ratingFacts(bases.get(id) as never, ctx.today)[fact]));
    for (const [all, some] of known) expect(some, fact).toEqual(all);
    expect(
      known.some(([all]) => all !== undefined),
      `${fact} is known of somebody`,
    ).toBe(true);
  }
});
