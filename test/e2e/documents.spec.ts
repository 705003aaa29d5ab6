import { join } from "node:path";
import type { Page } from "playwright/test";
import { readPdf } from "../support/pdf.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { registerFarmer } from "./support/procedures.ts";
import { button, createBranch, goTo, systems, type Translate, wordsOf } from "./support/steps.ts";

const name = "赵大海";

async function openFile(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.customers"));
  await page.getByRole("link", { name }).click();
  await button(page, t("documents.pageTitle")).click();
  await expect(page.frameLocator("iframe").getByRole("heading", { name: t("documents.file.title") })).toBeVisible();
}

/** The size of the first sheet on the screen, and whether one must scroll sideways to see the whole of it. */
function sheet(page: Page) {
  return page.locator("iframe").evaluate((element) => {
    const { contentDocument, clientWidth } = element as HTMLIFrameElement;
    const { width } = contentDocument?.querySelector("section")?.getBoundingClientRect() ?? { width: 0 };
    const root = contentDocument?.documentElement;
    return { share: width / clientWidth, scrolls: (root?.scrollWidth ?? 0) > (root?.clientWidth ?? 0) };
  });
}

async function downloadPdf(page: Page, t: Translate, folder: string): Promise<string> {
  const download = page.waitForEvent("download");
  await button(page, t("documents.downloadPdf")).click();
  const path = join(folder, "customer-file.pdf");
  await (await download).saveAs(path);
  return path;
}

/** Opens the browser's dialog, in whose place a stand-in counts. */
async function openPrintDialog(page: Page, t: Translate): Promise<void> {
  await page.evaluate(() => {
    const frame = document.querySelector("iframe")?.contentWindow;
    if (frame) frame.print = () => document.body.setAttribute("data-printed", frame.document.title);
  });
  await button(page, t("documents.printDialog")).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", new RegExp(name));
}

/** What the audit screen says of the customer's document, the newest first. */
async function told(page: Page, t: Translate): Promise<string[]> {
  await goTo(page, t("app.nav.audit"));
  const rows = page.getByRole("row", { name: "KH00000001" }).filter({ hasNotText: t("audit.actions.customer.create") });
  await expect(rows).toHaveCount(4);
  const texts: string[] = [];
  for (const row of await rows.all()) {
    await row.getByRole("button").click();
    const details = row.locator("xpath=following-sibling::tr[1]");
    await expect(details).toBeVisible();
    texts.push(`${await row.innerText()} ${await details.innerText()}`.replace(/\s+/g, " "));
  }
  return texts;
}

for (const [language, locale] of systems)
  test(`a copy of a file is looked at, saved and printed, and the trail says so, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale);
    await createBranch(page, t);
    await button(page, t("branch.startEmpty")).click();
    await registerFarmer(page, { name });
    await openFile(page, t);
    const { share, scrolls } = await sheet(page);
    expect(share).toBeGreaterThan(0.85);
    expect(scrolls).toBe(false);

    await page.getByRole("switch", { name: t("documents.copy") }).click();
    await expect(page.frameLocator("iframe").locator(".watermark")).toHaveText(t("documents.copyMark"));
    const path = await downloadPdf(page, t, application.folder);
    const { texts } = readPdf(path);
    const letters = [...t("documents.copyMark")];
    for (const text of texts.slice(0, -1)) for (const letter of letters) expect(text).toContain(letter);
    await openPrintDialog(page, t);

    const [dialog, pdf, copied, looked] = await told(page, t);
    expect(looked).toContain(t("audit.actions.document.view"));
    expect(looked).not.toContain(t("audit.fields.copy"));
    for (const entry of [copied, pdf, dialog]) expect(entry).toContain(`${t("audit.fields.copy")} ${t("audit.yes")}`);
    for (const entry of [looked, copied, pdf, dialog]) {
      expect(entry).toContain(`${t("audit.fields.document")} ${t("common.documentKind.customerFile")}`);
      expect(entry).toContain(`${t("audit.fields.language")} ${t(`common.documentLanguage.${language}`)}`);
    }
    expect(pdf).toContain(t("audit.actions.document.print"));
    expect(dialog).toContain(t("audit.actions.document.dialog"));
    expect(dialog).toContain(`${t("audit.fields.copies")} 1`);
    await page.close();
  });
