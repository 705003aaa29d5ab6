import type { Page } from "playwright/test";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerInVillage } from "./support/procedures.ts";
import { button, loginOf, managerLogin, pickDay, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

type Moves = Inputs["plans"]["save"]["moves"];

const people = { giver: "李勤", receiver: "周敏", third: "吴刚", deputyManager: "赵副主任" };
const names = { first: "春季调整", second: "另一种分法" };
const customers = ["李小明", "王芳", "张大力"];

/** The first three villages; the giver has all of them, three customers live in the first. */
async function branchWithJurisdictions(page: Page) {
  await addUser(page, "m01", people.giver, ["marketer"]);
  await addUser(page, "m02", people.receiver, ["marketer"]);
  await addUser(page, "m03", people.third, ["marketer"]);
  await addUser(page, "fu", people.deputyManager, ["manager"]);
  const { marketers } = await call<Outputs["jurisdictions"]["marketers"]>(page, "jurisdictions/marketers", undefined);
  const idOf = (name: string) => marketers.find((marketer) => marketer.name === name)?.id ?? 0;
  const areas = await call<Outputs["jurisdictions"]["areas"]>(page, "jurisdictions/areas", {});
  const villages = areas.filter(({ level }) => level === "village").slice(0, 3);
  const { today } = await call<NonNullable<Outputs["session"]["current"]>>(page, "session/current", undefined);
  const assign = (by: Page, areaIds: number[], marketerId: number) =>
    call(by, "jurisdictions/assign", { areaIds, marketerId, from: today, reason: "分片" });
  await assign(
    page,
    villages.map(({ id }) => id),
    idOf(people.giver),
  );
  for (const [index, name] of customers.entries()) await registerInVillage(page, index + 1, { name });
  return { ids: villages.map(({ id }) => id), villages, today, idOf, assign };
}

function movesTo(marketerId: number, areaIds: readonly number[]): Moves {
  return { areas: areaIds.map((areaId) => ({ areaId, marketerId, assistantId: null })), customers: [] };
}

async function saveDraft(page: Page, name: string, moves: Moves): Promise<number> {
  const about = { kind: "manual", name, note: "", from: null, shared: true, locked: [] };
  const { id } = await call<{ id: number }>(page, "plans/save", { id: null, version: null, ...about, moves });
  return id;
}

async function openPlans(page: Page, path = ""): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/jurisdictions/plans${path}`);
}

function planLine(page: Page, name: string) {
  return page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
}

async function compare(page: Page, t: Translate, village: string): Promise<void> {
  await openPlans(page);
  await expect(planLine(page, names.first)).toContainText(t("plans.movesAreas", { areas: 1 }));
  await expect(button(page, t("plans.action.compare"))).toBeDisabled();
  for (const name of [names.first, names.second])
    await page.getByRole("checkbox", { name: t("plans.pick", { name }) }).check();
  await button(page, t("plans.action.compare")).click();
  const loads = page.getByRole("region", { name: t("plans.loads") });
  await expect(loads.getByRole("row", { name: people.giver })).toContainText("▼ -3 0");
  await expect(loads.getByRole("row", { name: people.receiver })).toContainText("▲ +3 3");
  await expect(loads.getByRole("row", { name: people.third })).toContainText("▲ +3 3");
  const areas = page.getByRole("region", { name: t("plans.differentAreas", { count: 2 }) });
  await expect(areas.getByRole("row", { name: village }).getByRole("cell")).toHaveText([
    village,
    people.giver,
    people.receiver,
    people.third,
  ]);
}

async function dropAndRestore(page: Page, t: Translate): Promise<void> {
  await openPlans(page);
  const name = names.second;
  await page.getByRole("button", { name: t("plans.actionOf", { action: t("plans.action.more"), name }) }).click();
  await page.getByRole("menuitem", { name: t("plans.action.drop"), exact: true }).click();
  await expect(planLine(page, name)).toHaveCount(0);
  await page.getByRole("tab", { name: t("plans.tab.dropped") }).click();
  await page.getByRole("button", { name: t("plans.actionOf", { action: t("plans.action.restore"), name }) }).click();
  await expect(planLine(page, name)).toHaveCount(0);
  await page.getByRole("tab", { name: t("plans.tab.draft") }).click();
  await expect(planLine(page, name)).toBeVisible();
}

async function rename(page: Page, t: Translate, from: string, to: string): Promise<void> {
  await page.getByRole("button", { name: t("plans.actionOf", { action: t("plans.action.more"), name: from }) }).click();
  await page.getByRole("menuitem", { name: t("plans.action.details") }).click();
  const dialog = page.getByRole("dialog", { name: t("plans.action.details") });
  await dialog.getByLabel(t("plans.name")).fill(to);
  await dialog.getByLabel(t("plans.note")).fill("只是备选");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(planLine(page, to)).toContainText("只是备选");
}

async function lookThrough(page: Page, t: Translate): Promise<void> {
  const loads = page.getByLabel(t("plans.loads"), { exact: true });
  await expect(loads.getByRole("row", { name: people.giver })).toContainText("3 → 0");
  await expect(loads.getByRole("row", { name: people.receiver })).toContainText("0 → 3");
  await expect(loads.getByRole("row", { name: people.receiver })).toContainText(t("loads.overloaded"));
  await page.getByRole("tab", { name: t("plans.pairsCount", { count: 1 }) }).click();
  const sides = `${people.giver} → ${people.receiver}`;
  await expect(page.getByLabel(t("plans.pairs"), { exact: true }).getByRole("row", { name: sides })).toContainText("3");
  await page.getByRole("tab", { name: t("plans.customersCount", { count: 3 }) }).click();
  const moved = page.getByLabel(t("plans.customers"), { exact: true });
  await expect(moved.locator("tbody .ant-table-row")).toHaveCount(3);
  for (const name of customers) await expect(moved.getByRole("row", { name })).toContainText(sides);
  await page.getByRole("switch").click();
  await expect(page.getByText(t("plans.noOpenWork"))).toBeVisible();
}

for (const [language, locale] of systems)
  test(`a plan is compared, put aside, looked through, confirmed after another's change, and taken back (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    const { ids, villages, today, idOf, assign } = await branchWithJurisdictions(page);
    const [firstVillage = 0, secondVillage = 0] = ids;
    const village = villages[0]?.name ?? "";
    const planId = await saveDraft(page, names.first, movesTo(idOf(people.receiver), [firstVillage]));
    await saveDraft(page, names.second, movesTo(idOf(people.third), [firstVillage, secondVillage]));

    await compare(page, t, village);
    await dropAndRestore(page, t);
    await rename(page, t, names.second, "备选分法");

    await page.getByRole("link", { name: names.first, exact: true }).click();
    await lookThrough(page, t);
    await button(page, t("plans.action.confirm")).click();
    const dialog = page.getByRole("dialog", { name: t("plans.confirmTitle", { name: names.first }) });
    await expect(dialog).toContainText(t("plans.summary", { from: today, count: 3 }));
    await expect(dialog).toContainText(t("plans.lists", { count: 1 }));

    // Another manager gives the village away while the dialog is open: told what changed, the first goes on from there.
    const other = await openWindow(browser, application, locale, loginOf("fu"));
    await assign(other, [firstVillage], idOf(people.third));
    await dialog.getByLabel(t("plans.reason")).fill("就近服务");
    const confirm = dialog.getByRole("button", { name: t("plans.confirmOk"), exact: true });
    await confirm.click();
    await expect(dialog).toContainText(
      t("plans.changes.line", { subject: village, was: people.giver, is: people.third }),
    );
    await expect(dialog).toContainText(people.deputyManager);
    await expect(confirm).toBeDisabled();
    await dialog.getByRole("button", { name: t("plans.changes.accept") }).click();
    await expect(dialog.getByRole("row", { name: people.third })).toContainText("3 → 0");
    await confirm.click();
    await expect(page.getByText(t("plans.doneDetail", { from: today, count: 1 }))).toBeVisible();
    await expect(button(page, t("plans.action.handovers")).last()).toBeVisible();
    await button(page, t("plans.close")).click();
    const handovers = page.getByRole("region", { name: t("plans.handovers") });
    await expect(handovers.getByRole("row", { name: `${people.third} → ${people.receiver}` })).toContainText(
      t("plans.acknowledged.open"),
    );

    // Everybody sees who confirmed it and why.
    await openPlans(other, "?tab=confirmed");
    await expect(planLine(other, names.first)).toContainText(t("plans.reasonShown", { reason: "就近服务" }));
    await expect(planLine(other, names.first)).toContainText("王主任");

    await page
      .getByRole("button", { name: t("plans.actionOf", { action: t("plans.action.reverse"), name: names.first }) })
      .click();
    const reversal = page.getByRole("dialog", { name: t("plans.reverseTitle", { name: names.first }) });
    await expect(reversal).toContainText(t("plans.reverseFromStart"));
    const tomorrow = addDays(today, 1);
    await pickDay(reversal.getByLabel(t("plans.from")), tomorrow);
    await expect(reversal).toContainText(t("plans.summary", { from: tomorrow, count: 3 }));
    await expect(reversal.getByRole("row", { name: people.receiver })).toContainText("3 → 0");
    await reversal.getByLabel(t("plans.reason")).fill("网点暂缓开业");
    await reversal.getByRole("button", { name: t("plans.reverseOk"), exact: true }).click();
    await expect(page.getByText(t("plans.doneDetail", { from: tomorrow, count: 1 }))).toBeVisible();
    await button(page, t("plans.action.view")).click();
    await expect(page.getByText(t("plans.kind.reversal"), { exact: true })).toBeVisible();
    await expect(page.getByRole("row", { name: `${people.receiver} → ${people.third}` })).toBeVisible();
    await button(page, t("plans.action.handovers")).click();
    await expect(page.getByText(t("handovers.ofPlan"))).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: people.receiver })).toHaveCount(1);
    await openPlans(page, `/${planId}`);
    await expect(page.getByText(t("plans.reversed"), { exact: true })).toBeVisible();
    for (const window of [page, other]) await window.close();
  });

test("what another manager arranged for a day before the chosen one is shown, and accepted, too", async ({
  application,
  browser,
}) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  const { ids, villages, today, idOf } = await branchWithJurisdictions(page);
  const [village = 0] = ids;
  const planId = await saveDraft(page, names.first, movesTo(idOf(people.receiver), [village]));
  const from = addDays(today, 1);
  const later = addDays(today, 2);
  const given = { areaIds: [village], marketerId: idOf(people.third), from, reason: "分片" };
  await call(page, "jurisdictions/assign", given);
  await openPlans(page, `/${planId}`);
  await button(page, t("plans.action.confirm")).click();
  const dialog = page.getByRole("dialog", { name: t("plans.confirmTitle", { name: names.first }) });
  await pickDay(dialog.getByLabel(t("plans.from")), later);
  await expect(dialog).toContainText(t("plans.summary", { from: later, count: 0 }).split(later)[0] + later);
  await dialog.getByLabel(t("plans.reason")).fill("就近服务");
  const confirm = dialog.getByRole("button", { name: t("plans.confirmOk"), exact: true });
  await confirm.click();
  await expect(dialog).toContainText(`${villages[0]?.name}: ${people.giver} → ${people.third}`);
  await dialog.getByRole("button", { name: t("plans.changes.accept") }).click();
  await expect(dialog.getByRole("button", { name: t("plans.changes.accept") })).toHaveCount(0);
  await confirm.click();
  await expect(page.getByText(t("plans.doneDetail", { from: later, count: 1 }))).toBeVisible();
  await page.close();
});
