import { expect, test } from "vitest";
import { fieldOfHeading, importFields, yuanPerUnit } from "../../shared/domain/importHeadings.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";

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
