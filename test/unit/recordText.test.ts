import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { fieldLabel, valueText } from "../../shared/i18n/recordText.ts";

const noArea = () => undefined;

test.each(languages)("typed text is never taken for a key of the catalogue, in %s", (language) => {
  const { t } = createTranslator(language);
  for (const text of ["10:30 到访", "a.b", "{{amount}}", "$t(common.money.unit)", "yes"])
    for (const path of ["notes", "loans.1.purpose", "household.crops"])
      expect(valueText(path, text, t, noArea)).toBe(text);
});

test("codes, money, land, counts and yes or no are told in words", () => {
  const { t } = createTranslator("zh-CN");
  expect(
    (
      [
        ["kind", "farmer"],
        ["loans.1.guarantee", "credit"],
        ["loans.1.loanClass", "normal"],
        ["loans.1.here", true],
        ["loans.1.balanceFen", 120_050],
        ["household.landOwnedHundredthMu", 850],
        ["household.labourForce", 2],
        ["yearlyIncomeFen", 100],
        ["keyTarget", true],
        ["phone", ""],
      ] as const
    ).map(([path, value]) => valueText(path, value, t, noArea)),
  ).toEqual([
    t("common.customerKind.farmer"),
    t("records.choice.guarantee.credit"),
    t("common.loanClass.normal"),
    t("records.choice.here.yes"),
    "1,200.50 元",
    "8.50 亩",
    "2 人",
    "1.00 元",
    t("audit.yes"),
    t("common.state.none"),
  ]);
});

test("a field of a part of the record is called as in its form, and a field of a visit as there", () => {
  const { t } = createTranslator("zh-CN");
  expect(fieldLabel("loans.12.purpose", t)).toBe("贷款 12 · 用途");
  expect(fieldLabel("purpose", t)).toBe("事由");
  expect(valueText("fields", ["idNumber", "links.3.phone"], createTranslator("en").t, noArea)).toBe(
    "Certificate number, Link 3 · Telephone",
  );
});

test("several codes in one field are told in words each", () => {
  const { t } = createTranslator("zh-CN");
  expect(valueText("roles", ["manager", "administrator"], t, noArea)).toBe("主任、系统管理员");
  expect(valueText("noticeRequiredFor", "farmer,selfEmployed", t, noArea)).toBe("农户、个体工商户");
});
