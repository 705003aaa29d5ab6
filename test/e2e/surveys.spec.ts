import type { Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { call, registerFarmer } from "./support/procedures.ts";
import { button, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

/** Types figures into the fields with these labels. */
async function fill(page: Page, figures: readonly (readonly [string, string])[]): Promise<void> {
  for (const [label, figure] of figures) await page.getByLabel(label, { exact: true }).fill(figure);
}

async function fillStructures(page: Page, t: Translate): Promise<void> {
  await fill(page, [
    [t("surveys.form.households"), "300"],
    [t("surveys.form.population"), "1100"],
    [t("surveys.form.source"), "入户走访"],
    [t("surveys.sector.planting"), "60"],
    [t("surveys.sector.migrantWages"), "39"],
    [t("surveys.work.farmWork"), "200"],
    [t("surveys.work.awayWork"), "300"],
    [t("surveys.age.from30to44"), "500"],
  ]);
}

/** A purpose with an amount in March, typed as in a spreadsheet, and the rest of the year pasted. */
async function fillDemands(page: Page, t: Translate): Promise<void> {
  await button(page, t("surveys.form.addPurpose")).click();
  await button(page, t("surveys.form.addPurpose")).click();
  const purpose = t("surveys.form.purposes.spring");
  const cell = (month: number) => page.getByLabel(t("surveys.form.cell", { purpose, month }), { exact: true });
  await cell(3).fill("20");
  await page.keyboard.press("Enter");
  const below = page.getByLabel(t("surveys.form.cell", { purpose: t("surveys.form.purposes.trade"), month: 3 }));
  await expect(below).toBeFocused();
  await below.fill("5");
  await cell(5).focus();
  await cell(5).evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "1\t2\n3\t4\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".demand-grid tfoot .sum")).toHaveText("35.00");
}

for (const [language, locale] of systems)
  test(`a village is surveyed, made final, and stands where the next journey goes (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await registerFarmer(page);
    const areas = await call<Area[]>(page, "jurisdictions/areas", {});
    const village = areas.find(({ level }) => level === "village")?.name ?? "";

    await goTo(page, t("app.nav.surveys"));
    await page.getByRole("link", { name: village }).first().click();
    await expect(page.getByText(t("surveys.village.none"))).toBeVisible();
    await button(page, t("surveys.village.begin")).click();
    await fillStructures(page, t);
    await fillDemands(page, t);
    await button(page, t("surveys.form.finalise")).click();
    await expect(page.getByText(t("surveys.problem.sharesNotWhole"))).toBeVisible();
    await fill(page, [[t("surveys.sector.otherIncome"), "1"]]);
    await expect(page.getByText(t("surveys.problem.sharesNotWhole"))).toBeHidden();
    await button(page, t("surveys.form.finalise")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("surveys.form.finalise") })
      .click();
    await expect(page.getByText(t("surveys.village.finalBy", { name: "王主任" }))).toBeVisible();

    const figures = page.getByRole("region", { name: t("surveys.village.figures") });
    await expect(figures.getByRole("row", { name: t("surveys.village.population") })).toContainText("1,100");
    await expect(figures.getByRole("link", { name: "1", exact: true }).first()).toBeVisible();
    await goTo(page, t("app.nav.surveys"));
    const first = page.getByRole("row").nth(1);
    await expect(first).toContainText(village);
    await expect(first).toContainText("35.00");
    await expect(first).toContainText("299");
    await page.getByRole("tab", { name: t("surveys.tab.compare") }).click();
    await expect(page.getByRole("row", { name: village })).toContainText("60.0%");
    await first.getByRole("link", { name: village }).click();
    await button(page, t("surveys.village.correct")).click();
    await expect(page.getByLabel(t("surveys.form.population"), { exact: true })).toHaveValue("1100");
    await button(page, t("surveys.form.save")).click();
    await expect(page.getByText(t("surveys.form.saved"))).toBeVisible();
    await button(page, t("surveys.form.discard")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("surveys.form.discard") })
      .click();
    await button(page, t("surveys.form.undo")).click();
    await expect(button(page, t("surveys.village.continue"))).toBeVisible();
    await page.close();
  });
