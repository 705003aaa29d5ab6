import { expect, type Locator, type Page } from "playwright/test";
import { readPdf } from "../../support/pdf.ts";
import { button, type Translate } from "./steps.ts";

/** The words of a preview, once it is there. */
export async function previewed(page: Page, label: string): Promise<Locator> {
  const frame = page.getByTitle(new RegExp(`^${label}`));
  await expect(frame).toBeVisible();
  return frame.contentFrame().locator("body");
}

/** Saves the PDF of the preview that is open, or what another button makes: where it lies and what poppler finds in it. */
export async function savedPdf(
  page: Page,
  t: Translate,
  start = button(page, t("documents.downloadPdf")),
): Promise<{ path: string } & ReturnType<typeof readPdf>> {
  const download = page.waitForEvent("download");
  await start.click();
  const path = await (await download).path();
  return { path, ...readPdf(path) };
}
