import type { Page } from "playwright/test";
import { residentId } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, choose, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

const village = "城中社区";

async function fillCustomer(page: Page, t: Translate, name: string, sequence: number, phone: string): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await button(page, t("customers.register")).click();
  await page.getByLabel(t("customers.personName"), { exact: true }).fill(name);
  await page.getByLabel(t("customers.phone")).fill(phone);
  await page.getByLabel(t("customers.idNumber")).fill(residentId(sequence));
  await choose(page, "areaId", village);
}

async function register(page: Page, t: Translate, name: string, sequence: number, phone: string): Promise<void> {
  await fillCustomer(page, t, name, sequence, phone);
  await button(page, t("common.actions.save")).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

async function duplicatesAreTold(page: Page, t: Translate): Promise<void> {
  await fillCustomer(page, t, "赵大海", 2, "10012345678");
  await expect(page.getByText(t("customers.similar.name"))).toBeVisible();
  await page.getByLabel(t("customers.personName"), { exact: true }).fill("赵大海家");
  await expect(page.getByText(t("customers.similar.phone"))).toBeVisible();
  await page.getByLabel(t("customers.idNumber")).fill(residentId(1));
  await expect(page.getByText(t("customers.similar.idNumber"))).toBeVisible();
  await button(page, t("common.actions.save")).click();
  await expect(page.getByText(t("refusals.idNumberTaken", { name: "赵大海", fileNumber: "KH00000001" }))).toBeVisible();
  await expect(page.getByRole("link", { name: "赵大海", exact: true })).toBeVisible();
  await page.getByLabel(t("customers.idNumber")).fill(residentId(2));
  await page.getByLabel(t("customers.address")).fill("五组 8 号");
  await button(page, t("common.actions.save")).click();
  await expect(page.getByRole("heading", { name: "赵大海家" })).toBeVisible();
}

async function openCustomer(page: Page, id: number): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/customers/${id}`);
}

async function mergeThem(page: Page, t: Translate): Promise<void> {
  await openCustomer(page, 1);
  await button(page, t("merges.action")).click();
  await choose(page, "merge-other", "zdhj", "赵大海家");
  const take = (field: string) =>
    page.getByRole("radio", { name: t("merges.take", { field, fileNumber: "KH00000002" }), exact: true });
  await expect(take(t("audit.fields.address"))).toBeChecked();
  await expect(take(t("audit.fields.name"))).not.toBeChecked();
  await take(t("audit.fields.name")).check();
  await page.getByLabel(t("merges.reason")).fill("重复登记");
  await button(page, t("merges.confirm")).click();
  const question = page.getByRole("dialog");
  await expect(question).toContainText(
    t("merges.confirmHint", { loserNumber: "KH00000002", winnerNumber: "KH00000001" }),
  );
  await question.getByRole("button", { name: t("merges.confirm"), exact: true }).click();
  await expect(page.getByRole("heading", { name: "赵大海家 KH00000001" })).toBeVisible();
  await openCustomer(page, 2);
  await expect(page.getByText(t("merges.goneTitle"), { exact: true })).toBeVisible();
  await page.getByRole("link", { name: t("merges.open", { name: "赵大海家", fileNumber: "KH00000001" }) }).click();
  await expect(page.getByRole("heading", { name: "赵大海家 KH00000001" })).toBeVisible();
}

async function takeTheMergeBack(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("history.tab") }).click();
  await button(page, t("merges.reverse")).click();
  await page.getByLabel(t("merges.reverseReason")).fill("误合并");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("merges.reverse"), exact: true })
    .click();
  await expect(page.getByText(t("merges.reversed"))).toBeVisible();
  await expect(page.getByRole("heading", { name: "赵大海 KH00000001" })).toBeVisible();
  await openCustomer(page, 2);
  await expect(page.getByRole("heading", { name: "赵大海家 KH00000002" })).toBeVisible();
}

/** Another window saves while this one types; both changes end up in the ledger, one of them by choice. */
async function meetAStaleSave(page: Page, other: Page, t: Translate): Promise<void> {
  for (const window of [page, other]) {
    await openCustomer(window, 2);
    await button(window, t("common.actions.edit")).click();
    await expect(window.getByLabel(t("customers.address"))).toHaveValue("五组 8 号");
  }
  await other.getByLabel(t("customers.address")).fill("七组 1 号");
  await other.getByLabel(t("customers.mainBusiness")).fill("养羊");
  await button(other, t("common.actions.save")).click();
  await expect(other.getByRole("heading", { name: "赵大海家 KH00000002" })).toBeVisible();

  await page.getByLabel(t("customers.address")).fill("六组 3 号");
  await page.getByLabel(t("customers.notes")).fill("我写的备注");
  await button(page, t("common.actions.save")).click();
  const dialog = page.getByRole("dialog", { name: t("history.mergeTitle") });
  const radio = (field: string, side: string) =>
    dialog.getByRole("radio", { name: t("history.mergeChoice", { field, side }), exact: true });
  await expect(radio(t("audit.fields.mainBusiness"), t("history.theirs"))).toBeChecked();
  await expect(radio(t("audit.fields.notes"), t("history.mine"))).toBeChecked();
  const save = dialog.getByRole("button", { name: t("history.mergeSave") });
  await expect(save).toBeDisabled();
  await dialog.getByRole("button", { name: t("history.mergeBack") }).click();
  await expect(page.getByLabel(t("customers.notes"))).toHaveValue("我写的备注");
  await button(page, t("common.actions.save")).click();
  await radio(t("audit.fields.address"), t("history.mine")).check();
  await save.click();
  await expect(page.getByRole("heading", { name: "赵大海家 KH00000002" })).toBeVisible();
  await expect(page.getByText("六组 3 号")).toBeVisible();
  await expect(page.getByText("养羊")).toBeVisible();
  await expect(page.getByText("我写的备注")).toBeVisible();
}

async function undoAndRestore(page: Page, t: Translate): Promise<void> {
  await page.getByRole("tab", { name: t("history.tab") }).click();
  const newest = page.locator("article").first();
  await expect(newest).toContainText("七组 1 号 → 六组 3 号");
  await button(page, t("history.undo")).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("history.undo"), exact: true })
    .click();
  await expect(newest).toContainText(t("audit.actions.customer.undo"));
  await expect(newest).toContainText("六组 3 号 → 七组 1 号");

  const registered = page.locator("article", { hasText: "五组 8 号 → 七组 1 号" });
  await registered
    .getByRole("button", { name: t("history.restoreField", { field: t("audit.fields.address") }) })
    .click();
  await expect(page.getByRole("dialog")).toContainText("五组 8 号");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("history.restore"), exact: true })
    .click();
  await expect(newest).toContainText("七组 1 号 → 五组 8 号");
}

for (const [language, locale] of systems)
  test(`duplicates, merging and its reversal, stale saves and history, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await register(page, t, "赵大海", 1, "10012345678");
    await duplicatesAreTold(page, t);
    await mergeThem(page, t);
    await takeTheMergeBack(page, t);

    const other = await openWindow(browser, application, locale, managerLogin);
    await meetAStaleSave(page, other, t);
    await undoAndRestore(page, t);
    await page.close();
    await other.close();
  });
