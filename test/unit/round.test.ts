import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDoors, countDoors, doorOutcomes } from "../../shared/domain/round.ts";

test("doors come group by group and along the house numbers, which count as numbers", () => {
  const door = (id: number, groupCode: string, address: string) => ({ id, groupCode, address });
  const doors = [
    door(1, "002", "2 号"),
    door(2, "001", "三组 12 号"),
    door(3, "001", "三组 2 号"),
    door(4, "001", "三组 2 号"),
    door(5, "001", ""),
  ];
  expect(doors.sort(compareDoors).map(({ id }) => id)).toEqual([5, 3, 4, 2, 1]);
});

test("any doors are in one order, however they are given", () => {
  const door = fc.record({ groupCode: fc.constantFrom("1", "2", "10"), address: fc.string({ maxLength: 6 }) });
  fc.assert(
    fc.property(fc.array(door, { maxLength: 12 }), (doors) => {
      const known = doors.map((one, id) => ({ ...one, id }));
      const sorted = known.toSorted(compareDoors);
      expect(known.toReversed().sort(compareDoors)).toEqual(sorted);
      for (const [index, one] of sorted.entries())
        for (const other of sorted.slice(index + 1)) expect(compareDoors(one, other)).toBeLessThan(0);
    }),
  );
});

test("every door is counted once, at most under what was found there", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...doorOutcomes, null)), (outcomes) => {
      const counts = countDoors(outcomes.map((outcome) => ({ outcome })));
      expect(counts.doors).toBe(outcomes.length);
      expect(counts.met + counts.away + counts.refused).toBe(outcomes.filter((outcome) => outcome !== null).length);
    }),
  );
});
