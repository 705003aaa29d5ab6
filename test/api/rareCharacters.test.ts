import { expect, test } from "vitest";
import type { PdfPrinter } from "../../electron/documents/printing/pdfPrinter.ts";
import { fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { blankPrinter, testPrinter } from "../support/printers.ts";
import { branchWithMarketers } from "../support/village.ts";

/** A code point for private use that no font draws. */
const noGlyph = "\u{10fffd}";

async function branchWith(name: string, pdfPrinter: PdfPrinter) {
  const { manager, one, village } = await branchWithMarketers({ pdfPrinter });
  const { id } = await one.customers.create(farmer(village.id, 1, { name }));
  const request = { document: { kind: "customerFile", customerId: id }, language: "zh-CN" } as const;
  return { manager, request };
}

/** The first page of a PDF with nothing but some text on it. */
async function pictureOf(printer: PdfPrinter, text: string) {
  const html = `<!doctype html><meta charset="utf-8"><p style="font:60pt 'Noto Sans CJK SC',sans-serif">${text}</p>`;
  const bytes = await printer.print(html, { tagged: false });
  const [page] = await picturesOf(await storedPdf(new File([new Uint8Array(bytes)], "text.pdf")));
  return page?.pixels.toString("base64");
}

test("rare characters of names are printed with glyphs of their own and stay text", async () => {
  const printer = testPrinter();
  const { manager, request } = await branchWith("𠮷𡈼·买买提·艾山", printer);
  const { file } = await manager.documents.pdf(request);
  const path = await storedPdf(file);
  const { texts } = readPdf(path);
  expect(texts[0]).toContain("𠮷𡈼·买买提·艾山");
  expect(texts.join("")).not.toContain("〔U+");
  expect(fontsMissing(path)).toEqual([]);
  const [one, other, box] = await Promise.all(["𠮷", "𡈼", noGlyph].map((text) => pictureOf(printer, text)));
  expect(new Set([one, other, box]).size).toBe(3);
});

test("Chromium tells which characters this PC has no glyph for", async () => {
  const { missingGlyphs } = testPrinter();
  expect(await missingGlyphs?.(["𠮷", noGlyph, "𡈼", "·", "艾", "㐀"])).toEqual([noGlyph]);
});

test("a character without a glyph is printed as its code point, with a note at the foot, wherever it stands", async () => {
  const { manager, request } = await branchWith(`赵${noGlyph}海`, testPrinter());
  const { title, html } = await manager.documents.page(request);
  expect(title).toBe(`KH00000001 赵${noGlyph}海`);
  expect(html.replace(/<title>.*?<\/title>/, "")).not.toContain(noGlyph);
  const { file } = await manager.documents.pdf(request);
  expect(file.name).toBe(`KH00000001-赵${noGlyph}海.pdf`);
  const { texts } = readPdf(await storedPdf(file));
  const note = "本机字库没有的字以统一码编号代替，形如〔U+…〕";
  expect(texts[0]).toContain("赵〔U+10FFFD〕海");
  for (const text of texts.slice(1, 4)) {
    expect(text).toMatch(/^客户档案赵〔U\+10FFFD〕海/);
    expect(text).toContain(note);
  }
});

test("a PC is asked about rare characters alone, and not at all for a document of common ones", async () => {
  const asked: string[] = [];
  const printer: PdfPrinter = {
    ...blankPrinter,
    missingGlyphs: async (characters) => {
      asked.push(...characters);
      return ["𠮷"];
    },
  };
  const common = await branchWith("买买提·艾山 O’Neil（张）", printer);
  await common.manager.documents.page(common.request);
  expect(asked).toEqual([]);
  const rare = await branchWith("𠮷㐀𠮷\u{e0100}", printer);
  const { html } = await rare.manager.documents.page(rare.request);
  expect(asked).toEqual(["𠮷", "㐀"]);
  expect(html).toContain('<td class="prose">〔U+20BB7〕㐀〔U+20BB7〕');
});

test("a printer that cannot tell prints what there is", async () => {
  const { manager, request } = await branchWith("𠮷", blankPrinter);
  expect((await manager.documents.page(request)).html).toContain("𠮷");
});
