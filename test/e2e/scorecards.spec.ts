import type { Locator, Page } from "playwright/test";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { inLanguage } from "../../shared/i18n/localText.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, createBranch, goTo, systems, type Translate, wordsOf } from "./support/steps.ts";

/** Waits until what was typed is saved: only then may the page be left. */
async function saved(page: Page, t: Translate): Promise<void> {
  const begins = new RegExp(`^${t("scorecardPages.saved", { at: "" })}\\d`);
  await expect(page.getByRole("status").filter({ hasText: begins })).toBeVisible();
}

function row(page: Page, title: string, edition: number): Locator {
  return page
    .getByRole("row")
    .filter({ hasText: title })
    .filter({ hasText: new RegExp(`\\D${edition}\\D`) });
}

for (const [language, locale] of systems)
  test(`a draft is edited in its form, mended, published and in force, in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const nameOf = (id: string) =>
      inLanguage(
        farmerHousehold.indicators.find((indicator) => indicator.id === id)?.label ?? { zh: "", en: "" },
        language,
      );
    const title = inLanguage(farmerHousehold.title, language);
    const page = await openWindow(browser, application, locale);
    await createBranch(page, t);
    await button(page, t("branch.startEmpty")).click();
    await goTo(page, t("app.nav.scorecards"));

    const housing = page.getByRole("button", { name: t("scorecardPages.expand", { name: nameOf("housing") }) });
    const deposits = page.getByRole("button", { name: t("scorecardPages.expand", { name: nameOf("deposits") }) });
    const points = (line: number) =>
      page.getByRole("spinbutton", {
        name: t("scorecardPages.field.ofRow", { field: t("scorecardPages.field.points"), row: line }),
      });
    const weights = page.getByRole("region", { name: t("scorecardPages.weights") });
    const publish = button(page, t("scorecardPages.publish"));

    await test.step("the sum of the weights is seen, and a problem leads to its place", async () => {
      await page
        .getByRole("button", { name: t("scorecardPages.reviseOf", { title }) })
        .first()
        .click();
      await expect(weights).toContainText(t("scorecardPages.weightsOf", { total: 100 }));
      await housing.click();
      await points(1).fill("10");
      await points(2).fill("0.3");
      await expect(weights).toContainText(t("scorecardPages.weightsOf", { total: 102 }));
      await expect(publish).toBeDisabled();
      await housing.click();
      const problem = t("scorecardPages.place.colon", {
        place: t("scorecardPages.place.indicator", { name: nameOf("housing") }),
        problem: t("scorecardPages.problem.points"),
      });
      await button(page, problem).click();
      await expect(points(1)).toBeInViewport();
      await points(2).fill("5");
      await expect(page.getByText(problem)).toHaveCount(0);
      await housing.click();
    });

    await test.step("what was removed comes back, and what was typed is there after a reload", async () => {
      await page.getByRole("button", { name: t("scorecardPages.remove", { name: nameOf("housing") }) }).click();
      await expect(weights).toContainText(t("scorecardPages.weightsOf", { total: 92 }));
      await button(page, t("scorecardPages.undo")).click();
      await expect(weights).toContainText(t("scorecardPages.weightsOf", { total: 102 }));
      await saved(page, t);
      await page.reload();
      await expect(weights).toContainText(t("scorecardPages.weightsOf", { total: 102 }));
    });

    await test.step("what somebody else saved meanwhile is not written over unasked", async () => {
      const months = (window: Page) => window.getByLabel(t("scorecardPages.field.validityMonths"));
      const other = await page.context().newPage();
      await other.goto(page.url());
      await months(other).fill("24");
      await saved(other, t);
      await other.close();
      await months(page).fill("18");
      await expect(page.getByText(t("scorecardPages.staleHint"))).toBeVisible();
      await expect(months(page)).toHaveValue("18");
      await button(page, t("scorecardPages.takeTheirs")).click();
      await expect(months(page)).toHaveValue("24");
      await expect(page.getByText(t("scorecardPages.staleHint"))).toHaveCount(0);
    });

    await test.step("mended, it is published with a reason and is in force", async () => {
      await deposits.click();
      await points(3).fill("3");
      await expect(weights).toContainText(t("scorecardPages.weightsOf", { total: 100 }));
      await expect(page.getByText(t("scorecardPages.noProblems"))).toBeVisible();
      await publish.click();
      const dialog = page.getByRole("dialog", { name: t("scorecardPages.publishTitle") });
      await expect(dialog).toContainText(t("scorecardPages.publishReplaces", { title, edition: 2 }));
      await dialog.getByRole("button", { name: t("scorecardPages.publish"), exact: true }).click();
      await expect(dialog.getByText(t("common.field.required"))).toBeVisible();
      await dialog.getByLabel(t("scorecardPages.field.reason")).fill("年度修订");
      await dialog.getByRole("button", { name: t("scorecardPages.publish"), exact: true }).click();
      await expect(page.getByRole("heading", { name: title })).toContainText(
        t("scorecardPages.editionOf", { edition: 3 }),
      );
      await expect(page.getByText("年度修订")).toBeVisible();
      await goTo(page, t("app.nav.scorecards"));
      await expect(row(page, title, 3)).toContainText(t("scorecardPages.state.inForce"));
      await expect(row(page, title, 2)).not.toContainText(t("scorecardPages.state.inForce"));
    });

    await test.step("the branch's policy is changed and kept", async () => {
      await page.getByRole("tab", { name: t("scorecardPages.tabs.policy") }).click();
      await page.getByLabel(t("ratingPolicy.approvals")).fill("2");
      await button(page, t("common.actions.save")).click();
      await expect(page.getByText(t("ratingPolicy.saved"))).toBeVisible();
      await page.reload();
      await expect(page.getByLabel(t("ratingPolicy.approvals"))).toHaveValue("2");
      await page.close();
    });
  });
