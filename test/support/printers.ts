import { onTestFinished } from "vitest";
import { createChromiumPrinter } from "../../electron/documents/printing/chromiumPrinter.ts";
import { findBrowser } from "../../electron/documents/printing/findBrowser.ts";
import type { PaperPrinter, PaperSettings } from "../../electron/documents/printing/paperPrinter.ts";
import type { PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";

/** The Chromium of this machine as the browser shell prints with it, closed when the test ends. */
export function testPrinter(): PdfPrinter {
  const browser = findBrowser();
  if (!browser) throw new Error("The tests need a Chromium.");
  const printer = createChromiumPrinter(browser);
  onTestFinished(() => printer.close());
  return printer;
}

const page = `%PDF-1.4
1 0 obj
<</CreationDate (D:20260310020000+00'00')>>
endobj
2 0 obj
<</Type /Catalog /Pages 3 0 R>>
endobj
3 0 obj
<</Type /Pages /Count 1 /Kids [4 0 R]>>
endobj
4 0 obj
<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842]>>
endobj
`;

/** Prints an empty page whatever it is given, for tests that are about what happens beside it. */
export const blankPrinter: PdfPrinter = {
  async print() {
    const offsets = [1, 2, 3, 4].map((id) => page.indexOf(`${id} 0 obj`));
    const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
    const table = `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5\n/Root 2 0 R\n/Info 1 0 R>>\n`;
    return new TextEncoder().encode(`${page}${table}startxref\n${page.length}\n%%EOF\n`);
  },
  async close() {},
};

/** A printer at the counter that keeps what it was given; `fault` is what the next job ends with. */
export function counterPrinter() {
  const jobs: { html: string; settings: PaperSettings }[] = [];
  const state: { jobs: typeof jobs; fault: Error | null } = { jobs, fault: null };
  const paperPrinter: PaperPrinter = {
    printers: async () => [{ name: "HP_M404", label: "柜台 HP M404" }],
    async print(html, settings) {
      if (state.fault) throw state.fault;
      jobs.push({ html, settings });
    },
  };
  return Object.assign(state, { paperPrinter });
}
