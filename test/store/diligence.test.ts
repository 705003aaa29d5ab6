import { expect, test } from "vitest";
import type { Diligence } from "../../shared/contract/diligence.ts";
import type { DiligenceContent } from "../../shared/domain/diligence.ts";
import { wholeDiligence } from "../support/diligence.ts";
import { farmer } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = testNow.slice(0, 10);
const target = ({ id, version }: Diligence) => ({ id, version });

/** A farmer in the first marketer's village. */
async function branchWithFarmer() {
  const branch = await branchWithMarketers();
  const { manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: today, reason: "初次分配" });
  const { id: customerId } = await one.customers.create(farmer(village.id, 1));
  return { ...branch, customerId };
}

type Branch = Awaited<ReturnType<typeof branchWithFarmer>>;

async function concluded({ one, otherId, customerId }: Branch, changes: Partial<DiligenceContent> = {}) {
  const begun = await one.diligence.begin({ customerId });
  const content = wholeDiligence(changes);
  const saved = await one.diligence.save({ ...target(begun), secondId: otherId, content });
  return one.diligence.conclude(target(saved));
}

/** The reason of whatever the database says to a statement of its own. */
async function byHand({ core }: Branch, sql: string, bindings: (string | number)[] = []): Promise<unknown> {
  return core.opened.store.write((db) => db.raw(sql, bindings));
}

test("the whole way: begun, written, concluded, confirmed by another, and it speaks to the rating", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, customerId } = branch;
  const waiting = await concluded(branch);
  expect(waiting).toMatchObject({ status: "concluded", own: true, number: "2026-000001", amountFen: 2_000_000 });
  expect(waiting.basis.checks.filter(({ state }) => state === "unmet")).toEqual([]);
  expect(await manager.diligence.counts()).toEqual({ draft: 0, concluded: 1, returned: 0 });
  expect(await one.diligence.forRating({ customerId })).toBeNull();

  const confirmed = await manager.diligence.confirm({ ...target(waiting), note: "同意" });
  expect(confirmed).toMatchObject({ status: "confirmed", decidedBy: { name: "王主任" }, superseded: false });
  expect(confirmed.events.map(({ kind }) => kind)).toEqual(["begin", "conclude", "confirm"]);
  const told = await one.diligence.forRating({ customerId });
  expect(told).toMatchObject({ number: "2026-000001", confirmedOn: today });
  expect(told?.evidence.capital.findings).toBe("走访属实");
  expect(told?.proposed).toContainEqual({ indicatorId: "experience", value: 8, questionId: "experience" });
  expect(told?.proposed).toContainEqual({ indicatorId: "reputation", value: "reputation-1", questionId: "neighbours" });
});

test("what is confirmed keeps its figures whatever the ledger says later", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, customerId } = branch;
  const { id } = await manager.diligence.confirm({ ...target(await concluded(branch)), note: "" });
  const customer = await one.customers.getForEdit({ id: customerId });
  const fields = { ...farmer(customer.areaId, 1), yearlyIncomeFen: 1_000 };
  await one.customers.update({ id: customerId, version: customer.version, fields });
  const { basis } = await one.diligence.view({ id });
  expect(basis.figures.registeredIncomeFen).toBe(6_000_000);
  expect(basis.checks.find(({ rule }) => rule === "debtService")?.state).toBe("met");
});

test("neither of the two investigators confirms, returns or lets a rule pass; that they tried is recorded", async () => {
  const branch = await branchWithFarmer();
  const { manager, one, otherId, customerId } = branch;
  const managerId = (await manager.users.list()).find(({ login }) => login === "manager")?.id ?? 0;
  const begun = await one.diligence.begin({ customerId });
  const content = wholeDiligence();
  const saved = await one.diligence.save({ ...target(begun), secondId: managerId, content });
  const waiting = await one.diligence.conclude(target(saved));
  await refused(manager.diligence.confirm({ ...target(waiting), note: "" }), "diligenceOwn");
  await refused(manager.diligence.return({ ...target(waiting), note: "补充" }), "diligenceOwn");
  await refused(manager.diligence.override({ ...target(waiting), rule: "signed", reason: "急" }), "diligenceOwn");
  const tried = (await manager.audit.list({})).entries.filter(({ action }) => action === "diligence.ownRefused");
  expect(tried).toHaveLength(3);
  expect(otherId).not.toBe(managerId);
});

test("the database lets nobody decide on their own, and changes nothing that is finished", async () => {
  const branch = await branchWithFarmer();
  const { manager, oneId, otherId } = branch;
  const waiting = await concluded(branch);
  for (const own of [oneId, otherId])
    await expect(
      byHand(branch, "UPDATE diligences SET status = 'confirmed', decided_by = ? WHERE id = ?", [own, waiting.id]),
    ).rejects.toThrow(/own due diligence/);
  await manager.diligence.confirm({ ...target(waiting), note: "" });
  await expect(byHand(branch, "UPDATE diligences SET content = '{}'")).rejects.toThrow(/stays as it is/);
  await expect(byHand(branch, "UPDATE diligences SET status = 'draft'")).rejects.toThrow(/stays as it is/);
  await expect(byHand(branch, "DELETE FROM diligences")).rejects.toThrow(/never deleted/);
  await expect(byHand(branch, "UPDATE diligence_events SET note = ''")).rejects.toThrow(/stays/);
  await expect(byHand(branch, "DELETE FROM diligence_events")).rejects.toThrow(/stays/);
  await expect(
    byHand(
      branch,
      `INSERT INTO diligences (customer_id, customer_kind, status, question_edition, begun_on, lead_id, content,
         created_at, created_by, updated_at)
       SELECT customer_id, customer_kind, 'concluded', 1, begun_on, lead_id, '{}', '', lead_id, '' FROM diligences`,
    ),
  ).rejects.toThrow(/begins as a draft/);
});

test("a rule that is not met keeps it from being confirmed until a manager lets it pass with a reason", async () => {
  const branch = await branchWithFarmer();
  const { core, manager } = branch;
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const content = wholeDiligence();
  const interview = { ...content.interview, signedOn: null };
  const waiting = await concluded(branch, { interview });
  expect(waiting.basis.checks.find(({ rule }) => rule === "signed")?.state).toBe("unmet");
  await refused(reviewer.diligence.confirm({ ...target(waiting), note: "" }), "diligenceUnmet");
  await refused(reviewer.diligence.override({ ...target(waiting), rule: "signed", reason: "后补" }), "notAllowed");
  await refused(
    manager.diligence.override({ ...target(waiting), rule: "noOverdue", reason: "无" }),
    "diligenceRuleMet",
  );
  const managerId = (await manager.users.list()).find(({ login }) => login === "manager")?.id ?? 0;
  await expect(
    core.opened.store.write((db) =>
      db("diligences")
        .where({ id: waiting.id })
        .update({ status: "confirmed", decidedBy: managerId, decidedAt: testNow }),
    ),
  ).rejects.toThrow(/not met and not overridden/);

  const passed = await manager.diligence.override({ ...target(waiting), rule: "signed", reason: "客户外出，后补签" });
  expect(passed.overrides).toMatchObject([{ rule: "signed", reason: "客户外出，后补签", by: { name: "王主任" } }]);
  await refused(manager.diligence.override({ ...target(passed), rule: "signed", reason: "再" }), "diligenceRuleMet");
  await refused(reviewer.diligence.confirm({ ...target(waiting), note: "" }), "stale");
  expect((await reviewer.diligence.confirm({ ...target(passed), note: "" })).status).toBe("confirmed");
});

test("a returned one is written anew, and what was let pass before counts no more", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, otherId } = branch;
  const whole = wholeDiligence();
  const unsigned = wholeDiligence({ interview: { ...whole.interview, signedOn: null } });
  const waiting = await concluded(branch, unsigned);
  const passed = await manager.diligence.override({ ...target(waiting), rule: "signed", reason: "后补" });
  const returned = await manager.diligence.return({ ...target(passed), note: "补充邻里意见" });
  expect(returned).toMatchObject({ status: "returned", decisionNote: "补充邻里意见" });
  const draft = await one.diligence.save({ ...target(returned), secondId: otherId, content: unsigned });
  expect(draft.status).toBe("draft");
  const again = await one.diligence.conclude(target(draft));
  expect(again.overrides).toEqual([]);
  await refused(manager.diligence.confirm({ ...target(again), note: "" }), "diligenceUnmet");
});

test("a conclusion lacks nothing that it cannot be without, and says which", async () => {
  const branch = await branchWithFarmer();
  const { one, customerId } = branch;
  const begun = await one.diligence.begin({ customerId });
  const refusal = await refused(one.diligence.conclude(target(begun)), "diligenceIncomplete");
  expect(refusal.fields.map(({ path }) => path)).toEqual([
    "interview.heldOn",
    "proposal.amountFen",
    "proposal.termMonths",
    "proposal.purpose",
    "proposal.opinion",
  ]);
});

test("a stale save is refused by name and loses nothing; a second one for the customer is refused", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, otherId, customerId } = branch;
  const begun = await one.diligence.begin({ customerId });
  await refused(one.diligence.begin({ customerId }), "diligenceOpenAlready");
  const theirs = wholeDiligence();
  theirs.interview.place = "村委会";
  await manager.diligence.save({ ...target(begun), secondId: otherId, content: theirs });
  const stale = await refused(
    one.diligence.save({ ...target(begun), secondId: null, content: wholeDiligence() }),
    "stale",
  );
  expect(stale.params.name).toBe("王主任");
  expect((await one.diligence.view({ id: begun.id })).content.interview.place).toBe("村委会");
  await refused(one.diligence.conclude(target(begun)), "stale");
});

test("what changes nothing writes nothing; what changes is told field by field", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, otherId, customerId } = branch;
  const begun = await one.diligence.begin({ customerId });
  const saved = await one.diligence.save({ ...target(begun), secondId: otherId, content: wholeDiligence() });
  const same = await one.diligence.save({ ...target(saved), secondId: otherId, content: wholeDiligence() });
  expect(same.version).toBe(saved.version);
  const content = wholeDiligence();
  content.evidence.capital = { ...content.evidence.capital, judgement: "weak" };
  await one.diligence.save({ ...target(saved), secondId: otherId, content });
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({
    action: "diligence.save",
    before: { "evidence.capital.judgement": "adequate" },
    after: { customerId, "evidence.capital.judgement": "weak" },
  });
});

test("the correction of a confirmed one is a new one, which supersedes it once it is confirmed", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, otherId, customerId } = branch;
  const first = await manager.diligence.confirm({ ...target(await concluded(branch)), note: "" });
  await refused(
    one.diligence.save({ ...target(first), secondId: null, content: wholeDiligence() }),
    "diligenceNotOpen",
  );
  const second = await one.diligence.begin({ customerId });
  expect(second.supersedes).toEqual({ id: first.id, number: "2026-000001" });
  expect(second.content.evidence.capital.findings).toBe("走访属实");
  expect(second.content.interview.heldOn).toBeNull();
  expect((await one.diligence.forRating({ customerId }))?.number).toBe("2026-000001");
  const saved = await one.diligence.save({ ...target(second), secondId: otherId, content: wholeDiligence() });
  const waiting = await one.diligence.conclude(target(saved));
  await manager.diligence.confirm({ ...target(waiting), note: "" });
  expect((await one.diligence.forRating({ customerId }))?.number).toBe("2026-000002");
  expect((await one.diligence.forCustomer({ customerId })).map(({ superseded }) => superseded)).toEqual([false, true]);
});

test("a discarded one stays to be read, and another may begin", async () => {
  const { one, customerId } = await branchWithFarmer();
  const begun = await one.diligence.begin({ customerId });
  const gone = await one.diligence.discard({ ...target(begun), reason: "客户不再申请" });
  expect(gone.status).toBe("discarded");
  await refused(one.diligence.conclude(target(gone)), "diligenceNotOpen");
  await one.diligence.begin({ customerId });
  expect((await one.diligence.forCustomer({ customerId })).map(({ status }) => status)).toEqual(["draft", "discarded"]);
});

test("another marketer finds nothing of it, and the second investigator is one of the staff", async () => {
  const branch = await branchWithFarmer();
  const { one, oneId, other, customerId } = branch;
  const begun = await one.diligence.begin({ customerId });
  expect((await one.diligence.list({ status: "draft" })).rows.map(({ id }) => id)).toEqual([begun.id]);
  expect((await other.diligence.list({ status: "draft" })).rows).toEqual([]);
  expect(await other.diligence.counts()).toEqual({ draft: 0, concluded: 0, returned: 0 });
  await refused(other.diligence.view({ id: begun.id }), "notFound");
  await refused(other.diligence.forRating({ customerId }), "notFound");
  const save = (secondId: number) => one.diligence.save({ ...target(begun), secondId, content: wholeDiligence() });
  await refused(save(oneId), "diligenceSecond");
  await refused(save(9999), "diligenceSecond");
  expect((await one.diligence.colleagues()).map(({ name }) => name)).toEqual(["员工m02", "王主任"]);
});

test("nothing is backed with another customer's paper", async () => {
  const { one, other, otherId, neighbour, manager, village, customerId } = await branchWithFarmer();
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, from: today, reason: "初次分配" });
  const second = await one.customers.create(farmer(village.id, 2));
  const paper = { category: "other", caption: "", takenOn: null, file: asFile(pdf(), "x.pdf") } as const;
  const { attachment } = await one.attachments.add({ customerId: second.id, ...paper });
  const begun = await one.diligence.begin({ customerId });
  const content = wholeDiligence();
  content.evidence.guarantee.paperIds = [attachment.id];
  await refused(one.diligence.save({ ...target(begun), secondId: null, content }), "ratingForeignAttachment");
  await refused(other.diligence.view({ id: begun.id }), "notFound");
});

test("a list goes on page by page", async () => {
  const branch = await branchWithFarmer();
  const { one, village, customerId } = branch;
  const second = await one.customers.create(farmer(village.id, 2));
  await one.diligence.begin({ customerId });
  await one.diligence.begin({ customerId: second.id });
  const first = await one.diligence.list({ status: "draft", limit: 1 });
  const next = await one.diligence.list({ status: "draft", limit: 1, cursor: first.nextCursor ?? "" });
  expect([...first.rows, ...next.rows].map(({ customerId: id }) => id)).toEqual([second.id, customerId]);
  expect(next.nextCursor).toBeNull();
});

test("the guarantors' own guarantors are counted, and a guarantee given back is mutual", async () => {
  const branch = await branchWithFarmer();
  const { one, village, customerId } = branch;
  const guarantor = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  await stands(one, customerId, guarantor.id);
  await stands(one, guarantor.id, customerId);
  const { basis } = await one.diligence.begin({ customerId });
  expect(basis.figures.guarantors).toEqual([{ name: "钱二", mutual: true, others: 0, chain: 1, circle: false }]);
  expect(basis.flags.map(({ kind }) => kind)).toEqual(["mutualGuarantee"]);
});

async function stands(window: TestWindow, customerId: number, otherId: number): Promise<void> {
  const fields = {
    relation: "guarantor",
    otherId,
    name: "",
    kinship: null,
    idNumber: "",
    phone: "",
    note: "",
  } as const;
  await window.records.addEntry({ customerId, list: "links", fields });
}

test("two customers who both have an open one are not merged; with one open it goes along", async () => {
  const branch = await branchWithFarmer();
  const { one, manager, village, customerId } = branch;
  const second = await one.customers.create(farmer(village.id, 2));
  const confirmed = await manager.diligence.confirm({ ...target(await concluded(branch)), note: "" });
  await one.diligence.begin({ customerId });
  const open = await one.diligence.begin({ customerId: second.id });
  const pair = { winnerId: second.id, loserId: customerId };
  const merge = async () => {
    const { winner, loser } = await manager.merges.preview(pair);
    const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
    return manager.merges.merge({ ...pair, seen, choices: {}, reason: "重复登记" });
  };
  await refused(merge(), "mergeOpenDiligences");
  await one.diligence.discard({ ...target(open), reason: "重复" });
  await merge();
  expect((await manager.diligence.view({ id: confirmed.id })).customerId).toBe(second.id);
});

test("the branch sets its own limits, and a stale change of them is refused", async () => {
  const branch = await branchWithFarmer();
  const { manager, one, customerId } = branch;
  const { version, policy } = await manager.diligence.policy.get();
  await manager.diligence.policy.update({ version, policy: { ...policy, capitalFen: 10_000_000 } });
  await refused(manager.diligence.policy.update({ version, policy }), "stale");
  const begun = await one.diligence.begin({ customerId });
  const saved = await one.diligence.save({ ...target(begun), secondId: null, content: wholeDiligence() });
  expect(saved.basis.checks.find(({ rule }) => rule === "concentration")).toEqual({
    ...{ rule: "concentration", state: "unmet", needed: 1_000_000, found: 2_000_000 },
  });
});
