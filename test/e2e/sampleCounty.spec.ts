import { expect, openWindow, test } from "./support/application.ts";
import { button, createBranch, goTo, signIn, wordsOf } from "./support/steps.ts";

test.use({ ledger: "none" });

test("the sample county is loaded with progress, searched, and seen by a marketer only in part", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN");
  await createBranch(page, t);
  await button(page, t("branch.startSample")).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText(t("branch.sampleLoaded"))).toBeVisible({ timeout: 90_000 });
  await button(page, t("branch.open")).click();
  await expect(page.getByText("5,000")).toBeVisible();

  await goTo(page, t("app.nav.customers"));
  await expect(page.getByText(t("customers.found", { count: 5000 }))).toBeVisible();
  const first = page.locator(".ant-table-row").first().getByRole("link");
  const name = (await first.textContent()) ?? "";
  await page.getByLabel(t("customers.searchBox")).fill(name);
  await expect(page.getByText(t("customers.found", { count: 5000 }))).toHaveCount(0);
  await expect(page.locator(".ant-table-row").first()).toContainText(name);
  await page.getByLabel(t("customers.searchBox")).fill("没有这个人");
  await expect(page.getByText(t("customers.noneFound"))).toBeVisible();

  await page.getByRole("button", { name: "王主任" }).click();
  await page.getByRole("menuitem", { name: t("common.actions.signOut") }).click();
  await page.getByLabel(t("session.login")).fill("m03");
  await page.getByLabel(t("session.password"), { exact: true }).fill("wrong-password");
  await button(page, t("session.signIn")).click();
  await expect(page.getByText(t("refusals.wrongPassword"))).toBeVisible();
  await signIn(page, t, "m03", "Sunshine-2026");
  await goTo(page, t("app.nav.customers"));
  await expect(page.locator(".ant-table-row").first()).toBeVisible();
  await expect(page.getByText(t("customers.found", { count: 5000 }))).toHaveCount(0);
  await page.close();
});

test("the screen follows the system's language, and the user's choice after that", async ({ application, browser }) => {
  const page = await openWindow(browser, application, "de-DE");
  await expect(page.getByText(wordsOf("en")("branch.welcome"))).toBeVisible();
  await page.getByRole("button", { name: wordsOf("en")("app.language") }).click();
  await page.getByRole("menuitem", { name: "中文" }).click();
  await expect(page.getByText(wordsOf("zh-CN")("branch.welcome"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(wordsOf("zh-CN")("branch.welcome"))).toBeVisible();
  await page.close();
});
