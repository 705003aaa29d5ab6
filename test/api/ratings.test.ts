import { expect, test } from "vitest";
import { bestDraft, farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

async function ratedCustomer(clock?: () => Date) {
  const branch = await branchWithMarketers(clock ? { clock } : {});
  const customer = await branch.one.customers.create(farmer(branch.village.id, 1));
  const scorecard = await branch.one.scorecards.inForce({ kind: "farmer" });
  const draft = (version: number | null = null, evidence = "村委会证明") =>
    branch.one.ratings.saveDraft(bestDraft(customer.id, scorecard.definition, { version, evidence }));
  return { ...branch, customer, scorecard, draft };
}

test("draft, proposal and approval make the rating effective for a year", async () => {
  const { manager, one, customer, draft } = await ratedCustomer();
  const drafted = await draft();
  expect(drafted).toMatchObject({ status: "draft", score: 100, grade: "AAA", lineFen: 9_000_000, complete: true });
  const proposed = await one.ratings.propose(drafted);
  expect((await manager.ratings.queue({})).rows).toMatchObject([
    { ratingId: drafted.id, own: false, customerName: "赵大海" },
  ]);
  const approved = await manager.ratings.approve({ ...proposed, note: "同意", effectiveFrom: null });
  expect(approved).toMatchObject({
    status: "effective",
    effectiveFrom: "2026-03-10",
    expiresOn: "2027-03-10",
    decidedBy: { name: "王主任" },
  });
  expect((await manager.customers.get({ id: customer.id })).rating).toMatchObject({ grade: "AAA", score: 100 });
  expect((await manager.customers.list({ grade: "AAA" })).rows).toHaveLength(1);
});

test("whoever proposed a rating cannot decide on it, whatever roles they hold", async () => {
  const branch = await ratedCustomer();
  const { manager, one, draft, village, scorecard } = branch;
  const own = await manager.customers.create(farmer(village.id, 2));
  const mine = await manager.ratings.saveDraft(bestDraft(own.id, scorecard.definition));
  const proposed = await manager.ratings.propose(mine);
  await refused(manager.ratings.approve({ ...proposed, note: "", effectiveFrom: null }), "ratingOwnProposal");
  await refused(manager.ratings.return({ ...proposed, note: "退回" }), "ratingOwnProposal");
  const foreign = await one.ratings.propose(await draft());
  await refused(one.ratings.approve({ ...foreign, note: "", effectiveFrom: null }), "notAllowed");
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  expect((await reviewer.ratings.approve({ ...proposed, note: "", effectiveFrom: null })).status).toBe("effective");
});

test("the database itself refuses one person as maker and checker", async () => {
  const { core, one, oneId, draft } = await ratedCustomer();
  const proposed = await one.ratings.propose(await draft());
  const write = core.opened.store.db("ratings").where({ id: proposed.id }).update({ decidedBy: oneId });
  await expect(write).rejects.toThrow(/CHECK/);
});

test("a returned rating says why, is corrected and proposed again", async () => {
  const { manager, one, draft } = await ratedCustomer();
  const proposed = await one.ratings.propose(await draft());
  const returned = await manager.ratings.return({ ...proposed, note: "补充收入证明" });
  expect(returned).toMatchObject({ status: "returned", decisionNote: "补充收入证明" });
  await refused(one.ratings.propose(returned), "ratingNotDraft");
  const corrected = await draft(returned.version, "已补充收入证明");
  expect((await one.ratings.propose(corrected)).status).toBe("proposed");
});

test("an incomplete rating cannot be proposed and says how much is missing", async () => {
  const { one, customer, scorecard } = await ratedCustomer();
  const draft = bestDraft(customer.id, scorecard.definition);
  const { reputation: _one, housing: _two, ...values } = draft.answers.values;
  const saved = await one.ratings.saveDraft({ ...draft, answers: { values, vetoes: [] } });
  expect((await refused(one.ratings.propose(saved), "ratingIncomplete")).params).toEqual({ count: 2 });
});

test("a proposal under way cannot be drafted over, and a stale draft is refused", async () => {
  const { one, draft } = await ratedCustomer();
  const drafted = await draft();
  await draft(drafted.version, "村委会证明，已盖章");
  await refused(draft(drafted.version), "stale");
  const [latest] = await one.ratings.listForCustomer({ customerId: drafted.customerId });
  if (!latest) throw new Error("the draft is missing");
  await one.ratings.propose(latest);
  await refused(draft(latest.version), "ratingOpenAlready");
});

test("a new rating supersedes the old one; an expired one stops counting and is due", async () => {
  let now = new Date(testNow);
  const { manager, one, customer, draft } = await ratedCustomer(() => now);
  const first = await manager.ratings.approve({
    ...(await one.ratings.propose(await draft())),
    note: "",
    effectiveFrom: null,
  });
  now = new Date("2027-02-20T02:00:00Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await one.session.signIn({ login: "m01", password: "m01-password-1" });
  expect((await manager.ratings.due({})).rows).toMatchObject([{ customerId: customer.id, expiresOn: "2027-03-10" }]);
  const second = await manager.ratings.approve({
    ...(await one.ratings.propose(await draft())),
    note: "",
    effectiveFrom: null,
  });
  expect(await manager.ratings.get({ id: first.id })).toMatchObject({ status: "superseded" });
  expect((await manager.customers.get({ id: customer.id })).rating?.ratingId).toBe(second.id);
  now = new Date("2028-03-01T02:00:00Z");
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  expect((await manager.customers.get({ id: customer.id })).rating).toBeNull();
  expect((await manager.dashboard.today()).counts.rated).toBe(0);
  expect((await manager.dashboard.today()).ratingsDue).toHaveLength(1);
});
