import type { Page } from "playwright/test";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, registerInVillage } from "./support/procedures.ts";
import { changePolicy, rateBest } from "./support/ratings.ts";
import { button, choose, goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

const village = "城中社区";
/** From the first to the last day, as the policy comes. */
const noticeDays = 7;
const reviewerLogin = loginOf("r01");

/** Whose objection is answered while the notice hangs, and whose only when its period is over. */
const early = { name: "李小明", masked: "李*明", position: 1 };
const late = { name: "王芳", masked: "王*", position: 2 };
type Posted = typeof early;

/** Farmers' ratings are posted first; the manager rates both, and the reviewer approves. */
async function approveBoth(page: Page, reviewer: Page): Promise<void> {
  await changePolicy(page, { noticeRequiredFor: ["farmer"] });
  for (const { name, position } of [early, late]) {
    const { id } = await registerInVillage(page, position, { name });
    expect(await rateBest(page, reviewer, id)).toMatchObject({ status: "approved", waitsFor: "notice" });
  }
}

async function postNotice(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.notices"));
  await button(page, t("notices.make")).click();
  await choose(page, "areaId", village);
  await page.getByLabel(t("notices.place")).fill("村委会公示栏");
  await page.getByLabel(t("notices.contact")).fill("0371-12345678");
  await button(page, t("notices.chooseAll", { count: 2 })).click();
  const sheet = page.getByRole("article", { name: t("notices.sheet.label") });
  for (const { name, masked } of [early, late]) {
    await expect(page.getByRole("checkbox", { name: t("notices.tick", { name }) })).toBeChecked();
    await expect(sheet).toContainText(masked);
    await expect(sheet).not.toContainText(name);
  }
  await button(page, t("notices.save")).click();
  await button(page, t("notices.post")).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("notices.post"), exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 3 })).toContainText(`-0001 ${t("notices.status.running")}`);
  for (const posted of [early, late])
    await expect(ratingLine(page, posted)).toContainText(t("notices.waitsFor.notice"));
}

/** The line of a posted rating among those whose standing is listed for the staff. */
function ratingLine(page: Page, { name }: Posted) {
  return page.getByRole("row", { name });
}

async function recordObjection(page: Page, t: Translate, posted: Posted): Promise<void> {
  const { masked: maskedName, position } = posted;
  await button(page, t("notices.record")).click();
  const dialog = page.getByRole("dialog", { name: t("notices.record") });
  await choose(page, "ratingId", maskedName, t("notices.aboutOption", { position, maskedName, areaName: village }));
  await dialog.getByLabel(t("notices.objectorName")).fill("钱多多");
  await dialog.getByLabel(t("notices.objectorContact")).fill("10099998888");
  await dialog.getByLabel(t("notices.content")).fill("该户在外有欠款。");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(ratingLine(page, posted)).toContainText(t("notices.waitsFor.objection"));
  const card = objectionCard(page, t, posted);
  await expect(card).toContainText("钱*多 · 100****8888");
  await expect(card).toContainText(t("notices.unanswered"));
}

function objectionCard(page: Page, t: Translate, { masked }: Posted) {
  return page.getByRole("region", { name: t("notices.objectionTo", { name: masked }) });
}

/** The notice, by the list of those that hang or have hung. */
async function openNotice(page: Page, t: Translate, stage: "running" | "past", unanswered: number): Promise<void> {
  await goTo(page, t("app.nav.notices"));
  await page.getByRole("tab", { name: t(`notices.stage.${stage}`) }).click();
  await expect(page.getByText(t("notices.standing", { count: unanswered }))).toBeVisible();
  await page.getByRole("link", { name: /-0001$/ }).click();
}

/** The manager made the ratings, so that only the reviewer looks into an objection and answers it. */
async function answerObjection(reviewer: Page, t: Translate, posted: Posted): Promise<void> {
  const card = objectionCard(reviewer, t, posted);
  await card.getByRole("button", { name: t("notices.reveal") }).click();
  await expect(card).toContainText("钱多多 · 10099998888");
  await expect(card.getByRole("button", { name: t("notices.answer"), exact: true })).toBeDisabled();
  await card.getByRole("button", { name: t("notices.investigate"), exact: true }).click();
  const finding = reviewer.getByRole("dialog", { name: t("notices.investigate") });
  await finding.getByRole("textbox").fill("查询征信，走访邻里，未发现欠款。");
  await finding.getByRole("button", { name: t("common.actions.save") }).click();
  await card.getByRole("button", { name: t("notices.answer"), exact: true }).click();
  const answer = reviewer.getByRole("dialog", { name: t("notices.answer") });
  await answer.getByRole("radio", { name: t("common.objectionOutcome.rejected"), exact: true }).check();
  await expect(answer).toContainText(t("notices.consequence.goesOn"));
  await answer.getByRole("textbox").fill("经核实无对外欠款，评级维持。");
  await answer.getByRole("button", { name: t("notices.answer"), exact: true }).click();
  await expect(card).toContainText(t("common.objectionOutcome.rejected"));
  await expect(card).toContainText("经核实无对外欠款，评级维持。");
}

async function lookAtVillages(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.notices"));
  await page.getByRole("tab", { name: t("notices.villages.title") }).click();
  await page.getByLabel(t("notices.villages.search")).fill(village);
  const row = page.getByRole("row", { name: village });
  await expect(row).toContainText(t("notices.villages.notYet"));
  await expect(row).toContainText(t("notices.villages.shortOf.rated"));
  const download = page.waitForEvent("download");
  await button(page, t("notices.villages.save")).click();
  expect((await download).suggestedFilename()).toBe(`${t("notices.villages.title")}.csv`);
}

for (const [language, locale] of systems)
  test(`an objection blocks a posted rating past the notice's end until it is answered, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    let page = await openWindow(browser, application, locale, managerLogin);
    await addUser(page, reviewerLogin.login, "孙审批", ["reviewer"]);
    let reviewer = await openWindow(browser, application, locale, reviewerLogin);
    await approveBoth(page, reviewer);
    await postNotice(page, t);
    for (const posted of [early, late]) {
      await recordObjection(page, t, posted);
      await expect(objectionCard(page, t, posted)).toContainText(t("notices.ownRating"));
    }
    await openNotice(reviewer, t, "running", 2);
    await answerObjection(reviewer, t, early);
    await expect(ratingLine(reviewer, early)).toContainText(t("notices.waitsFor.notice"));
    await expect(ratingLine(reviewer, late)).toContainText(t("notices.waitsFor.objection"));
    await lookAtVillages(page, t);
    for (const window of [page, reviewer]) await window.close();

    const lastDay = noticeDays - 1;
    await application.restart(lastDay);
    page = await openWindow(browser, application, locale, managerLogin);
    await openNotice(page, t, "running", 1);
    await expect(ratingLine(page, early)).toContainText(t("notices.waitsFor.notice"));
    await page.close();

    await application.restart(lastDay + 1);
    page = await openWindow(browser, application, locale, managerLogin);
    await openNotice(page, t, "past", 1);
    await expect(ratingLine(page, early)).toContainText(t("common.ratingStatus.effective"));
    await expect(ratingLine(page, late)).toContainText(t("common.ratingStatus.approved"));
    await expect(ratingLine(page, late)).toContainText(t("notices.waitsFor.objection"));
    reviewer = await openWindow(browser, application, locale, reviewerLogin);
    await openNotice(reviewer, t, "past", 1);
    await answerObjection(reviewer, t, late);
    await expect(ratingLine(reviewer, late)).toContainText(t("common.ratingStatus.effective"));
    await reviewer.getByRole("link", { name: late.name }).click();
    await expect(reviewer.getByText(/^\d{4}-000002$/)).toBeVisible();
    for (const window of [page, reviewer]) await window.close();
  });
