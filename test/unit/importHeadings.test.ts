import { expect, test } from "vitest";
import { shownCell } from "../../electron/imports/headings.ts";
import { fieldOfHeading, importFields, yuanPerUnit } from "../../shared/domain/importHeadings.ts";
import { maskIdNumber } from "../../shared/domain/mask.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { residentId } from "../support/people.ts";

test.each(languages)("the template's own headings in %s are understood", (language) => {
  const { t } = createTranslator(language);
  for (const field of importFields) expect(fieldOfHeading(t(`imports.field.${field}`)), field).toBe(field);
});

test.each([
  ["姓 名", "name"],
  ["身份证号（必填）", "idNumber"],
  ["  联系电话：", "phone"],
  ["ID Number", "idNumber"],
  ["年收入（万元）", "yearlyIncome"],
  ["序号", null],
  ["", null],
])("%s", (heading, field) => {
  expect(fieldOfHeading(heading)).toBe(field);
});

test("the unit of money is read from the heading", () => {
  expect(yuanPerUnit("年收入（万元）")).toBe(10_000);
  expect(yuanPerUnit("年收入(元)")).toBe(1);
});

test.each([
  ["100-1111-4444", "100****4444"],
  ["+86 10011114444", "100****4444"],
  ["(0371)6543-2109", "037*****2109"],
  [residentId(3), maskIdNumber(residentId(3))],
  ["2026-03-07", "2026-03-07"],
  ["46082", "46082"],
])("a preview shows %s as %s: numbers are masked however they are written, days and amounts are not", (cell, shown) => {
  expect(shownCell(cell)).toBe(shown);
});
