import type { Page } from "playwright/test";
import { addDays } from "../../shared/domain/dates.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, call } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, pickDay, systems, type Translate, wordsOf } from "./support/steps.ts";

const member = "陈经理";
const handbookPage = "小额信用贷款办法";

async function publishPage(manager: Page): Promise<void> {
  const { id, version } = await call<{ id: number; version: number }>(manager, "handbook/drafts/save", {
    ...{ id: null, version: null, kind: "regulations", title: handbookPage, content: "核定一次，随用随贷。" },
  });
  await call(manager, "handbook/drafts/publish", { id, version, changes: "", mustReadBy: null });
}

/** A card of the member's page. */
function card(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true });
}

async function saveDialog(page: Page, t: Translate): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("common.actions.save") })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function fillProfile(page: Page, t: Translate): Promise<void> {
  const profile = card(page, t("team.profile"));
  await profile.getByRole("button", { name: t("common.actions.edit") }).click();
  const dialog = page.getByRole("dialog", { name: t("team.profile") });
  await dialog.getByLabel(t("team.education")).click();
  await page.getByTitle(t("team.educations.college"), { exact: true }).click();
  await pickDay(dialog.getByLabel(t("team.joinedOn")), "2019-07-01");
  await dialog.getByLabel(t("team.extension")).fill("806");
  await saveDialog(page, t);
  for (const words of [t("team.educations.college"), "2019-07-01", "806"]) await expect(profile).toContainText(words);
}

async function addCertificate(page: Page, t: Translate, expiresOn: string): Promise<void> {
  const certificates = card(page, t("team.certificates"));
  await certificates.getByRole("button", { name: t("team.addCertificate") }).click();
  const dialog = page.getByRole("dialog", { name: t("team.addCertificate") });
  await dialog.getByLabel(t("team.certificate"), { exact: true }).fill("银行从业");
  await pickDay(dialog.getByLabel(t("team.gainedOn")), addDays(expiresOn, -400));
  await pickDay(dialog.getByLabel(t("team.expiresOn")), expiresOn);
  await saveDialog(page, t);
  await expect(certificates.getByRole("row", { name: "银行从业" })).toContainText(expiresOn);
}

async function addCourse(page: Page, t: Translate, course: string, hours: string): Promise<void> {
  await button(page, t("team.addStudy")).click();
  const dialog = page.getByRole("dialog", { name: t("team.addStudy") });
  await dialog.getByLabel(t("team.course")).fill(course);
  await dialog.getByLabel(t("team.hoursShort")).fill(hours);
  await saveDialog(page, t);
}

for (const [language, locale] of systems)
  test(`a marketer's profile, training, study and reading stand on their page (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await addUser(manager, "m01", member, ["marketer"]);
    await publishPage(manager);
    const { today } = await call<{ today: string }>(manager, "session/current", undefined);
    await goTo(manager, t("app.nav.team"));
    await manager.getByRole("link", { name: member }).click();
    await fillProfile(manager, t);
    await addCertificate(manager, t, addDays(today, 20));
    await addCourse(manager, t, "反假币培训", "3.5");
    await expect(manager.getByRole("row", { name: "反假币培训" })).toContainText("3.5");

    // What the marketer enters themselves waits for the manager, and is theirs to take out until then.
    const marketer = await openWindow(browser, application, locale, loginOf("m01"));
    await goTo(marketer, t("app.nav.team"));
    await marketer.getByRole("link", { name: member }).click();
    await expect(card(marketer, t("team.profile")).getByRole("button")).toHaveCount(0);
    await addCourse(marketer, t, "自学《贷款通则》", "2");
    const own = marketer.getByRole("row", { name: "自学《贷款通则》" });
    await expect(own).toContainText(t("team.toConfirm"));
    await expect(own.getByRole("button")).toHaveCount(1);
    await expect(marketer.getByRole("row", { name: "反假币培训" }).getByRole("button")).toHaveCount(0);

    const reading = card(marketer, t("team.handbook")).getByRole("row", { name: handbookPage });
    await expect(reading).toContainText(t("handbook.notRead"));
    await reading.getByRole("link").click();
    await button(marketer, t("handbook.confirm")).click();
    await expect(button(marketer, t("handbook.confirm"))).toBeHidden();
    await marketer.close();

    await goTo(manager, t("app.nav.team"));
    const line = manager.getByRole("row", { name: member });
    await expect(line).toContainText(t("team.waiting", { count: 1 }));
    await expect(line).toContainText(addDays(today, 20));
    await line.getByRole("link", { name: member }).click();
    const studies = card(manager, t("team.studies")).getByRole("row", { name: "自学《贷款通则》" });
    await studies.getByRole("button", { name: t("team.confirm") }).click();
    await expect(studies).not.toContainText(t("team.toConfirm"));
    const read = card(manager, t("team.handbook")).getByRole("row", { name: handbookPage });
    await expect(read).toContainText(t("handbook.haveReadOn", { date: today }));
    await goTo(manager, t("app.nav.team"));
    await expect(line.getByRole("cell", { name: "5.5", exact: true })).toBeVisible();
    await manager.close();
  });
