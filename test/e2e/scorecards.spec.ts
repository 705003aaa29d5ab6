import type { Locator, Page } from "playwright/test";
import { farmerHousehold } from "../../shared/domain/scorecards/farmerHousehold.ts";
import { inLanguage } from "../../shared/i18n/localText.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, registerFarmer, registerInVillage } from "./support/procedures.ts";
import { rateBest, ratingSaved } from "./support/ratings.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

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
    const page = await openWindow(browser, application, locale, managerLogin);
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

/** What the answers below come to by the edition that comes with the application, and by the one of the test. */
const ordinaryHouse = { answers: { housing: "housing-2" }, before: 97, after: 95 };

for (const [language, locale] of systems)
  test(`an edition is tried on the rated customers, published, and rates from then on, in ${locale}`, async ({
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
    const page = await openWindow(browser, application, locale, managerLogin);
    await addUser(page, "r01", "刘审批", ["reviewer"]);
    const reviewer = await openWindow(browser, application, locale, loginOf("r01"));
    const stays = await registerFarmer(page, { name: "王芳" });
    const falls = await registerInVillage(page, 2, { name: "李强" });
    await rateBest(page, reviewer, stays.id);
    const old = await rateBest(page, reviewer, falls.id, ordinaryHouse.answers);
    expect(old).toMatchObject({ status: "effective", score: ordinaryHouse.before, grade: "AAA", lineFen: 9_000_000 });

    await test.step("weights and the best grade are changed", async () => {
      await goTo(page, t("app.nav.scorecards"));
      await page
        .getByRole("button", { name: t("scorecardPages.reviseOf", { title }) })
        .first()
        .click();
      const points = (line: number) =>
        page.getByRole("spinbutton", {
          name: t("scorecardPages.field.ofRow", { field: t("scorecardPages.field.points"), row: line }),
        });
      for (const [id, line, worth] of [
        ["housing", 1, "10"],
        ["deposits", 3, "3"],
      ] as const) {
        const indicator = page.getByRole("button", { name: t("scorecardPages.expand", { name: nameOf(id) }) });
        await indicator.click();
        await points(line).fill(worth);
        await indicator.click();
      }
      const best = { grade: "AAA", field: t("scorecardPages.field.scoreFrom") };
      await page.getByRole("spinbutton", { name: t("scorecardPages.field.ofGrade", best) }).fill("96");
      await expect(page.getByText(t("scorecardPages.noProblems"))).toBeVisible();
    });

    await test.step("the trial in the form says who falls, and what becomes of the lines", async () => {
      const trial = page.getByRole("region", { name: t("scorecardPages.part.whatIf") });
      await trial.getByRole("button", { name: t("whatIf.start") }).click();
      await expect(
        trial.getByText(t("whatIf.headline", { customers: "2", changed: "1", risen: "0", fallen: "1" })),
      ).toBeVisible();
      await expect(trial).toContainText(t("whatIf.linesMoved", { raised: "0", lowered: "1" }));
      await expect(trial.getByText(t("whatIf.movers", { customers: 1 }))).toBeVisible();
      const mover = trial.getByRole("row", { name: "李强" });
      await expect(mover.getByRole("cell")).toHaveText([
        "李强",
        "城中社区",
        `AAA${t("whatIf.points", { score: ordinaryHouse.before })}`,
        `AA${t("whatIf.points", { score: ordinaryHouse.after })}`,
        t("common.money.yuan", { amount: "90,000.00" }),
        t("common.money.yuan", { amount: "72,000.00" }),
      ]);
      await expect(trial.getByRole("row", { name: "王芳" })).toHaveCount(0);
    });

    await test.step("published, it rates anew; the rating of before keeps its score", async () => {
      await saved(page, t);
      await button(page, t("scorecardPages.publish")).click();
      const dialog = page.getByRole("dialog", { name: t("scorecardPages.publishTitle") });
      await dialog.getByLabel(t("scorecardPages.field.reason")).fill("年度修订");
      await dialog.getByRole("button", { name: t("scorecardPages.publish"), exact: true }).click();
      await expect(page.getByRole("heading", { name: title })).toContainText(
        t("scorecardPages.editionOf", { edition: 3 }),
      );

      const ratedBy = (edition: number) => page.getByText(`${title} · ${t("ratings.edition", { edition })}`);
      await page.goto(`${new URL(page.url()).origin}/#/customers/${falls.id}/rate`);
      await expect(ratedBy(3)).toBeVisible();
      await button(page, t("ratings.form.carryOver")).click();
      await expect(page.getByTestId("score")).toHaveText(String(ordinaryHouse.after));
      await ratingSaved(page, t);
      await page.goto(`${new URL(page.url()).origin}/#/ratings/${old.id}`);
      await expect(ratedBy(2)).toBeVisible();
      await expect(page.getByTestId("score")).toHaveText(String(ordinaryHouse.before));
      for (const window of [page, reviewer]) await window.close();
    });
  });
