import type { Locator, Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { cardOf, columnOf, drag, there, townshipOfOne, twoJurisdictions } from "./support/board.ts";
import { call } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, pickDay, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

/** The number of customers at the head of a column, with what the plan makes of it. */
function customersOf(page: Page, name: string): Locator {
  return columnOf(page, name).locator('[data-figure="customers"]');
}

async function movesCount(page: Page, t: Translate, count: number): Promise<void> {
  await expect(page.getByRole("toolbar").getByText(t("board.plan.moves", { count }))).toBeVisible();
}

for (const [language, locale] of systems)
  test(`areas are moved on the board with the mouse and the keyboard, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    const { village } = await twoJurisdictions(page);
    await goTo(page, t("app.nav.dashboard"));
    await goTo(page, t("app.nav.jurisdictions"));
    const [one, two] = [columnOf(page, "陈经理"), columnOf(page, "李经理")];
    await expect(customersOf(page, "陈经理")).toHaveAttribute("title", `${t("loads.figure.customers")} 3`);

    // With the mouse: the loads are those after the drop already while the card hangs over the column.
    await drag(page, cardOf(one, townshipOfOne), two);
    await expect(customersOf(page, "李经理")).toContainText("+3");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(cardOf(one, townshipOfOne)).toBeVisible();
    await drag(page, cardOf(one, townshipOfOne), two);
    await page.mouse.up();
    await expect(cardOf(two, townshipOfOne)).toContainText(t("board.cameFrom", { name: "陈经理" }));
    await expect(customersOf(page, "陈经理")).toContainText("−3");
    await movesCount(page, t, 1);
    await page.keyboard.press("Control+z");
    await expect(cardOf(one, townshipOfOne)).toBeVisible();
    await movesCount(page, t, 0);
    await page.keyboard.press("Control+y");
    await movesCount(page, t, 1);
    await drag(page, cardOf(two, townshipOfOne), one);
    await page.mouse.up();
    await movesCount(page, t, 0);

    // By keyboard: to a village by search, up, over to a marketer by name, down.
    await page.keyboard.press("/");
    await page.getByLabel(t("board.search")).fill(village.name);
    await page.keyboard.press("Enter");
    await expect(cardOf(one, village.name)).toBeVisible();
    await page.getByRole("listbox", { name: t("board.views.board") }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.type("lijl");
    await expect(page.getByRole("status").first()).toContainText("李经理");
    await page.keyboard.press("Escape");
    await expect(cardOf(one, village.name)).toBeVisible();
    await page.keyboard.press("Space");
    await page.keyboard.type("lijl");
    await page.keyboard.press("Space");
    await expect(cardOf(two, village.name)).toContainText(t("board.cameFrom", { name: "陈经理" }));
    await expect(customersOf(page, "李经理")).toContainText("+3");
    await movesCount(page, t, 1);

    // The other views show the same, and the plan can be kept, left and opened again.
    await page
      .getByRole("radiogroup", { name: t("board.view") })
      .getByText(t("board.views.table"))
      .click();
    await expect(page.getByText(t("board.cameFrom", { name: "陈经理" }))).toBeVisible();
    await goTo(page, t("app.nav.dashboard"));
    await expect(page.getByText(t("app.leave"))).toBeVisible();
    await button(page, t("app.stay")).click();
    await page.getByLabel(t("board.plan.name")).fill("春季调整");
    await button(page, t("common.actions.save")).click();
    await expect(page.getByText(t("board.plan.saved", { name: "春季调整" }))).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(t("board.plan.name"))).toHaveValue("春季调整");
    await movesCount(page, t, 1);
    await page.close();
  });

/** Gives a township to somebody else from the day on that the branch has now. */
async function reassignToday(page: Page, township: string, login: string): Promise<void> {
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const { today } = await call<{ today: string }>(page, "session/current", undefined);
  await call(page, "jurisdictions/assign", {
    areaIds: [there(areas.find(({ name }) => name === township)).id],
    marketerId: there(users.find((user) => user.login === login)).id,
    from: today,
    reason: "岗位调整",
  });
}

test("a past day is shown as it was and cannot be changed; a marketer sees who is responsible and no more", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const first = await openWindow(browser, application, "zh-CN", managerLogin);
  await twoJurisdictions(first);
  const { today: past } = await call<{ today: string }>(first, "session/current", undefined);
  await first.close();

  await application.restart(3);
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  await reassignToday(page, townshipOfOne, "m02");
  await goTo(page, t("app.nav.jurisdictions"));
  const [one, two] = [columnOf(page, "陈经理"), columnOf(page, "李经理")];
  await expect(cardOf(two, townshipOfOne)).toBeVisible();
  await pickDay(page.getByLabel(t("board.day"), { exact: true }), past);
  await expect(page.getByText(t("board.pastDay", { day: past }), { exact: false })).toBeVisible();
  await expect(cardOf(one, townshipOfOne)).toBeVisible();
  await expect(cardOf(two, townshipOfOne)).toHaveCount(0);
  await expect(page.getByRole("toolbar")).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`day=(%22)?${past}`));
  await button(page, t("board.backToToday")).click();
  await expect(cardOf(two, townshipOfOne)).toBeVisible();

  const marketer = await openWindow(browser, application, "zh-CN", loginOf("m01"));
  await goTo(marketer, t("app.nav.jurisdictions"));
  await marketer.getByLabel(t("jurisdictions.search")).fill(townshipOfOne);
  await expect(marketer.locator(".ant-tree-treenode", { hasText: townshipOfOne }).last()).toContainText("李经理");
  await expect(marketer.getByRole("listbox")).toHaveCount(0);
  await page.close();
  await marketer.close();
});

test("what is locked can be saved or discarded, and the screens around the board are one step away and back", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  await twoJurisdictions(page);
  await goTo(page, t("app.nav.dashboard"));
  await goTo(page, t("app.nav.jurisdictions"));
  const card = cardOf(columnOf(page, "陈经理"), townshipOfOne);
  await card.click({ button: "right" });
  await page.getByRole("menuitem", { name: t("board.menuItem.lock") }).click();
  await expect(card.getByTitle(t("board.locked"))).toBeVisible();
  await expect(button(page, t("common.actions.save"))).toBeEnabled();
  await button(page, t("board.plan.discard")).click();
  await expect(card.getByTitle(t("board.locked"))).toHaveCount(0);

  for (const screen of ["plans.title", "covers.title", "handovers.title"] as const) {
    await button(page, t("jurisdictions.goTo")).click();
    await page
      .locator(".ant-dropdown:visible")
      .getByRole("menuitem", { name: t(screen) })
      .click();
    await expect(page.getByRole("heading", { name: t(screen), exact: true })).toBeVisible();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: t("jurisdictions.title") })
      .click();
    await expect(card).toBeVisible();
  }
  await page.close();
});
