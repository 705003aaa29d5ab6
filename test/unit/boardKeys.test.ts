import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boardKey } from "../../renderer/features/jurisdictions/board/boardKeys.ts";
import { boardSearchSchema } from "../../renderer/features/jurisdictions/board/boardSearch.ts";
import { findAreas } from "../../renderer/features/jurisdictions/board/findAreas.ts";
import { seenLines, topsOf } from "../../renderer/features/jurisdictions/board/lines.ts";
import { firstStep, redo, step, undo } from "../../renderer/features/jurisdictions/board/steps.ts";
import type { BoardArea } from "../../shared/contract/jurisdictions.ts";
import { noFigures } from "../../shared/domain/loads.ts";

describe("keys of the board", () => {
  const rows = [3, 0, 5];
  const pressed = (
    key: string,
    place: { column: number; row: number },
    target: number | null = null,
    ctrlKey = false,
  ) => boardKey({ key, ctrlKey, metaKey: false, altKey: false }, { place, rows, target });
  const at = (column: number, row: number) => ({ does: "focus", place: { column, row } });

  test.each([
    ["ArrowDown", { column: 0, row: 0 }, at(0, 1)],
    ["ArrowDown", { column: 0, row: 2 }, at(0, 2)],
    ["ArrowUp", { column: 0, row: 0 }, at(0, 0)],
    ["ArrowRight", { column: 2, row: 4 }, at(2, 4)],
    ["ArrowLeft", { column: 2, row: 4 }, at(1, 0)],
    ["ArrowLeft", { column: 0, row: 1 }, at(0, 1)],
    ["End", { column: 2, row: 0 }, at(2, 4)],
    ["Home", { column: 2, row: 4 }, at(2, 0)],
  ])("%s from %o leads there", (key, place, expected) => {
    expect(pressed(key, place)).toEqual(expected);
  });

  test("a card is lifted, ticked, opened and let go", () => {
    const place = { column: 0, row: 0 };
    expect(pressed(" ", place)).toEqual({ does: "lift" });
    expect(pressed(" ", place, null, true)).toEqual({ does: "tick" });
    expect(pressed("x", place)).toEqual({ does: "tick" });
    expect(pressed("Enter", place)).toEqual({ does: "toggle" });
    expect(pressed("m", place)).toEqual({ does: "menu" });
    expect(pressed("q", place)).toBeNull();
    expect(pressed("z", place, null, true)).toBeNull();
  });

  test("what is lifted goes from column to column, to a name that is typed, down or back", () => {
    const place = { column: 0, row: 0 };
    expect(pressed("ArrowRight", place, 1)).toEqual({ does: "target", column: 2 });
    expect(pressed("ArrowRight", place, 2)).toEqual({ does: "target", column: 2 });
    expect(pressed("ArrowLeft", place, 0)).toEqual({ does: "target", column: 0 });
    expect(pressed("m", place, 1)).toEqual({ does: "type", text: "m" });
    expect(pressed("Backspace", place, 1)).toEqual({ does: "type", text: "Backspace" });
    expect(pressed(" ", place, 1)).toEqual({ does: "drop" });
    expect(pressed("Enter", place, 1)).toEqual({ does: "drop" });
    expect(pressed("Escape", place, 1)).toEqual({ does: "cancel" });
    expect(pressed("Shift", place, 1)).toBeNull();
  });
});

describe("steps", () => {
  test("are taken back and done again; a new step forgets what was taken back", () => {
    const two = step(step(firstStep("a"), "b"), "c");
    expect(undo(two).present).toBe("b");
    expect(undo(undo(undo(two))).present).toBe("a");
    expect(redo(undo(two))).toEqual(two);
    expect(redo(two)).toEqual(two);
    expect(redo(step(undo(two), "d")).present).toBe("d");
    expect(step(two, "c").past).toEqual(two.past);
  });
});

describe("lines that are seen", () => {
  test("cover the whole window, whatever the heights", () => {
    const heights = fc.array(fc.integer({ min: 20, max: 80 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(heights, fc.nat(9000), fc.integer({ min: 1, max: 900 }), (tall, from, height) => {
        const tops = topsOf(tall);
        const [first, end] = seenLines(tops, from, height, 0);
        for (let line = 0; line < tall.length; line++) {
          const seen = (tops[line + 1] ?? 0) > from && (tops[line] ?? 0) < from + height;
          if (seen) expect(line >= first && line < end).toBe(true);
        }
        expect(first >= 0 && end <= tall.length).toBe(true);
      }),
    );
  });

  test("are few of many", () => {
    const [first, end] = seenLines(topsOf(Array.from({ length: 2000 }, () => 50)), 5000, 500);
    expect([first, end]).toEqual([96, 115]);
  });
});

describe("areas are found", () => {
  const area = (id: number, name: string, code: string): BoardArea => ({
    ...{ id, name, code, parentId: null, level: "village", mergedIntoId: null, laterFrom: null, assigned: null },
    figures: noFigures(),
  });
  const areas = [
    area(1, "东张村", "410225100201"),
    area(2, "张庄村", "410225100202"),
    area(3, "李楼村", "410225101201"),
  ];
  const keys = new Map([[3, "旧李楼村;li lou cun;jiu li lou cun"]]);
  const found = (words: string, most = 9) => findAreas(areas, words, keys, most).map(({ id }) => id);

  test("by name, those that begin so first, by code, and by what else they are known by", () => {
    expect(found("张")).toEqual([2, 1]);
    expect(found("张", 1)).toEqual([2]);
    expect(found("410225100")).toEqual([1, 2]);
    expect(found("lilou")).toEqual([3]);
    expect(found("旧李")).toEqual([3]);
    expect(found(" ")).toEqual([]);
  });
});

test("an address that makes no sense is refused as a whole", () => {
  expect(boardSearchSchema.safeParse({ view: "tree", day: "2026-01-31", plan: 3 }).success).toBe(true);
  for (const wrong of [{ view: "circle" }, { day: "2026-02-31" }, { plan: 0 }, { by: "luck" }])
    expect(boardSearchSchema.safeParse(wrong).success).toBe(false);
});
