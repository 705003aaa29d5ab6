import fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount } from "../../shared/domain/cellReading.ts";
import { addDays, addMonths, ageOn, dateInZone, isCalendarDate } from "../../shared/domain/dates.ts";
import { formatFen } from "../../shared/domain/money.ts";

test("what is shown reads back as the same amount", () => {
  fc.assert(fc.property(fc.nat({ max: 99_999_999_999_99 }), (fen) => readAmount(formatFen(fen), 1) === fen));
});

test("amounts are grouped and have two decimals", () => {
  expect([0, 5, 100, 123_456_789].map(formatFen)).toEqual(["0.00", "0.05", "1.00", "1,234,567.89"]);
});

test("months end where they end", () => {
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2026-08-31", 1)).toBe("2026-09-30");
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
});

test("calendar dates, and nothing else", () => {
  expect(["2024-02-29", "1900-01-01"].every(isCalendarDate)).toBe(true);
  expect(["2025-02-29", "1899-12-31", "2026-13-01", "2026-1-1", "20260101", ""].some(isCalendarDate)).toBe(false);
});

test("the branch's date is that of its wall clock", () => {
  expect(dateInZone(new Date("2026-03-09T16:00:00Z"), "Asia/Shanghai")).toBe("2026-03-10");
  expect(dateInZone(new Date("2026-03-09T15:59:59Z"), "Asia/Shanghai")).toBe("2026-03-09");
});

test("a year of life is full on the birthday", () => {
  expect([ageOn("1980-05-06", "2026-05-05"), ageOn("1980-05-06", "2026-05-06")]).toEqual([45, 46]);
});
