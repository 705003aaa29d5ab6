import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { call } from "./support/procedures.ts";
import { button, goTo, managerLogin, signIn, systems, wordsOf } from "./support/steps.ts";

const passphrase = "harvest field 2026";

async function addCustomer(page: Page, sequence: number): Promise<void> {
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  await call(page, "customers/create", farmer(village?.id ?? 0, sequence));
}

for (const [language, locale] of systems)
  test(`backups are set up, made, and one is restored from the sign-in screen (${language})`, async ({
    application,
    browser,
  }, { outputDir }) => {
    const t = wordsOf(language);
    const destination = join(outputDir, "stick");
    mkdirSync(destination, { recursive: true });
    const page = await openWindow(browser, application, locale, managerLogin);
    await call(page, "areas/loadSample", undefined);
    await addCustomer(page, 1);

    await expect(page.getByText(t("backups.warning.notSetUp"))).toBeVisible();
    await button(page, t("backups.warning.open")).click();
    await page.getByLabel(t("backups.settings.destination")).fill(destination);
    await button(page, t("common.actions.save")).click();
    await expect(page.getByText(t("backups.settings.saved"))).toBeVisible();
    await page.getByLabel(t("backups.passphrase.field"), { exact: true }).fill(passphrase);
    await page.getByLabel(t("backups.passphrase.repeated")).fill(passphrase);
    await button(page, t("backups.passphrase.set")).click();
    await expect(page.getByText(t("backups.passphrase.saved"))).toBeVisible();

    await button(page, t("backups.run")).click();
    await page.getByRole("tab", { name: t("backups.list.title") }).click();
    await expect(page.getByText(t("backups.list.verified"))).toBeVisible();
    await expect(page.getByText(t("backups.warning.notSetUp"))).toBeHidden();
    await button(page, t("backups.sheet")).click();
    const paper = page.frameLocator("iframe");
    await expect(paper.getByText(t("backups.paper.lost"))).toBeVisible();
    await expect(paper.getByText(destination)).toBeVisible();

    await addCustomer(page, 2);
    await page.getByRole("button", { name: "王主任" }).click();
    await page.getByRole("menuitem", { name: t("common.actions.signOut") }).click();
    await button(page, t("backups.restore.open")).click();
    await page.getByLabel(t("backups.restore.folder")).fill(destination);
    await button(page, t("backups.restore.list")).click();
    await expect(page.getByText(t("backups.restore.whole"))).toBeVisible();
    await page.getByLabel(t("backups.restore.passphrase")).fill("not the passphrase 1");
    await button(page, t("backups.restore.look")).click();
    await expect(page.getByText(t("refusals.backupPassphraseWrong"))).toBeVisible();
    await page.getByLabel(t("backups.restore.passphrase")).fill(passphrase);
    await button(page, t("backups.restore.look")).click();
    await expect(page.getByText(t("backups.restore.present.later", { count: 1 }))).toBeVisible();
    await page.getByLabel(t("backups.restore.confirm", { name: "城关信用社" })).fill("城关信用社");
    await button(page, t("backups.restore.start")).click();
    await button(page, t("backups.restore.toSignIn")).click();
    await signIn(page, t, managerLogin.login, managerLogin.password);
    await goTo(page, t("app.nav.audit"));
    await expect(page.getByText(t("audit.actions.backup.restored"))).toBeVisible();
    const counted = await call<{ count: number }>(page, "customers/count", {});
    expect(counted.count).toBe(1);
    await page.close();
  });
