import type { Locator, Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { CurrentSession } from "../../shared/contract/session.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { farmer, residentId } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call } from "./support/procedures.ts";
import { button, choose, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

const [first, second] = ["赵大海", "钱二"];

/** A village with two customers in the hands of a marketer. */
async function villageOfMarketer(page: Page): Promise<{ village: Area; today: string }> {
  await call(page, "areas/loadSample", undefined);
  await addUser(page, "m01", "周经理", ["marketer"]);
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const marketerId = users.find(({ login }) => login === "m01")?.id ?? 0;
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  if (!village) throw new Error("The sample county has no village.");
  const { today } = await call<CurrentSession>(page, "session/current", undefined);
  await call(page, "jurisdictions/assign", { areaIds: [village.id], marketerId, from: today, reason: "分片" });
  await call(page, "customers/create", farmer(village.id, 1, { name: first, address: "1 号" }));
  await call(page, "customers/create", farmer(village.id, 2, { name: second, address: "2 号" }));
  return { village, today };
}

/** Presses Tab until a field is reached, a few fields on: one press is lost where the field before still closes its list. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  for (let pressed = 0; pressed < 5; pressed += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(field).toBeFocused();
}

/** Logs a visit from the palette without the mouse: whom, what for, what was said, and when to come again. */
async function logByKeyboard(page: Page, t: Translate): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: t("app.palette.hint") }).fill(t("visits.log"));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: t("visits.log") });
  await expect(dialog.getByLabel(t("visits.customer"))).toBeFocused();
  await page.keyboard.type(first);
  await expect(page.locator(".ant-select-item-option-active")).toContainText(first);
  await page.keyboard.press("Enter");
  await expect(page.locator(".ant-select-dropdown:visible")).toHaveCount(0);
  // Over the day and the way, which are right as they are.
  await tabTo(page, dialog.getByLabel(t("visits.purpose")));
  await page.keyboard.type(t("visits.purposes.postLoanCheck"));
  await page.keyboard.press("Tab");
  await page.keyboard.type("经营正常");
  await page.keyboard.press("Tab");
  await page.keyboard.type("补签合同");
  await dialog.getByRole("button", { name: t("visits.pause.week") }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(t("visits.logged"))).toBeVisible();
}

async function putOff(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("visits.page.tab.followUps") }).click();
  await page.getByText(t("visits.followUp.counted", { bucket: t("visits.followUp.bucket.coming"), count: 1 })).click();
  await button(page, `${t("visits.followUp.putOff")} ${first}`).click();
  const dialog = page.getByRole("dialog", { name: t("visits.followUp.putOffTitle", { name: first }) });
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(dialog.getByText(t("common.field.required"))).toBeVisible();
  await dialog.getByLabel(t("visits.followUp.newDay")).fill("2099-01-05");
  await page.keyboard.press("Enter");
  await dialog.getByLabel(t("visits.followUp.reason")).fill("外出未归");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(page.getByText(t("visits.followUp.putOffDone", { date: "2099-01-05" }))).toBeVisible();
  await expect(page.getByRole("row", { name: first })).toContainText("外出未归");
}

/** A round: two doors by a key each, a prospect who is registered then. */
async function walk(page: Page, t: Translate, village: Area): Promise<void> {
  await page.getByRole("tab", { name: t("visits.page.tab.rounds") }).click();
  await button(page, t("rounds.begin")).click();
  const dialog = page.getByRole("dialog", { name: t("rounds.beginTitle") });
  await choose(page, "areaId", village.name);
  await dialog.getByRole("button", { name: t("rounds.begin") }).click();
  await expect(page.getByText(t("rounds.progressOf", { met: 0, doors: 2 }))).toBeVisible();
  await page.getByRole("group", { name: t("rounds.doors") }).focus();
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await expect(page.getByRole("row", { name: first })).toContainText(t("rounds.outcomes.away"));
  await expect(page.getByText(t("rounds.progressOf", { met: 1, doors: 2 }))).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type("李新");
  await page.keyboard.press("Tab");
  await page.keyboard.type("13800001111");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: "李新" })).toContainText("138****1111");
  await page.reload();
  await expect(page.getByText(t("rounds.progressOf", { met: 2, doors: 3 }))).toBeVisible();
  await button(page, t("rounds.paper.print")).click();
  const paper = page.frameLocator("iframe");
  await expect(paper.getByRole("row", { name: first })).toContainText("☑");
  await expect(paper.getByRole("heading", { name: t("rounds.paper.newcomers") })).toBeVisible();
  await button(page, t("common.actions.back")).click();
  await button(page, t("rounds.registerOf", { name: "李新" })).click();
  await expect(page.getByLabel(t("customers.personName"), { exact: true })).toHaveValue("李新");
  await page.getByLabel(t("customers.idNumber")).fill(residentId(7));
  await button(page, t("common.actions.save")).click();
  await expect(page.getByRole("link", { name: "李新" })).toBeVisible();
  await button(page, t("rounds.close")).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("rounds.close") })
    .click();
  await expect(page.getByText(t("rounds.closedDone"))).toBeVisible();
}

/** Writes a visit anew as it was, takes it out and puts it back. */
async function correct(page: Page, t: Translate, today: string): Promise<void> {
  const open = `${t("visits.openVisit", { date: today })} ${first}`;
  await button(page, open).click();
  const detail = page.getByRole("dialog", { name: t("visits.detail", { name: first, date: today }) });
  await detail.getByRole("button", { name: t("visits.correct") }).click();
  const form = page.getByRole("dialog", { name: t("visits.correctTitle") });
  await form.getByLabel(t("visits.result")).fill("扩大种植");
  await form.getByLabel(t("visits.correctReason")).fill("漏记");
  await form.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(page.getByRole("row", { name: first })).toContainText("扩大种植");
  await button(page, open).click();
  await expect(detail.getByRole("region", { name: t("visits.changes") })).toContainText("经营正常");
  await detail.getByRole("button", { name: t("visits.remove") }).click();
  const removal = page.getByRole("dialog", { name: t("visits.removeTitle") });
  await removal.getByLabel(t("visits.removeReason")).fill("登记错客户");
  await removal.getByRole("button", { name: t("visits.remove") }).click();
  await expect(page.getByText(t("visits.removed"))).toBeVisible();
  await expect(button(page, open)).toHaveCount(0);
}

for (const [language, locale] of systems)
  test(`a visit is logged from the palette, seen in the calendar and corrected, a follow-up put off, a round walked (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    const { village, today } = await villageOfMarketer(manager);
    await manager.close();

    const page = await openWindow(browser, application, locale, loginOf("m01"));
    await expect(page.getByRole("menuitem", { name: t("app.nav.visits"), exact: true })).toBeVisible();
    await logByKeyboard(page, t);

    await goTo(page, t("app.nav.visits"));
    await page.getByRole("tab", { name: t("visits.page.tab.calendar") }).click();
    await button(page, t("visits.calendar.day", { day: today, visits: 1, due: 0 })).click();
    const made = page.getByRole("region", { name: t("visits.calendar.visitsOn", { day: today }) });
    await expect(made.getByRole("row", { name: first })).toContainText(addDays(today, 7));

    await putOff(page, t);
    await page.getByRole("tab", { name: t("visits.page.tab.list"), exact: true }).click();
    await correct(page, t, today);
    await page.getByRole("link", { name: first }).first().waitFor({ state: "detached" });
    await walk(page, t, village);
    await page.close();
  });
