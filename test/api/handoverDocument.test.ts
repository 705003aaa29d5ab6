import { expect, test } from "vitest";
import { insertAll } from "../../electron/store/insertAll.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { handedOver } from "../support/handovers.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { residentId } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";
import { signInNew } from "../support/testCore.ts";

async function pdfOf(file: File) {
  return readPdf(await storedPdf(file));
}

test.each(languages)(
  "the list in %s says who hands what to whom, on one A4 page with room for three",
  async (language) => {
    const { manager, one, id, village } = await handedOver({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    await one.handovers.acknowledge({ id, side: "giver", note: "档案三份已交" });
    const { file } = await manager.documents.pdf({ document: { kind: "handoverList", id }, language });
    expect(file.name).toMatch(/员工m01-员工m02/);
    const { pages, paper, texts } = await pdfOf(file);
    expect({ pages, paper }).toEqual({ pages: 1, paper: "A4" });
    for (const words of [
      t("handovers.paper.title"),
      ...["春季调整", "轮岗", "2026-03-15", "员工m01", "员工m02", village.name, "安一", "包二", "邓四"],
      ...["KH00000001", "999001**********", "核实大棚", "档案三份已交", "2026-03-1110:00"],
      t("handovers.paper.customers", { count: 3 }),
      t("handovers.state.waiting"),
      `${t("common.handoverSide.giver")}: 员工m01`,
      `${t("common.handoverSide.receiver")}: 员工m02`,
      `${t("handovers.supervisor")}: 王主任`,
      `${t("documents.page")}1${t("documents.pageOf")}1${t("documents.pageEnd")}`,
    ])
      expect(texts[0]).toContain(withoutSpace(words));
    for (const sequence of [1, 2, 4]) expect(texts[0]).not.toContain(residentId(sequence));
    const path = await storedPdf(file);
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`handoverList/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[0]).toMatchObject({ action: "document.print", subjectType: "handover", subjectId: String(id) });
  },
);

test("the preview is the same page, and that it was opened is recorded", async () => {
  const branch = await handedOver();
  const { manager, one, id } = branch;
  const { title, html } = await one.documents.page({ document: { kind: "handoverList", id }, language: "zh-CN" });
  expect(title).toBe("移交清单 员工m01-员工m02 2026-03-15");
  expect(html).toContain("<td>安一</td>");
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({ action: "document.view", actorName: "员工m01", after: { language: "zh-CN" } });
  const third = await signInNew(branch, "m03", ["marketer"]);
  await refused(third.documents.page({ document: { kind: "handoverList", id }, language: "zh-CN" }), "notFound");
  await refused(one.documents.pdf({ document: { kind: "handoverList", id }, language: "zh-CN" }), "pdfUnavailable");
});

test("what somebody typed stays text", async () => {
  const { manager, core, id, follower } = await handedOver();
  await core.opened.store.db("customers").where({ id: follower.id }).update({ name: "<script>1</script>" });
  const { html } = await manager.documents.page({ document: { kind: "handoverList", id }, language: "en" });
  expect(html).toContain("&lt;script&gt;1&lt;/script&gt;");
  expect(html).not.toContain("<script>");
});

test("a list of 2,000 customers prints with its heading on every page and every customer once, in order", async () => {
  const { manager, core, id, village } = await handedOver({ pdfPrinter: testPrinter() });
  const { db } = core.opened.store;
  const model = await db("customers").where({ areaId: village.id }).first();
  const numbers = Array.from({ length: 2000 }, (_, index) => String(index).padStart(4, "0"));
  await insertAll(
    db,
    "customers",
    numbers.map((number, index) => ({
      ...model,
      id: 1000 + index,
      idNumber: `41022519800101${number}`,
      name: `客户${number}`,
      nameSort: `zz ${number}`,
    })),
  );
  const { file } = await manager.documents.pdf({ document: { kind: "handoverList", id }, language: "zh-CN" });
  const { pages, texts } = await pdfOf(file);
  expect(pages).toBeGreaterThan(20);
  const all = texts.join("");
  expect([...all.matchAll(/客户(\d{4})/g)].map(([, number]) => number)).toEqual(numbers);
  for (const text of texts.slice(1, pages - 1)) expect(text).toContain("证件号码");
  expect(texts[pages - 1]).toContain("监交人");
  expect(all).toContain(withoutSpace(`第 ${pages} 页 共 ${pages} 页`));
});
