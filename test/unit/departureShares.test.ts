import fc from "fast-check";
import { expect, test } from "vitest";
import { sharesByLoad } from "../../shared/domain/departureShares.ts";

test("townships stay together, the largest first to whoever carries least", () => {
  const parts = [
    { id: 1, townshipId: 10, customers: 5 },
    { id: 2, townshipId: 20, customers: 30 },
    { id: 3, townshipId: 10, customers: 6 },
    { id: 4, townshipId: null, customers: 2 },
  ];
  const receivers = [
    { id: 100, customers: 20 },
    { id: 200, customers: 25 },
  ];
  expect([...sharesByLoad(parts, receivers)].sort()).toEqual([
    [1, 200],
    [2, 100],
    [3, 200],
    [4, 200],
  ]);
  expect(sharesByLoad(parts, [])).toEqual(new Map());
});

test("everything is given, townships whole, and the heaviest by a township at most over the lightest", () => {
  const part = fc.record({ townshipId: fc.option(fc.integer({ min: 1, max: 4 })), customers: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (drawn, count) => {
      const parts = drawn.map((one, index) => ({ id: index + 1, ...one }));
      const receivers = Array.from({ length: count }, (_, index) => ({ id: index + 1, customers: 0 }));
      const shares = sharesByLoad(parts, receivers);
      expect([...shares.keys()].sort()).toEqual(parts.map(({ id }) => id).sort());
      const groups = new Map<number, { customers: number; to: Set<number | undefined> }>();
      for (const { id, townshipId, customers } of parts) {
        const group = groups.get(townshipId ?? -id) ?? { customers: 0, to: new Set() };
        group.customers += customers;
        group.to.add(shares.get(id));
        groups.set(townshipId ?? -id, group);
      }
      for (const { to } of groups.values()) expect(to.size).toBe(1);
      const loads = receivers.map(({ id }) =>
        parts.reduce((sum, one) => sum + (shares.get(one.id) === id ? one.customers : 0), 0),
      );
      const largest = Math.max(0, ...[...groups.values()].map(({ customers }) => customers));
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest);
    }),
  );
});
