import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createChromiumPrinter } from "../../electron/documents/chromiumPrinter.ts";
import { findBrowser } from "../../electron/documents/findBrowser.ts";
import { insertCustomers } from "../../electron/store/customers.ts";
import { createTranslator, type Language, languages } from "../../shared/i18n/index.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { bestAnswers, farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { temporaryFolder } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

function printer() {
  const browser = findBrowser();
  if (!browser) throw new Error("The tests need a Chromium.");
  const made = createChromiumPrinter(browser);
  onTestFinished(() => made.close());
  return made;
}

async function ratedCustomer(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, one, village } = branch;
  const customer = await one.customers.create(farmer(village.id, 1, { notes: "第一行\n<b>第二行</b>" }));
  const { definition } = await one.ratings.scorecardFor({ kind: "farmer" });
  const answers = { ...bestAnswers(definition), vetoes: ["habitualGambling"] };
  const draft = await one.ratings.saveDraft({ customerId: customer.id, version: null, answers, evidence: "入户调查" });
  await manager.ratings.approve({ ...(await one.ratings.propose(draft)), note: "同意" });
  return { ...branch, customer };
}

async function pdfOf(branch: Awaited<ReturnType<typeof ratedCustomer>>, language: Language) {
  const { file } = await branch.manager.documents.customerFilePdf({ customerId: branch.customer.id, language });
  const path = join(temporaryFolder(), file.name);
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  return { name: file.name, ...readPdf(path) };
}

test.each(languages)(
  "the PDF in %s has selectable text on A4 pages, numbered, a section to a page",
  async (language) => {
    const branch = await ratedCustomer({ pdfPrinter: printer() });
    const { t } = createTranslator(language);
    const { name, pages, paper, texts } = await pdfOf(branch, language);
    expect(name).toBe("KH00000001-赵大海.pdf");
    expect({ pages, paper }).toEqual({ pages: 6, paper: "A4" });
    const expected: string[][] = [
      [t("documents.file.title"), "赵大海", "KH00000001", "城关信用社"],
      [t("documents.file.catalogue"), t("documents.file.rating")],
      [t("documents.file.basic"), residentId(1), "10012345678", branch.village.name, "60,000.00", "<b>第二行</b>"],
      [t("documents.file.rating"), "100", "B", t("documents.file.fourPhraseRule"), "入户调查", "同意"],
      [t("documents.file.visits"), t("documents.file.noVisits")],
      [t("documents.file.closing"), t("documents.file.closingFallback")],
    ];
    expected.forEach((words, index) => {
      for (const word of words) expect(texts[index]).toContain(withoutSpace(word));
    });
    const { page, pageOf, pageEnd } = {
      page: t("documents.file.page"),
      pageOf: t("documents.file.pageOf"),
      pageEnd: t("documents.file.pageEnd"),
    };
    texts.slice(1, 6).forEach((text, index) => {
      expect(text).toContain(withoutSpace(`${page}${index + 2}${pageOf}6${pageEnd}`));
    });
    expect(texts[0]).not.toContain(withoutSpace(`${page}1${pageOf}`));
  },
);

test("what a customer's text contains stays text, and the page asks for nothing from outside", async () => {
  const { manager, customer } = await ratedCustomer();
  const { html, title } = await manager.documents.customerFile({ customerId: customer.id, language: "zh-CN" });
  expect(title).toBe("KH00000001 赵大海");
  expect(html).toContain("&lt;b&gt;第二行&lt;/b&gt;");
  expect(html).not.toMatch(/<script|<link|https?:|url\(/);
});

test("reading and printing are entries of the audit trail; outside the jurisdiction there is no file", async () => {
  const branch = await ratedCustomer({ pdfPrinter: { print: async () => new Uint8Array([1]), close: async () => {} } });
  const { manager, other, customer } = branch;
  await manager.jurisdictions.assign({
    areaIds: [customer.areaId],
    marketerId: branch.oneId,
    from: "2026-03-10",
    reason: "分配",
  });
  await manager.documents.customerFile({ customerId: customer.id, language: "en" });
  await manager.documents.customerFilePdf({ customerId: customer.id, language: "en" });
  const [printed, viewed] = (await manager.audit.list({})).entries;
  expect(viewed).toMatchObject({ action: "document.view", subjectId: String(customer.id), actorName: "王主任" });
  expect(printed).toMatchObject({ action: "document.print", subjectId: String(customer.id) });
  await refused(other.documents.customerFile({ customerId: customer.id, language: "en" }), "notFound");
});

test("a PC without anything that makes PDF files says so", async () => {
  const { manager, customer } = await ratedCustomer();
  expect(await manager.documents.capabilities()).toEqual({ pdf: false });
  await refused(manager.documents.customerFilePdf({ customerId: customer.id, language: "en" }), "pdfUnavailable");
});

/** The rated customer, and another in the same village. */
async function twoCustomers(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await ratedCustomer(options);
  const second = await branch.one.customers.create(farmer(branch.village.id, 2, { name: "钱二" }));
  return { ...branch, second, selection: { by: "ids" as const, ids: [second.id, branch.customer.id] } };
}

test.each(languages)(
  "the files of several customers in %s follow each other, each with pages of its own",
  async (language) => {
    const { manager, customer, second, selection } = await twoCustomers({ pdfPrinter: printer() });
    const { t } = createTranslator(language);
    const { file } = await manager.documents.customerFilesPdf({ selection, language });
    expect(file.name).toBe(language === "en" ? "2-customer-files-2026-03-10.pdf" : "客户档案2份-2026-03-10.pdf");
    const path = join(temporaryFolder(), "files.pdf");
    writeFileSync(path, Buffer.from(await file.arrayBuffer()));
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 12, paper: "A4" });
    const number = (page: number) => withoutSpace(`${t("documents.file.page")}${page}${t("documents.file.pageEnd")}`);
    for (const [start, { fileNumber, name }] of [
      [0, customer],
      [6, second],
    ] as const) {
      expect(texts[start]).toContain(withoutSpace(t("documents.file.title")));
      expect(texts[start]).toContain(name);
      expect(texts[start]).not.toContain(number(1));
      texts.slice(start + 1, start + 6).forEach((text, index) => {
        expect(text).toContain(`城关信用社${fileNumber}`);
        expect(text.endsWith(number(index + 2))).toBe(true);
      });
    }
  },
);

test("every customer printed with others has an entry; those outside the jurisdiction are not printed", async () => {
  const branch = await twoCustomers({ pdfPrinter: { print: async () => new Uint8Array([1]), close: async () => {} } });
  const { manager, other, customer, second, selection } = branch;
  const entriesOf = async (action: string) =>
    (await manager.audit.list({})).entries
      .filter((entry) => entry.action === action)
      .map(({ subjectId, after }) => [subjectId, after])
      .reverse();
  await manager.documents.customerFilesPdf({ selection, language: "en" });
  const after = { document: "customerFile", language: "en" };
  const both = [customer.id, second.id].map((id) => [String(id), after]);
  expect(await entriesOf("document.print")).toEqual(both);
  await manager.documents.customerFiles({ selection, language: "en" });
  expect(await entriesOf("document.view")).toEqual(both);
  await refused(other.documents.customerFilesPdf({ selection, language: "en" }), "selectionEmpty");
  const own = await other.customers.create(farmer(branch.neighbour.id, 3, { name: "孙三" }));
  const some = { by: "ids" as const, ids: [customer.id, own.id] };
  const { html } = await other.documents.customerFiles({ selection: some, language: "en" });
  expect(html).toContain("孙三");
  expect(html).not.toContain("赵大海");
});

test("a document holds a hundred files and says so", async () => {
  const { manager, core, customer } = await ratedCustomer();
  await manager.documents.customerFiles({ selection: { by: "ids", ids: [customer.id] }, language: "en" });
  await insertCustomers(
    core.opened.store.db,
    Array.from({ length: 100 }, (_, index) => ({
      ...farmer(customer.areaId, 0, { idType: "other", idNumber: `P${index}` }),
      id: customer.id + 1 + index,
      currentRatingId: null,
      keyTarget: false,
      goldSince: null,
      lastVisitedOn: null,
      loanBalanceFen: 0,
      loanClass: null,
      createdAt: customer.createdAt,
      createdBy: 1,
      updatedAt: customer.createdAt,
      updatedBy: 1,
    })),
  );
  const everybody = { by: "filter" as const, filter: {}, except: [] };
  const data = await refused(
    manager.documents.customerFiles({ selection: everybody, language: "en" }),
    "documentsTooMany",
  );
  expect(data.params).toEqual({ limit: 100 });
  const { html } = await manager.documents.customerFiles({
    selection: { ...everybody, except: [customer.id] },
    language: "en",
  });
  expect(html.match(/<article/g)).toHaveLength(100);
});
