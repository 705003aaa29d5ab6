import { readdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { jpeg, pdf, png } from "../support/pictures.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { registerFarmer } from "./support/procedures.ts";
import { button, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

async function openAttachments(page: Page, t: Translate): Promise<void> {
  await expect(page.getByText(t("dashboard.noProposals"))).toBeVisible();
  const { id } = await registerFarmer(page);
  await page.goto(`${new URL(page.url()).origin}/#/customers/${id}?tab=attachments`);
  await expect(page.getByText(t("attachments.none"))).toBeVisible();
}

function card(page: Page, name: string) {
  return page.getByRole("listitem").filter({ hasText: name });
}

/** Puts a picture on the clipboard and presses the keys, as after a screenshot. */
async function paste(page: Page, picture: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, picture.toString("base64"));
}

for (const [language, locale] of systems)
  test(`papers are added, looked at, named, removed and put back, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await openAttachments(page, t);

    const photograph = await jpeg({ width: 800, height: 600 });
    await page.locator("input[type=file]").setInputFiles([
      { name: "大棚.jpg", mimeType: "image/jpeg", buffer: photograph },
      { name: "合同.pdf", mimeType: "application/pdf", buffer: pdf() },
      { name: "假照片.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<!doctype html><p>") },
    ]);
    await expect(card(page, "大棚.jpg").locator("img")).toBeVisible();
    await expect(card(page, "合同.pdf")).toBeVisible();
    await expect(page.getByText(t("refusals.attachmentType", { name: "假照片.jpg", found: "HTML" }))).toBeVisible();
    await button(page, t("attachments.dismiss")).click();
    await paste(page, await png());
    await expect(card(page, "image.png").locator("img")).toBeVisible();

    await page.getByRole("button", { name: t("attachments.edit", { name: "image.png" }) }).click();
    await page.getByRole("textbox", { name: t("attachments.caption") }).fill("营业执照副本");
    await page.keyboard.press("Enter");
    await expect(card(page, "营业执照副本")).toBeVisible();

    await page.getByRole("button", { name: t("attachments.view", { name: "营业执照副本" }) }).focus();
    await page.keyboard.press("Enter");
    const lightbox = page.getByRole("dialog", { name: "营业执照副本" });
    await expect(lightbox.locator("img")).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("dialog", { name: "大棚.jpg" }).locator("img")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: t("attachments.download", { name: "大棚.jpg" }) }).click();
    expect((await readFile(await (await download).path())).equals(photograph)).toBe(true);

    await page.getByRole("button", { name: t("attachments.remove", { name: "合同.pdf" }) }).click();
    await expect(card(page, "合同.pdf")).toHaveCount(0);
    await button(page, t("attachments.undo")).click();
    await expect(card(page, "合同.pdf")).toBeVisible();
    await page.getByRole("button", { name: t("attachments.remove", { name: "合同.pdf" }) }).click();
    await page.getByLabel(t("attachments.showRemoved", { count: 1 })).check();
    await page.getByRole("button", { name: t("attachments.restore", { name: "合同.pdf" }) }).click();
    await expect(page.getByText(t("attachments.restored", { name: "合同.pdf" })).last()).toBeVisible();
    await expect(page.getByLabel(t("attachments.showRemoved", { count: 1 }))).toHaveCount(0);
    await expect(page.getByRole("listitem")).toHaveCount(3);
    await page.close();
  });

test("a damaged file says so and shows nothing", async ({ application, browser }) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  await openAttachments(page, t);
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "大棚.jpg", mimeType: "image/jpeg", buffer: await jpeg() }]);
  await expect(card(page, "大棚.jpg").locator("img")).toBeVisible();
  const folder = join(application.folder, "ledger.db.attachments");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), "not what it was");
  await page.getByRole("button", { name: t("attachments.view", { name: "大棚.jpg" }) }).click();
  await expect(page.getByRole("dialog").getByText(t("refusals.attachmentDamaged"))).toBeVisible();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByText(t("attachments.noThumbnail"))).toBeVisible();
  await page.close();
});
