import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { insertAll } from "../../electron/store/insertAll.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { fullCustomer, numbers } from "../support/fullCustomer.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { bodyLines, contentsRows, readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { asFile, jpeg } from "../support/pictures.ts";
import { testPrinter } from "../support/printers.ts";
import { branchWithMarketers } from "../support/village.ts";

test.each(languages)(
  "the file of a customer of whom everything is known, in %s: short sections share sheets, forms have their own",
  async (language) => {
    const { manager, customer } = await fullCustomer({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const document = { kind: "customerFile" as const, customerId: customer.id };
    const { file } = await manager.documents.pdf({ document, language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: language === "en" ? 10 : 8, paper: "A4" });
    const lines = bodyLines(path);
    const rows = contentsRows(lines);
    expect(rows.map(({ title }) => title)).toEqual([
      t("documents.file.basic"),
      t("records.tab.sections.farmer"),
      t("records.tab.links"),
      t("records.tab.loans"),
      t("records.tab.finance"),
      t("documents.file.rating"),
      t("gold.paper.title"),
      t("documents.file.visits"),
      t("filePaper.attachments"),
      t("documents.file.closing"),
    ]);
    for (const { title, told, found } of rows) expect({ title, page: told }).toEqual({ title, page: found });
    const whole = texts.join("");
    for (const words of [
      ...Object.values(numbers),
      ...["大棚长势良好", "自家大蒜地", "土地承包合同", "入户调查", "上门服务", "经营良好", "购化肥"],
      `2026-03-01${t("common.consentForm.paper")}`,
      `${pages}${t("filePaper.visits")}1`,
    ])
      expect(whole).toContain(withoutSpace(words));
    expect(texts[0]).toMatch(/^城关信用社.*KH00000001.*赵大海/);
    expect(whole).not.toContain(withoutSpace(t("filePaper.masked")));
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`customerFile/${language}`, pictures);
  },
);

test("the signatures of a rating never stand without what is signed", async () => {
  const { manager, customer } = await fullCustomer({ pdfPrinter: testPrinter() });
  const document = { kind: "customerFile" as const, customerId: customer.id };
  for (const language of languages) {
    const { t } = createTranslator(language);
    const { texts } = readPdf(await storedPdf((await manager.documents.pdf({ document, language })).file));
    const signed = texts.find((text) => text.includes(withoutSpace(`${t("documents.file.proposedBy")}:`)));
    expect(signed).toContain("入户调查");
  }
});

test("photographs keep their proportions; a lost one and one that was removed are no pictures", async () => {
  const branch = await fullCustomer({ pdfPrinter: testPrinter() });
  const { manager, one, core, customer } = branch;
  const request = { document: { kind: "customerFile", customerId: customer.id }, language: "zh-CN" } as const;
  const before = (await manager.documents.page(request)).html;
  const pictures = [...before.matchAll(/<img src="data:image\/jpeg;base64,([^"]+)" alt="([^"]+)"/g)];
  expect(pictures.map(([, , alt]) => alt)).toEqual(["1. 自家大蒜地 · 2026-03-05", "2. 宅院正门 · 2026-03-05"]);
  const sizes = await Promise.all(pictures.map(([, bytes = ""]) => sharp(Buffer.from(bytes, "base64")).metadata()));
  expect(sizes.map(({ width, height, format }) => [width, height, format])).toEqual([
    [900, 506, "jpeg"],
    [60, 120, "jpeg"],
  ]);
  const path = await storedPdf((await manager.documents.pdf(request)).file);
  const placed = execFileSync("pdfimages", ["-list", path], { encoding: "utf8" }).split("\n").slice(2).filter(Boolean);
  expect(placed).toHaveLength(2);
  for (const row of placed) {
    const [across = 0, down = 0] = row.trim().split(/\s+/).slice(12, 14).map(Number);
    expect(Math.abs(across / down - 1)).toBeLessThan(0.02);
  }

  const [, , yard] = await one.attachments.list({ customerId: customer.id });
  await one.attachments.remove({ id: yard?.id ?? 0 });
  rmSync(core.files.attachments, { recursive: true });
  const after = (await manager.documents.page(request)).html;
  expect(after).toContain("自家大蒜地 （文件已损坏或丢失，无法印出）");
  expect(after).not.toContain("宅院正门");
  expect(after).not.toContain("<img");
  expect(after).toContain("土地承包合同</td>");
});

test("what is empty takes no sheet of its own", async () => {
  const { manager, one, village } = await branchWithMarketers({ pdfPrinter: testPrinter() });
  const { id } = await one.customers.create(farmer(village.id, 1));
  const request = { document: { kind: "customerFile", customerId: id }, language: "zh-CN" } as const;
  const lines = bodyLines(await storedPdf((await manager.documents.pdf(request)).file));
  expect(contentsRows(lines).map(({ title, told }) => `${told} ${title}`)).toEqual([
    "3 基本信息",
    "3 信用评级表",
    "3 走访记录",
    "4 备考表",
  ]);
  await one.attachments.add({
    customerId: id,
    file: asFile(await jpeg(), "院落.jpg"),
    category: "idDocument",
    caption: "身份证",
    takenOn: null,
  });
  const { html } = await manager.documents.page(request);
  expect(html).not.toContain("<img");
});

/** A note of 4,000 characters in which every place is unlike every other. */
const longNote = Array.from({ length: 500 }, (_, index) => `长期走访${String(index).padStart(4, "0")}`).join("");

test("300 visits, a note of 4,000 characters and a name of 60: nothing is cut, heads repeat, no heading stands alone", async () => {
  const branch = await fullCustomer({ pdfPrinter: testPrinter() });
  const { manager, customer, core, oneId } = branch;
  const { db } = core.opened.store;
  const name = Array.from({ length: 20 }, (_, index) => `甲${String(index).padStart(2, "0")}`).join("");
  await db("customers")
    .where({ id: customer.id })
    .update({ name, notes: longNote, address: "兰考县".repeat(60) });
  await insertAll(
    db,
    "visits",
    Array.from({ length: 300 }, (_, index) => ({
      customerId: customer.id,
      marketerId: oneId,
      visitedOn: "2026-01-01",
      method: "onSite",
      purpose: "回访",
      result: `走访第${String(300 - index).padStart(4, "0")}次，${"棚".repeat((index * 7) % 90)}`,
      nextStep: "继续跟进",
      nextOn: null,
      createdAt: "2026-01-01T00:00:00.000Z",
    })),
  );
  const request = { document: { kind: "customerFile", customerId: customer.id }, language: "zh-CN" } as const;
  const path = await storedPdf((await manager.documents.pdf(request)).file);
  const pages = bodyLines(path);
  const body = withoutSpace(pages.flat().join(""));
  expect(body).toContain(longNote);
  expect(withoutSpace((pages[0] ?? []).join(""))).toContain(name);
  const visits = [...body.matchAll(/走访第(\d{4})次/g)].map(([, number]) => Number(number));
  expect(visits).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  for (const lines of pages.filter((all) => all.some((line) => line.includes("走访第"))))
    expect(lines.find((line) => line.startsWith("日期"))).toContain("下一步");
  for (const { title, told, found } of contentsRows(pages))
    expect({ title, page: told }).toEqual({ title, page: found });
  const { html } = await manager.documents.page(request);
  const headings = new Set([...html.matchAll(/<h[23]>([^<]+)<\/h[23]>/g)].map(([, heading]) => heading));
  expect(headings.size).toBeGreaterThan(12);
  for (const lines of pages) expect(headings).not.toContain(lines.at(-1));
  expectClearMargins(await picturesOf(path));
});
