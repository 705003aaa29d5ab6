import type { Page } from "playwright/test";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerFarmer } from "./support/procedures.ts";
import { rateBest } from "./support/ratings.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const name = "赵大海";

/** Rules that a new customer can meet: what takes years is not asked. */
async function easeRules(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("gold.tab.candidates") }).click();
  await expect(page.getByText(t("gold.preview.empty"))).toBeVisible();
  for (const field of [t("gold.rules.years"), t("gold.rules.customerYears"), t("gold.rules.services")])
    await page.getByLabel(field).fill("0");
  await expect(page.getByText(t("gold.rules.changed"))).toBeVisible();
  await expect(page.getByRole("row", { name })).toContainText("AAA");
  await expect(page.getByRole("checkbox", { name: t("gold.confirm.tick", { name }) })).toHaveCount(0);
  await button(page, t("gold.rules.save")).click();
  await expect(page.getByText(t("gold.rules.saved"))).toBeVisible();
}

async function confirm(page: Page, t: Translate): Promise<void> {
  await page.getByRole("checkbox", { name: t("gold.confirm.tick", { name }) }).check();
  await button(page, t("gold.confirm.button", { count: 1 })).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("gold.privileges")).pressSequentially("节日慰问");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: t("gold.confirm.button", { count: 1 }) }).click();
  await expect(page.getByText(t("gold.confirm.done", { count: 1 }))).toBeVisible();
  await page.getByRole("tab", { name: t("gold.tab.members") }).click();
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("节日慰问");
  await expect(row).toContainText(t("gold.meets"));
}

async function endAtReview(page: Page, t: Translate): Promise<void> {
  await page.getByText(t("gold.notMeeting"), { exact: true }).click();
  await expect(page.getByRole("row", { name })).toContainText(t("gold.actual.notRated"));
  await button(page, `${t("gold.action.review")} ${name}`).click();
  const dialog = page.getByRole("dialog", { name: t("gold.review.title", { name }) });
  await dialog.getByRole("radio", { name: t("gold.review.end") }).check();
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(dialog.getByText(t("common.field.required"))).toBeVisible();
  await dialog.getByLabel(t("gold.endReason")).fill("评级暂停");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(page.getByText(t("gold.review.endDone", { name }))).toBeVisible();
  await page.getByRole("tab", { name: t("gold.tab.ended") }).click();
  await expect(page.getByRole("row", { name })).toContainText("评级暂停");
}

for (const [language, locale] of systems)
  test(`a customer becomes gold by the rules, no longer meets them, and leaves with a reason (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    const { id } = await registerFarmer(page, { name });
    await addUser(page, "r01", "李审批", ["reviewer"]);
    const other = await openWindow(browser, application, locale, loginOf("r01"));
    const rating = await rateBest(page, other, id);

    await goTo(page, t("app.nav.gold"));
    await easeRules(page, t);
    await confirm(page, t);
    await page.getByRole("link", { name }).click();
    const card = page.getByRole("region", { name: t("gold.card") });
    await expect(card).toContainText("节日慰问");
    await expect(card).toContainText(t("common.goldBasis.rules"));

    await call(other, "ratings/suspend", { id: rating.id, version: rating.version, reason: "核查" });
    await other.close();
    await goTo(page, t("app.nav.gold"));
    await endAtReview(page, t);

    await page.getByRole("link", { name }).click();
    await expect(card).toContainText("评级暂停");
    await card.getByRole("button", { name: t("filePaper.goldFile") }).click();
    await expect(page.getByRole("heading", { name: t("filePaper.gold.title") })).toBeVisible();
    const goldFile = page.frameLocator(`iframe[title^="${t("filePaper.gold.preview")}"]`);
    await expect(goldFile.getByRole("img", { name: /KH00000001/ })).toBeVisible();
    await expect(goldFile.getByText("评级暂停")).toBeVisible();
    await button(page, t("common.actions.back")).click();
    await expect(card).toBeVisible();
    await button(page, t("documents.pageTitle")).click();
    const paper = page.frameLocator("iframe");
    await expect(paper.getByRole("heading", { name: t("gold.paper.title") })).toBeVisible();
    await expect(paper.getByText("节日慰问")).toBeVisible();
    await page.close();
  });
