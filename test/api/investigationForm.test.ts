import { expect, test } from "vitest";
import type { DocumentOf } from "../../shared/contract/documents.ts";
import { type CustomerKind, customerKinds } from "../../shared/domain/customer.ts";
import { economyGroups, householdFacts, plainSections } from "../../shared/domain/recordGroups.ts";
import { sectionsOf } from "../../shared/domain/records.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { fieldLabel } from "../../shared/i18n/recordWords.ts";
import { fullCustomer, numbers } from "../support/fullCustomer.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";
import { branchWithMarketers } from "../support/village.ts";

function formOf(customerId: number): DocumentOf<"investigationForm"> {
  return { kind: "investigationForm", of: { by: "customer", customerId } };
}

function blankFor(customerKind: CustomerKind, areaId: number): DocumentOf<"investigationForm"> {
  return { kind: "investigationForm", of: { by: "new", customerKind, areaId } };
}

test.each(languages)(
  "a customer's form in %s has what the ledger knows, and room for everything asked",
  async (language) => {
    const { one, manager, customer } = await fullCustomer({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { file } = await one.documents.pdf({ document: formOf(customer.id), language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    const text = texts.join("");
    expect({ pages: pages <= 4, paper }).toEqual({ pages: true, paper: "A4" });
    for (const word of [
      ...[
        "赵大海",
        "KH00000001",
        "大蒜、小麦",
        "80,000.00",
        "钱玉兰",
        "2026-05",
        "春耕",
        "999001**********",
        "100****5678",
      ],
      ...(["morality", "repayment", "capital", "environment", "guarantee"] as const).map((one) =>
        t(`common.criterion.${one}`),
      ),
      t("investigationPaper.howToCorrect", { day: "2026-03-10" }),
      `☑${t("records.choice.service.debitCard")}`,
      `☐${t("records.choice.service.creditCard")}`,
      t("investigationPaper.customerSigns"),
      t("investigationPaper.investigator"),
      `${t("documents.page")}1${t("documents.pageOf")}${pages}${t("documents.pageEnd")}`,
    ])
      expect(text).toContain(withoutSpace(word));
    const { html } = await one.documents.page({ document: formOf(customer.id), language });
    for (const name of [
      ...householdFacts,
      ...plainSections.person,
      ...economyGroups.flatMap(([, names]) => [...names]),
    ])
      expect(html).toContain(`>${fieldLabel(name, t)}<`);
    for (const hidden of Object.values(numbers)) expect(text).not.toContain(hidden);
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`investigationForm/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[1]).toMatchObject({
      action: "document.print",
      subjectType: "customer",
      subjectId: String(customer.id),
      after: { document: "investigationForm" },
    });
  },
);

test.each(customerKinds)("a blank form for a new %s asks what the kind has, on two sheets at most", async (kind) => {
  const { one, manager, village } = await branchWithMarketers({ pdfPrinter: testPrinter() });
  const { t } = createTranslator("zh-CN");
  const { file } = await one.documents.pdf({ document: blankFor(kind, village.id), language: "zh-CN" });
  const path = await storedPdf(file);
  const { pages, texts } = readPdf(path);
  expect(pages).toBeLessThanOrEqual(4);
  const text = texts.join("");
  expect(text).toContain(village.name);
  expect(text).toContain(t("investigationPaper.newCustomer"));
  expect(text).not.toContain("☑");
  for (const section of ["person", "household", "business", "institution"] as const) {
    const heading = withoutSpace(t(`records.section.${section}`));
    const asked = section === "household" ? householdFacts[0] : plainSections[section][0];
    if (sectionsOf(kind).includes(section)) {
      expect(text).toContain(heading);
      expect(text).toContain(fieldLabel(asked, t));
    } else expect(text).not.toContain(fieldLabel(asked, t));
  }
  expectClearMargins(await picturesOf(path));
  await expectLikeReferences(`investigationForm/${kind}`, await picturesOf(path));
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({ subjectType: "area", subjectId: String(village.id), after: { kind } });
});

test("the forms of a selection are on sheets of their own behind a list of them, and an entry of the audit trail each", async () => {
  const { manager, village } = await branchWithMarketers({ pdfPrinter: testPrinter() });
  const ids: number[] = [];
  for (const [index, name] of ["安一", "包二", "邓四"].entries())
    ids.push((await manager.customers.create(farmer(village.id, index + 1, { name }))).id);
  const document = { kind: "investigationForms", selection: { by: "ids", ids } } as const;
  const { file } = await manager.documents.pdf({ document, language: "zh-CN" });
  const { pages, texts } = readPdf(await storedPdf(file));
  // The list and each form begin on the front of a sheet, so that they come apart when both sides are printed.
  expect(texts.flatMap((text, index) => (/第1页共\d页$/.test(text) ? [index] : []))).toEqual([0, 2, 6, 10]);
  expect([2, 6, 10].map((index) => /安一|包二|邓四/.exec(texts[index] ?? "")?.[0])).toEqual(["安一", "包二", "邓四"]);
  expect(pages).toBe(14);
  for (const [row, name] of ["安一", "包二", "邓四"].entries())
    expect(texts[0]).toMatch(new RegExp(`${name}\\S+?☐${3 + 4 * row}`));
  expect(texts[5]).toContain("备记");
  expect(texts[5]).toMatch(/第4页共4页$/);
  expect(texts[13]).toContain("本册第14页共14页");
  const { entries } = await manager.audit.list({});
  expect(
    entries
      .slice(0, 3)
      .map(({ subjectId }) => Number(subjectId))
      .toSorted(),
  ).toEqual(ids);
});

test("a marketer has no form of a customer of others, and nobody one for an area that is not there", async () => {
  const { manager, one, other, oneId, village } = await branchWithMarketers();
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const { html } = await one.documents.page({ document: formOf(id), language: "zh-CN" });
  expect(html).toContain("员工m01");
  await refused(other.documents.page({ document: formOf(id), language: "zh-CN" }), "notFound");
  await refused(one.documents.page({ document: blankFor("farmer", 999_999), language: "zh-CN" }), "areaNotFound");
  const nobody = { kind: "investigationForms" as const, selection: { by: "ids" as const, ids: [id] } };
  await refused(other.documents.page({ document: nobody, language: "zh-CN" }), "selectionEmpty");
  for (let sequence = 2; sequence <= 101; sequence += 1) await manager.customers.create(farmer(village.id, sequence));
  const all = { kind: "investigationForms" as const, selection: { by: "filter" as const, filter: {}, except: [] } };
  await refused(manager.documents.page({ document: all, language: "zh-CN" }), "formsTooMany");
});
