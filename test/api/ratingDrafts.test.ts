import { expect, test } from "vitest";
import type { Inputs } from "../../shared/contract/index.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { asFile, jpeg } from "../support/pictures.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import type { TestWindow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

async function branchWithDraft() {
  const branch = await branchWithMarketers();
  const { one, village } = branch;
  const customer = await one.customers.create(farmer(village.id, 1));
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const written = (changes: Partial<Inputs["ratings"]["saveDraft"]> = {}) =>
    bestDraft(customer.id, definition, changes);
  return { ...branch, customer, definition, written };
}

async function paperOf(window: TestWindow, customerId: number, width: number): Promise<number> {
  const file = asFile(await jpeg({ width, height: 40 }), "房屋.jpg");
  const fields = { category: "photo", caption: "", takenOn: null } as const;
  return (await window.attachments.add({ customerId, file, ...fields })).attachment.id;
}

test("saving a draft again unchanged writes nothing", async () => {
  const { manager, one, written } = await branchWithDraft();
  const first = await one.ratings.saveDraft(written());
  const entries = async () => (await manager.audit.list({})).entries.length;
  const before = await entries();
  const again = await one.ratings.saveDraft(written({ version: first.version }));
  expect(again.version).toBe(first.version);
  expect(await entries()).toBe(before);
  const changed = await one.ratings.saveDraft(written({ version: first.version, evidence: "邻居证明" }));
  expect(changed.version).toBe(first.version + 1);
  expect(await entries()).toBe(before + 1);
});

test("looking through another's draft without changing it makes nobody its author", async () => {
  const { manager, one, written } = await branchWithDraft();
  const { version } = await one.ratings.saveDraft(written());
  const seen = await manager.ratings.saveDraft(written({ version }));
  expect(seen.own).toBe(false);
});

test("an answer is backed by the customer's own papers only, also by one taken out since", async () => {
  const { one, village, customer, written } = await branchWithDraft();
  const other = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const [own, foreign] = [await paperOf(one, customer.id, 50), await paperOf(one, other.id, 60)];
  const notes = (attachmentIds: number[]) => ({ housing: { note: "入户所见", attachmentIds } });
  await refused(one.ratings.saveDraft(written({ notes: notes([own, foreign]) })), "ratingForeignAttachment");
  await refused(one.ratings.saveDraft(written({ notes: notes([own, 9999]) })), "ratingForeignAttachment");
  const saved = await one.ratings.saveDraft(written({ notes: notes([own, own]) }));
  expect(saved.notes).toEqual(notes([own]));
  await one.attachments.remove({ id: own });
  const later = await one.ratings.saveDraft(written({ version: saved.version, notes: notes([own]), evidence: "二次" }));
  expect(later.notes).toEqual(notes([own]));
  expect((await one.ratings.propose(later)).status).toBe("proposed");
});

test("notes on what the scorecard does not ask, and empty ones, are not kept", async () => {
  const { one, written } = await branchWithDraft();
  const empty = { note: "", attachmentIds: [] };
  const notes = { housing: empty, unheardOf: { note: "多余", attachmentIds: [] } };
  expect((await one.ratings.saveDraft(written({ notes }))).notes).toEqual({});
});

test("a draft that somebody threw away is not brought back by whoever still types in it", async () => {
  const { manager, one, written } = await branchWithDraft();
  const draft = await one.ratings.saveDraft(written());
  await manager.ratings.discard(draft);
  const stale = written({ version: draft.version, evidence: "继续填写" });
  expect((await refused(one.ratings.saveDraft(stale), "stale")).params).toEqual({ name: "王主任" });
  expect((await one.ratings.saveDraft({ ...stale, version: null })).id).not.toBe(draft.id);
});

test("an answer that departs from the ledger is proposed with a note only", async () => {
  const { one, customer, written } = await branchWithDraft();
  const deposit = { service: "deposit", here: true, provider: "", number: "", openedOn: null, note: "" } as const;
  await one.records.addEntry({
    customerId: customer.id,
    list: "holdings",
    fields: { ...deposit, balanceFen: 300_000 },
  });
  const { version } = await one.ratings.saveDraft(written());
  const { facts } = await one.ratings.form({ customerId: customer.id });
  expect(facts.deposits).toEqual({ value: 300_000, source: "holdings", on: null });
  const draft = await one.ratings.saveDraft(written({ version, evidence: "已核" }));
  const { fields } = await refused(one.ratings.propose(draft), "ratingUnexplained");
  expect(fields).toContainEqual({ path: "notes.deposits", key: "required" });
  const note = (text: string) => ({ note: text, attachmentIds: [] });
  const notes = { deposits: note("定期存单未录入"), insurance: note("保单已见") };
  const explained = await one.ratings.saveDraft(written({ version: draft.version, notes }));
  expect((await one.ratings.propose(explained)).status).toBe("proposed");
});

test("a checker sees what the ledger makes of a proposal today, and from which rating it comes", async () => {
  const { manager, one, customer, written } = await branchWithDraft();
  const draft = await one.ratings.saveDraft(written());
  const proposed = await one.ratings.propose(draft);
  expect(await manager.ratings.view(proposed)).toMatchObject({ recheck: null, before: null, rating: { own: false } });
  await one.records.addEntry({
    customerId: customer.id,
    list: "loans",
    fields: { ...loan, dueOn: "2026-01-01" },
  });
  const { recheck, events, scorecard } = await manager.ratings.view(proposed);
  expect(recheck).toMatchObject({ grade: "C", lineFen: 0, facts: { overdueDays: { value: 68, source: "loans" } } });
  expect(events.map(({ kind, by }) => [kind, by?.name])).toEqual([["propose", "员工m01"]]);
  expect(scorecard.id).toBe(proposed.scorecardId);
});

test("a rating is seen with the one that was in force before it", async () => {
  const { manager, one, customer, written } = await branchWithDraft();
  const first = await one.ratings.propose(await one.ratings.saveDraft(written()));
  await manager.ratings.approve({ id: first.id, version: first.version, note: "", effectiveFrom: null });
  const worse = written({ answers: { ...written().answers, vetoes: ["habitualGambling"] } });
  const second = await one.ratings.saveDraft(worse);
  await refused(one.ratings.propose(second), "ratingChangeUnexplained");
  expect((await one.ratings.view(second)).before?.rating).toMatchObject({ id: first.id, grade: "AAA" });
  expect((await one.ratings.form({ customerId: customer.id })).last?.rating.id).toBe(first.id);
});
