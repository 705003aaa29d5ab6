import type { Locator, Page } from "playwright/test";
import { farmer, residentId } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, choose, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

const village = "城中社区";

async function register(page: Page, t: Translate, sequence: number, name: string): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await button(page, t("customers.register")).click();
  await page.getByLabel(t("customers.personName"), { exact: true }).fill(name);
  await page.getByLabel(t("customers.idNumber")).fill(farmer(0, sequence).idNumber);
  await choose(page, "areaId", village);
  await page.getByLabel(t("customers.members")).fill("4");
}

async function save(page: Page, t: Translate): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("common.actions.save"), exact: true })
    .click();
}

/** Waits until the form at the side is gone. */
async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function consentNeedsBoth(page: Page, t: Translate): Promise<void> {
  await page.locator("#consentForm").click();
  await page.locator(".ant-select-dropdown:visible").getByTitle(t("common.consentForm.paper"), { exact: true }).click();
  await button(page, t("common.actions.save")).click();
  await expect(page.getByText(t("common.field.consentTogether"))).toBeVisible();
  await page.locator("#consentOn").fill("2026-03-01");
  await page.keyboard.press("Tab");
  await expect(page.getByText(t("common.field.consentTogether"))).toHaveCount(0);
  await button(page, t("common.actions.save")).click();
}

async function fillHousehold(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("records.tab.sections.farmer") }).click();
  await button(page, t("records.edit", { name: t("records.section.household") })).click();
  const form = page.getByRole("dialog");
  await form.locator("#labourForce").fill("2");
  await form.locator("#migrantWorkers").fill("3");
  await form.locator("#incomePlantingFen").fill("80000");
  await form.locator("#expenseFarmingFen").fill("20000");
  await form.locator("#assetHousingFen").fill("200000");
  await form.locator("#debtHereFen").fill("50000");
  await save(page, t);
  await expect(form.getByText(t("common.field.moreThanLabourForce"))).toBeVisible();
  await form.locator("#migrantWorkers").fill("1");
  await save(page, t);
  await saved(page);
  const card = page.getByRole("region", { name: t("records.section.household") });
  await expect(card.locator(".ant-statistic").nth(0)).toContainText("60,000.00");
  await expect(card.locator(".ant-statistic").nth(1)).toContainText("15,000.00");
  await expect(card.locator(".ant-statistic").nth(3)).toContainText("150,000.00");
  await expect(card.locator(".ant-statistic").nth(4)).toContainText("25.00%");
}

async function linkGuarantor(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("records.tab.links") }).click();
  await button(page, t("records.add", { name: t("records.list.links") })).click();
  await save(page, t);
  await expect(page.getByRole("dialog").getByText(t("common.field.required"))).toBeVisible();
  await choose(page, "otherId", "孙小江");
  await save(page, t);
  await saved(page);
  // The graph leads to the other customer by keyboard, and from there back.
  await page.locator(".links-graph a").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "孙小江" })).toBeVisible();
  await expect(page.getByRole("row", { name: t("records.choice.relation.guaranteed") })).toContainText("赵大海");
  await page.getByRole("row", { name: "赵大海" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "赵大海" })).toBeVisible();
}

async function addLoan(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("records.tab.loans") }).click();
  await button(page, t("records.add", { name: t("records.list.loans") })).click();
  const form = page.getByRole("dialog");
  await save(page, t);
  await expect(form.getByText(t("common.field.required"))).toHaveCount(4);
  await form.locator("#purpose").fill("买化肥");
  await form.locator("#principalFen").fill("50000");
  await form.locator("#balanceFen").fill("60000");
  await form.locator("#grantedOn").fill("2026-01-10");
  await page.keyboard.press("Tab");
  await form.locator("#dueOn").fill("2030-01-10");
  await page.keyboard.press("Tab");
  await save(page, t);
  await expect(form.getByText(t("common.field.moreThanPrincipal"))).toBeVisible();
  await form.locator("#balanceFen").fill("30000");
  await save(page, t);
  await saved(page);
  const row = page.getByRole("row", { name: "买化肥" });
  await expect(row).toContainText("30,000.00");
  await row.getByRole("button", { name: t("records.remove") }).click();
  await page
    .locator(".ant-popconfirm")
    .getByRole("button", { name: t("records.remove") })
    .click();
  await expect(row).toHaveCount(0);
  await button(page, t("records.undo")).click();
  await expect(row).toBeVisible();
  await page.getByRole("tab", { name: t("customers.tab.overview") }).click();
  await expect(page.getByText("30,000.00")).toBeVisible();
}

async function addStatement(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("records.tab.finance") }).click();
  await button(page, t("records.add", { name: t("records.list.statements") })).click();
  const form = page.getByRole("dialog");
  await form.locator("#endsOn").fill("2025-12-31");
  await page.keyboard.press("Tab");
  for (const [line, yuan] of [
    ["revenueFen", "1000"],
    ["costFen", "700"],
    ["totalAssetsFen", "800"],
    ["totalLiabilitiesFen", "320"],
    ["equityFen", "470"],
  ] as const)
    await form.locator(`#${line}`).fill(yuan);
  await save(page, t);
  await saved(page);
  await expect(page.getByText(t("records.unbalanced", { amount: "10.00" }))).toBeVisible();
  const ratio = page.getByRole("row", { name: t("records.ratio.grossMargin") });
  await expect(ratio).toContainText("30.00%");
  await expect(ratio).toContainText(t("records.ratioFormula.grossMargin"));
  await expect(page.getByRole("row", { name: t("records.ratio.debtToAssets") })).toContainText("40.00%");
}

async function editLoan(page: Page, t: Translate): Promise<Locator> {
  await page.getByRole("tab", { name: t("records.tab.loans") }).click();
  await page
    .getByRole("row", { name: "买化肥" })
    .getByRole("button", { name: t("records.edit", { name: "买化肥" }) })
    .click();
  const form = page.getByRole("dialog");
  await expect(form.locator("#purpose")).toHaveValue("买化肥");
  return form;
}

/** Another window saves, then removes, what this one types in: nothing typed is lost, and nothing of theirs. */
async function meetOthersAtAnEntry(page: Page, other: Page, t: Translate): Promise<void> {
  await other.goto(page.url());
  const mine = await editLoan(page, t);
  const theirs = await editLoan(other, t);
  await theirs.locator("#purpose").fill("买饲料");
  await theirs.locator("#balanceFen").fill("20000");
  await save(other, t);
  await saved(other);
  await mine.locator("#purpose").fill("买种子");
  await mine.locator("#contractNumber").fill("兰信借 7 号");
  await save(page, t);
  const meeting = page.getByRole("dialog", { name: t("history.mergeTitle") });
  const radio = (field: string, side: string) =>
    meeting.getByRole("radio", { name: t("history.mergeChoice", { field, side }), exact: true });
  await expect(radio(t("records.fields.balanceFen"), t("history.theirs"))).toBeChecked();
  await expect(radio(t("records.fields.contractNumber"), t("history.mine"))).toBeChecked();
  await radio(t("records.fields.purpose"), t("history.mine")).check();
  await meeting.getByRole("button", { name: t("history.mergeSave") }).click();
  await saved(page);
  const row = page.getByRole("row", { name: "买种子" });
  await expect(row).toContainText("兰信借 7 号");
  await expect(row).toContainText("20,000.00");

  await row.getByRole("button", { name: t("records.edit", { name: "兰信借 7 号" }) }).click();
  await mine.locator("#balanceFen").fill("10000");
  await other.reload();
  await other.getByRole("button", { name: `${t("records.remove")} 兰信借 7 号` }).click();
  await other
    .locator(".ant-popconfirm")
    .getByRole("button", { name: t("records.remove") })
    .click();
  await expect(other.getByText(t("records.noLoans"))).toBeVisible();
  await save(page, t);
  await expect(mine.getByText(t("refusals.entryRemoved"))).toBeVisible();
  await expect(mine.locator("#balanceFen")).toHaveValue("10000.00");
  await button(page, t("records.putBackAndSave")).click();
  await expect(radio(t("records.fields.balanceFen"), t("history.mine"))).toBeChecked();
  await meeting.getByRole("button", { name: t("history.mergeSave") }).click();
  await saved(page);
  await expect(row).toContainText("10,000.00");
}

for (const [language, locale] of systems)
  test(`the whole record of a customer is written and read, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);

    await register(page, t, 2, "孙小江");
    await choose(page, "kind", "", t("common.customerKind.selfEmployed"));
    await page.getByLabel(t("customers.idNumber")).fill(residentId(2));
    await button(page, t("common.actions.save")).click();
    await expect(page.getByRole("heading", { name: "孙小江" })).toBeVisible();
    await addStatement(page, t);

    await register(page, t, 1, "赵大海");
    await consentNeedsBoth(page, t);
    await expect(page.getByRole("heading", { name: "赵大海" })).toBeVisible();
    await fillHousehold(page, t);
    await linkGuarantor(page, t);
    await addLoan(page, t);

    const other = await openWindow(browser, application, locale, managerLogin);
    await meetOthersAtAnEntry(page, other, t);
    await page.close();
    await other.close();
  });
