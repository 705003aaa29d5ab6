import fc from "fast-check";
import { expect, test } from "vitest";
import { pageRangesText, parsePageRanges } from "../../shared/domain/pageRanges.ts";

test.each([
  ["", ""],
  [" ", ""],
  ["7", "7"],
  ["1-3,5", "1-3,5"],
  ["5, 1 - 3", "1-3,5"],
  ["１－３，５、８～９", "1-3,5,8-9"],
  ["2至4", "2-4"],
  ["1-3,2-6", "1-6"],
  ["1,2,3", "1-3"],
])("%j means the pages %j", (text, pages) => {
  expect(pageRangesText(parsePageRanges(text) ?? [{ from: 0, to: 0 }])).toBe(pages);
});

test.each(["0", "0-2", "3-1", "a", "1-", "-3", "1,,2", "1,", ",1", "1.5", "1-2-3", "123456"])(
  "%j does not say which pages",
  (text) => {
    expect(parsePageRanges(text)).toBeNull();
  },
);

test("whatever ranges are asked for, just their pages come out, in order and none twice", () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat({ max: 9 }));
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 8 }), (asked) => {
      const pagesOf = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
      const wanted = new Set(asked.flatMap(([from, more]) => pagesOf(from, from + more)));
      const read = parsePageRanges(asked.map(([from, more]) => `${from}-${from + more}`).join(","));
      expect(read?.flatMap(({ from, to }) => pagesOf(from, to))).toEqual([...wanted].sort((a, b) => a - b));
    }),
  );
});
