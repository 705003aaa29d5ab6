import type { Page } from "playwright/test";
import { type DueBucket, dueBuckets } from "../../shared/contract/ratingLists.ts";
import { daysBetween } from "../../shared/domain/dates.ts";
import { loan } from "../support/records.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerFarmer, registerInVillage } from "./support/procedures.ts";
import { proposeBest, rateBest } from "./support/ratings.ts";
import { button, choose, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const marketer = loginOf("m01");
const village = "城中社区";
const names = ["王芳", "李强", "周敏"];

/** Three farmers of one village, rated and proposed by their marketer. */
async function proposeVillage(page: Page): Promise<number[]> {
  const ids: number[] = [];
  for (const [index, name] of names.entries()) {
    const { id: customerId } = await registerInVillage(page, index + 1, { name });
    await proposeBest(page, customerId);
    ids.push(customerId);
  }
  return ids;
}

async function approveAll(page: Page, t: Translate, change: string): Promise<void> {
  await goTo(page, t("app.nav.ratings"));
  await expect(page.locator(".ant-table-row")).toHaveCount(names.length);
  await page.getByLabel(t("ratingLists.many.tickAll")).check();
  await button(page, t("ratingLists.many.action")).click();
  const dialog = page.getByRole("dialog", { name: t("ratingLists.many.title", { count: names.length }) });
  await expect(dialog).toContainText(change);
  await dialog.getByRole("button", { name: t("ratingLists.many.confirm", { count: names.length }) }).click();
  await expect(page.getByText(t("ratingLists.many.done", { count: names.length }))).toBeVisible();
  await expect(page.getByText(t("ratingLists.empty.queue"))).toBeVisible();
}

for (const [language, locale] of systems)
  test(`a village is approved at once, falls due and is renewed (${language})`, async ({ application, browser }) => {
    const t = wordsOf(language);
    let manager = await openWindow(browser, application, locale, managerLogin);
    await call(manager, "areas/loadSample", undefined);
    await addUser(manager, marketer.login, "陈经理", ["marketer"]);
    const first = await openWindow(browser, application, locale, marketer);
    const [debtor] = await proposeVillage(first);
    await first.close();
    await approveAll(manager, t, t("ratingLists.many.first", { count: 3 }));
    await manager.close();

    await application.restart(340);
    const page = await openWindow(browser, application, locale, marketer);
    await page.getByRole("link", { name: `${t("dashboard.rating.within30")} 3` }).click();
    await expect(page.locator(".ant-table-row")).toHaveCount(3);
    await expect(page.getByRole("row", { name: "李强" })).toContainText(t("ratingLists.follows"));
    const elsewhere = { ...loan, here: false, lender: "邮储银行", balanceFen: 100_000, dueOn: "2026-06-01" };
    await call(page, "records/addEntry", { customerId: debtor, list: "loans", fields: elsewhere });

    await page.getByRole("tab", { name: t("ratingLists.list.renewal") }).click();
    await choose(page, "ratings-area", village);
    await expect(page.getByText(t("ratingLists.renewal.shown", { total: 3, count: 3 }))).toBeVisible();
    const row = page.getByRole("row", { name: names[0] ?? "" });
    await expect(row).toContainText(t("scorecards.fact.overdueDays"));
    await expect(row).toContainText(t("ratingLists.renewal.notReady"));
    await page.getByLabel(t("ratingLists.renewal.tickAll")).check();
    await button(page, t("ratingLists.renewal.propose", { count: 2 })).click();
    const confirm = page.getByRole("dialog", { name: t("ratingLists.renewal.confirmTitle", { count: 2 }) });
    await expect(confirm).toContainText(t("ratingLists.renewal.confirmLeft", { count: 1 }));
    await confirm.getByRole("button", { name: t("ratingLists.renewal.confirm", { count: 2 }) }).click();
    await expect(page.getByText(t("ratingLists.renewal.done", { count: 2 }))).toBeVisible();
    await expect(page.getByRole("link", { name: t("ratingLists.renewal.proposed") })).toHaveCount(2);

    const reason = t("ratingLists.renewal.field", { name: names[0] ?? "", field: t("ratingLists.renewal.reason") });
    await page.getByLabel(reason).fill("他行贷款逾期");
    await page.getByLabel(t("ratingLists.renewal.tick", { name: names[0] ?? "" })).check();
    await button(page, t("ratingLists.renewal.propose", { count: 1 })).click();
    await button(page, t("ratingLists.renewal.confirm", { count: 1 })).click();
    await expect(page.getByRole("link", { name: t("ratingLists.renewal.proposed") })).toHaveCount(3);
    await page.close();

    manager = await openWindow(browser, application, locale, managerLogin);
    await approveAll(manager, t, t("ratingLists.many.lowered", { count: 1 }));
    await manager.goto(`${new URL(manager.url()).origin}/#/customers/${debtor}?tab=ratings`);
    await expect(manager.getByRole("img", { name: t("ratingLists.history.chartLabel") })).toBeVisible();
    const timeline = manager.getByRole("region", { name: t("ratingLists.history.timeline") });
    await expect(timeline.getByText(t("ratingLists.history.event.supersede"), { exact: true })).toBeVisible();
    await expect(timeline).toContainText("他行贷款逾期");
    await manager.close();
  });

/** How many days before it expires a rating is in which part of the due list: the first and the last of each. */
const dueDays: readonly [number, DueBucket | null][] = [
  [61, null],
  [60, "within60"],
  [31, "within60"],
  [30, "within30"],
  [1, "within30"],
  [0, "expired"],
];

/** The due list shows the one rating in a part of its own, and nothing in the others. */
async function isDue(page: Page, t: Translate, bucket: DueBucket | null): Promise<void> {
  await goTo(page, t("app.nav.ratings"));
  await page.getByRole("tab", { name: t("ratingLists.list.due") }).click();
  const row = page.getByRole("row", { name: "赵大海" });
  for (const each of dueBuckets) {
    const counted = { list: t(`ratingLists.bucket.${each}`), count: each === bucket ? 1 : 0 };
    await page.getByText(t("ratingLists.counted", counted), { exact: true }).click();
    if (each === bucket) {
      await expect(row).toHaveCount(1);
      await expect(row.getByText(t("ratings.expired"))).toHaveCount(bucket === "expired" ? 1 : 0);
    } else {
      await expect(page.getByText(t("ratingLists.empty.due"))).toBeVisible();
      await expect(row).toHaveCount(0);
    }
  }
}

test("a rating is due sixty days ahead, then thirty, and counts no longer on the day it expires", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const manager = await openWindow(browser, application, "zh-CN", managerLogin);
  const { id } = await registerFarmer(manager);
  await addUser(manager, "r01", "刘审批", ["reviewer"]);
  const reviewer = await openWindow(browser, application, "zh-CN", loginOf("r01"));
  const { effectiveFrom, expiresOn } = await rateBest(manager, reviewer, id);
  const validDays = daysBetween(effectiveFrom ?? "", expiresOn ?? "");
  await reviewer.close();
  await manager.close();
  for (const [before, bucket] of dueDays) {
    await application.restart(validDays - before);
    const page = await openWindow(browser, application, "zh-CN", managerLogin);
    await isDue(page, t, bucket);
    await goTo(page, t("app.nav.customers"));
    const customer = page.getByRole("row", { name: "赵大海" });
    await expect(customer).toBeVisible();
    await expect(customer.getByText("AAA")).toHaveCount(bucket === "expired" ? 0 : 1);
    await page.close();
  }
});
