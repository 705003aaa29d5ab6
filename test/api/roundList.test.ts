import { expect, test } from "vitest";
import { insertCustomers } from "../../electron/store/customers.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { expectClearMargins, expectLikeReferences, fontsMissing, picturesOf, storedPdf } from "../support/paper.ts";
import { readPdf, withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { testPrinter } from "../support/printers.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** A round of m01 through a village of so many doors, of which some are marked, and a prospect. */
async function walked(doors: number, options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { core, manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: today, reason: "分片" });
  const nothing = { currentRatingId: null, goldSince: null, lastVisitedOn: null, loanBalanceFen: 0, loanClass: null };
  const at = "2026-03-01T01:00:00.000Z";
  const by = { createdAt: at, createdBy: 1, updatedAt: at, updatedBy: 1 };
  const records = Array.from({ length: doors }, (_, index) => {
    const id = index + 1;
    const address = id % 9 === 0 ? "堌阳镇工业园区民族乐器产业大道东段路北 118 号院内" : `三组 ${id} 号`;
    const who = farmer(village.id, id, { name: `赵${id}` });
    return { ...who, ...nothing, ...by, id, address, keyTarget: id % 5 === 0 };
  });
  await core.opened.store.write((db) => insertCustomers(db, records));
  const begun = { areaId: village.id, marketerId: oneId, purpose: "整村授信", begunOn: today };
  const round = await one.rounds.begin(begun);
  const { doors: ordered } = await one.rounds.get({ id: round.id });
  for (const [index, outcome] of (["met", "away"] as const).entries())
    await one.rounds.mark({
      roundId: round.id,
      door: { customerId: ordered[index]?.customerId ?? 0 },
      outcome,
      on: today,
    });
  const prospect = { name: "李新", phone: "13800001111", on: today, outcome: null };
  await one.rounds.addProspect({ roundId: round.id, ...prospect });
  return { ...branch, document: { kind: "roundList" as const, id: round.id } };
}

test.each(languages)(
  "a village of 75 doors is a list of four pages in %s, with boxes and rows for newcomers",
  async (language) => {
    const { one, manager, village, document } = await walked(75, { pdfPrinter: testPrinter() });
    const { t } = createTranslator(language);
    const { doors } = await one.rounds.get({ id: document.id });
    const { file } = await one.documents.pdf({ document, language });
    const path = await storedPdf(file);
    const { pages, paper, texts } = readPdf(path);
    expect({ pages, paper }).toEqual({ pages: 4, paper: "A4" });
    for (const words of [village.name, "整村授信", t("rounds.progressOf", { met: 1, doors: 76 }), "赵1", "100****5678"])
      expect(texts[0]).toContain(withoutSpace(words));
    const { html } = await one.documents.page({ document, language });
    const rows = [...html.matchAll(/<tr>(<td.*?)<\/tr>/g)].map(([, row = ""]) => row.replace(/<[^>]+>/g, "|"));
    expect(rows.map((row) => /^\|(\d+)\|+([^| ]*)/.exec(row)?.slice(1))).toEqual([
      ...doors.map(({ name }, index) => [String(index + 1), name]),
      ...Array.from({ length: 12 }, (_, index) => [String(index + 1), "☐"]),
    ]);
    expect(rows.slice(0, 3).map((row) => row.match(/[☐☑]|\d{4}-\d{2}-\d{2}(?=\|$)/g)?.join(""))).toEqual([
      `☑☐☐${today}`,
      `☐☑☐${today}`,
      "☐☐☐",
    ]);
    expect(texts.join("").match(/100\*{4}5678/g)).toHaveLength(75);
    expect(texts.join("")).toContain("138****1111");
    expect(texts.join("")).not.toMatch(/13800001111|10012345678/);
    const last = texts[3] ?? "";
    expect(last).toContain(withoutSpace(t("rounds.paper.newcomers")));
    expect(last.slice(last.indexOf(withoutSpace(t("rounds.paper.newcomers")))).match(/☐☐☐/g)).toHaveLength(12);
    for (const text of texts.slice(0, 4)) expect(text).toContain(withoutSpace(t("rounds.address")));
    expect(fontsMissing(path)).toEqual([]);
    const pictures = await picturesOf(path);
    expectClearMargins(pictures);
    await expectLikeReferences(`roundList/${language}`, pictures);
    const { entries } = await manager.audit.list({});
    expect(entries[1]).toMatchObject({
      action: "document.print",
      subjectType: "round",
      subjectId: String(document.id),
      after: { document: "roundList" },
    });
  },
);
