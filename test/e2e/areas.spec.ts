import { writeXlsx } from "hucre/xlsx";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call } from "./support/procedures.ts";
import { button, choose, goTo, managerLogin, wordsOf } from "./support/steps.ts";

/** A county as the bureau's sheet has it, with one line that cannot be read. */
const sheet = [
  ["统计用区划代码", "城乡分类代码", "名称"],
  ["410225000000", null, "兰考县"],
  ["410225100000", null, "城关镇"],
  ["410225100201", "111", "东街村"],
  ["410225100202", "112", "西街村"],
  ["4102251002", "220", "南街村"],
];

test("areas come from a workbook, are found by pinyin, renamed, merged, split and separated again", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  await goTo(page, t("app.nav.jurisdictions"));

  await button(page, t("jurisdictions.importFile")).click();
  const dialog = page.getByRole("dialog");
  const bytes = await writeXlsx({ sheets: [{ name: "区划", rows: sheet }] });
  await dialog.locator("input[type=file]").setInputFiles({
    name: "兰考县区划.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(bytes),
  });
  await expect(dialog.getByText(t("areas.import.problems.codeLength"))).toBeVisible();
  await dialog.getByRole("tab", { name: t("areas.import.added", { count: 4 }) }).click();
  await expect(dialog.getByRole("row", { name: /410225100201 东街村/ })).toBeVisible();
  await button(page, t("areas.import.confirm")).click();
  await expect(page.getByText(t("jurisdictions.imported", { added: 4, renamed: 0, unchanged: 0 }))).toBeVisible();

  for (const [login, name] of [
    ["m01", "李一"],
    ["m02", "王二"],
  ] as const)
    await addUser(page, login, name, ["marketer"]);
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const idOf = (name: string) => areas.find((area) => area.name === name)?.id ?? 0;
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const today = (await call<{ today: string }>(page, "session/current", undefined)).today;
  for (const [village, login] of [
    ["东街村", "m01"],
    ["西街村", "m02"],
  ] as const)
    await call(page, "jurisdictions/assign", {
      areaIds: [idOf(village)],
      marketerId: users.find((user) => user.login === login)?.id ?? 0,
      from: today,
      reason: "初次分配",
    });
  for (const sequence of [1, 2]) await call(page, "customers/create", farmer(idOf("东街村"), sequence));

  await page.reload();
  await button(page, t("jurisdictions.goTo")).click();
  await page.getByRole("menuitem", { name: t("areas.manage") }).click();
  const search = page.getByLabel(t("areas.search"), { exact: true });
  const tree = page.getByRole("tree");
  await search.fill("xjc");
  await expect(tree.getByText("西街村")).toBeVisible();
  await expect(tree.getByText("东街村")).toHaveCount(0);
  await search.fill("dongjie");
  await tree.getByText("东街村").click();

  await button(page, t("areas.action.rename")).click();
  await page.getByLabel(t("areas.dialog.newName")).fill("东街社区");
  await confirm("村改居");
  await expect(page.getByRole("heading", { name: /东街社区/ })).toBeVisible();
  await expect(page.getByText(t("areas.formerName", { name: "东街村", until: today }))).toBeVisible();
  await search.fill("djc");
  await expect(tree.getByText("东街社区")).toBeVisible();
  await search.fill("");

  await button(page, t("areas.action.split")).click();
  await page.getByLabel(t("areas.dialog.newArea")).fill("新东村");
  await expect(page.getByLabel(t("areas.code"), { exact: true })).toHaveValue("410225100203");
  await page.getByRole("dialog").getByRole("checkbox").nth(1).check();
  await expect(page.getByText(t("areas.preview.customersMoved", { count: 1 }))).toBeVisible();
  await expect(page.getByText(t("areas.preview.noHands"))).toBeVisible();
  await confirm("新建小区");
  await expect(page.getByRole("heading", { name: /新东村/ })).toBeVisible();
  await expect(page.getByText("李一", { exact: true })).toBeVisible();

  await search.fill("djsq");
  await tree.getByText("东街社区").click();
  await button(page, t("areas.action.merge")).click();
  await choose(page, "intoId", "xijie", t("areas.inParent", { name: "西街村", parent: "城关镇" }));
  await expect(page.getByText(t("areas.preview.hand", { from: "李一", to: "王二", count: 1 }))).toBeVisible();
  await confirm("合村并居");
  await expect(page.getByRole("heading", { name: /西街村/ })).toBeVisible();
  await page.getByRole("button", { name: t("areas.part", { name: "东街社区", on: today }) }).click();
  await expect(page.getByText("王二", { exact: true })).toBeVisible();

  await button(page, t("areas.action.separate")).click();
  await expect(page.getByText(t("areas.preview.noHands"))).toBeVisible();
  await confirm("方案撤回");
  await expect(button(page, t("areas.action.merge"))).toBeVisible();
  await expect(
    page.getByText(t("areas.change.separate", { area: "东街社区", other: "西街村", from: "", to: "" })),
  ).toBeVisible();
  await page.close();

  async function confirm(reason: string) {
    await page.getByRole("dialog").getByLabel(t("areas.dialog.reason")).fill(reason);
    await button(page, t("areas.dialog.confirm")).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});
