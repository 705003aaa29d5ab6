import { expect, openWindow, test } from "./support/application.ts";
import { button, createBranch, goTo, wordsOf } from "./support/steps.ts";

test("an empty ledger says what to do, and a lost connection says so and can be tried again", async ({
  application,
  browser,
}) => {
  const t = wordsOf("en");
  const page = await openWindow(browser, application, "en-US");
  await createBranch(page, t);
  await button(page, t("branch.startEmpty")).click();
  await expect(page.getByText(t("dashboard.noProposals"))).toBeVisible();
  await goTo(page, t("app.nav.jurisdictions"));
  await expect(page.getByText(t("jurisdictions.none"))).toBeVisible();

  await page.route("**/rpc/customers/list", (route) => route.abort());
  await goTo(page, t("app.nav.customers"));
  await expect(page.getByText(t("refusals.offline"))).toBeVisible();
  await page.unroute("**/rpc/customers/list");
  await button(page, t("common.actions.retry")).click();
  await expect(page.getByText(t("customers.none"))).toBeVisible();

  await page.goto(`${new URL(page.url()).origin}/#/nowhere`);
  await expect(page.getByText(t("app.notFound"))).toBeVisible();
  await page.close();
});
