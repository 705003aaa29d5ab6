import type { Page } from "playwright/test";
import { dateInZone } from "../../shared/domain/dates.ts";
import { currentEdition, interviewQuestions } from "../../shared/domain/interviewQuestions.ts";
import { criteria } from "../../shared/domain/scorecard.ts";
import type { Language } from "../../shared/i18n/index.ts";
import { inLanguage } from "../../shared/i18n/localText.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { addUser, registerFarmer } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, pickDay, systems, type Translate, wordsOf } from "./support/steps.ts";

const name = "赵大海";
const today = dateInZone(new Date(), "Asia/Shanghai");

const questionOf = (page: Page, id: string) => page.locator(`[data-question="${id}"]`);

async function interview(page: Page, t: Translate, language: Language): Promise<void> {
  await pickDay(page.getByLabel(t("diligence.interview.heldOn")), today);
  await page.getByLabel(t("diligence.interview.place")).fill("客户家中");
  for (const { id, options, amount, required } of interviewQuestions("farmer", currentEdition)) {
    if (!required) continue;
    const choice = options.find((option) => option.id === "none") ?? options[0];
    if (choice)
      await questionOf(page, id)
        .getByRole("radio", { name: inLanguage(choice.label, language), exact: true })
        .check();
    if (amount && !choice)
      await questionOf(page, id)
        .getByRole("spinbutton")
        .fill(amount === "years" ? "8" : "50000");
  }
  const asked = questionOf(page, "privateLending");
  await asked.getByRole("radio").nth(1).check();
  await asked.getByRole("spinbutton").fill("5000");
  await button(page, t("diligence.interview.addSigner")).click();
  await page.getByLabel(t("diligence.interview.signer"), { exact: true }).fill(name);
  await pickDay(page.getByLabel(t("diligence.interview.signedOn")), today);
  await page.getByLabel(t("diligence.second")).click();
  await page.locator(".ant-select-dropdown:visible").getByTitle("李柜员", { exact: true }).click();
  await expect(page.getByText(t("diligence.unsaved"))).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText(t("diligence.saved"), { exact: true })).toBeVisible();
}

async function evidence(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("diligence.step.evidence") }).click();
  for (const of of criteria) {
    const criterion = t(`common.criterion.${of}`);
    const card = page.getByRole("region", { name: criterion, exact: true });
    await card.getByLabel(t("diligence.evidence.findingsOf", { criterion })).fill(`${criterion}：走访属实`);
    await card.getByRole("checkbox", { name: t("diligence.source.siteVisit") }).check();
    await card.getByText(t("diligence.judgement.strong"), { exact: true }).click();
  }
}

/** The red flag of the answer about private lending is there, says where it is from, and is answered. */
async function flags(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("diligence.step.analysis") }).click();
  const card = page.getByRole("region", { name: t("diligence.analysis.flags") });
  const flag = t("diligence.flag.privateLending");
  await expect(card.getByRole("row", { name: flag })).toContainText("5,000.00");
  await card.getByLabel(t("diligence.analysis.answerTo", { flag })).fill("向兄弟临时周转，已归还");
}

async function conclude(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("diligence.step.conclusion") }).click();
  await page.getByLabel(t("diligence.proposal.amount")).fill("20000");
  await page.getByLabel(t("diligence.proposal.term")).fill("12");
  await page.getByLabel(t("diligence.proposal.purpose")).fill("购化肥");
  await page.getByLabel(t("diligence.proposal.opinion")).fill("同意授信");
  await button(page, t("diligence.save")).click();
  const policy = page.getByRole("region", { name: t("diligence.policy.title") });
  const rule = (of: "flagsAnswered" | "allCriteria") =>
    policy.getByRole("row", { name: t(`diligence.policy.rules.${of}`) });
  for (const of of ["flagsAnswered", "allCriteria"] as const)
    await expect(rule(of)).toContainText(t("diligence.policy.state.met"));
  await expect(policy.getByText(t("diligence.policy.state.unmet"), { exact: true })).toHaveCount(0);
  await button(page, t("diligence.action.conclude")).click();
  await expect(page.getByText(t("diligence.action.concluded"))).toBeVisible();
  await expect(button(page, t("diligence.action.conclude"))).toHaveCount(0);
}

async function confirm(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.diligence"));
  await page.getByRole("row", { name }).getByRole("link").first().click();
  await page.getByRole("tab", { name: t("diligence.step.evidence") }).click();
  await expect(page.getByRole("textbox").first()).toBeDisabled();
  const decision = page.getByRole("region", { name: t("diligence.action.confirm") });
  await decision.getByLabel(t("diligence.action.note")).fill("同意");
  await decision.getByRole("button", { name: t("diligence.action.confirm") }).click();
  await expect(page.getByText(t("diligence.action.confirmed"))).toBeVisible();
  await expect(page.getByRole("region", { name: t("diligence.course") })).toContainText("王主任");
}

/** The report is looked at as it prints, and one is back at the due diligence. */
async function preview(page: Page, t: Translate): Promise<void> {
  await button(page, t("diligencePaper.print")).click();
  const paper = page.frameLocator("iframe");
  await expect(paper.getByRole("heading", { name: t("diligencePaper.title") })).toBeVisible();
  await expect(paper.getByText(`${t("common.criterion.morality")}：走访属实`)).toBeVisible();
  await expect(paper.getByText(t("diligencePaper.mark.unconfirmed"))).toHaveCount(0);
  await button(page, t("common.actions.back")).click();
  await expect(page.getByRole("region", { name: t("diligence.course") })).toBeVisible();
}

/** Judgement and evidence stand beside each criterion, and its answers are taken over with their source. */
async function rate(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await page.getByText(name).first().click();
  await button(page, t("ratings.rate")).click();
  const morality = page.getByRole("region", { name: t("common.criterion.morality") });
  await expect(morality).toContainText(`${t("common.criterion.morality")}：走访属实`);
  await expect(morality).toContainText(t("diligence.rating.judged", { judgement: t("diligence.judgement.strong") }));
  const reputation = page.locator('[data-indicator="reputation"]');
  await expect(reputation.getByRole("radio").first()).not.toBeChecked();
  await reputation.getByRole("button", { name: t("diligence.rating.adopt"), exact: true }).click();
  await expect(reputation.getByRole("radio").first()).toBeChecked();
  await expect(reputation.getByRole("textbox")).toHaveValue(/2\d{3}-000001/);
  const adoptAll = new RegExp(t("diligence.rating.adoptAll", { count: 0 }).replace("0", "[1-9]\\d*"));
  await page.getByRole("button", { name: adoptAll }).click();
  await expect(page.getByRole("button", { name: adoptAll })).toHaveCount(0);
  await expect(page.locator('[data-indicator="experience"]').getByRole("spinbutton")).toHaveValue("8");
}

for (const [language, locale] of systems)
  test(`a farmer is investigated by two, confirmed by the manager, and rated by what was found (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    await addUser(manager, "m01", "张客户", ["marketer"]);
    await addUser(manager, "t01", "李柜员", ["teller"]);
    const marketer = await openWindow(browser, application, locale, loginOf("m01"));
    await registerFarmer(manager, { name }, marketer);

    await goTo(marketer, t("app.nav.customers"));
    await marketer.getByText(name).first().click();
    await marketer.getByRole("tab", { name: t("diligence.tabName") }).click();
    await button(marketer, t("diligence.begin")).click();
    await interview(marketer, t, language);
    await evidence(marketer, t);
    await flags(marketer, t);
    await conclude(marketer, t);
    await confirm(manager, t);
    await preview(manager, t);
    await rate(marketer, t);
    await marketer.close();
    await manager.close();
  });
