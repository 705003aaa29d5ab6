import type { Page } from "playwright/test";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerFarmer } from "./support/procedures.ts";
import { rateBest } from "./support/ratings.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const reviewerLogin = loginOf("r01");

function dialog(page: Page) {
  return page.getByRole("dialog");
}

async function enter(page: Page, t: Translate, kind: "draw" | "repay", yuan: string, purpose = ""): Promise<void> {
  await button(page, t(`creditLines.${kind}`)).click();
  const amount = kind === "draw" ? "creditLines.drawingAmount" : "creditLines.repaymentAmount";
  await dialog(page).getByLabel(t(amount)).fill(yuan);
  if (purpose) await dialog(page).getByLabel(t("creditLines.purpose")).fill(purpose);
}

/** The button's name may still hold its waiting sign after a refusal. */
async function save(page: Page, t: Translate): Promise<void> {
  await dialog(page)
    .getByRole("button", { name: t("common.actions.save") })
    .click();
}

async function saved(page: Page): Promise<void> {
  await expect(dialog(page)).toHaveCount(0);
}

async function drawAndRepay(page: Page, t: Translate): Promise<void> {
  await enter(page, t, "draw", "60000", "购买化肥");
  await expect(dialog(page).getByRole("status")).toContainText("30,000.00");
  await save(page, t);
  await saved(page);
  const certificate = page.getByRole("region", { name: t("creditLines.certificate") });
  await expect(certificate).toContainText(t("creditLines.phrases.revolving"));
  await expect(certificate).toContainText("30,000.00");
  await enter(page, t, "repay", "20000");
  await expect(dialog(page).getByRole("status")).toContainText("40,000.00");
  await save(page, t);
  await saved(page);
  await expect(page.getByRole("row", { name: t("creditLines.kind.repayment") })).toContainText("40,000.00");
  await expect(page.getByRole("region", { name: t("creditLines.compare") })).toContainText(
    t("creditLines.compareLess"),
  );
}

/** What is too much is said while it is typed and refused when it is saved; what was typed stays. */
async function drawTooMuch(page: Page, t: Translate): Promise<void> {
  await enter(page, t, "draw", "50000.01", "进货");
  await expect(dialog(page).getByRole("status")).toContainText(t("creditLines.tooMuch", { amount: "0.01" }));
  await save(page, t);
  const { today } = await call<{ today: string }>(page, "session/current", undefined);
  const params = { date: today, available: "50,000.00", over: "0.01" };
  await expect(dialog(page).getByText(t("refusals.lineExceeded", params))).toBeVisible();
  await expect(dialog(page).getByLabel(t("creditLines.purpose"))).toHaveValue("进货");
  await dialog(page).getByLabel(t("creditLines.drawingAmount")).fill("50000");
  await save(page, t);
  await saved(page);
}

async function reverse(page: Page, t: Translate): Promise<void> {
  const drawing = page.getByRole("row", { name: "进货" });
  await drawing.getByRole("button").click();
  await expect(dialog(page)).toContainText("40,000.00");
  await dialog(page)
    .getByRole("button", { name: t("creditLines.reverse") })
    .click();
  await expect(dialog(page).getByText(t("common.field.required"))).toBeVisible();
  await dialog(page).getByLabel(t("creditLines.reverseReason")).fill("重复登记");
  await dialog(page)
    .getByRole("button", { name: t("creditLines.reverse") })
    .click();
  await saved(page);
  await expect(page.getByRole("row", { name: t("creditLines.counterOf.drawing") })).toContainText("重复登记");
  await expect(drawing.getByRole("button")).toHaveCount(0);
}

async function listOfTheBranch(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.creditLines"));
  const row = page.getByRole("row", { name: "赵大海" });
  await expect(row).toContainText("40,000.00");
  await expect(row).toContainText("44%");
  await page.getByText(t("creditLines.use.over"), { exact: true }).click();
  await expect(page.getByText(t("creditLines.noneInUse"))).toBeVisible();
  await page.getByText(t("creditLines.use.all"), { exact: true }).click();
  await row.getByRole("link").click();
  await expect(page.getByRole("region", { name: t("creditLines.certificate") })).toBeVisible();
}

for (const [language, locale] of systems)
  test(`a line is drawn, paid back, not overdrawn, and a mistake reversed, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await addUser(manager, reviewerLogin.login, "审批人", ["reviewer"]);
    const reviewer = await openWindow(browser, application, locale, reviewerLogin);
    const { id } = await registerFarmer(manager);
    await rateBest(manager, reviewer, id);
    await reviewer.close();

    await manager.goto(`${new URL(manager.url()).origin}/#/customers/${id}?tab=creditLine`);
    await expect(manager.getByText(t("creditLines.notesOnly"))).toBeVisible();
    await drawAndRepay(manager, t);
    await drawTooMuch(manager, t);
    await reverse(manager, t);
    await listOfTheBranch(manager, t);
    await manager.close();
  });
