import type { Browser, Locator, Page } from "playwright/test";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, registerFarmer, surveyHousehold } from "./support/procedures.ts";
import { changePolicy, ratingSaved } from "./support/ratings.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

type Application = Parameters<typeof openWindow>[1];

const survey = {
  surveyedOn: "2026-02-01",
  labourForce: 2,
  incomePlantingFen: 8_000_000,
  assetHousingFen: 10_000_000,
  assetMachineryFen: 5_000_000,
  debtBanksFen: 3_000_000,
};

/** A branch with a manager, a marketer and a reviewer at their windows, and a farmer whose household was surveyed. */
async function staffed(browser: Browser, application: Application, locale: string) {
  const manager = await openWindow(browser, application, locale, managerLogin);
  await addUser(manager, "m01", "陈经理", ["marketer"]);
  await addUser(manager, "r01", "刘审批", ["reviewer"]);
  const marketer = await openWindow(browser, application, locale, loginOf("m01"));
  const reviewer = await openWindow(browser, application, locale, loginOf("r01"));
  const { id } = await registerFarmer(manager, {}, marketer);
  await surveyHousehold(marketer, id, survey);
  return { manager, marketer, reviewer, id };
}

function indicator(page: Page, id: string): Locator {
  return page.locator(`[data-indicator="${id}"]`);
}

async function openForm(page: Page, id: number): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/customers/${id}/rate`);
  await expect(indicator(page, "reputation")).toBeVisible();
}

/** The best answer to whatever the ledger does not answer. */
async function answerTheRest(page: Page): Promise<void> {
  for (const group of await page.locator(".indicator .ant-radio-group").all())
    await group.getByRole("radio").first().check();
  await indicator(page, "deposits").getByRole("spinbutton").fill("10000");
  await indicator(page, "experience").getByRole("spinbutton").fill("5");
}

async function openRating(page: Page, t: Translate, name: string): Promise<void> {
  await goTo(page, t("app.nav.ratings"));
  await page.getByRole("link", { name }).click();
  await expect(status(page)).toBeVisible();
}

/** The state of the rating on the screen, beside its title. */
function status(page: Page) {
  return page.getByRole("heading", { level: 3 }).locator(".ant-tag");
}

for (const [language, locale] of systems)
  test(`from the prefilled form to a committee's approval, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const { manager, marketer, reviewer, id } = await staffed(browser, application, locale);
    const household = t("scorecards.sourceOn", { source: t("scorecards.source.household"), date: "2026-02-01" });

    await openForm(marketer, id);
    const debt = indicator(marketer, "debtRatio");
    await expect(debt.getByRole("spinbutton")).toHaveValue("20");
    await expect(debt).toContainText(t("ratings.form.from", { source: household }));
    const deposits = indicator(marketer, "deposits");
    await expect(deposits).toContainText(t("ratings.form.unknown"));
    await expect(
      deposits.getByRole("link", { name: t("ratings.form.fillIn", { source: t("scorecards.source.holdings") }) }),
    ).toHaveAttribute("href", new RegExp(`/customers/${id}\\?tab=loans$`));
    await expect(button(marketer, t("ratings.propose"))).toBeDisabled();
    await answerTheRest(marketer);
    await expect(marketer.getByTestId("score")).toHaveText("92");
    await ratingSaved(marketer, t);

    await debt.getByRole("spinbutton").fill("10");
    await expect(marketer.getByTestId("score")).toHaveText("96");
    const twenty = t("scorecards.value.percent", { value: 20 });
    await expect(debt).toContainText(t("ratings.form.ledgerSays", { value: twenty, source: household }));
    await expect(marketer.getByText(t("ratings.form.unexplained", { count: 1 }))).toBeVisible();
    await expect(button(marketer, t("ratings.propose"))).toBeDisabled();
    await button(marketer, t("ratings.form.takeBack")).click();
    await expect(debt.getByRole("spinbutton")).toHaveValue("20");
    await debt.getByRole("spinbutton").fill("10");
    const note = debt.getByRole("textbox");
    await note.fill("三月已还清农行贷款");
    await ratingSaved(marketer, t);
    await marketer.reload();
    await expect(note).toHaveValue("三月已还清农行贷款");
    await expect(marketer.getByTestId("score")).toHaveText("96");
    await button(marketer, t("ratings.propose")).click();
    await expect(status(marketer)).toHaveText(t("common.ratingStatus.proposed"));
    await expect(button(marketer, t("ratings.approve"))).toHaveCount(0);

    await openRating(reviewer, t, "赵大海");
    const row = reviewer.getByRole("row", { name: "三月已还清农行贷款" });
    await expect(row).toContainText(t("ratings.againstLedger", { value: twenty, source: household }));
    await expect(button(reviewer, t("ratings.return"))).toBeDisabled();
    await reviewer.getByLabel(t("ratings.decisionNote")).fill("请附还款凭证");
    await button(reviewer, t("ratings.return")).click();
    await expect(status(reviewer)).toHaveText(t("common.ratingStatus.returned"));

    await changePolicy(manager, { approvals: 2 });
    await openForm(marketer, id);
    await expect(marketer.getByText("请附还款凭证")).toBeVisible();
    await marketer.getByLabel(t("ratings.evidence")).fill("凭证已附");
    await ratingSaved(marketer, t);
    await button(marketer, t("ratings.propose")).click();
    await expect(status(marketer)).toHaveText(t("common.ratingStatus.proposed"));

    await openRating(reviewer, t, "赵大海");
    await button(reviewer, t("ratings.approve")).click();
    await expect(reviewer.getByText(t("ratings.approvedByYou"))).toBeVisible();
    await expect(button(reviewer, t("ratings.approve"))).toHaveCount(0);
    await expect(status(reviewer)).toHaveText(t("common.ratingStatus.proposed"));
    await openRating(manager, t, "赵大海");
    await expect(manager.getByRole("alert").getByText(t("ratings.waitsForApprovals", { count: 1 }))).toBeVisible();
    await button(manager, t("ratings.approve")).click();
    await expect(status(manager)).toHaveText(t("common.ratingStatus.effective"));
    await expect(manager.getByText(/^\d{4}-000001$/)).toBeVisible();
    await expect(manager.getByText(t("ratings.approvalsGiven", { given: 2, needed: 2 }))).toContainText(
      ["刘审批", "王主任"].join(t("common.separator")),
    );

    await surveyHousehold(marketer, id, { ...survey, labourForce: 1 }, 0);
    await openForm(marketer, id);
    await button(marketer, t("ratings.form.carryOver")).click();
    await expect(debt.getByRole("spinbutton")).toHaveValue("10");
    await expect(indicator(marketer, "labourForce")).toContainText(
      t("ratings.form.ledgerChanged", { before: "2", now: "1" }),
    );
    await marketer.getByRole("checkbox", { name: /B/ }).check();
    const why = t("ratings.form.whyDowngrade", { from: "AAA", to: "B" });
    await expect(button(marketer, t("ratings.propose"))).toBeDisabled();
    await marketer.getByLabel(why).fill("近来好赌");
    await ratingSaved(marketer, t);
    await button(marketer, t("ratings.propose")).click();
    await expect(status(marketer)).toHaveText(t("common.ratingStatus.proposed"));
    await button(marketer, t("ratings.withdraw")).click();
    await marketer.locator(".ant-popconfirm").getByRole("button").last().click();
    await expect(status(marketer)).toHaveText(t("common.ratingStatus.draft"));
    for (const page of [manager, marketer, reviewer]) await page.close();
  });

test("two people on one draft: nobody's text is lost, and whoever is late chooses", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const { manager, marketer, reviewer, id } = await staffed(browser, application, "zh-CN");
  await openForm(marketer, id);
  await indicator(marketer, "experience").getByRole("spinbutton").fill("5");
  await ratingSaved(marketer, t);
  await openForm(manager, id);
  await manager.getByLabel(t("ratings.evidence")).fill("主任的话");
  await ratingSaved(manager, t);
  await marketer.getByLabel(t("ratings.evidence")).fill("经理的话");
  await expect(marketer.getByText(t("ratings.form.staleTitle", { name: "王主任" }))).toBeVisible();
  await expect(marketer.getByLabel(t("ratings.evidence"))).toHaveValue("经理的话");
  await button(marketer, t("ratings.form.keepMine")).click();
  await ratingSaved(marketer, t);
  await openForm(manager, id);
  await manager.reload();
  await expect(manager.getByLabel(t("ratings.evidence"))).toHaveValue("经理的话");

  await button(manager, t("ratings.form.discard")).click();
  await manager
    .locator(".ant-popconfirm")
    .getByRole("button", { name: t("ratings.form.discard") })
    .click();
  await expect(manager.getByRole("link", { name: t("common.ratingStatus.discarded") })).toBeVisible();
  for (const page of [manager, marketer, reviewer]) await page.close();
});
