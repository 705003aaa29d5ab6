import type { Page } from "playwright/test";
import { withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { cardOf, columnOf, drag, townshipOfOne, twoJurisdictions } from "./support/board.ts";
import { previewed, savedPdf } from "./support/papers.ts";
import { call } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

async function openBoard(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.dashboard"));
  await goTo(page, t("app.nav.jurisdictions"));
}

/** A marketer finds the list on their first screen, opens it and acknowledges their side. */
async function acknowledge(page: Page, t: Translate, side: "giver" | "receiver"): Promise<void> {
  const label = t(`handovers.acknowledge.${side}`);
  await expect(page.getByText(t("handovers.waiting.own", { count: 1 }))).toBeVisible();
  await page.getByText(t("handovers.waiting.yours")).locator("xpath=ancestor::li").getByRole("link").click();
  await expect(page.getByText("赵大海").first()).toBeVisible();
  await button(page, label).click();
  const dialog = page.getByRole("dialog", { name: label });
  await dialog.getByLabel(t("handovers.acknowledge.note")).fill("资料齐全");
  await dialog.getByRole("button", { name: label }).click();
  await expect(page.locator(".ant-message").getByText(t("handovers.acknowledge.done"))).toBeVisible();
  await expect(button(page, label)).toHaveCount(0);
}

/** Prints the only list there is, and comes back to the lists. */
async function printList(page: Page, t: Translate): Promise<void> {
  await page.getByRole("link", { name: t("handovers.number", { id: 1 }) }).click();
  await button(page, t("handovers.print")).click();
  await expect(await previewed(page, t("handovers.preview"))).toContainText("赵大海");
  const { pages, paper, texts } = await savedPdf(page, t);
  expect({ pages, paper }).toEqual({ pages: 1, paper: "A4" });
  for (const words of ["陈经理", "李经理", "赵大海", "岗位调整", t("handovers.paper.title")])
    expect(texts[0]).toContain(withoutSpace(words));
  await button(page, t("common.actions.back")).click();
  await page.getByRole("link", { name: t("handovers.title"), exact: true }).click();
}

for (const [language, locale] of systems)
  test(`an area is dragged, previewed, confirmed and handed over, and both sides acknowledge, in ${language}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await twoJurisdictions(manager);
    await openBoard(manager, t);
    const [one, two] = [columnOf(manager, "陈经理"), columnOf(manager, "李经理")];
    await drag(manager, cardOf(one, townshipOfOne), two);
    await manager.mouse.up();
    await expect(cardOf(two, townshipOfOne)).toBeVisible();

    await button(manager, t("board.plan.preview")).click();
    const loads = manager.getByLabel(t("plans.loads"), { exact: true });
    await expect(loads.getByRole("row", { name: "陈经理" })).toContainText("3 → 0");
    await expect(loads.getByRole("row", { name: "李经理" })).toContainText("0 → 3");
    await manager.keyboard.press("Escape");

    await button(manager, t("board.plan.confirm")).click();
    await manager.getByLabel(t("plans.reason"), { exact: true }).fill("岗位调整");
    const confirm = manager.getByRole("button", { name: t("plans.confirmOk"), exact: true });
    await expect(confirm).toBeEnabled();
    await confirm.click();
    await expect(manager.getByText(t("plans.done"))).toBeVisible();
    await button(manager, t("plans.action.handovers")).click();
    const row = manager.getByRole("row", { name: "岗位调整" });
    await expect(row).toContainText(t("handovers.state.open"));
    await printList(manager, t);

    for (const [login, side] of [
      ["m02", "receiver"],
      ["m01", "giver"],
    ] as const) {
      const marketer = await openWindow(browser, application, locale, loginOf(login));
      await acknowledge(marketer, t, side);
      await marketer.close();
    }
    await manager.reload();
    await expect(manager.getByRole("row", { name: "岗位调整" })).toContainText(t("handovers.state.complete"));
    await goTo(manager, t("app.nav.dashboard"));
    await expect(manager.getByText(t("app.nav.dashboard")).first()).toBeVisible();
    await expect(manager.getByRole("link", { name: t("handovers.waiting.look") })).toHaveCount(0);
    await manager.close();
  });

test("a balance is suggested with its reasons and taken into the plan, where it can be taken back", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  const { village } = await twoJurisdictions(page);
  const areas = await call<{ id: number; parentId: number | null }[]>(page, "jurisdictions/areas", {});
  const neighbour = areas.find(({ id, parentId }) => parentId === village.parentId && id !== village.id);
  for (const sequence of [11, 12, 13, 14]) await call(page, "customers/create", farmer(neighbour?.id ?? 0, sequence));
  await openBoard(page, t);
  await button(page, t("board.plan.balance")).click();
  const dialog = page.getByRole("dialog", { name: t("balance.title") });
  await dialog.getByRole("checkbox", { name: t("balance.keepTownships") }).uncheck();
  await dialog.locator("#balance-unmoved").fill("0");
  await dialog.getByRole("button", { name: t("balance.propose"), exact: true }).click();
  await expect(
    dialog
      .getByRole("row")
      .filter({ hasText: t("board.nobody") })
      .first(),
  ).toBeVisible();
  const take = dialog.getByRole("button", { name: t("balance.take", { count: 1 }).split("（")[0] ?? "" });
  const areasTaken = Number(/\d+/.exec((await take.textContent()) ?? "")?.[0]);
  expect(areasTaken).toBeGreaterThan(100);
  await take.click();
  await expect(page.getByText(t("board.plan.taken", { count: areasTaken }))).toBeVisible();
  await expect(page.getByRole("toolbar").getByText(t("board.plan.moves", { count: areasTaken }))).toBeVisible();
  await expect(columnOf(page, t("board.nobody")).getByText(t("board.nobodysNothing"))).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("toolbar").getByText(t("board.plan.moves", { count: 0 }))).toBeVisible();
  await page.close();
});
