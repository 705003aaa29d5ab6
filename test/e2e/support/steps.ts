import type { Locator, Page } from "playwright/test";
import { expect } from "playwright/test";
import { createTranslator, type Language } from "../../../shared/i18n/index.ts";

export type Translate = ReturnType<typeof createTranslator>["t"];

export function wordsOf(language: Language): Translate {
  return createTranslator(language).t;
}

export interface Login {
  login: string;
  password: string;
}

/** How whoever was added by `addUser` signs in. */
export function loginOf(login: string): Login {
  return { login, password: `${login}-password-1` };
}

export const branchName = "城关信用社";
export const managerLogin: Login = { login: "wang", password: "manager-pass-1" };
export const manager = { name: "王主任", ...managerLogin };

/** The first-run wizard up to the choice of how to start. */
export async function createBranch(page: Page, t: Translate): Promise<void> {
  await page.getByLabel(t("branch.branchName")).fill(branchName);
  await page.getByLabel(t("branch.managerName")).fill(manager.name);
  await page.getByLabel(t("session.login")).fill(managerLogin.login);
  await page.getByLabel(t("session.newPassword"), { exact: true }).fill(managerLogin.password);
  await page.getByLabel(t("session.repeatPassword")).fill(managerLogin.password);
  await page.getByLabel(t("session.repeatPassword")).press("Enter");
  await expect(page.locator(".recovery-key")).toHaveText(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  await expect(button(page, t("branch.next"))).toBeDisabled();
  await page.getByLabel(t("branch.recoveryKept")).check();
  await button(page, t("branch.next")).click();
}

export async function signIn(page: Page, t: Translate, login: string, password: string): Promise<void> {
  await page.getByLabel(t("session.login")).fill(login);
  await page.getByLabel(t("session.password"), { exact: true }).fill(password);
  await button(page, t("session.signIn")).click();
  await expect(page.getByRole("menuitem", { name: t("app.nav.dashboard") })).toBeVisible();
}

export function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

/** Unfolds every group of the menu on the left, so that what it shows is all that the user may open. */
export async function unfoldMenu(page: Page): Promise<void> {
  const closed = page.locator(
    ".ant-layout-sider .ant-menu-submenu:not(.ant-menu-submenu-open) > .ant-menu-submenu-title",
  );
  await expect(page.locator(".ant-layout-sider .ant-menu-item").first()).toBeVisible();
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Goes to a section by the menu on the left. */
export async function goTo(page: Page, name: string): Promise<void> {
  await unfoldMenu(page);
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Types into a select and takes what it offers. */
export async function choose(page: Page, id: string, typed: string, option = typed): Promise<void> {
  const box = page.locator(`#${id}`);
  await box.click();
  await box.pressSequentially(typed);
  await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).first().click();
}

/** Types a day into a date picker and takes it. */
export async function pickDay(box: Locator, day: string): Promise<void> {
  await box.fill(day);
  await box.press("Enter");
  await expect(box).toHaveValue(day);
}

/** Each language on a system of its own. */
export const systems: readonly [Language, string][] = [
  ["zh-CN", "zh-CN"],
  ["en", "en-US"],
];

/** Customers of the sample county. */
export const everybody = 5000;

/** The ledger of the sample county, with everybody in it. */
export async function openLedger(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await expect(page.getByText(t("customers.found", { count: everybody }))).toBeVisible();
}

/** Loads the areas of the sample county into an empty ledger. */
export async function loadAreas(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.jurisdictions"));
  await button(page, t("jurisdictions.importSample")).click();
  await expect(page.getByText(t("jurisdictions.imported", { added: 493, renamed: 0, unchanged: 0 }))).toBeVisible();
}
