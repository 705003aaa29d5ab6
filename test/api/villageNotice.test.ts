import { expect, test } from "vitest";
import type { Notice } from "../../shared/contract/notices.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { longDate } from "../../shared/i18n/longDate.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { moreProposals, neighbours, villageWithProposals } from "../support/postedNotice.ts";
import { testPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, type TestWindow, testNow } from "../support/testCore.ts";

/** The notice as a PDF: its pages, and its pictures, which must be clean. */
async function printed(window: TestWindow, { id }: Pick<Notice, "id">, language: (typeof languages)[number]) {
  const { file } = await window.documents.pdf({ document: { kind: "villageNotice", id }, language });
  const path = await storedPdf(file);
  const pictures = await picturesOf(path);
  expectClearMargins(pictures);
  expect(fontsMissing(path)).toEqual([]);
  return { ...readPdf(path), file, pictures };
}

test.each(languages)(
  "a posted notice in %s says who, on what basis, until when, and has room to confirm",
  async (language) => {
    const { manager, village, post } = await villageWithProposals({ pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { paper, pages, texts, file, pictures } = await printed(manager, await post(), language);
    expect({ paper, pages }).toEqual({ paper: "A4", pages: language === "en" ? 2 : 1 });
    expect(file.name).toContain("2026-0001");
    const date = (day: string) => longDate(day, language);
    for (const words of [
      t("notices.sheet.title"),
      t("notices.sheet.number", { number: "2026-0001" }),
      t("villageNoticePaper.purpose", { area: village.name, count: 3 }),
      t("villageNoticePaper.lineMeaning"),
      t("villageNoticePaper.howToObject", { branch: "城关信用社" }),
      t("notices.sheet.period", { from: date("2026-03-10"), to: date("2026-03-16"), count: 7 }),
      ...["村委会公示栏", "0371-12345678", date("2026-03-31"), t("villageNoticePaper.states.running")],
      ...neighbours.map(({ masked }) => masked),
      ...["AAA", "90,000.00"],
    ])
      expect(texts[0]).toContain(withoutSpace(words));
    for (const words of [
      t("villageNoticePaper.closing"),
      t("villageNoticePaper.committee"),
      t("villageNoticePaper.committeeSignature"),
      t("villageNoticePaper.sealOf", { name: "城关信用社" }),
      `${t("documents.page")}${pages}${t("documents.pageOf")}${pages}${t("documents.pageEnd")}`,
    ])
      expect(texts[pages - 1]).toContain(withoutSpace(words));
    const all = texts.join("");
    for (const words of [...neighbours.map(({ name }) => name), t("villageNoticePaper.result"), "10012345678"])
      expect(all).not.toContain(withoutSpace(words));
    await expectLikeReferences(`villageNotice/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[0]).toMatchObject({
      action: "document.print",
      subjectType: "notice",
      after: { document: "villageNotice" },
    });
  },
);

test.each(languages)("a draft in %s says across the page that it is one, and has no number yet", async (language) => {
  const { manager, save } = await villageWithProposals({ pdfPrinter: testPrinter() });
  const { t } = createTranslator(language);
  const draft = await save({ showLine: false, note: "本次公示为年度复评。" });
  const { texts, pictures } = await printed(manager, draft, language);
  for (const words of [
    t("villageNoticePaper.states.draft"),
    t("notices.sheet.number", { number: t("notices.sheet.blank") }),
    t("notices.draftNumber", { id: draft.id }),
    ...["本次公示为年度复评。", "安*平"],
  ])
    expect(texts.join("")).toContain(withoutSpace(words));
  expect(texts.join("")).not.toContain("90,000.00");
  const { html } = await manager.documents.page({ document: { kind: "villageNotice", id: draft.id }, language });
  expect(html).toContain(`<div class="state-mark">${t("villageNoticePaper.mark.draft")}</div>`);
  await expectLikeReferences(`villageNotice/draft-${language}`, pictures);
});

test("a draft shows what would hang today, without what can be posted no more", async () => {
  const { manager, one, save, ratingIds } = await villageWithProposals();
  const { id } = await save();
  const rating = await one.ratings.get({ id: ratingIds[1] ?? 0 });
  await one.ratings.withdraw({ id: rating.id, version: rating.version });
  const { html } = await manager.documents.page({ document: { kind: "villageNotice", id }, language: "zh-CN" });
  expect(html).toContain("安*平");
  expect(html).not.toContain("包*英");
  expect(html).toContain("共 2 户");
  expect(html.match(/<td class="position">\d+/g)).toEqual(['<td class="position">1', '<td class="position">2']);
});

test.each(languages)(
  "an ended notice in %s counts what was objected, and never says by whom or to what",
  async (language) => {
    let now = new Date(testNow);
    const branch = await villageWithProposals({ pdfPrinter: testPrinter(), clock: () => now });
    const { manager, one, other, otherId, reviewer, ratingIds, post } = branch;
    const { id: noticeId } = await post();
    const objection = {
      noticeId,
      receivedOn: "2026-03-10",
      channel: "visit" as const,
      objectorName: "钱多多",
      objectorContact: "10099998888",
      content: "在外有欠款。",
    };
    for (const ratingId of [ratingIds[0] ?? 0, ratingIds[2] ?? 0])
      await one.notices.recordObjection({ ...objection, ratingId });
    const [, first] = (await manager.notices.get({ id: noticeId })).objections;
    if (!first) throw new Error("The objection is missing.");
    const found = (await reviewer.notices.investigate({ id: first.id, version: first.version, finding: "查询征信。" }))
      .objections;
    await reviewer.notices.answer({
      id: first.id,
      version: found.find(({ id }) => id === first.id)?.version ?? 0,
      outcome: "rejected",
      answer: "经核实无欠款。",
    });
    now = new Date("2026-03-18T02:00:00Z");
    await manager.session.signIn(managerLogin);
    const { t } = createTranslator(language);
    const { texts, pictures } = await printed(manager, { id: noticeId }, language);
    const all = texts.join("");
    const date = longDate("2026-03-18", language);
    for (const words of [
      t("villageNoticePaper.states.past"),
      t("villageNoticePaper.result"),
      t("villageNoticePaper.objections", { date, received: 2, answered: 1, standing: 1 }),
      t("villageNoticePaper.stillOpen", { date: longDate("2026-03-31", language) }),
    ])
      expect(all).toContain(withoutSpace(words));
    for (const words of ["钱多多", "钱*多", "10099998888", "在外有欠款", "经核实无欠款", "查询征信"])
      expect(all).not.toContain(words);
    await expectLikeReferences(`villageNotice/ended-${language}`, pictures);
    const notHeard = await manager.ratings.get({ id: ratingIds[1] ?? 0 });
    await manager.bulk.reassign({
      ...{ selection: { by: "ids", ids: [notHeard.customerId] }, marketerId: otherId, to: null },
      ...{ from: "2026-03-18", reason: "亲属回避" },
    });
    await other.session.signIn({ login: "m02", password: "m02-password-1" });
    expect((await other.notices.get({ id: noticeId })).objections).toEqual([]);
    const { html } = await other.documents.page({ document: { kind: "villageNotice", id: noticeId }, language });
    expect(html).toContain(t("villageNoticePaper.objections", { date, received: 2, answered: 1, standing: 1 }));
  },
);

test("an ended notice without objections says so, and a withdrawn one that it hangs no more, without the reason", async () => {
  let now = new Date(testNow);
  const { manager, post } = await villageWithProposals({ clock: () => now, pdfPrinter: testPrinter() });
  const notice = await post();
  const withdrawn = await manager.notices.withdraw({ id: notice.id, version: notice.version, reason: "安小平有误" });
  const { texts, pictures } = await printed(manager, withdrawn, "zh-CN");
  expect(texts[0]).toContain("已于2026年3月10日撤下");
  expect(texts.join("")).not.toContain("安小平有误");
  await expectLikeReferences("villageNotice/withdrawn-zh-CN", pictures);
  now = new Date("2026-04-02T02:00:00Z");
  await manager.session.signIn(managerLogin);
  const { html } = await manager.documents.page({
    document: { kind: "villageNotice", id: notice.id },
    language: "zh-CN",
  });
  expect(html).toContain("截至 2026年4月2日，未收到异议。");
  expect(html).not.toContain("异议仍可在");
});

test("a notice of 123 ratings repeats its heads, and numbers everybody once and in order", async () => {
  const branch = await villageWithProposals({ pdfPrinter: testPrinter() });
  const { manager, ratingIds, save } = branch;
  const draft = await save({ ratingIds: [...ratingIds, ...(await moreProposals(branch, 120))] });
  const { pages, texts } = await printed(manager, await manager.notices.post(draft), "zh-CN");
  expect(pages).toBeGreaterThan(5);
  expect(pages).toBeLessThan(9);
  for (const text of texts.slice(0, pages - 1)) expect(text).toContain("序号姓名/名称村（组）信用等级");
  const rows = [...texts.join("").matchAll(/(\d+)孙\*+(\d)/g)];
  expect(rows.map(([, row]) => Number(row))).toEqual(Array.from({ length: 120 }, (_, index) => index + 4));
  expect(texts[pages - 1]).toContain(withoutSpace(`第 ${pages} 页 共 ${pages} 页`));
  expect(texts[pages - 1]).toContain("村（居）民委员会张贴确认");
});

test("whoever may read a notice may print it, and nobody else", async () => {
  const branch = await villageWithProposals();
  const { one, other, post } = branch;
  const { id } = await post();
  const ask = { document: { kind: "villageNotice" as const, id }, language: "zh-CN" as const };
  expect((await one.documents.page(ask)).title).toMatch(/2026-0001$/);
  const teller = await signInNew(branch, "t01", ["teller"]);
  expect((await teller.documents.page(ask)).title).toMatch(/2026-0001$/);
  await refused(other.documents.page(ask), "notFound");
  const administrator = await signInNew(branch, "adm", ["administrator"]);
  await refused(administrator.documents.page(ask), "notAllowed");
});

test("what somebody typed stays text", async () => {
  const { manager, save } = await villageWithProposals();
  const { id } = await save({ place: "<script>1</script>", note: "<b>注</b>" });
  const { html } = await manager.documents.page({ document: { kind: "villageNotice", id }, language: "en" });
  expect(html).toContain("&lt;script&gt;1&lt;/script&gt;");
  expect(html).not.toMatch(/<script>|<b>/);
});
