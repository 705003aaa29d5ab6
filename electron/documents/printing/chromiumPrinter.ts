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

/** To make a page takes as long as to print a short document, so one that has printed is used again, emptied before. */
const printsOfPage = 25;
const mostIdle = 2;
const idleMs = 30_000;

interface Sheet {
  page: Page;
  prints: number;
}

/**
 * Prints with an installed Chromium. The page reaches it over a pipe and the PDF comes back the same way, so nothing
 * of a customer is written to a temporary file. The browser starts with the first print; if it dies, the next print
 * starts another.
 */
export function createChromiumPrinter(executablePath: string): PdfPrinter {
  let running: Promise<Browser> | null = null;
  const idle: Sheet[] = [];
  let rest: NodeJS.Timeout | undefined;

  async function browser(): Promise<Browser> {
    const present = await running?.catch(() => null);
    if (present?.isConnected()) return present;
    running = launch(executablePath);
    return running;
  }

  async function take(): Promise<Sheet> {
    const present = await browser();
    for (let sheet = idle.pop(); sheet; sheet = idle.pop()) if (!sheet.page.isClosed()) return sheet;
    const context = await present.newContext({ javaScriptEnabled: false, offline: true });
    return { page: await context.newPage(), prints: 0 };
  }

  async function giveBack({ page, prints }: Sheet): Promise<void> {
    if (prints + 1 >= printsOfPage || idle.length >= mostIdle) return end(page);
    await page.setContent("");
    idle.push({ page, prints: prints + 1 });
    clearTimeout(rest);
    rest = setTimeout(closeIdle, idleMs).unref();
  }

  function closeIdle(): void {
    for (const { page } of idle.splice(0)) void end(page);
  }

  /** A page that runs no script of its own; what we ask of it ourselves it answers. */
  async function onPage<Answer>(work: (page: Page) => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const sheet = await take();
    const giveUp = () => void end(sheet.page);
    signal?.addEventListener("abort", giveUp, { once: true });
    try {
      signal?.throwIfAborted();
      const answer = await work(sheet.page);
      signal?.removeEventListener("abort", giveUp);
      giveBack(sheet).catch(giveUp);
      return answer;
    } catch (error) {
      giveUp();
      throw error;
    } finally {
      signal?.removeEventListener("abort", giveUp);
    }
  }

  return {
    print: (html, { tagged, signal }) =>
      onPage(async (page) => {
        await page.setContent(html, { waitUntil: "load" });
        return pdfOf(page, tagged);
      }, signal),
    missingGlyphs: rememberGlyphs((characters) =>
      onPage(async (page) => {
        await page.setContent("<!doctype html>");
        return page.evaluate(withoutGlyph, { characters, fonts });
      }),
    ),
    async close() {
      clearTimeout(rest);
      idle.length = 0;
      const present = await running?.catch(() => null);
      running = null;
      await present?.close();
    },
  };
}

/** A piece of a PDF as it comes from the browser, bytes: small enough to be young memory, which is given back early. */
const pieceBytes = 1 << 16;

/**
 * Fetches a PDF piece by piece. In one piece, as `page.pdf` gives it, a volume of a binder passes through the memory
 * several times, as text too, and stays there until much more has gathered.
 */
async function pdfOf(page: Page, tagged: boolean): Promise<Uint8Array> {
  const session = await page.context().newCDPSession(page);
  const { stream = "" } = await session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    transferMode: "ReturnAsStream",
  });
  const pieces: Buffer[] = [];
  for (let ended = false; !ended; ) {
    const { data, eof } = await session.send("IO.read", { handle: stream, size: pieceBytes });
    pieces.push(Buffer.from(data, "base64"));
    ended = eof;
  }
  await session.send("IO.close", { handle: stream });
  await session.detach();
  return Buffer.concat(pieces);
}

/** With the browser itself gone there is nothing left to close. */
async function end(page: Page): Promise<void> {
  await page
    .context()
    .close()
    .catch(() => {});
}

async function launch(executablePath: string): Promise<Browser> {
  // Loaded here only: under Electron nothing ever asks for it.
  const { chromium } = await import("playwright-core");
  // Chromium refuses to run its sandbox as root; ordinary staff never are.
  const root = process.platform === "linux" && process.getuid?.() === 0;
  return chromium.launch({ executablePath, headless: true, args: root ? [...flags, "--no-sandbox"] : flags });
}
