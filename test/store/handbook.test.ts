import { expect, test } from "vitest";
import type { Inputs } from "../../shared/contract/index.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, startBranch, type TestWindow } from "../support/testCore.ts";

type PageInput = Omit<Inputs["handbook"]["drafts"]["save"], "id" | "version">;

const loans: PageInput = {
  kind: "regulations",
  title: "农户小额信用贷款管理办法",
  content: "总的原则。\n\n# 额度\n\n核定一次，随用随贷，余额控制，周转使用。\n\n# 利率\n\n按 LPR 加点。",
};

async function publish(
  manager: TestWindow,
  page: PageInput,
  changes: Partial<Inputs["handbook"]["drafts"]["publish"]> = {},
) {
  const { id, version } = await manager.handbook.drafts.save({ id: null, version: null, ...page });
  return manager.handbook.drafts.publish({ id, version, changes: "", mustReadBy: null, ...changes });
}

async function changeAndPublish(manager: TestWindow, id: number, content: string) {
  const draft = await manager.handbook.drafts.get({ id });
  const { version } = await manager.handbook.drafts.save({ ...draft, content });
  return manager.handbook.drafts.publish({ id, version, changes: "修订", mustReadBy: "2026-03-20" });
}

test("editions stay as they were published; older ones can be read, the newest is in force", async () => {
  const { core, manager } = await startBranch();
  const { id, editionNumber } = await publish(manager, loans);
  expect(editionNumber).toBe(1);
  const { version } = await manager.handbook.drafts.get({ id });
  await refused(manager.handbook.drafts.publish({ id, version, changes: "", mustReadBy: null }), "handbookUnchanged");
  const ahead = { id, version, changes: "", mustReadBy: "2026-03-09" };
  await refused(manager.handbook.drafts.publish(ahead), "handbookDayPast");
  await changeAndPublish(manager, id, "改过的内容");
  const now = await manager.handbook.page({ id });
  expect(now.edition).toMatchObject({ number: 2, content: "改过的内容", mustReadBy: "2026-03-20", changes: "修订" });
  expect(now.editions.map(({ number }) => number)).toEqual([2, 1]);
  expect((await manager.handbook.page({ id, edition: 1 })).edition.content).toBe(loans.content);
  await refused(manager.handbook.page({ id, edition: 3 }), "notFound");
  const { db } = core.opened.store;
  await expect(db("handbookEditions").update({ content: "x" })).rejects.toThrow("stays as it was published");
  await expect(db("handbookEditions").delete()).rejects.toThrow("stays as it was published");
  await expect(db("handbookPages").delete()).rejects.toThrow("never deleted");
});

test("words of one, two and more characters are found with their place, best places first", async () => {
  const { manager } = await startBranch();
  const { id } = await publish(manager, loans);
  const other = await publish(manager, {
    kind: "process",
    title: "逾期处理",
    content: "# 催收\n\n先核对余额，再上门。控额制度。",
  });
  const found = async (words: string) =>
    (await manager.handbook.search({ words })).hits.map(({ pageId, line, heading, snippet, marks }) => ({
      ...{ pageId, line, heading },
      marked: marks.map(([from, to]) => snippet.slice(from, to)),
    }));
  expect(await found("贷")).toEqual(
    [
      { pageId: id, line: 3, heading: "额度", marked: ["贷"] },
      expect.objectContaining({ pageId: id, line: 1 }),
    ].toReversed(),
  );
  expect(await found("余额")).toEqual([
    { pageId: id, line: 3, heading: "额度", marked: ["余额"] },
    { pageId: other.id, line: 1, heading: "催收", marked: ["余额"] },
  ]);
  expect(await found("余额控制")).toEqual([{ pageId: id, line: 3, heading: "额度", marked: ["余额控制"] }]);
  expect(await found("催收 余额")).toEqual([{ pageId: other.id, line: 1, heading: "催收", marked: ["余额"] }]);
  expect(await found("lp")).toEqual([{ pageId: id, line: 7, heading: "利率", marked: ["LP"] }]);
  // The neighbours of 余额制度 all stand in one passage or another, the word itself nowhere.
  expect(await found("余额制度")).toEqual([]);
  expect(await found("，。")).toEqual([]);
  expect(await found('" OR tokens:c贷 *')).toEqual([]);
});

test("a new edition is found in place of the one before, and a page that is withdrawn not at all", async () => {
  const { manager } = await startBranch();
  const { id } = await publish(manager, loans);
  const hits = async (words: string) => (await manager.handbook.search({ words })).hits.length;
  await changeAndPublish(manager, id, "全新的规定");
  expect([await hits("随用随贷"), await hits("全新")]).toEqual([0, 1]);
  const draft = await manager.handbook.drafts.get({ id });
  const gone = await manager.handbook.drafts.retire({ id, version: draft.version, retired: true });
  expect([gone.retiredOn, await hits("全新")]).toEqual(["2026-03-10", 0]);
  await manager.handbook.drafts.retire({ id, version: gone.version, retired: false });
  expect(await hits("全新")).toBe(1);
});

test("who has read which edition is known; a new edition is to be read anew", async () => {
  const branch = await startBranch();
  const { manager } = branch;
  const one = await signInNew(branch, "m01", ["marketer"]);
  await signInNew(branch, "x01", ["administrator"]);
  const { id } = await publish(manager, loans, { mustReadBy: "2026-03-15" });
  const { edition } = await one.handbook.page({ id });
  const { readAt } = await one.handbook.confirmRead({ editionId: edition.id });
  expect(await one.handbook.confirmRead({ editionId: edition.id })).toEqual({ readAt });
  const [row] = (await manager.handbook.list()).pages;
  expect(row).toMatchObject({ read: false, readers: { read: 1, of: 2 } });
  expect((await one.handbook.list()).pages).toMatchObject([{ read: true, readers: null }]);
  await changeAndPublish(manager, id, "改过的内容");
  expect((await one.handbook.list()).pages).toMatchObject([{ read: false, edition: { number: 2 } }]);
  const { readers } = await manager.handbook.readers({ id });
  expect(readers.map(({ name, readAt: at, edition: number }) => ({ name, at, number }))).toEqual([
    { name: "员工m01", at: null, number: 1 },
    { name: "王主任", at: null, number: null },
  ]);
  await one.handbook.confirmRead({ editionId: (await one.handbook.page({ id })).edition.id });
  expect((await manager.handbook.readers({ id })).readers.map(({ name }) => name)).toEqual(["王主任", "员工m01"]);
  const { db } = branch.core.opened.store;
  await expect(db("handbookReceipts").delete()).rejects.toThrow("stays read");
  await refused(one.handbook.readers({ id }), "notAllowed");
});

test("a note is its author's alone: nobody else gets it, and the audit trail does not tell what it says", async () => {
  const branch = await startBranch();
  const { manager } = branch;
  const one = await signInNew(branch, "m01", ["marketer"]);
  const { id } = await publish(manager, loans);
  const text = "问问老张怎么算";
  const note = await one.handbook.saveNote({ pageId: id, version: null, text });
  await refused(one.handbook.saveNote({ pageId: id, version: null, text: "别的" }), "stale");
  expect((await one.handbook.page({ id })).note).toEqual(note);
  expect((await manager.handbook.page({ id })).note).toBeNull();
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({ action: "handbook.note", subjectId: String(id) });
  expect(JSON.stringify(await branch.core.opened.store.db("auditEntries"))).not.toContain("老张");
});

test("what is not published, or was withdrawn, its writers see alone, and a stale text is refused", async () => {
  const branch = await startBranch();
  const { manager } = branch;
  const one = await signInNew(branch, "m01", ["marketer"]);
  const draft = await manager.handbook.drafts.save({ id: null, version: null, ...loans });
  expect((await one.handbook.list()).pages).toEqual([]);
  await refused(one.handbook.page({ id: draft.id }), "notFound");
  expect((await manager.handbook.list()).pages).toMatchObject([{ edition: null, changed: true }]);
  await manager.handbook.drafts.save({ ...draft, title: "新标题" });
  const late = await refused(manager.handbook.drafts.save({ ...draft, title: "别的" }), "stale");
  expect(late.params).toEqual({ name: "王主任" });
  const published = await publish(manager, { ...loans, title: "要撤下的" });
  const { edition } = await one.handbook.page({ id: published.id });
  await manager.handbook.drafts.retire({ id: published.id, version: published.version, retired: true });
  expect((await one.handbook.list()).pages).toEqual([]);
  await refused(one.handbook.page({ id: published.id }), "notFound");
  await refused(one.handbook.confirmRead({ editionId: edition.id }), "notFound");
  await refused(one.handbook.saveNote({ pageId: published.id, version: null, text: "x" }), "notFound");
});
