import { expect, openWindow, test } from "./support/application.ts";
import { button, goTo, managerLogin, wordsOf } from "./support/steps.ts";

test("an unattended screen locks, shows nothing, and gives back what was typed", async ({ application, browser }) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  await page.clock.install();
  await page.reload();
  await goTo(page, t("app.nav.settings"));
  await page.getByLabel(t("branch.closingWords")).fill("尚未保存的话");

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("combobox", { name: t("app.palette.hint") });
  await expect(palette).toBeVisible();

  await page.clock.fastForward("11:00");
  await expect(page.getByText(t("app.idleLocked"))).toBeVisible();
  await expect(palette).toBeHidden();
  await expect(page.getByLabel(t("branch.closingWords"))).toBeHidden();
  await page.getByLabel("王主任").fill("wrong-password");
  await button(page, t("app.unlock")).click();
  await expect(page.getByText(t("refusals.wrongPassword"))).toBeVisible();
  await page.getByLabel("王主任").fill(managerLogin.password);
  await button(page, t("app.unlock")).click();
  await palette.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(page.getByLabel(t("branch.closingWords"))).toHaveValue("尚未保存的话");

  await goTo(page, t("app.nav.dashboard"));
  await expect(page.getByText(t("app.leave"))).toBeVisible();
  await button(page, t("app.stay")).click();
  await expect(page.getByLabel(t("branch.closingWords"))).toHaveValue("尚未保存的话");
  await page.close();
});
