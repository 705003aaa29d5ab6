import { stepOf, totpAt } from "../../electron/session/totp.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, goTo, managerLogin, systems, wordsOf } from "./support/steps.ts";

for (const [language, locale] of systems)
  test(`${language}: keys are renewed, a second factor is asked for, and a given password has to be changed`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    const dialog = page.getByRole("dialog");
    const confirmWith = async (password: string, name: string) => {
      await dialog.getByLabel(t("session.currentPassword")).fill(password);
      await dialog.getByRole("button", { name, exact: true }).click();
    };
    await goTo(page, t("app.nav.settings"));
    await button(page, t("keys.newRecoveryKey")).click();
    await confirmWith(managerLogin.password, t("keys.recoveryMake"));
    await expect(page.locator(".recovery-key")).toHaveText(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    await page.getByLabel(t("branch.recoveryKept")).check();
    await button(page, t("branch.next")).click();
    await button(page, t("keys.renew")).click();
    await confirmWith("wrong-password-1", t("keys.renewStart"));
    await expect(page.getByText(t("refusals.wrongPassword"))).toBeVisible();
    await confirmWith(managerLogin.password, t("keys.renewStart"));
    await expect(page.getByText(t("keys.renewedAt", { at: "" }).trim())).toBeVisible();

    const menuItem = async (name: string) => {
      await page.getByRole("button", { name: "王主任" }).click();
      await page.getByRole("menuitem", { name }).click();
    };
    await menuItem(t("session.secondFactor.title"));
    await confirmWith(managerLogin.password, t("session.secondFactor.begin"));
    const secret = ((await dialog.locator("code").textContent()) ?? "").replace(/\s/g, "");
    await dialog.getByLabel(t("session.code"), { exact: true }).fill(totpAt(secret, stepOf(new Date())));
    await button(page, t("session.secondFactor.confirm")).click();
    await expect(page.locator(".emergency-codes li")).toHaveCount(10);
    await page.getByLabel(t("session.secondFactor.codesKept")).check();
    await button(page, t("session.secondFactor.done")).click();

    await goTo(page, t("app.nav.users"));
    await button(page, t("users.add")).click();
    await dialog.getByLabel(t("session.login")).fill("t01");
    await dialog.getByLabel(t("users.name")).fill("柜员小李");
    await dialog.getByLabel(t("session.newPassword"), { exact: true }).fill("first-password-1");
    await dialog.getByLabel(t("session.repeatPassword")).fill("first-password-1");
    await dialog.getByRole("button", { name: t("common.actions.save"), exact: true }).click();
    await page
      .getByRole("row", { name: /t01/ })
      .getByRole("button", { name: t("users.resetPassword") })
      .click();
    await dialog.getByLabel(t("session.newPassword"), { exact: true }).fill("given-password-2");
    await dialog.getByLabel(t("session.repeatPassword")).fill("given-password-2");
    await dialog.getByRole("button", { name: t("common.actions.save"), exact: true }).click();
    await expect(page.getByText(t("users.mustChange"))).toBeVisible();

    const signIn = async (login: string, password: string) => {
      await menuItem(t("common.actions.signOut"));
      await page.getByLabel(t("session.login")).fill(login);
      await page.getByLabel(t("session.password"), { exact: true }).fill(password);
      await button(page, t("session.signIn")).click();
    };
    await signIn(managerLogin.login, managerLogin.password);
    await expect(page.getByText(t("refusals.codeNeeded"))).toBeVisible();
    await page.getByLabel(t("session.code"), { exact: true }).fill(totpAt(secret, stepOf(new Date()) + 1));
    await button(page, t("session.signIn")).click();
    await signIn("t01", "given-password-2");
    await page.getByLabel(t("session.givenPassword")).fill("given-password-2");
    await page.getByLabel(t("session.newPassword"), { exact: true }).fill("chosen-password-3");
    await page.getByLabel(t("session.repeatPassword")).fill("chosen-password-3");
    await button(page, t("common.actions.save")).click();
    await expect(page.getByRole("menuitem", { name: t("app.nav.dashboard") })).toBeVisible();
    await page.close();
  });
