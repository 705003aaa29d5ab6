import type { Browser, Page } from "playwright-core";
import { fonts } from "../paper/styles.ts";
import { rememberGlyphs, withoutGlyph } from "./glyphQuestion.ts";
import type { PdfPrinter } from "./pdfPrinter.ts";

const flags = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disk-cache-size=1",
];

/**
 * Prints with an installed Chromium. The page reaches it over a pipe and the PDF comes back the same way, so nothing
 * of a customer is written to a temporary file. The browser starts with the first print; if it dies, the next print
 * starts another.
 */
export function createChromiumPrinter(executablePath: string): PdfPrinter {
  let running: Promise<Browser> | null = null;

  async function browser(): Promise<Browser> {
    const present = await running?.catch(() => null);
    if (present?.isConnected()) return present;
    running = launch(executablePath);
    return running;
  }

  /** A page that runs no script of its own; what we ask of it ourselves it answers. */
  async function onPage<Answer>(work: (page: Page) => Promise<Answer>): Promise<Answer> {
    const context = await (await browser()).newContext({ javaScriptEnabled: false, offline: true });
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  return {
    print: (html, { tagged }) =>
      onPage(async (page) => {
        await page.setContent(html, { waitUntil: "load" });
        return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: tagged });
      }),
    missingGlyphs: rememberGlyphs((characters) =>
      onPage(async (page) => {
        await page.setContent("<!doctype html>");
        return page.evaluate(withoutGlyph, { characters, fonts });
      }),
    ),
    async close() {
      const present = await running?.catch(() => null);
      running = null;
      await present?.close();
    },
  };
}

async function launch(executablePath: string): Promise<Browser> {
  // Loaded here only: under Electron nothing ever asks for it.
  const { chromium } = await import("playwright-core");
  // Chromium refuses to run its sandbox as root; ordinary staff never are.
  const root = process.platform === "linux" && process.getuid?.() === 0;
  return chromium.launch({ executablePath, headless: true, args: root ? [...flags, "--no-sandbox"] : flags });
}
