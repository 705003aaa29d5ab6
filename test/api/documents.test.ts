import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { insertCustomers } from "../../electron/store/customers.ts";
import { emptySection } from "../../shared/contract/records.ts";
import { type StatementFigures, statementLines } from "../../shared/domain/statementLines.ts";
import { createTranslator, type Language, languages } from "../../shared/i18n/index.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { bestAnswers, bestDraft, farmer, residentId } from "../support/people.ts";
import { blankPrinter, testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";
import { temporaryFolder } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

async function ratedCustomer(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, one, village } = branch;
  const customer = await one.customers.create(farmer(village.id, 1, { notes: "第一行\n<b>第二行</b>" }));
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const answers = { ...bestAnswers(definition), vetoes: ["habitualGambling"] };
  const draft = await one.ratings.saveDraft(bestDraft(customer.id, definition, { answers, evidence: "入户调查" }));
  await manager.ratings.approve({ ...(await one.ratings.propose(draft)), note: "同意" });
  return { ...branch, customer };
}

async function pdfOf(branch: Awaited<ReturnType<typeof ratedCustomer>>, language: Language) {
  const { file } = await branch.manager.documents.pdf({
    document: { kind: "customerFile", customerId: branch.customer.id },
    language,
  });
  const path = join(temporaryFolder(), file.name);
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  return { name: file.name, ...readPdf(path) };
}

test.each(languages)("the PDF in %s has selectable text on A4 pages, numbered, a form to a page", async (language) => {
  const branch = await ratedCustomer({ pdfPrinter: testPrinter() });
  const { t } = createTranslator(language);
  const { name, pages, paper, texts } = await pdfOf(branch, language);
  expect(name).toBe("KH00000001-赵大海.pdf");
  expect({ pages, paper }).toEqual({ pages: 5, paper: "A4" });
  const expected: string[][] = [
    [t("documents.file.title"), "赵大海", "KH00000001", "城关信用社"],
    [t("documents.file.catalogue"), t("documents.file.rating")],
    [t("documents.file.basic"), residentId(1), "10012345678", branch.village.name, "60,000.00", "<b>第二行</b>"],
    [t("documents.file.rating"), "100", "B", t("documents.file.fourPhraseRule"), "入户调查", "同意"],
    [
      ...[t("documents.file.visits"), t("documents.file.noVisits")],
      ...[t("documents.file.closing"), t("documents.file.closingFallback")],
    ],
  ];
  expected.forEach((words, index) => {
    for (const word of words) expect(texts[index]).toContain(withoutSpace(word));
  });
  const { page, pageOf, pageEnd } = {
    page: t("documents.page"),
    pageOf: t("documents.pageOf"),
    pageEnd: t("documents.pageEnd"),
  };
  texts.slice(1, 5).forEach((text, index) => {
    expect(text).toContain(withoutSpace(`${page}${index + 2}${pageOf}5${pageEnd}`));
  });
  expect(texts[0]).not.toContain(withoutSpace(`${page}1${pageOf}`));
});

const emptyLines = Object.fromEntries(statementLines.map((line) => [line, null])) as StatementFigures;

test.each(languages)(
  "the file in %s tells what the record holds, in full and in sections of its own",
  async (language) => {
    const branch = await ratedCustomer({ pdfPrinter: testPrinter() });
    const { manager, village, customer } = branch;
    const customerId = customer.id;
    const sun = await manager.customers.create(farmer(village.id, 2, { name: "孙小江", phone: "10055556666" }));
    const household = { ...emptySection("household"), labourForce: 2, incomePlantingFen: 8_000_000 };
    await manager.records.saveSection({ customerId, version: null, section: "household", data: household });
    const link = { name: "", idNumber: "", phone: "", note: "" };
    const spouse = { otherId: null, name: "钱玉兰", idNumber: residentId(300), phone: "10099998888", note: "" };
    await manager.records.addEntry({
      customerId,
      list: "links",
      fields: { ...link, relation: "guarantor", kinship: null, otherId: sun.id },
    });
    await manager.records.addEntry({
      customerId,
      list: "links",
      fields: { ...spouse, relation: "member", kinship: "spouse" },
    });
    const loan = { contractNumber: "兰信借 1 号", purpose: "购化肥", grantedOn: "2025-04-01", dueOn: "2026-04-01" };
    const state = { principalFen: 5_000_000, loanClass: "normal", overdueSince: null, guarantee: "credit" } as const;
    for (const balanceFen of [3_000_000, 1_111_111])
      await manager.records.addEntry({
        customerId,
        list: "loans",
        fields: { ...loan, ...state, here: true, lender: "", balanceFen },
      });
    const [, second] = (await manager.records.get({ customerId })).loans;
    if (second) await manager.records.removeEntry({ list: "loans", id: second.id, version: second.version });
    await manager.records.addEntry({
      customerId,
      list: "holdings",
      fields: {
        service: "debitCard",
        here: true,
        provider: "",
        number: "9990010000001234567",
        openedOn: null,
        balanceFen: null,
        note: "",
      },
    });
    await manager.records.addEntry({
      customerId,
      list: "demands",
      fields: { month: "2026-05", amountFen: 2_000_000, purpose: "春耕", note: "" },
    });
    for (const [endsOn, revenueFen] of [
      ["2024-12-31", 10_000_000],
      ["2025-12-31", 12_500_000],
    ] as const)
      await manager.records.addEntry({
        customerId,
        list: "statements",
        fields: { ...emptyLines, endsOn, months: 12, audited: false, note: "", revenueFen },
      });

    const { t } = createTranslator(language);
    const { pages, texts } = await pdfOf(branch, language);
    expect(pages).toBe(6);
    const expected: string[][] = [
      [t("records.tab.sections.farmer"), t("records.fields.labourForce"), "80,000.00"],
      [t("records.tab.links"), "孙小江", "KH00000002", "钱玉兰", residentId(300), "10099998888"],
      [t("records.tab.loans"), "购化肥", "30,000.00", "9990010000001234567", "2026-05", "20,000.00"],
      [t("records.tab.finance"), "2025-12-31", "125,000.00", "100,000.00", t("records.ratio.revenueGrowth"), "25.00%"],
      [t("documents.file.rating"), "100"],
    ];
    for (const [title = ""] of expected) expect(texts[1]).toContain(withoutSpace(title));
    const sections = texts.slice(2).join("");
    for (const words of expected) for (const word of words) expect(sections).toContain(withoutSpace(word));
    const whole = texts.join("");
    for (const absent of [
      "11,111.11",
      residentId(2),
      "10055556666",
      t("records.fields.maritalStatus"),
      t("records.group.balanceLines"),
    ])
      expect(whole).not.toContain(withoutSpace(absent));
  },
);

test("what a customer's text contains stays text, and the page asks for nothing from outside", async () => {
  const { manager, customer } = await ratedCustomer();
  const { html, title } = await manager.documents.page({
    document: { kind: "customerFile", customerId: customer.id },
    language: "zh-CN",
  });
  expect(title).toBe("KH00000001 赵大海");
  expect(html).toContain("&lt;b&gt;第二行&lt;/b&gt;");
  expect(html).not.toMatch(/<script|<link|https?:|url\(/);
});

test("reading and printing are entries of the audit trail; outside the jurisdiction there is no file", async () => {
  const branch = await ratedCustomer({ pdfPrinter: blankPrinter });
  const { manager, other, customer } = branch;
  await manager.jurisdictions.assign({
    areaIds: [customer.areaId],
    marketerId: branch.oneId,
    from: "2026-03-10",
    reason: "分配",
  });
  await manager.documents.page({ document: { kind: "customerFile", customerId: customer.id }, language: "en" });
  await manager.documents.pdf({ document: { kind: "customerFile", customerId: customer.id }, language: "en" });
  const [printed, viewed] = (await manager.audit.list({})).entries;
  expect(viewed).toMatchObject({ action: "document.view", subjectId: String(customer.id), actorName: "王主任" });
  expect(printed).toMatchObject({ action: "document.print", subjectId: String(customer.id) });
  await refused(
    other.documents.page({ document: { kind: "customerFile", customerId: customer.id }, language: "en" }),
    "notFound",
  );
});

test("a PC without anything that makes PDF files says so", async () => {
  const { manager, customer } = await ratedCustomer();
  expect(await manager.documents.capabilities()).toEqual({ pdf: false, printer: false });
  await refused(
    manager.documents.pdf({ document: { kind: "customerFile", customerId: customer.id }, language: "en" }),
    "pdfUnavailable",
  );
});

/** The rated customer, and another in the same village. */
async function twoCustomers(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await ratedCustomer(options);
  const second = await branch.one.customers.create(farmer(branch.village.id, 2, { name: "钱二" }));
  return { ...branch, second, selection: { by: "ids" as const, ids: [second.id, branch.customer.id] } };
}

test.each(languages)(
  "the files of several customers in %s follow a table of contents, each with pages of its own and through the whole",
  async (language) => {
    const { manager, customer, second, selection } = await twoCustomers({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { file } = await manager.documents.pdf({ document: { kind: "customerFiles", selection }, language });
    expect(file.name).toBe(language === "en" ? "2-customer-files-2026-03-10.pdf" : "客户档案2份-2026-03-10.pdf");
    const path = join(temporaryFolder(), "files.pdf");
    writeFileSync(path, Buffer.from(await file.arrayBuffer()));
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 10, paper: "A4" });
    const number = (page: number, of: number) =>
      withoutSpace(`${t("documents.page")}${page}${t("documents.pageOf")}${of}${t("documents.pageEnd")}`);
    const listed = (row: number, { fileNumber, name }: typeof customer) => `${row}${fileNumber}${name}`;
    expect(texts[0]).toMatch(new RegExp(`${listed(1, customer)}.*2${listed(2, second)}.*7`));
    for (const [start, own, { fileNumber, name }] of [
      [1, 5, customer],
      [6, 4, second],
    ] as const) {
      expect(texts[start]).toContain(withoutSpace(t("documents.file.title")));
      expect(texts[start]).toContain(name);
      expect(texts[start]).not.toContain(number(1, own));
      expect(texts[start + 1]).toContain(withoutSpace(`${t("documents.file.basic")}3`));
      texts.slice(start + 1, start + own).forEach((text, index) => {
        expect(text).toContain(`城关信用社${fileNumber}`);
        expect(text.endsWith(number(index + 2, own))).toBe(true);
        expect(text).toContain(withoutSpace(`${t("documents.throughout")}${number(start + index + 2, 10)}`));
      });
    }
  },
);

test("every customer printed with others has an entry; those outside the jurisdiction are not printed", async () => {
  const branch = await twoCustomers({ pdfPrinter: blankPrinter });
  const { manager, other, customer, second, selection } = branch;
  const entriesOf = async (action: string) =>
    (await manager.audit.list({})).entries
      .filter((entry) => entry.action === action)
      .map(({ subjectId, after }) => [subjectId, after])
      .reverse();
  await manager.documents.pdf({ document: { kind: "customerFiles", selection }, language: "en" });
  const after = { document: "customerFiles", language: "en" };
  const both = [customer.id, second.id].map((id) => [String(id), after]);
  expect(await entriesOf("document.print")).toEqual(both);
  await manager.documents.page({ document: { kind: "customerFiles", selection }, language: "en" });
  expect(await entriesOf("document.view")).toEqual(both);
  await refused(
    other.documents.pdf({ document: { kind: "customerFiles", selection }, language: "en" }),
    "selectionEmpty",
  );
  const own = await other.customers.create(farmer(branch.neighbour.id, 3, { name: "孙三" }));
  const some = { by: "ids" as const, ids: [customer.id, own.id] };
  const { html } = await other.documents.page({ document: { kind: "customerFiles", selection: some }, language: "en" });
  expect(html).toContain("孙三");
  expect(html).not.toContain("赵大海");
});

test("a document holds a hundred files and says so", async () => {
  const { manager, core, customer } = await ratedCustomer();
  await manager.documents.page({
    document: { kind: "customerFiles", selection: { by: "ids", ids: [customer.id] } },
    language: "en",
  });
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
    manager.documents.page({ document: { kind: "customerFiles", selection: everybody }, language: "en" }),
    "documentsTooMany",
  );
  expect(data.params).toEqual({ limit: 100 });
  const { html } = await manager.documents.page({
    document: { kind: "customerFiles", selection: { ...everybody, except: [customer.id] } },
    language: "en",
  });
  expect(html.match(/<article/g)).toHaveLength(101);
});
