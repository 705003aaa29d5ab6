import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { fullCustomer, numbers } from "../support/fullCustomer.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { bodyLines, contentsRows, readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";

test.each(languages)(
  "the gold file in %s has memberships, conditions, privileges, reviews, the rating in brief and signatures",
  async (language) => {
    const { manager, customer } = await fullCustomer({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const document = { kind: "goldFile" as const, customerId: customer.id };
    const { file } = await manager.documents.pdf({ document, language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 3, paper: "A4" });
    const rows = contentsRows(bodyLines(path));
    expect(rows.map(({ title }) => title)).toEqual([
      t("filePaper.gold.member"),
      t("filePaper.gold.memberships"),
      t("filePaper.gold.conditionsNow"),
      t("filePaper.gold.rating"),
      t("filePaper.gold.signatures"),
    ]);
    for (const { title, told, found } of rows) expect({ title, page: told }).toEqual({ title, page: found });
    expect(texts[0]).toContain(withoutSpace(`${t("gold.since")}2026-03-10`));
    for (const words of [
      ...["利率优惠", "上门服务", "经营良好", "2028-03-10", numbers.id, numbers.phone],
      t("common.goldBasis.rules"),
      `${t("gold.condition.services")}${t("gold.actual.services", { count: 1 })}`,
      `${t("documents.file.grade")}AAA`,
      `${t("gold.confirmedBy")}:王主任`,
      `${t("documents.file.marketer")}:员工m01`,
    ])
      expect(texts.slice(1).join("")).toContain(withoutSpace(words));
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`goldFile/${language}`, pictures);
    const [entry] = (await manager.audit.list({})).entries;
    const after = { document: "goldFile", language };
    expect(entry).toMatchObject({ action: "document.print", subjectId: String(customer.id), after });
  },
);

test("who is gold no more still has a file that says so; who never was has none, nor who lies elsewhere", async () => {
  const { manager, one, other, village, customer } = await fullCustomer();
  const language = "zh-CN";
  const [member] = (await manager.gold.forCustomer({ customerId: customer.id })).memberships;
  await manager.gold.end({ id: member?.id ?? 0, version: member?.version ?? 0, reason: "贷款逾期" });
  const document = { kind: "goldFile" as const, customerId: customer.id };
  const { html, title } = await one.documents.page({ document, language });
  expect(title).toBe("KH00000001 赵大海 黄金客户档案");
  for (const words of ["目前不在册，最近一次于 2026-03-10 退出", "贷款逾期"]) expect(html).toContain(words);
  expect(html).not.toContain("按现行条件");
  await refused(other.documents.page({ document, language }), "notFound");
  const { id } = await one.customers.create(farmer(village.id, 9, { name: "钱二" }));
  const never = one.documents.page({ document: { kind: "goldFile", customerId: id }, language });
  expect((await refused(never, "neverGold")).params).toEqual({ name: "钱二" });
});
