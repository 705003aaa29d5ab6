import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { expect, openWindow, test } from "./support/application.ts";
import { registerFarmer } from "./support/procedures.ts";
import { button, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const customer = "欧阳小兰";

async function checkLedger(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.ledgerCheck"));
  await expect(page.getByText(t("integrity.never"))).toBeVisible();
  await button(page, t("integrity.start")).click();
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(page.getByText(t("integrity.lastSound"))).toBeVisible();
  await expect(page.getByRole("row", { name: t("integrity.checks.trail.title") })).toContainText(t("integrity.passed"));
}

/** What is printed for the safe today is compared with the trail, and so is what it does not say. */
async function compareSheet(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.audit"));
  await button(page, t("audit.printSheet")).click();
  const told = (name: string) =>
    page.frameLocator("iframe").getByRole("row", { name }).getByRole("cell").last().textContent();
  const [number, code] = [(await told(t("auditPaper.number"))) ?? "", (await told(t("auditPaper.code"))) ?? ""];
  await button(page, t("common.actions.back")).click();
  await button(page, t("audit.compare.open")).click();
  const dialog = page.getByRole("dialog");
  const compare = async (entry: string) => {
    await dialog.getByLabel(t("auditPaper.number")).fill(entry);
    await dialog.getByLabel(t("auditPaper.code")).fill(code);
    await dialog.getByRole("button", { name: t("audit.compare.action") }).click();
  };
  await compare(number);
  await expect(dialog.getByText(t("audit.compare.agrees", { id: number }))).toBeVisible();
  await compare("1");
  await expect(dialog.getByText(t("audit.compare.differs", { id: "1" }))).toBeVisible();
  await dialog
    .getByRole("button", { name: t("common.actions.close") })
    .last()
    .click();
}

/** Read before it is given away, and naming nobody. */
async function saveReport(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.support"));
  await button(page, t("support.make")).click();
  const text = page.getByLabel(t("support.text"));
  await expect(text).toHaveValue(new RegExp(t("support.promise")));
  const download = page.waitForEvent("download");
  await button(page, t("support.save")).click();
  const saved = readFileSync(await (await download).path(), "utf8");
  expect(saved).toContain(t("support.version"));
  expect(saved).not.toContain(customer);
}

for (const [language, locale] of systems)
  test(`the ledger is checked, a sheet of the audit trail compared, and a support report saved (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await registerFarmer(page, { name: customer });
    await checkLedger(page, t);
    await compareSheet(page, t);
    await saveReport(page, t);
    await page.close();
  });
