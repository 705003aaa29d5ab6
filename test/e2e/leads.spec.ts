import type { Page } from "playwright/test";
import type { Outputs } from "../../shared/contract/index.ts";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { residentId } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call, registerFarmer } from "./support/procedures.ts";
import { rateBest } from "./support/ratings.ts";
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

const name = "钱多多";
const partner = "大地农机经销部";

/** Gives the first village to a marketer. */
async function assignVillage(page: Page, login: string): Promise<Area> {
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const marketerId = users.find((user) => user.login === login)?.id;
  const { today } = await call<{ today: string }>(page, "dashboard/today", undefined);
  if (!village) throw new Error("There is no village.");
  await call(page, "jurisdictions/assign", { areaIds: [village.id], marketerId, from: today, reason: "初次分配" });
  return village;
}

/** Enters a lead whose telephone a customer has already. */
async function enterLead(page: Page, t: Translate, village: string): Promise<void> {
  await goTo(page, t("app.nav.leads"));
  await expect(page.getByText(t("leads.empty"))).toBeVisible();
  await button(page, t("leads.create")).click();
  await page.getByLabel(t("leads.field.name"), { exact: true }).fill(name);
  await page.getByLabel(t("leads.field.phone"), { exact: true }).fill("100 1234-5678");
  await choose(page, "areaId", village);
  const hint = page.getByRole("status").filter({ hasText: t("leads.similar.customer.phone") });
  await expect(hint).toContainText("赵大海");
  await choose(page, "channel", "", t("common.leadChannel.villageRound"));
  await button(page, t("common.actions.save")).click();
  await expect(page.getByRole("heading", { name: new RegExp(`${name} ${t("common.leadStage.new")}`) })).toBeVisible();
}

function column(page: Page, t: Translate, stage: "new" | "contacted" | "customer" | "rated" | "lost") {
  return page.getByRole("region", { name: t(`common.leadStage.${stage}`), exact: true });
}

/** Moves the card with the mouse and by its menu. */
async function moveOnBoard(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.leads"));
  const card = page.getByRole("article").filter({ hasText: name });
  await card.dragTo(column(page, t, "contacted"));
  await expect(column(page, t, "contacted")).toContainText(name);
  const menu = button(page, t("leads.moveMenu", { name }));
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: t("leads.moveTo", { stage: t("common.leadStage.lost") }) }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: t("leads.lose.ok") }).click();
  await expect(dialog.getByText(t("common.field.required"))).toBeVisible();
  await choose(page, "kind", "", t("common.lostKind.terms"));
  await dialog.getByRole("button", { name: t("leads.lose.ok") }).click();
  await expect(column(page, t, "lost")).toContainText(t("common.lostKind.terms"));
  await menu.click();
  await page.getByRole("menuitem", { name: t("leads.moveTo", { stage: t("common.leadStage.contacted") }) }).click();
  await dialog.getByRole("button", { name: t("leads.reopen.ok") }).click();
  await expect(column(page, t, "contacted")).toContainText(name);
}

async function register(page: Page, t: Translate): Promise<number> {
  await button(page, t("leads.moveMenu", { name })).click();
  await page.getByRole("menuitem", { name: t("leads.moveTo", { stage: t("common.leadStage.customer") }) }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("leads.link.register") })
    .click();
  await expect(page.getByLabel(t("customers.personName"))).toHaveValue(name);
  await expect(page.getByLabel(t("customers.phone"), { exact: true })).toHaveValue("10012345678");
  await page.getByLabel(t("customers.idNumber"), { exact: true }).fill(residentId(7));
  await button(page, t("common.actions.save")).click();
  await expect(page.getByRole("link", { name: `${name} KH00000002` })).toBeVisible();
  const { rows } = await call<Outputs["leads"]["list"]>(page, "leads/list", {});
  return rows[0]?.customer?.id ?? 0;
}

/** A partner whose agreement is near its end is told of on the first screen. */
async function enterPartner(page: Page, t: Translate): Promise<void> {
  const { today } = await call<{ today: string }>(page, "dashboard/today", undefined);
  await goTo(page, t("app.nav.partners"));
  await button(page, t("partners.create")).click();
  const dialog = page.getByRole("dialog");
  await choose(page, "kind", "", t("common.partnerKind.dealer"));
  await dialog.getByLabel(t("partners.field.name"), { exact: true }).fill(partner);
  await dialog.getByLabel(t("partners.field.creditCode")).fill("91999000000000001A");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(dialog.getByText(t("common.field.creditCode.checkDigit"))).toBeVisible();
  await dialog.getByLabel(t("partners.field.creditCode")).fill("");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await page.getByRole("link", { name: partner }).click();
  await button(page, t("partners.addAgreement")).click();
  await dialog.getByLabel(t("partners.field.number"), { exact: true }).fill("HZ-2026-1");
  await pickDay(dialog.getByLabel(t("partners.field.fromDate"), { exact: true }), addDays(today, -300));
  await pickDay(dialog.getByLabel(t("partners.field.untilDate"), { exact: true }), addDays(today, 30));
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(page.getByText(t("partners.expiringHint", { days: 60 }))).toBeVisible();
  await goTo(page, t("app.nav.dashboard"));
  await expect(page.getByText(t("partners.dueLine", { expired: 0, expiring: 1, days: 60 }))).toBeVisible();
  await page.getByRole("link", { name: t("partners.dueOpen"), exact: true }).click();
  await expect(page.getByRole("row", { name: partner })).toContainText(t("partners.state.expiring"));
}

/** The channel's numbers, each a way to its leads. */
async function seeConversion(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.leads"));
  await page.getByRole("tab", { name: t("leads.view.conversion") }).click();
  const channel = t("common.leadChannel.villageRound");
  const row = page.getByRole("row", { name: new RegExp(`^${channel}`) });
  await expect(row).toContainText("100%");
  await page.getByRole("link", { name: `${channel} ${t("common.leadStage.rated")} 1` }).click();
  await expect(page.getByRole("row", { name })).toContainText(t("common.leadStage.rated"));
  const download = page.waitForEvent("download");
  await button(page, t("leads.save")).click();
  expect((await download).suggestedFilename()).toContain(t("leads.title"));
}

for (const [language, locale] of systems)
  test(`a lead is entered, moved, registered and rated, and partners and channels are seen to (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await registerFarmer(manager, { name: "赵大海", phone: "10012345678" });
    await addUser(manager, "m01", "孙客户经理", ["marketer"]);
    await addUser(manager, "r01", "李审批", ["reviewer"]);
    const village = await assignVillage(manager, "m01");
    const marketer = await openWindow(browser, application, locale, loginOf("m01"));
    const reviewer = await openWindow(browser, application, locale, loginOf("r01"));

    await enterLead(marketer, t, village.name);
    await moveOnBoard(marketer, t);
    const customerId = await register(marketer, t);
    await rateBest(marketer, reviewer, customerId);
    await goTo(marketer, t("app.nav.leads"));
    await expect(column(marketer, t, "rated")).toContainText(name);

    await enterPartner(manager, t);
    await seeConversion(manager, t);
    for (const page of [marketer, reviewer, manager]) await page.close();
  });
