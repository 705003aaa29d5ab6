import { expect, test } from "vitest";
import { dirtyWorkbook } from "../support/dirtyWorkbook.ts";
import { settle, uploaded } from "../support/imports.ts";
import { residentId } from "../support/people.ts";
import { branchWithVillages } from "../support/village.ts";

test("a dirty workbook: groups over columns, units, full-width digits, dates of every kind, totals and errors", async () => {
  const { manager, village } = await branchWithVillages();
  const staged = await uploaded(manager, await dirtyWorkbook(village.name));
  expect(staged.sheets).toMatchObject([
    { name: "一组", rowCount: 9, chosen: true, knownColumns: 7 },
    { name: "二组", rowCount: 3, chosen: false, group: 0 },
    { name: "说明", rowCount: 1, chosen: false },
  ]);
  expect(staged.preview.filter(({ heading }) => heading).map(({ rowNumber }) => rowNumber)).toEqual([3, 4]);
  expect(staged.columns.map(({ header }) => header)).toEqual([
    "序号",
    "客户信息 / 姓 名",
    "客户信息 / 身份证号码",
    "客户信息 / 联系电话",
    "所在村",
    "家庭情况 / 人口",
    "家庭情况 / 年收入",
    "同意日期",
  ]);
  expect(staged.mapping).toEqual([null, "name", "idNumber", "phone", "area", "headcount", "yearlyIncome", "consentOn"]);
  await manager.imports.chooseSheets({ id: staged.id, sheets: [1, 2] });
  const result = await settle(manager, await manager.imports.check(staged));
  const { rows } = await manager.imports.rows({ id: staged.id });
  expect(
    rows.map(({ sheetNumber, rowNumber, outcome, problems }) => [
      sheetNumber,
      rowNumber,
      outcome,
      ...problems.map(({ key }) => key),
    ]),
  ).toEqual([
    [1, 5, "create"],
    [1, 6, "create"],
    [1, 8, "create"],
    [1, 9, "skip", "repeatedHeadings"],
    [1, 10, "create"],
    [1, 11, "refuse", "idNumberLostDigits"],
    [1, 12, "refuse", "cellError", "notADate"],
    [1, 13, "refuse", "duplicateInSheet"],
    [1, 14, "skip", "totalRow"],
    [2, 3, "create"],
    [2, 4, "create"],
    [2, 5, "refuse", "duplicateInFile"],
  ]);
  expect(result).toMatchObject({ rowCount: 12, counts: { create: 6, refuse: 4, skip: 2 } });
  expect(await manager.imports.problems({ id: staged.id })).toContainEqual({ field: null, key: "totalRow", count: 1 });
  await settle(manager, await manager.imports.run({ id: staged.id }));
  const found = async (name: string) => {
    const [row] = (await manager.customers.list({ search: name })).rows;
    const { idNumber, phone, headcount, yearlyIncomeFen, consentOn } = await manager.customers.getForEdit({
      id: row?.id ?? 0,
    });
    return [idNumber, phone, headcount, yearlyIncomeFen, consentOn];
  };
  expect(await found("王芳")).toEqual([residentId(1), "10011112222", 4, 6_500_000, "2026-03-01"]);
  expect(await found("李强")).toEqual([residentId(2), "10011113333", 3, 800_000, "2026-03-02"]);
  expect(await found("周敏")).toEqual([residentId(3), "100-1111-4444", 2, 3_200_000, "2026-03-01"]);
  expect(await found("吴刚")).toEqual([residentId(4), "", 5, 1_234_500_000, "2026-03-04"]);
  expect(await found("郑涛")).toEqual([residentId(7), "10011117777", 4, 500_000, "2026-03-07"]);
});
