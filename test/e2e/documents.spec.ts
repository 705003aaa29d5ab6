import { execFileSync } from "node:child_process";
import type { Page } from "playwright/test";
import { rpcPath } from "../../shared/contract/transport.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { savedPdf } from "./support/papers.ts";
import { registerFarmer } from "./support/procedures.ts";
import { button, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

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

/** How often a line of its own says so; the text of a page in the order in which it is drawn. */
function marksIn(path: string, mark: string): number {
  const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
  return text.split(/[\n\f]/).filter((line) => line === mark).length;
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
    const cells = [row.getByRole("cell"), details.locator("td td")].map((all) => all.allTextContents());
    texts.push((await Promise.all(cells)).flat().join(" ").replace(/\s+/g, " "));
  }
  return texts;
}

for (const [language, locale] of systems)
  test(`a copy of a file is looked at, saved and printed, and the trail says so, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await registerFarmer(page, { name });
    await openFile(page, t);
    const { share, scrolls } = await sheet(page);
    expect(share).toBeGreaterThan(0.85);
    expect(scrolls).toBe(false);

    await page.getByRole("switch", { name: t("documents.copy") }).click();
    await expect(page.frameLocator("iframe").locator(".watermark")).toHaveText(t("documents.copyMark"));
    const { path, pages } = await savedPdf(page, t);
    expect(marksIn(path, t("documents.copyMark"))).toBe(pages);
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

/** Plays a shell with a printer of its own: what it is asked to print is kept. */
async function withPrinter(page: Page): Promise<unknown[]> {
  const asked: unknown[] = [];
  const answers: [string, unknown][] = [
    ["capabilities", { pdf: true, printer: true }],
    ["printers", [{ name: "HP_M404", label: "柜台 HP M404" }]],
    ["print", {}],
  ];
  for (const [procedure, json] of answers)
    await page.route(`**${rpcPath}/documents/${procedure}`, async (route) => {
      if (procedure === "print") asked.push(route.request().postDataJSON().json.settings);
      await route.fulfill({ json: { json } });
    });
  return asked;
}

for (const [language, locale] of systems)
  test(`where the shell has printers, one is chosen with copies, sides and pages, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    const asked = await withPrinter(page);
    await registerFarmer(page, { name });
    await openFile(page, t);
    const dialog = page.getByRole("dialog");
    const print = dialog.getByRole("button", { name: t("documents.print.ok"), exact: true });
    const select = async (field: string, option: string) => {
      await dialog.getByLabel(field, { exact: true }).click();
      await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).click();
    };

    await button(page, t("documents.printDialog")).click();
    await expect(dialog.getByText(t("common.printer.default"))).toBeVisible();
    await select(t("documents.print.printer"), "柜台 HP M404");
    await select(t("documents.print.duplex"), t("common.duplex.longEdge"));
    await dialog.getByLabel(t("documents.print.copies")).fill("100");
    await dialog.getByLabel(t("documents.print.pages")).fill("3-1");
    await print.click();
    await expect(dialog.getByText(t("common.field.copies"))).toBeVisible();
    await expect(dialog.getByText(t("common.field.pageRanges"))).toBeVisible();
    await dialog.getByLabel(t("documents.print.copies")).fill("3");
    await dialog.getByLabel(t("documents.print.pages")).fill("1-3,5");
    await print.click();
    await expect(page.getByText(t("documents.print.sent", { printer: "柜台 HP M404", copies: 3 }))).toBeVisible();

    await button(page, t("documents.printDialog")).click();
    await expect(dialog.getByText("柜台 HP M404")).toBeVisible();
    await print.click();
    await expect(dialog).toBeHidden();
    const kept = { printer: "HP_M404", duplex: "longEdge" };
    expect(asked).toEqual([
      { ...kept, copies: 3, pages: "1-3,5" },
      { ...kept, copies: 1, pages: "" },
    ]);
    await page.close();
  });
