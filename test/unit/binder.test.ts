import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateBinder, filesThatFit, groupOf, layOut, likelyContentsPages } from "../../shared/domain/binder.ts";

test("files follow each other behind the table of contents", () => {
  expect(layOut(1, [6, 3, 4], false)).toEqual({
    starts: [2, 8, 11],
    blanks: [false, false, false, false],
    total: 14,
  });
});

test("on the right means an odd page: an empty one follows whatever ends on an odd page, but not the last", () => {
  expect(layOut(1, [6, 3, 5], true)).toEqual({
    starts: [3, 9, 13],
    blanks: [true, false, true, false],
    total: 17,
  });
});

test("a volume is as full as it may be and never overfull, but for a single file that is longer by itself", () => {
  const pages = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(pages, fc.integer({ min: 20, max: 120 }), fc.boolean(), (filePages, mostPages, duplex) => {
      const count = filesThatFit(likelyContentsPages, filePages, { mostPages, duplex });
      const total = (files: number) => layOut(likelyContentsPages(files), filePages.slice(0, files), duplex).total;
      expect(count).toBeGreaterThanOrEqual(1);
      if (count > 1) expect(total(count)).toBeLessThanOrEqual(mostPages);
      if (count < filePages.length) expect(total(count + 1)).toBeGreaterThan(mostPages);
    }),
  );
});

test("every file begins behind the one before, on the right where it has to, and pages add up", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 1, max: 30 })),
      fc.boolean(),
      (contents, filePages, duplex) => {
        const { starts, blanks, total } = layOut(contents, filePages, duplex);
        const empty = blanks.filter(Boolean).length;
        expect(total).toBe(contents + empty + filePages.reduce((sum, pages) => sum + pages, 0));
        if (!duplex) expect(empty).toBe(0);
        starts.forEach((start, index) => {
          const before = index === 0 ? contents : (starts[index - 1] ?? 0) + (filePages[index - 1] ?? 0) - 1;
          expect(start).toBe(before + 1 + (blanks[index] ? 1 : 0));
          if (duplex) expect(start % 2).toBe(1);
        });
      },
    ),
  );
});

test("a volume begins with a village, or every so many files", () => {
  const entries = [7, 7, 9, 9, 9].map((villageId, position) => ({ position, villageId }));
  const groups = (split: "village" | "files" | "pages", filesPerVolume: number | null) =>
    entries.map((entry) => groupOf(entry, { split, filesPerVolume }));
  expect(groups("village", null)).toEqual([7, 7, 9, 9, 9]);
  expect(groups("files", 2)).toEqual([0, 0, 1, 1, 2]);
  expect(new Set(groups("pages", null)).size).toBe(1);
});

test("an estimate counts every village and every full volume", () => {
  const options = { mostPages: 300, duplex: false };
  expect(estimateBinder([1, 1, 1], 6, options)).toEqual({ volumes: 3, pages: 21 });
  expect(estimateBinder([100], 6, options).volumes).toBe(3);
  expect(estimateBinder([100], 7, { ...options, duplex: true }).pages).toBe(803);
});
