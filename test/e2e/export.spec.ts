import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Download, Page } from "playwright/test";
import type { Language } from "../../shared/i18n/index.ts";
import { readTable } from "../support/spreadsheet.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, everybody, goTo, managerLogin, openLedger, signIn, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "county" });

async function saved(download: Download, folder: string): Promise<File> {
  const path = join(folder, "exported");
  await download.saveAs(path);
  return new File([readFileSync(path)], download.suggestedFilename());
}

/** Exports what the list shows, and reads the file that was downloaded. */
async function exportList(page: Page, t: Translate, folder: string, choose: () => Promise<void> = async () => {}) {
  await button(page, t("exports.start")).click();
  const dialog = page.getByRole("dialog", { name: t("exports.title") });
  await expect(dialog).toBeVisible();
  await choose();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: t("exports.start") }).click();
  const file = await saved(await download, folder);
  await expect(dialog).toBeHidden();
  return { file, ...(await readTable(file)) };
}

for (const language of ["zh-CN", "en"] satisfies Language[])
  test(`the list is exported masked, in full, and as far as a marketer sees it (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const { folder } = application;
    const page = await openWindow(browser, application, language, managerLogin);
    await openLedger(page, t);
    const idNumber = t("imports.field.idNumber");

    const masked = await exportList(page, t, folder);
    expect(masked.file.name).toMatch(/^.+-城关信用社-\d{12}\.xlsx$/);
    expect(masked.watermark).toContain(t("exports.numbersMasked"));
    expect(masked.rows).toHaveLength(everybody);
    expect(masked.rows.filter((row) => !/^.{6}\*+.{2}$/.test(String(row[idNumber])))).toEqual([]);

    const revealed = await exportList(page, t, folder, async () => {
      await page.getByText(t("exports.formats.csv")).click();
      await page.getByText(t("exports.revealed"), { exact: true }).click();
      await page.getByLabel(t("exports.allColumns"), { exact: true }).uncheck();
      await expect(page.getByRole("dialog").getByRole("button", { name: t("exports.start") })).toBeDisabled();
      await page.getByRole("checkbox", { name: t("imports.field.name"), exact: true }).check();
      await page.getByRole("checkbox", { name: idNumber, exact: true }).check();
    });
    expect(revealed.file.name).toMatch(/\.csv$/);
    expect(revealed.headings).toEqual([t("imports.field.name"), idNumber]);
    expect(revealed.rows).toHaveLength(everybody);
    expect(revealed.rows.filter((row) => !/^[0-9A-Z]{18}$/.test(String(row[idNumber])))).toEqual([]);

    await goTo(page, t("app.nav.audit"));
    await expect(page.getByText(t("audit.actions.export.startRevealed"))).toBeVisible();

    await page.getByRole("button", { name: "王主任" }).click();
    await page.getByRole("menuitem", { name: t("common.actions.signOut") }).click();
    await signIn(page, t, "m03", "Sunshine-2026");
    await goTo(page, t("app.nav.customers"));
    await expect(page.locator(".ant-table-row").first()).toBeVisible();
    const own = await exportList(page, t, folder, async () => {
      await expect(page.getByText(t("exports.maskedHint"))).toBeVisible();
      await expect(page.getByText(t("exports.revealed"), { exact: true })).toHaveCount(0);
    });
    await expect(page.getByText(t("customers.found", { count: own.rows.length }), { exact: true })).toBeVisible();
    expect(new Set(own.rows.map((row) => row[t("exports.fact.marketer")])).size).toBe(1);
    await page.close();
  });
