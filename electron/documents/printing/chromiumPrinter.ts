import type { Browser } from "playwright-core";
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

  return {
    async print(html, { tagged, signal }) {
      const context = await (await browser()).newContext({ javaScriptEnabled: false, offline: true });
      const giveUp = () => void context.close();
      signal?.addEventListener("abort", giveUp, { once: true });
      try {
        signal?.throwIfAborted();
        const page = await context.newPage();
        await page.setContent(html, { waitUntil: "load" });
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: tagged });
      } finally {
        signal?.removeEventListener("abort", giveUp);
        await context.close();
      }
    },
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
