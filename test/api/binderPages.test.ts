import { expect, test } from "vitest";
import { createTranslator, type Language, languages } from "../../shared/i18n/index.ts";
import { branchWithFiles, everybody, settled, splitBy } from "../support/binders.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import type { TestWindow } from "../support/testCore.ts";

/** Pages of the file of a customer of whom nothing but the core is known. */
const pagesOfFile = 4;

function numbersIn(language: Language) {
  const { t } = createTranslator(language);
  const number = (page: number, of: number) =>
    withoutSpace(`${t("documents.page")}${page}${t("documents.pageOf")}${of}${t("documents.pageEnd")}`);
  return {
    own: number,
    throughout: (page: number, of: number) => `${withoutSpace(t("documents.throughout"))}${number(page, of)}`,
  };
}

async function volumesOf(window: TestWindow, language: Language, options: ReturnType<typeof splitBy>) {
  const { id } = await window.binders.start({ selection: everybody, options, language });
  const { volumeList } = await settled(window, id);
  const volumes = [];
  for (const { number, pages } of volumeList) {
    const path = await storedPdf((await window.binders.volume({ id, number })).file);
    const read = readPdf(path);
    expect(read.pages).toBe(pages);
    volumes.push({ path, ...read });
  }
  return volumes;
}

/** Everything a page says of its number is true, in the volume and in the file that begins on `start`. */
function expectNumbers(
  texts: readonly string[],
  start: number,
  { language, total }: { language: Language; total: number },
) {
  const { own, throughout } = numbersIn(language);
  for (let page = 2; page <= pagesOfFile; page += 1) {
    const text = texts[start + page - 2] ?? "";
    expect(text).toContain(throughout(start + page - 1, total));
    expect(text.endsWith(own(page, pagesOfFile))).toBe(true);
  }
}

test.each(languages)(
  "volumes in %s: a village each, every file on the right, and all page numbers are true",
  async (language) => {
    const branch = await branchWithFiles({ pdfPrinter: testPrinter() }, { here: 2, there: 1 });
    const { manager, village, neighbour } = branch;
    const long = farmer(village.id, 40, { name: "长文", notes: "多年往来，信用良好。\n".repeat(90) });
    await manager.customers.create(long);
    const [first, second] = await volumesOf(manager, language, splitBy({ duplex: true }));
    expect(first?.texts[0]).toContain(village.name);
    expect(second?.texts[0]).toContain(neighbour.name);

    // The contents and an empty page; two short files; one of more pages.
    const texts = first?.texts ?? [];
    const total = first?.pages ?? 0;
    for (const [index, name] of ["客户1", "客户2", "长文"].entries()) {
      const start = 3 + pagesOfFile * index;
      expect(texts[0]).toContain(`${village.name}${start}`);
      expect(texts[start - 1]).toContain(name);
    }
    expect(texts[1]).toBe("");
    expect(total).toBeGreaterThan(2 + 3 * pagesOfFile);
    for (const start of [3, 3 + pagesOfFile]) expectNumbers(texts, start, { language, total });
    const { own, throughout } = numbersIn(language);
    expect(texts[total - 1]).toContain(throughout(total, total));
    expect(texts[total - 1]?.endsWith(own(total - 2 - 2 * pagesOfFile, total - 2 - 2 * pagesOfFile))).toBe(true);
    for (const volume of [first, second]) {
      expect(fontsMissing(volume?.path ?? "")).toEqual([]);
      const pictures = await picturesOf(volume?.path ?? "");
      expectClearMargins(pictures);
      if (volume === first) await expectLikeReferences(`binder/${language}`, pictures.slice(0, 1));
    }
  },
);

test("files of an odd number of pages are followed by an empty one, which no number counts as theirs", async () => {
  const { manager, village } = await branchWithFiles({ pdfPrinter: testPrinter() }, { here: 0, there: 0 });
  // Notes of so many lengths run over to another number of pages.
  for (const [index, lines] of [1, 25, 40, 60, 90].entries())
    await manager.customers.create(
      farmer(village.id, index, { name: `长文${lines}末`, notes: "往来多年。\n".repeat(lines) }),
    );
  const [volume] = await volumesOf(manager, "zh-CN", splitBy({ duplex: true }));
  const { texts = [], pages: total = 0 } = volume ?? {};
  const { own } = numbersIn("zh-CN");
  const starts = [...(texts[0] ?? "").matchAll(/长文\d+末\D*?(\d+)(?=\dKH|城关)/g)].map(([, page]) => Number(page));
  expect(starts).toHaveLength(5);
  let empty = 0;
  for (const [index, start] of starts.entries()) {
    expect(start % 2).toBe(1);
    const next = starts[index + 1] ?? total + 1;
    const isBlank = texts[next - 2] === "";
    const pages = next - start - (isBlank ? 1 : 0);
    expect(isBlank).toBe(next <= total && pages % 2 === 1);
    for (let page = 2; page <= pages; page += 1) expect(texts[start + page - 2]?.endsWith(own(page, pages))).toBe(true);
    empty += isBlank ? 1 : 0;
  }
  expect(empty).toBeGreaterThan(0);
});

test("volumes that are full end between two files, with contents of just theirs", async () => {
  const { manager } = await branchWithFiles({ pdfPrinter: testPrinter() }, { here: 6, there: 1 });
  const volumes = await volumesOf(manager, "en", splitBy({ split: "pages", mostPages: 20 }));
  expect(volumes.map(({ pages }) => pages)).toEqual([17, 13]);
  for (const [index, names] of [
    ["客户500", "客户1", "客户2", "客户3"],
    ["客户4", "客户5", "客户6"],
  ].entries()) {
    const { texts = [], pages = 0 } = volumes[index] ?? {};
    for (const [place, name] of names.entries()) {
      expect(texts[0]).toContain(name);
      expect(texts[1 + pagesOfFile * place]).toContain(name);
      expectNumbers(texts, 2 + pagesOfFile * place, { language: "en", total: pages });
    }
  }
  expect(volumes[0]?.texts[0]).not.toContain("客户4");
});
