import type { Page } from "playwright/test";
import type { Rating } from "../../shared/contract/ratings.ts";
import { emptySection } from "../../shared/contract/records.ts";
import type { Scorecard } from "../../shared/contract/scorecards.ts";
import { usualProducts } from "../../shared/domain/usualProducts.ts";
import { choiceLabel } from "../../shared/i18n/recordWords.ts";
import { bestDraft } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerFarmer, registerInVillage } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const name = "赵大海";
const product = usualProducts[0]?.terms.name ?? "";

/** A farmer with a card, rated as well as can be by the marketer; and another of whom nothing is known. */
async function farmers(manager: Page, marketer: Page, reviewer: Page): Promise<void> {
  const { id: customerId } = await registerFarmer(manager, { name }, marketer);
  await registerInVillage(marketer, 2, { name: "钱二" });
  const { definition } = await call<Scorecard>(marketer, "scorecards/inForce", { kind: "farmer" });
  const draft = await call<Rating>(marketer, "ratings/saveDraft", bestDraft(customerId, definition));
  const { id, version } = await call<Rating>(marketer, "ratings/propose", { id: draft.id, version: draft.version });
  await call(reviewer, "ratings/approve", { id, version, note: "同意", effectiveFrom: null });
  // What is on the card afterwards would have to be explained in the best answers.
  const card = {
    service: "debitCard",
    here: true,
    provider: "",
    number: "",
    openedOn: null,
    balanceFen: 100,
    note: "",
  };
  await call(marketer, "records/addEntry", { customerId, list: "holdings", fields: card });
}

/** The usual product for farmers, with another rate than usual, in force from today. */
async function putInForce(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.products"));
  await expect(page.getByText(t("products.empty"))).toBeVisible();
  await button(page, t("products.new")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("products.template")).click();
  await page.locator(".ant-select-dropdown:visible").getByTitle(product, { exact: true }).click();
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  const rate = page.getByLabel(t("products.form.rate"));
  await rate.fill("4.5");
  await expect(button(page, t("products.form.publish"))).toBeDisabled();
  await button(page, t("products.form.save")).click();
  await expect(page.getByText(t("products.form.saved"))).toBeVisible();
  await button(page, t("products.form.publish")).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("products.form.publish") })
    .click();
  await expect(page.getByText(t("products.rateRange", { from: "4.50", to: "7.85" }))).toBeVisible();
  await expect(page.getByText(t("products.state.inForce"), { exact: true })).toBeVisible();
}

/** What stands against the product is filled in, and then it fits. */
async function fillIn(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await page.getByText(name, { exact: true }).first().dblclick();
  await page.getByRole("tab", { name: t("products.fit.tab") }).click();
  const row = page.getByRole("row", { name: product });
  await expect(row).toContainText(t("products.condition.yearsInVillage"));
  await expect(row).toContainText(t("products.fit.unknown"));
  await expect(row).toContainText(t("products.needed.years", { count: 1 }));
  await expect(row.getByRole("button")).toHaveCount(0);
  await expect(row.getByRole("link", { name: t("products.fit.fillIn") })).toBeVisible();
  const customerId = Number(/customers\/(\d+)/.exec(page.url())?.[1]);
  const data = { ...emptySection("person"), yearsInVillage: 20 };
  await call(page, "records/saveSection", { customerId, version: null, section: "person", data });
  await row.getByRole("link", { name: t("products.fit.fillIn") }).click();
  await expect(page.getByRole("tab", { name: t("records.tab.sections.farmer"), selected: true })).toBeVisible();
  await page.getByRole("tab", { name: t("products.fit.tab") }).click();
  await expect(row).toContainText(t("products.fit.fits"));
}

async function structureLoan(page: Page, t: Translate): Promise<void> {
  await button(page, `${t("products.fit.structure")} ${product}`).click();
  const drawer = page.getByRole("dialog", { name: t("products.structure.title", { name: product }) });
  await drawer.getByLabel(t("products.structure.amount")).fill("99999999");
  await expect(drawer.getByText(t("products.structure.invalid"))).toBeVisible();
  await expect(drawer.getByRole("button", { name: t("products.structure.save") })).toBeDisabled();
  await drawer.getByLabel(t("products.structure.amount")).fill("10000");
  await drawer.getByLabel(t("products.structure.months")).fill("3");
  await drawer.getByLabel(t("products.structure.way")).click();
  await page
    .locator(".ant-select-dropdown:visible")
    .getByTitle(t("common.repaymentWay.equalInstalments"), { exact: true })
    .click();
  // 10,000 yuan at 4.50 % over three months.
  await expect(drawer.getByRole("row")).toHaveCount(5);
  await expect(drawer.getByRole("row").nth(1)).toContainText("37.50");
  await expect(drawer.getByRole("row").nth(1)).toContainText("3,358.36");
  await expect(drawer.getByRole("row").nth(4)).toContainText("10,000.00");
  await drawer.getByRole("button", { name: t("products.structure.save") }).click();
  const saved = page.getByRole("region", { name: t("products.structure.savedList") });
  await expect(saved.getByRole("row", { name: product })).toContainText("10,000.00");
}

async function listOfProduct(page: Page, t: Translate): Promise<void> {
  await page.getByRole("link", { name: product }).first().click();
  await page.getByRole("tab", { name: t("products.tab.fitting") }).click();
  await expect(page.getByRole("row", { name })).toContainText("AAA");
  await expect(page.getByRole("row", { name: "钱二" })).toHaveCount(0);
}

async function answerNotNow(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.offers"));
  const service = choiceLabel("service", "mobileBanking", t);
  const row = page.getByRole("row", { name });
  await expect(row).toContainText(t("offers.reason.phoneNoMobileBanking"));
  await button(page, t("offers.answerOf", { name, service })).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: t("common.offerAnswer.notNow") }).check();
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(page.getByText(t("offers.answered"))).toBeVisible();
  await expect(row).not.toContainText(t("offers.reason.phoneNoMobileBanking"));
  await expect(page.getByText(t("offers.counts", { accepted: 0, notNow: 1, refused: 0 }))).toBeVisible();
}

for (const [language, locale] of systems)
  test(`a product is put in force, fits a customer, and a loan of it is structured (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await call(manager, "areas/loadSample", undefined);
    await addUser(manager, "m01", "钱经理", ["marketer"]);
    await addUser(manager, "r01", "李审批", ["reviewer"]);
    const windowOf = async (login: string) => {
      const page = await openWindow(browser, application, locale, loginOf(login));
      return page;
    };
    const reviewer = await windowOf("r01");
    const page = await windowOf("m01");
    await farmers(manager, page, reviewer);
    await reviewer.close();
    await putInForce(manager, t);
    await manager.close();
    await fillIn(page, t);
    await structureLoan(page, t);
    await listOfProduct(page, t);
    await answerNotNow(page, t);
    await page.close();
  });
