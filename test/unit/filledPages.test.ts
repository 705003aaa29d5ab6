import fc from "fast-check";
import { expect, test } from "vitest";
import { filledPages, linesOf } from "../../electron/documents/paper/filledPages.ts";

const layout = {
  linesIn: (lines: number) => lines,
  space: { least: 9, line: 4, padding: 3 },
  room: { first: 50, further: 100 },
  before: 1,
  leastEmpty: 6,
};

test("every row is there once and in order, nothing is higher than its page, and empty rows are behind the last one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 })), fc.nat({ max: 3 }), (rows, before) => {
      const pages = filledPages(rows, { ...layout, before });
      expect(pages.flatMap((page) => page.rows)).toEqual(rows);
      expect((pages.length + before) % 2).toBe(0);
      expect(pages.reduce((sum, { empty }) => sum + empty, 0)).toBeGreaterThanOrEqual(6);
      const last = pages.findLastIndex((page) => page.rows.length > 0);
      pages.forEach(({ rows: own, empty }, index) => {
        const height = own.reduce((sum, lines) => sum + Math.max(9, lines * 4 + 3), 0) + empty * 9;
        expect(height).toBeLessThanOrEqual(index === 0 ? 50 : 100);
        if (index < last) expect(empty).toBe(0);
      });
    }),
  );
});

test("nothing to write is one page of empty rows on the back of what is before", () => {
  expect(filledPages([], { ...layout, leastEmpty: 5 })).toEqual([{ rows: [], empty: 5 }]);
});

test("text takes a line for so many Chinese characters, and Latin letters are narrower", () => {
  expect([linesOf("", 9), linesOf("购买化肥", 9), linesOf("购".repeat(19), 9), linesOf("a".repeat(12), 9)]).toEqual([
    0, 1, 3, 1,
  ]);
});
