import { join } from "node:path";
import type { Page } from "playwright/test";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer, residentId } from "../support/people.ts";
import { workbook } from "../support/workbook.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { call } from "./support/procedures.ts";
import {
  button,
  choose,
  createBranch,
  goTo,
  loadAreas,
  signIn,
  systems,
  type Translate,
  unfoldMenu,
  wordsOf,
} from "./support/steps.ts";

test.use({ ledger: "none" });

const village = "城中社区";
const zhao = farmer(0, 7);

/** What a branch keeps today, with a number that Excel has spoilt. */
function ledgerSheet(): Promise<File> {
  return workbook([
    ["2026年客户信息台账"],
    ["客户姓名", "身份证号码", "联系电话", "所在村", "年收入（万元）", "主营业务"],
    ["王芳", residentId(1), "10011112222", village, 6.5, "大蒜"],
    ["李强", residentId(2), "10011113333", village, 8, "养羊"],
    ["周敏", residentId(3), "10011114444", village, 3.2, "务工"],
    ["坏号", Number("999001198005060123"), "10011115555", village, 2, ""],
  ]);
}

async function importLedger(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await button(page, t("customers.import")).click();
  const file = await ledgerSheet();
  const buffer = Buffer.from(await file.arrayBuffer());
  await page.locator("input[type=file]").setInputFiles({ name: file.name, mimeType: file.type, buffer });
  await button(page, t("imports.startCheck")).click();
  const spoilt = page.getByRole("row", { name: "坏号" });
  await expect(spoilt).toContainText(t("imports.problem.idNumberLostDigits"));
  await button(page, t("imports.run", { count: 3 })).click();
  await expect(page.getByText(t("imports.done", { applied: 3, refused: 1 }))).toBeVisible();
  const download = page.waitForEvent("download");
  await button(page, t("imports.downloadRefused")).click();
  expect((await download).suggestedFilename()).toBe(`台账-${t("imports.result.fileName")}.xlsx`);
  await button(page, t("imports.openLedger")).click();
  await expect(page.getByText(t("customers.found", { count: 3 }))).toBeVisible();
}

async function addMarketer(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.users"));
  await button(page, t("users.add")).click();
  const dialog = page.getByRole("dialog", { name: t("users.add") });
  await dialog.getByLabel(t("session.login")).fill("m01");
  await dialog.getByLabel(t("users.name")).fill("陈经理");
  await dialog.getByLabel(t("session.newPassword"), { exact: true }).fill("marketer-pass-1");
  await dialog.getByLabel(t("session.repeatPassword")).fill("marketer-pass-1");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(page.getByRole("cell", { name: "陈经理" })).toBeVisible();
}

async function register(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await button(page, t("customers.register")).click();
  await page.getByLabel(t("customers.personName"), { exact: true }).fill(zhao.name);
  await page.getByLabel(t("customers.phone")).fill("10012345678");
  const idNumber = page.getByLabel(t("customers.idNumber"));
  const wrongCheckDigit = zhao.idNumber.replace(/.$/, (last) => (last === "1" ? "2" : "1"));
  await idNumber.fill(wrongCheckDigit);
  await idNumber.blur();
  await expect(page.getByText(t("common.field.residentId.checkDigit"))).toBeVisible();
  await idNumber.fill(zhao.idNumber);
  await expect(page.getByText(`${t("common.sex.male")} · 1980-05-06`)).toBeVisible();
  await choose(page, "areaId", village);
  await page.getByLabel(t("customers.mainBusiness")).fill("大蒜、小麦");
  await page.getByLabel(t("customers.yearlyIncome")).fill("60000");
  await button(page, t("common.actions.save")).click();
  await expect(page.getByRole("heading", { name: zhao.name })).toBeVisible();
}

/** What earns full points where nothing is surveyed yet: yuan, per cent, people and years. */
const bestNumbers = [
  ["netIncome", "20000"],
  ["debtRatio", "0"],
  ["labourForce", "3"],
  ["productiveAssets", "100000"],
  ["deposits", "10000"],
  ["experience", "5"],
] as const;

async function proposeRating(page: Page, t: Translate): Promise<void> {
  await button(page, t("ratings.rate")).click();
  await expect(button(page, t("ratings.propose"))).toBeDisabled();
  for (const group of await page.locator(".ant-radio-group").all()) await group.getByRole("radio").first().check();
  for (const [indicator, value] of bestNumbers)
    await page.locator(`[data-indicator="${indicator}"]`).getByRole("spinbutton").fill(value);
  await expect(page.getByTestId("score")).toHaveText("100");
  await page.getByLabel(t("ratings.evidence")).fill("入户调查，收入属实。");
  await button(page, t("ratings.propose")).click();
  await expect(status(page)).toHaveText(t("common.ratingStatus.proposed"));
}

/** The state of the rating on the screen, beside its title. */
function status(page: Page) {
  return page.getByRole("heading", { level: 3 }).locator(".ant-tag");
}

async function approveRating(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.ratings"));
  await page.getByRole("link", { name: zhao.name }).click();
  await page.getByLabel(t("ratings.decisionNote")).fill("同意授信");
  await button(page, t("ratings.approve")).click();
  await expect(status(page)).toHaveText(t("common.ratingStatus.effective"));
}

/** Moves the village on the board by its menu, and puts the plan into force. */
async function assignVillage(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.jurisdictions"));
  await page.getByLabel(t("board.search")).fill(village);
  await page.locator(".ant-select-dropdown:visible").getByText(village).click();
  await button(page, t("board.menu", { area: village })).click();
  await page.getByRole("menuitem", { name: t("board.menuItem.move") }).click();
  await choose(page, "board-move-to", "陈经理");
  await button(page, t("board.moveOk")).click();
  const column = page.getByRole("group", { name: "陈经理" });
  await expect(column.getByRole("option", { name: village })).toBeVisible();
  await button(page, t("board.plan.confirm")).click();
  const { today } = await call<{ today: string }>(page, "session/current", undefined);
  await expect(page.getByText(t("plans.summary", { from: today, count: 4 }))).toBeVisible();
  await page.getByLabel(t("plans.reason")).fill("初次分配");
  await button(page, t("plans.confirmOk")).click();
  await expect(page.getByText(t("plans.done"))).toBeVisible();
  await button(page, t("plans.close")).click();
  await expect(column).toContainText(t("board.customers", { count: 4, shown: "4" }));
}

async function printFile(page: Page, t: Translate, folder: string): Promise<string> {
  await goTo(page, t("app.nav.customers"));
  await page.getByLabel(t("customers.searchBox")).fill("zdh");
  await expect(page.getByText(t("customers.found", { count: 1 }))).toBeVisible();
  await page.getByRole("link", { name: zhao.name }).click();
  await button(page, t("documents.pageTitle")).click();
  await expect(page.frameLocator("iframe").getByRole("heading", { name: t("documents.file.title") })).toBeVisible();
  const download = page.waitForEvent("download");
  await button(page, t("documents.downloadPdf")).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`KH00000004-${zhao.name}.pdf`);
  const path = join(folder, "customer-file.pdf");
  await file.saveAs(path);
  return path;
}

function checkPdf(path: string, t: Translate): void {
  const { pages, paper, texts } = readPdf(path);
  expect({ pages, paper }).toEqual({ pages: 5, paper: "A4" });
  const expected: string[][] = [
    [t("documents.file.title"), zhao.name, "KH00000004", "城关信用社", "陈经理"],
    [t("documents.file.catalogue"), t("documents.file.rating")],
    [t("documents.file.basic"), zhao.idNumber, "10012345678", village, "60,000.00"],
    [t("documents.file.rating"), "100", "AAA", "90,000.00", "入户调查，收入属实。", t("documents.file.fourPhraseRule")],
    [t("documents.file.visits"), t("documents.file.closing")],
  ];
  expected.forEach((words, index) => {
    for (const word of words) expect(texts[index]).toContain(withoutSpace(word));
  });
}

for (const [language, locale] of systems)
  test(`the main job from an empty folder to the printed file, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale);
    await createBranch(manager, t);
    await button(manager, t("branch.startEmpty")).click();
    await expect(manager.getByText(t("dashboard.firstSteps.areas"))).toBeVisible();
    await loadAreas(manager, t);
    await importLedger(manager, t);
    await addMarketer(manager, t);

    const marketer = await openWindow(browser, application, locale);
    await signIn(marketer, t, "m01", "marketer-pass-1");
    await unfoldMenu(marketer);
    await expect(marketer.getByRole("menuitem", { name: t("app.nav.handovers"), exact: true })).toBeVisible();
    await expect(marketer.getByRole("menuitem", { name: t("app.nav.users"), exact: true })).toHaveCount(0);
    await register(marketer, t);
    await proposeRating(marketer, t);

    await approveRating(manager, t);
    await assignVillage(manager, t);
    await goTo(marketer, t("app.nav.customers"));
    await expect(marketer.getByText(t("customers.found", { count: 4 }))).toBeVisible();
    checkPdf(await printFile(manager, t, application.folder), t);
    await manager.close();
    await marketer.close();
  });
