import type { Page } from "playwright/test";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const title = "小额信用贷款办法";
const content = [
  "先看额度。<script>document.title = 'hacked'</script>",
  "# 额度",
  "核定一次，**随用随贷**，余额控制，周转使用。",
  "# 联系",
  "[坏链接](javascript:alert(1))",
].join("\n\n");

async function writePage(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.handbook"));
  await button(page, t("handbook.new")).click();
  await page.getByLabel(t("handbook.pageTitle")).fill(title);
  await page.getByLabel(t("handbook.content"), { exact: true }).fill(content);
  const preview = page.getByRole("region", { name: t("handbook.preview") });
  await expect(preview.getByRole("heading", { name: "额度" })).toBeVisible();
  await expect(preview.getByText("<script>")).toBeVisible();
  await expect(preview.getByRole("link")).toHaveCount(0);
  await publish(page, t, "首次发布");
}

async function publish(page: Page, t: Translate, changes: string): Promise<void> {
  await button(page, t("handbook.publish")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("handbook.changes")).fill(changes);
  await dialog.getByRole("button", { name: t("handbook.publish") }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByText(changes)).toBeVisible();
}

/** Finds the page with the customer sitting there: from the palette, and by the handbook's own search. */
async function findAndRead(page: Page, t: Translate): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: t("app.palette.hint") }).fill("随用随贷");
  await page.getByRole("option", { name: new RegExp(`${title} › 额度`) }).click();
  await expect(page.getByRole("heading", { name: "额度" })).toBeInViewport();
  await goTo(page, t("app.nav.handbook"));
  await page.getByLabel(t("handbook.search")).fill("余额");
  const hit = page.getByRole("list", { name: t("handbook.hits") }).getByRole("listitem");
  await expect(hit).toHaveCount(1);
  await expect(hit.locator("mark")).toHaveText("余额");
  await page.getByLabel(t("handbook.search")).fill("不存在的词");
  await expect(page.getByText(t("handbook.nothingFound", { words: "不存在的词" }))).toBeVisible();
  await page.getByLabel(t("handbook.search")).fill("");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("textbox", { name: t("handbook.note"), exact: true }).fill("问老张");
  await button(page, t("handbook.saveNote")).click();
  await expect(page.getByText(t("handbook.noteSaved"))).toBeVisible();
  await button(page, t("handbook.confirm")).click();
  await expect(button(page, t("handbook.confirm"))).toBeHidden();
}

for (const [language, locale] of systems)
  test(`a page is written, published, found by its words and read (${language})`, async ({ application, browser }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await addUser(manager, "m01", "陈经理", ["marketer"]);
    await writePage(manager, t);

    const marketer = await openWindow(browser, application, locale, loginOf("m01"));
    await findAndRead(marketer, t);
    await expect(button(marketer, t("common.actions.edit"))).toHaveCount(0);

    await manager.reload();
    const readers = manager.getByRole("region", { name: t("handbook.readers") });
    await expect(readers.getByRole("row").last()).toContainText("陈经理");
    await expect(readers.getByText(t("handbook.notRead"), { exact: true })).toHaveCount(1);
    await expect(manager.getByRole("textbox", { name: t("handbook.note"), exact: true })).toHaveValue("");
    await button(manager, t("common.actions.edit")).click();
    await manager.getByLabel(t("handbook.content"), { exact: true }).fill("# 额度\n\n新的规定");
    await publish(manager, t, "改了额度");
    await expect(readers.getByText(t("handbook.readOlder", { number: 1 }))).toBeVisible();

    await marketer.reload();
    await expect(marketer.getByText("新的规定")).toBeVisible();
    await expect(marketer.getByRole("textbox", { name: t("handbook.note"), exact: true })).toHaveValue("问老张");
    await expect(marketer.title()).resolves.not.toBe("hacked");
    await marketer.close();
    await manager.close();
  });
