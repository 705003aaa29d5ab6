import type { Page } from "playwright/test";
import { markup } from "../support/foreign/markup.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { call, registerFarmer, surveyHousehold } from "./support/procedures.ts";
import { button, createBranch, goTo, wordsOf } from "./support/steps.ts";

test.use({ ledger: "none" });

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
  await writtenMarkupIsText(page);
  await page.close();
});

/** Whatever was written into the ledger stands on the screens as it was written. */
async function writtenMarkupIsText(page: Page): Promise<void> {
  const words = { name: markup, address: markup, mainBusiness: markup, contactName: markup, notes: markup };
  const { id } = await registerFarmer(page, words);
  await surveyHousehold(page, id, { crops: markup, livestock: markup });
  await call(page, "savedFilters/save", { name: markup, forBranch: true, filter: {} });
  const visit = { visitedOn: "2026-03-01", method: "onSite", nextOn: null, nextStep: "" };
  await call(page, "visits/log", { ...visit, customerId: id, purpose: markup, result: markup });
  for (const path of ["/customers", `/customers/${id}`, "/audit"]) {
    await page.goto(`${new URL(page.url()).origin}/#${path}`);
    if (path === "/audit") await page.locator(".ant-table-row-expand-icon-collapsed").first().click();
    await expect(page.getByText(markup).first()).toBeVisible();
    await expect(page.locator("[onload]")).toHaveCount(0);
  }
}
