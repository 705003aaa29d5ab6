import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { paperHtml } from "../../electron/documents/paper/html.tsx";
import { Grid } from "../../electron/documents/paper/parts.tsx";
import { numbered, Sections } from "../../electron/documents/paper/sections.tsx";
import type { Printing } from "../../electron/documents/template.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { storedPdf } from "../support/paper.ts";
import { bodyLines } from "../support/pdf.ts";
import { testPrinter } from "../support/printers.ts";

const printing: Printing = {
  language: "en",
  t: createTranslator("en").t,
  branchName: "Branch",
  sealName: "Branch",
  closingWords: "",
  printedBy: "Somebody",
  printedOn: "2026-03-10",
  printedAt: "2026-03-10 10:00",
  timeZone: "Asia/Shanghai",
  numbersInFull: "all",
  copy: false,
};

/** The lines of each page of some content, as every document is printed. */
async function printed(content: ReactNode): Promise<string[][]> {
  const html = renderToStaticMarkup(content);
  const articles = [{ id: "a", heading: "Test", reference: "", html }];
  const paper = { title: "Test", subject: "Test", keywords: [], articles, subjects: [] };
  const bytes = await testPrinter().print(paperHtml(paper, printing, null), { tagged: false });
  return bodyLines(await storedPdf(new File([new Uint8Array(bytes)], "test.pdf")));
}

const rows = Array.from({ length: 3 }, (_, row) => ({ id: row, cells: [`row ${row}`, "text"] }));

test("wherever on a page it falls, a heading stands with the first row of what it heads", async () => {
  const columns = [{ title: "Column" }, { title: "Other" }];
  const pages = await printed(
    Array.from({ length: 30 }, (_, step) =>
      createElement(
        "section",
        { key: step },
        createElement("div", { style: { height: `${210 + step * 2}mm` } }),
        createElement("h3", null, `Heading ${step}`),
        createElement(Grid, { columns, rows }),
      ),
    ),
  );
  const moved = pages.filter((lines) => lines.length === 0).length;
  expect(moved, "some headings do not fit below").toBeGreaterThan(0);
  expect(moved).toBeLessThan(30);
  const starts = pages.flatMap((lines) =>
    lines.flatMap((line, at) => (line.startsWith("Heading") ? [lines.slice(at + 1, at + 3).join(" | ")] : [])),
  );
  expect(starts).toHaveLength(30);
  for (const start of starts) expect(start).toMatch(/^Column +Other \| row 0 +text$/);
});

test("short sections share a sheet, one that does not fit below begins the next page, a form stands alone", async () => {
  const block = (millimetres: number) => createElement("div", { style: { height: `${millimetres}mm` } });
  const sections = numbered("a", [
    { title: "Short", body: block(60) },
    { title: "Also short", body: block(60) },
    { title: "Too high for the rest", body: block(180) },
    { title: "Form", body: block(20), ownSheet: true },
    { title: "After the form", body: block(20) },
  ]);
  expect(await printed(createElement(Sections, { sections }))).toEqual([
    ["Short", "Also short"],
    ["Too high for the rest"],
    ["Form"],
    ["After the form"],
  ]);
});
