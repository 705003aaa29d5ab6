import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "../../shared/domain/dates.ts";
import { monthGrid, weekday } from "../../shared/domain/monthGrid.ts";

test("every month has each of its days once, under its day of the week", () => {
  for (let month = "2023-12-01"; month < "2028-04-01"; month = addMonths(month, 1)) {
    const weeks = monthGrid(month.slice(0, 7));
    const days = weeks.flat().filter((day) => day !== null);
    const count = daysBetween(month, addMonths(month, 1));
    expect(days).toEqual(Array.from({ length: count }, (_, index) => addDays(month, index)));
    for (const week of weeks) {
      expect(week).toHaveLength(7);
      for (const [index, day] of week.entries()) if (day !== null) expect(weekday(day)).toBe(index + 1);
    }
  }
  expect(weekday("2026-03-10")).toBe(2);
});
