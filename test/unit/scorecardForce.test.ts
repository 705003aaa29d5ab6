import fc from "fast-check";
import { expect, test } from "vitest";
import { type CustomerKind, customerKinds } from "../../shared/domain/customer.ts";
import { type DatedEdition, forceEnd, forcePeriods, forceState, holdsOn } from "../../shared/domain/scorecardForce.ts";

const days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"] as const;

const editions = fc
  .array(
    fc.record({
      publishedFrom: fc.constantFrom(...days),
      kinds: fc.subarray([...customerKinds], { minLength: 1 }),
    }),
    { maxLength: 8 },
  )
  .map((some) => some.map((edition, index): DatedEdition => ({ id: index + 1, ...edition })));

/** The rule said plainly: the last to begin, of several the last published. */
function inForce(all: readonly DatedEdition[], kind: CustomerKind, day: string): number | null {
  const begun = all.filter(({ publishedFrom, kinds }) => publishedFrom <= day && kinds.includes(kind));
  const last = begun.reduce<DatedEdition | null>(
    (best, one) => (best === null || one.publishedFrom >= best.publishedFrom ? one : best),
    null,
  );
  return last?.id ?? null;
}

test("on any day the one edition whose stretch holds is the one in force", () => {
  fc.assert(
    fc.property(editions, fc.constantFrom(...days), fc.constantFrom(...customerKinds), (all, day, kind) => {
      const holding = [...forcePeriods(all)].filter(([, periods]) =>
        periods.some((period) => period.kind === kind && holdsOn(period, day)),
      );
      expect(holding.map(([id]) => id)).toEqual([inForce(all, kind, day)].filter((id) => id !== null));
    }),
  );
});

test("an edition is ahead, in force, past, or never came to its day", () => {
  const all: DatedEdition[] = [
    { id: 1, publishedFrom: "2026-01-01", kinds: ["farmer"] },
    { id: 2, publishedFrom: "2026-03-01", kinds: ["farmer", "institution"] },
    { id: 3, publishedFrom: "2026-03-01", kinds: ["farmer", "institution"] },
  ];
  const periods = forcePeriods(all);
  const states = (day: string) => all.map(({ id }) => forceState(periods.get(id) ?? [], day));
  expect(states("2026-02-01")).toEqual(["inForce", "never", "ahead"]);
  expect(states("2026-03-01")).toEqual(["past", "never", "inForce"]);
  expect(all.map(({ id }) => forceEnd(periods.get(id) ?? []))).toEqual(["2026-03-01", null, null]);
});
