import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { call } from "./support/procedures.ts";
import { button, goTo, managerLogin, systems, wordsOf } from "./support/steps.ts";

const names = ["赵大海", "钱二", "孙三"];

/** Two customers in one village and one in another. */
async function twoVillages(page: Page): Promise<string[]> {
  await call(page, "areas/loadSample", undefined);
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const villages = areas.filter(({ level }) => level === "village").slice(0, 2);
  for (const [index, name] of names.entries())
    await call(page, "customers/create", farmer(villages[index === 2 ? 1 : 0]?.id ?? 0, index + 1, { name }));
  return villages.map(({ name }) => name);
}

/** A folder of the page's own in the place of the dialog, which no test can answer. */
async function chooseOwnFolder(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
}

/** Names and sizes of the files that the page saved there. */
function savedFiles(page: Page): Promise<[string, number][]> {
  return page.evaluate(async () => {
    const folder = (await navigator.storage.getDirectory()) as unknown as {
      values(): AsyncIterable<FileSystemFileHandle>;
    };
    const files: [string, number][] = [];
    for await (const handle of folder.values()) files.push([handle.name, (await handle.getFile()).size]);
    return files.sort();
  });
}

for (const [language, locale] of systems)
  test(`customers are chosen, printed into volumes by village, and taken out (${language})`, async ({
    application,
    browser,
  }, { outputDir }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    const [first = "", second = ""] = await twoVillages(page);
    await goTo(page, t("app.nav.binders"));
    await expect(page.getByText(t("binders.none"))).toBeVisible();
    await button(page, t("binders.toLedger")).click();
    await button(page, t("binders.print")).click();
    const dialog = page.getByRole("dialog");
    await expect(
      dialog.getByText(t("binders.estimate", { count: 3, villages: 2, volumes: 2, pages: 20 })),
    ).toBeVisible();
    await expect(dialog.getByRole("checkbox", { name: t("binders.duplex") })).toBeChecked();
    await button(page, t("binders.start")).click();

    await expect(page.getByText(t("binders.progress", { done: 3, total: 3, volumes: 2 }))).toBeVisible();
    await expect(page.getByText(t("binders.state.done"), { exact: true })).toBeVisible();
    const volume = (number: string) =>
      page.getByRole("row", { name: t("binders.volumeTitle", { branch: "城关信用社", binder: 1, number }) });
    await expect(volume("01")).toContainText(first);
    await expect(volume("02")).toContainText(second);

    const download = page.waitForEvent("download");
    await volume("01")
      .getByRole("button", { name: t("binders.download") })
      .click();
    const file = await download;
    const path = join(outputDir, file.suggestedFilename());
    await file.saveAs(path);
    const { pages, texts } = readPdf(path);
    // The contents and an empty page, then four pages of each of two customers.
    expect(pages).toBe(10);
    expect(texts[0]).toContain(withoutSpace(t("documents.binder.contents")));
    for (const [index, name] of ["赵大海", "钱二"].entries()) {
      expect(texts[2 + 4 * index]).toContain(name);
      expect(texts[0]).toContain(`${first}${3 + 4 * index}`);
    }
    expect(texts[1]).toBe("");
    expect(execFileSync("pdfinfo", [path], { encoding: "utf8" })).toMatch(/^Tagged: +yes$/m);

    await chooseOwnFolder(page);
    await button(page, t("binders.saveAll")).click();
    await expect(page.getByText(t("binders.savedTo", { count: 2, folder: "" }))).toBeVisible();
    const saved = await savedFiles(page);
    expect(saved.map(([name]) => name)).toEqual(expect.arrayContaining(["index.html", file.suggestedFilename()]));
    expect(saved).toHaveLength(3);

    await button(page, t("binders.discard")).click();
    await page.locator(".ant-popconfirm").getByRole("button").last().click();
    await expect(page.getByText(t("binders.removedNote"))).toBeVisible();
    await expect(button(page, t("binders.saveAll"))).toHaveCount(0);
    await button(page, t("binders.backToList")).click();
    await expect(page.getByRole("row", { name: t("binders.state.removed") })).toContainText(t("binders.byVillage"));
    await page.close();
  });
