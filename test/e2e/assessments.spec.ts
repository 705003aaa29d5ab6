import type { Browser, Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { loan } from "../support/records.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerFarmer } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, pickDay, systems, type Translate, wordsOf } from "./support/steps.ts";

const marketer = { ...loginOf("m01"), name: "周经理" };
const day = (ahead: number) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** A marketer with a village, and a customer there who owes something. */
async function branchOfOne(page: Page): Promise<void> {
  const { id } = await registerFarmer(page, { name: "赵大海" });
  await addUser(page, marketer.login, marketer.name, ["marketer"]);
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const areaId = areas.find(({ level }) => level === "village")?.id;
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const marketerId = users.find(({ login }) => login === marketer.login)?.id;
  await call(page, "jurisdictions/assign", { areaIds: [areaId], marketerId, from: day(0), reason: "分片" });
  await call(page, "records/addEntry", { customerId: id, list: "loans", fields: { ...loan, grantedOn: "2020-01-01" } });
}

async function openPeriod(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.assessments"));
  await button(page, t("assessments.open.button")).click();
  const dialog = page.getByRole("dialog");
  await pickDay(dialog.getByLabel(t("assessments.open.first")), day(0));
  await pickDay(dialog.getByLabel(t("assessments.open.last")), day(0));
  await dialog.getByRole("button", { name: t("assessments.open.button") }).click();
  await expect(page.getByText(t("assessments.compute.never"))).toBeVisible();
}

async function publish(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.assessments"));
  await button(page, t("assessments.formula.open")).click();
  await button(page, t("assessments.formula.draft")).click();
  const cap = page.getByLabel(t("assessments.formula.plusCap"));
  await cap.fill("5");
  await page.keyboard.press("Tab");
  await button(page, t("assessments.formula.save")).click();
  await expect(page.getByText(t("assessments.formula.saved"))).toBeVisible();
  await button(page, t("assessments.formula.publish")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("assessments.formula.publishReason")).fill("年度调整");
  await dialog.getByRole("button", { name: t("assessments.formula.publish") }).click();
  await expect(page.getByText(t("assessments.formula.published", { edition: 2, day: day(0) }))).toBeVisible();
}

async function lookAtScores(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.assessments"));
  await page.getByRole("link", { name: new RegExp(day(0)) }).click();
  await button(page, t("assessments.compute.button")).click();
  await page.getByRole("link", { name: marketer.name }).click();
  const name = t("assessments.customers.title", { indicator: t("assessments.indicator.stockKept") });
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: /赵大海/ })).toBeVisible();
  await page.keyboard.press("Escape");
}

async function dispute(browser: Browser, application: Parameters<typeof openWindow>[1], locale: string, t: Translate) {
  const page = await openWindow(browser, application, locale, marketer);
  await goTo(page, t("app.nav.assessments"));
  await page.getByRole("link", { name: new RegExp(day(0)) }).click();
  await page.getByRole("link", { name: marketer.name }).click();
  await button(page, t("assessments.dispute.file")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("assessments.dispute.reason")).fill("走访未登记");
  await dialog.getByRole("button", { name: t("assessments.dispute.file") }).click();
  await expect(page.getByText(t("assessments.dispute.filed"))).toBeVisible();
  await page.close();
}

for (const [language, locale] of systems)
  test(`a period is opened, scored, frozen, disputed, corrected and printed (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await branchOfOne(page);
    await openPeriod(page, t);
    await publish(page, t);
    await lookAtScores(page, t);
    await page.close();
    await application.restart(2);

    const later = await openWindow(browser, application, locale, managerLogin);
    await goTo(later, t("app.nav.assessments"));
    await later.getByRole("link", { name: new RegExp(day(0)) }).click();
    await button(later, t("assessments.freeze.button")).click();
    await later
      .getByRole("dialog")
      .getByRole("button", { name: t("assessments.freeze.button") })
      .click();
    await expect(later.getByText(t("assessments.state.frozen"), { exact: true })).toBeVisible();
    await dispute(browser, application, locale, t);

    await goTo(later, t("app.nav.assessments"));
    await later.getByRole("link", { name: new RegExp(`${marketer.name} ·`) }).click();
    await button(later, t("assessments.dispute.answer")).click();
    const dialog = later.getByRole("dialog");
    await dialog.getByLabel(t("assessments.dispute.answerText")).fill("属实");
    await dialog.getByLabel(t("assessments.dispute.withCorrection")).check();
    await dialog.getByLabel(t("assessments.correction.amount")).fill("1");
    await dialog.getByRole("button", { name: t("assessments.dispute.answer") }).click();
    await expect(later.getByText(t("assessments.dispute.answered"))).toBeVisible();
    await expect(later.getByText(t("assessments.dispute.outcome.upheld"))).toBeVisible();
    await button(later, t("assessments.print")).click();
    const paper = later.frameLocator("iframe");
    await expect(paper.getByRole("heading", { name: t("assessmentPaper.title") })).toBeVisible();
    await expect(paper.getByText("属实")).toBeVisible();
    await later.close();
  });
