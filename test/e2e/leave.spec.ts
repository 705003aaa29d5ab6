import type { Page, Route } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { User } from "../../shared/contract/users.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerInVillage } from "./support/procedures.ts";
import {
  button,
  choose,
  goTo,
  loginOf,
  managerLogin,
  pickDay,
  systems,
  type Translate,
  wordsOf,
} from "./support/steps.ts";

test.use({ ledger: "areas" });

const one = { ...loginOf("m01"), name: "王五" };
const other = { ...loginOf("m02"), name: "李四" };
const customer = { name: "赵大海" };

/** Two marketers, the first with a township and a customer in it; gives the branch's day. */
async function setUp(page: Page): Promise<{ today: string; oneId: number }> {
  for (const { login, name } of [one, other]) await addUser(page, login, name, ["marketer"]);
  const { today } = await call<{ today: string }>(page, "dashboard/today", undefined);
  const users = await call<User[]>(page, "users/list", undefined);
  const oneId = users.find(({ login }) => login === one.login)?.id ?? 0;
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  const areaIds = [village?.parentId ?? 0];
  await call(page, "jurisdictions/assign", { areaIds, marketerId: oneId, from: today, reason: "分片" });
  await registerInVillage(page, 1, customer);
  return { today, oneId };
}

async function enterLeave(page: Page, t: Translate, from: string, to: string): Promise<void> {
  await goTo(page, t("app.nav.users"));
  await button(page, t("covers.fromStaff")).click();
  await button(page, t("covers.add")).click();
  const dialog = page.getByRole("dialog", { name: t("covers.addTitle") });
  await choose(page, "absentId", one.name);
  await choose(page, "deputyId", other.name);
  await pickDay(dialog.getByLabel(t("covers.from"), { exact: true }), from);
  await pickDay(dialog.getByLabel(t("covers.to"), { exact: true }), to);
  await dialog.getByLabel(t("covers.reason")).fill("年休假");
  await expect(dialog.getByRole("region", { name: t("covers.preview") })).toContainText(t("covers.customers"));
  await dialog.getByRole("button", { name: t("covers.add"), exact: true }).click();
  const row = page.getByRole("row", { name: one.name });
  await expect(row).toContainText(other.name);
  await expect(row).toContainText(t("covers.state.ahead"));
}

for (const [language, locale] of systems)
  test(`a deputy sees the absent marketer's customers until the day of return, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    const { today } = await setUp(manager);
    const to = addDays(today, 3);
    await enterLeave(manager, t, addDays(today, 1), to);
    await manager.close();

    const on = async (daysAhead: number, { login, password }: { login: string; password: string }) => {
      await application.restart(daysAhead);
      const page = await openWindow(browser, application, locale, { login, password: password });
      return page;
    };
    const sees = async (page: Page, name: string) => {
      await goTo(page, t("app.nav.customers"));
      await page.getByRole("link", { name }).click();
      await expect(page.getByText(t("customers.coveredBy", { name: other.name, to }))).toBeVisible();
    };

    const during = await on(2, other);
    await expect(during.getByText(t("covers.standsInFor", { name: one.name, to }))).toBeVisible();
    await sees(during, customer.name);
    await during.close();

    const watching = await on(2, managerLogin);
    const line = t("covers.onLeaveOne", { name: one.name, deputy: other.name, to });
    await expect(watching.getByText(t("covers.onLeave", { list: line }))).toBeVisible();
    await sees(watching, customer.name);
    await watching.close();

    const after = await on(3, other);
    await goTo(after, t("app.nav.customers"));
    await expect(after.getByRole("link", { name: customer.name })).toBeHidden();
    await expect(after.getByText(t("customers.none"))).toBeVisible();
    await after.close();
  });

for (const [language, locale] of systems)
  test(`a marketer who leaves hands everything over, and only then is the account closed, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await setUp(page);
    await goTo(page, t("app.nav.users"));
    const row = page.getByRole("row", { name: one.login });
    await row.getByRole("button", { name: t("common.actions.edit"), exact: true }).click();
    await page.getByRole("switch").click();
    await button(page, t("common.actions.save")).click();
    const refusal = page.getByRole("dialog", { name: t("departures.holdsTitle") });
    await expect(refusal).toContainText(one.name);
    await refusal.getByRole("button", { name: t("departures.action"), exact: true }).click();

    await expect(page.getByRole("heading", { name: t("departures.title", { name: one.name }) })).toBeVisible();
    await button(page, t("departures.next")).click();
    await expect(button(page, t("departures.next"))).toBeDisabled();
    await expect(page.getByText(t("departures.missing", { count: 1 }))).toBeVisible();
    await button(page, t("departures.suggest")).click();
    await button(page, t("departures.next")).click();
    await expect(page.getByText(t("departures.todayHint"))).toBeVisible();
    await page.getByLabel(t("departures.reason")).fill("调离");
    await button(page, t("departures.confirmClose")).click();
    await expect(page.getByText(t("departures.done", { name: one.name }))).toBeVisible();
    await button(page, t("departures.toUsers")).click();
    await expect(row).toContainText(t("users.isInactive"));

    const receiver = await openWindow(browser, application, locale, other);
    await goTo(receiver, t("app.nav.customers"));
    await expect(receiver.getByRole("link", { name: customer.name })).toBeVisible();
    await receiver.close();
  });

test("a day that is typed stays while the rest of the dialog still arrives", async ({ application, browser }) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  const { today } = await call<{ today: string }>(page, "dashboard/today", undefined);
  const day = addDays(today, 5);
  await goTo(page, t("app.nav.users"));
  await button(page, t("covers.fromStaff")).click();
  const marketers = "**/jurisdictions/marketers*";
  const held = new Promise<Route>((resolve) => void page.route(marketers, (route) => resolve(route)));
  await button(page, t("covers.add")).click();
  const from = page.getByRole("dialog").getByLabel(t("covers.from"), { exact: true });
  await from.fill(day);
  const arrived = page.waitForResponse(marketers);
  await (await held).continue();
  await (await arrived).finished();
  await page.waitForTimeout(300);
  await from.press("Enter");
  await expect(from).toHaveValue(day);
  await page.close();
});
