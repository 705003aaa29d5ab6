import type { Page } from "playwright/test";
import { residentIdCheckCharacter } from "../../shared/domain/residentId.ts";
import { dirtyWorkbook } from "../support/dirtyWorkbook.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

const village = "城中社区";

async function upload(page: Page, t: Translate, file: { name: string; mimeType: string; buffer: Buffer }) {
  await goTo(page, t("app.nav.customers"));
  await button(page, t("customers.import")).click();
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByText(t("imports.preview"), { exact: true })).toBeVisible();
}

async function importDirtyWorkbook(page: Page, t: Translate): Promise<void> {
  const file = await dirtyWorkbook(village);
  const buffer = Buffer.from(await file.arrayBuffer());
  await upload(page, t, { name: file.name, mimeType: file.type, buffer });
  const sheets = page.getByRole("group", { name: t("imports.sheets") });
  await expect(sheets.getByRole("checkbox", { name: "一组" })).toBeChecked();
  await sheets.getByRole("checkbox", { name: "二组" }).click();
  await expect(sheets.getByRole("checkbox", { name: "二组" })).toBeChecked();
  await expect(page.locator(".sheet-preview tr.heading")).toHaveCount(2);
  await expect(page.getByText("家庭情况 / 年收入")).toBeVisible();
  await button(page, t("imports.startCheck")).click();
  const spoilt = page.getByRole("row", { name: "坏号" });
  await expect(spoilt).toContainText(t("imports.problem.idNumberLostDigits"));
  await expect(page.getByRole("row", { name: t("imports.problem.totalRow") })).toBeVisible();
  await button(page, t("imports.run", { count: 6 })).click();
  await expect(page.getByText(t("imports.done", { applied: 6, refused: 4 }))).toBeVisible();
}

/** The same headings in the text that Chinese Excel writes; the village's characters are the same in GBK. */
async function importText(page: Page, t: Translate): Promise<void> {
  const gb18030 = Buffer.from("d0d5c3fb2cc9edb7ddd6a4bac52cb4e50d0a", "hex");
  const person = Buffer.from("cdf5bea72c3939393030313139383030353036303039", "hex");
  const rest = Buffer.from(residentIdCheckCharacter("99900119800506009"));
  const place = Buffer.from("2cb3c7d6d0c9e7c7f80d0a", "hex");
  const buffer = Buffer.concat([gb18030, person, rest, place]);
  await upload(page, t, { name: "客户.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText(t("imports.encoding", { encoding: "GB18030" }))).toBeVisible();
  await button(page, t("imports.startCheck")).click();
  await button(page, t("imports.run", { count: 1 })).click();
  await expect(page.getByText(t("imports.done", { applied: 1, refused: 0 }))).toBeVisible();
}

async function undoFirst(page: Page, t: Translate): Promise<void> {
  await button(page, t("imports.another")).click();
  await page.getByRole("link", { name: "客户台账.xlsx" }).click();
  await button(page, t("imports.undo.action")).click();
  const dialog = page.getByRole("dialog", { name: t("imports.undo.title") });
  await expect(dialog.getByRole("row", { name: t("imports.undo.retire") })).toContainText("6");
  await dialog.getByRole("button", { name: t("imports.undo.confirm") }).click();
  await expect(page.getByText(t("imports.undone", { undone: 6, kept: 0 }))).toBeVisible();
  await goTo(page, t("app.nav.customers"));
  await expect(page.getByText(t("customers.found", { count: 1 }))).toBeVisible();
}

for (const [language, locale] of systems)
  test(`a dirty workbook and a text file are imported, and one is taken back (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await importDirtyWorkbook(page, t);
    await importText(page, t);
    await undoFirst(page, t);
    await page.close();
  });
