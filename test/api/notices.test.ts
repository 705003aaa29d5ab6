import { expect, test } from "vitest";
import type { Inputs } from "../../shared/contract/index.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

type Draft = Inputs["notices"]["saveDraft"];

/** A branch whose farmers' ratings are posted first, with a proposal of marketer one's, and a reviewer at hand. */
async function village(clock?: () => Date) {
  const branch = await branchWithMarketers(clock ? { clock } : {});
  const { manager, one, other, oneId, otherId, village: home, neighbour } = branch;
  for (const [marketerId, areaId] of [
    [oneId, home.id],
    [otherId, neighbour.id],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: "2026-03-10", reason: "初次分配" });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const { version, policy } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: ["farmer"] } });
  const rate = async (maker: TestWindow, areaId: number, sequence: number, name = "赵大海") => {
    const customer = await maker.customers.create(farmer(areaId, sequence, { name }));
    const { definition } = await maker.scorecards.inForce({ kind: "farmer" });
    const rating = await maker.ratings.propose(await maker.ratings.saveDraft(bestDraft(customer.id, definition)));
    return { customer, rating };
  };
  const { customer, rating } = await rate(one, home.id, 1);
  const draft = (ratingIds: number[], changes: Partial<Draft> = {}): Draft => ({
    id: null,
    version: null,
    areaId: home.id,
    postedOn: "2026-03-10",
    endsOn: "2026-03-16",
    place: "村委会公示栏",
    contact: "0371-12345678",
    showLine: true,
    note: "",
    ratingIds,
    ...changes,
  });
  const post = async (ratingIds: number[], changes: Partial<Draft> = {}) =>
    manager.notices.post(await manager.notices.saveDraft(draft(ratingIds, changes)));
  return { ...branch, other, reviewer, customer, rating, rate, draft, post };
}

function objection(noticeId: number, ratingId: number, changes = {}) {
  return {
    noticeId,
    ratingId,
    receivedOn: "2026-03-10",
    channel: "visit" as const,
    objectorName: "",
    objectorContact: "",
    content: "该户在外有欠款未说明。",
    ...changes,
  };
}

const agree = { note: "同意", effectiveFrom: null };

async function signInAgain(windows: { manager: TestWindow; one: TestWindow; reviewer: TestWindow }): Promise<void> {
  await windows.manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await windows.one.session.signIn({ login: "m01", password: "m01-password-1" });
  await windows.reviewer.session.signIn({ login: "r01", password: "r01-password-1" });
}

test("where the policy wants a notice, a rating waits for it and for its period, and then the day brings it", async () => {
  let now = new Date(testNow);
  const { manager, one, reviewer, rating, customer, post } = await village(() => now);
  const approved = await reviewer.ratings.approve({ ...rating, ...agree });
  expect(approved).toMatchObject({ status: "approved", waitsFor: "notice" });
  const notice = await post([rating.id]);
  expect(notice).toMatchObject({
    number: "2026-0001",
    status: "posted",
    stage: "running",
    branchName: "城关信用社",
    entries: [{ maskedName: "赵*海", grade: "AAA", rating: { status: "approved", waitsFor: "notice" } }],
  });
  now = new Date("2026-03-16T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  expect((await manager.ratings.get(rating)).status).toBe("approved");
  now = new Date("2026-03-17T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  expect(await manager.ratings.get(rating)).toMatchObject({ status: "effective", effectiveFrom: "2026-03-17" });
  expect((await manager.customers.get({ id: customer.id })).rating).toMatchObject({ grade: "AAA" });
  expect((await manager.notices.list({ stage: "running" })).rows).toEqual([]);
  expect((await manager.notices.list({ stage: "past" })).rows).toMatchObject([{ number: "2026-0001", standing: 0 }]);
});

test("an objection keeps a rating from becoming effective past the notice's end, also at the database; answered, it goes on", async () => {
  let now = new Date(testNow);
  const { core, manager, one, reviewer, rating, post } = await village(() => now);
  const { id: noticeId } = await post([rating.id]);
  await reviewer.ratings.approve({ ...rating, ...agree });
  await one.notices.recordObjection(objection(noticeId, rating.id));
  now = new Date("2026-03-20T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  expect(await manager.ratings.get(rating)).toMatchObject({ status: "approved", waitsFor: "objection" });
  expect((await manager.notices.list({ stage: "objected" })).rows).toMatchObject([{ id: noticeId, standing: 1 }]);
  const { db } = core.opened.store;
  await expect(db("ratings").where({ id: rating.id }).update({ status: "effective" })).rejects.toThrow(/objection/);

  const [standing] = (await manager.notices.get({ id: noticeId })).objections;
  if (!standing) throw new Error("The objection is missing.");
  const answer = { outcome: "rejected" as const, answer: "经核实，该户无对外欠款。" };
  await refused(manager.notices.answer({ ...standing, ...answer }), "objectionNotInvestigated");
  const [found] = (await reviewer.notices.investigate({ ...standing, finding: "查询征信，走访邻里。" })).objections;
  if (!found) throw new Error("The objection is missing.");
  await refused(manager.notices.answer({ ...standing, ...answer }), "stale");
  const answered = await manager.notices.answer({ ...found, ...answer });
  expect(answered.objections).toMatchObject([
    {
      outcome: "rejected",
      answer: answer.answer,
      finding: "查询征信，走访邻里。",
      investigatedBy: { name: "员工r01" },
      answeredBy: { name: "王主任" },
    },
  ]);
  expect(await manager.ratings.get(rating)).toMatchObject({ status: "effective", effectiveFrom: "2026-03-20" });
  expect((await manager.notices.list({ stage: "objected" })).rows).toEqual([]);
  const [last] = answered.objections;
  if (!last) throw new Error("The objection is missing.");
  await refused(manager.notices.answer({ ...last, ...answer }), "objectionAnswered");
  await expect(db("objections").update({ answer: "改" })).rejects.toThrow(/answered objection/);
  await expect(db("objections").delete()).rejects.toThrow(/never deleted/);
});

test("an upheld objection sends a rating that waits back to its maker, and suspends one in force", async () => {
  const { manager, one, reviewer, customer, rating, rate, post, village: home } = await village();
  const { policy, version } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: [] } });
  const { rating: second } = await rate(one, home.id, 2, "李小明");
  const effective = await reviewer.ratings.approve({ ...second, ...agree });
  expect(effective.status).toBe("effective");
  const { id: noticeId } = await post([rating.id, second.id]);
  const approved = await reviewer.ratings.approve({ ...rating, ...agree });
  expect(approved).toMatchObject({ status: "approved", waitsFor: "notice" });
  for (const ratingId of [rating.id, second.id]) {
    const recorded = await one.notices.recordObjection(objection(noticeId, ratingId));
    const made = recorded.objections[0];
    if (!made) throw new Error("The objection is missing.");
    const found = (await reviewer.notices.investigate({ ...made, finding: "属实" })).objections[0];
    if (!found) throw new Error("The objection is missing.");
    await reviewer.notices.answer({ ...found, outcome: "upheld", answer: "异议成立：负债未登记" });
  }
  expect(await one.ratings.get(rating)).toMatchObject({ status: "returned", decisionNote: "异议成立：负债未登记" });
  expect(await one.ratings.get(second)).toMatchObject({ status: "suspended", endReason: "异议成立：负债未登记" });
  const kinds = (await one.ratings.events({ customerId: customer.id })).map(({ kind }) => kind);
  expect(kinds).toEqual(["propose", "approve", "return"]);
});

test("an objection upheld against a rating that is suspended for an overdue loan is why it stays suspended", async () => {
  const { manager, one, reviewer, customer, rating, post } = await village();
  const { policy, version } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: [] } });
  await reviewer.ratings.approve({ ...rating, ...agree });
  const { id: noticeId } = await post([rating.id]);
  const [made] = (await one.notices.recordObjection(objection(noticeId, rating.id))).objections;
  if (!made) throw new Error("The objection is missing.");
  await one.records.addEntry({
    customerId: customer.id,
    list: "loans",
    fields: { ...loan, dueOn: "2026-03-01" },
  });
  expect(await one.ratings.get(rating)).toMatchObject({ status: "suspended", endReason: "" });
  const [found] = (await reviewer.notices.investigate({ ...made, finding: "属实" })).objections;
  if (!found) throw new Error("The objection is missing.");
  await reviewer.notices.answer({ ...found, outcome: "upheld", answer: "异议成立：负债未登记" });
  expect(await one.ratings.get(rating)).toMatchObject({ status: "suspended", endReason: "异议成立：负债未登记" });
});

test("a rating made anew with another grade waits for a notice of its own", async () => {
  let now = new Date(testNow);
  const { manager, one, reviewer, customer, rating, post } = await village(() => now);
  await post([rating.id]);
  const returned = await reviewer.ratings.return({ ...rating, note: "收入有误" });
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const draft = bestDraft(customer.id, definition, { version: returned.version });
  const lower = { ...draft, answers: { ...draft.answers, vetoes: ["habitualGambling"] } };
  const again = await one.ratings.propose(await one.ratings.saveDraft(lower));
  expect(again.grade).not.toBe("AAA");
  now = new Date("2026-04-01T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  expect(await reviewer.ratings.approve({ ...again, ...agree })).toMatchObject({
    status: "approved",
    waitsFor: "notice",
  });
});

test("whoever made a rating neither looks into nor answers an objection to it, nor learns who objects", async () => {
  const branch = await village();
  const { core, manager, one, reviewer, rate, post, village: home } = branch;
  const { rating } = await rate(manager, home.id, 3);
  const { id } = await post([rating.id]);
  const who = { objectorName: "钱多多", objectorContact: "10099998888" };
  const [made] = (await manager.notices.recordObjection(objection(id, rating.id, who))).objections;
  if (!made) throw new Error("The objection is missing.");
  expect(made).toMatchObject({ own: true, anonymous: false, objectorMasked: "钱*多", contactMasked: "100****8888" });
  await refused(manager.notices.investigate({ ...made, finding: "不属实" }), "objectionOwnRating");
  await refused(manager.notices.answer({ ...made, outcome: "rejected", answer: "不属实" }), "objectionOwnRating");
  await refused(manager.notices.revealObjector(made), "objectionOwnRating");
  const { entries } = await manager.audit.list({});
  expect(entries.filter(({ action }) => action === "rating.ownRefused").map(({ after }) => after?.tried)).toEqual([
    "objection.reveal",
    "objection.answer",
    "objection.investigate",
  ]);
  await refused(one.notices.answer({ ...made, outcome: "rejected", answer: "不属实" }), "notAllowed");
  expect(await reviewer.notices.revealObjector(made)).toEqual({ name: "钱多多", contact: "10099998888" });
  expect((await manager.audit.list({})).entries[0]).toMatchObject({ action: "objection.reveal", actorName: "员工r01" });
  const trail = JSON.stringify(await core.opened.store.db("auditEntries").select("before", "after"));
  expect(trail).not.toMatch(/钱多多|10099998888/);
  const users = await manager.users.list();
  const managerId = users.find(({ login }) => login === "manager")?.id;
  const write = core.opened.store.db("objections").update({ answeredBy: managerId, outcome: "rejected" });
  await expect(write).rejects.toThrow(/own rating/);
});

test("an objection may be anonymous, comes in the period or shortly after, and is about something that hangs", async () => {
  let now = new Date(testNow);
  const { manager, one, reviewer, rating, rate, post, village: home } = await village(() => now);
  const { rating: elsewhere } = await rate(one, home.id, 2);
  const { id } = await post([rating.id]);
  await refused(one.notices.recordObjection(objection(id, elsewhere.id)), "notFound");
  const early = objection(id, rating.id, { receivedOn: "2026-03-09" });
  expect((await refused(one.notices.recordObjection(early), "objectionOutsidePeriod")).fields).toEqual([
    { path: "receivedOn", key: "date" },
  ]);
  await refused(
    one.notices.recordObjection(objection(id, rating.id, { receivedOn: "2026-03-11" })),
    "objectionOutsidePeriod",
  );
  now = new Date("2026-04-02T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  const late = objection(id, rating.id, { receivedOn: "2026-04-01" });
  await refused(one.notices.recordObjection(late), "objectionOutsidePeriod");
  const inTime = await one.notices.recordObjection({ ...late, receivedOn: "2026-03-31" });
  expect(inTime.objections).toMatchObject([{ anonymous: true, objectorMasked: "", contactMasked: "", own: true }]);
});

test("what was posted stays as it was: entries, names and period, whoever writes and whatever becomes of the customer", async () => {
  const { core, manager, one, customer, rating, post, village: home, neighbour } = await village();
  const notice = await post([rating.id], { showLine: false, note: "欢迎监督" });
  const { db } = core.opened.store;
  for (const write of [
    db("noticeEntries").update({ grade: "C" }),
    db("noticeEntries").delete(),
    db("noticeEntries").insert({
      noticeId: notice.id,
      ratingId: rating.id,
      position: 2,
      maskedName: "",
      areaName: "",
      grade: "A",
      lineFen: 0,
    }),
    db("notices").update({ endsOn: "2026-03-11" }),
    db("notices").update({ status: "draft" }),
    db("notices").delete(),
  ])
    await expect(write).rejects.toThrow(/stays as it was/);
  await refused(manager.notices.saveDraft({ ...notice, ratingIds: [] }), "noticeNotDraft");
  await refused(manager.notices.discard(notice), "noticeNotDraft");

  const edited = await one.customers.getForEdit({ id: customer.id });
  await manager.customers.update({ ...edited, fields: { ...edited, name: "赵小河", areaId: neighbour.id } });
  const twin = await manager.customers.create(farmer(home.id, 9, { name: "赵大河" }));
  const { winner, loser } = await manager.merges.preview({ winnerId: twin.id, loserId: customer.id });
  await manager.merges.merge({
    winnerId: twin.id,
    loserId: customer.id,
    seen: { winner: winner.lastChangeId, loser: loser.lastChangeId },
    choices: {},
    reason: "重复登记",
  });
  await manager.branch.settings.update({ ...(await manager.branch.settings.get()), branchName: "新城信用社" });
  const later = await manager.notices.get(notice);
  expect(later).toMatchObject({ branchName: "城关信用社", areaName: home.name, showLine: false, note: "欢迎监督" });
  expect(later.entries).toMatchObject([
    { maskedName: "赵*海", areaName: home.name, grade: "AAA", rating: { customerId: twin.id, customerName: "赵大河" } },
  ]);
});

test("a draft is changed, shows its ratings as they are today, and is thrown away; posting looks once more", async () => {
  const { manager, one, reviewer, customer, rating, rate, draft, village: home } = await village();
  const { rating: second } = await rate(one, home.id, 2, "王芳");
  const made = await one.notices.saveDraft(draft([rating.id]));
  expect(made).toMatchObject({ number: null, stage: "draft", mayChange: true });
  const changed = await one.notices.saveDraft({ ...draft([second.id, rating.id]), id: made.id, version: made.version });
  expect(changed.entries.map(({ maskedName }) => maskedName)).toEqual(["王*", "赵*海"]);
  await refused(one.notices.saveDraft({ ...draft([rating.id]), id: made.id, version: made.version }), "stale");
  const edited = await one.customers.getForEdit({ id: customer.id });
  await one.customers.update({ ...edited, fields: { ...edited, name: "李小明" } });
  const live = await one.notices.get(made);
  expect(live.entries.map(({ maskedName }) => maskedName)).toEqual(["王*", "李*明"]);
  await refused(one.notices.post(live), "notAllowed");
  await reviewer.ratings.return({ ...second, note: "补充资料" });
  expect((await one.notices.get(made)).entries.map(({ gone }) => gone)).toEqual([true, false]);
  expect((await refused(manager.notices.post(live), "noticeRatingsChanged")).params).toEqual({ count: 1 });
  const empty = await one.notices.saveDraft({ ...draft([]), id: live.id, version: live.version });
  await refused(manager.notices.post(empty), "noticeEmpty");
  await one.notices.discard(empty);
  await refused(one.notices.get(made), "notFound");
});

test("a notice hangs as long as the policy wants, from today on", async () => {
  let now = new Date(testNow);
  const { manager, one, reviewer, rating, draft } = await village(() => now);
  await refused(manager.notices.saveDraft(draft([rating.id], { endsOn: "2026-03-15" })), "noticeTooShort");
  const made = await manager.notices.saveDraft(draft([rating.id]));
  now = new Date("2026-03-11T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  await refused(manager.notices.post(made), "noticeStartsInPast");
});

test("a notice that is taken down says why, stays in the archive, and its ratings wait for the next one", async () => {
  const { manager, reviewer, rating, post } = await village();
  const notice = await post([rating.id]);
  await reviewer.ratings.approve({ ...rating, ...agree });
  const withdrawn = await manager.notices.withdraw({ ...notice, reason: "张贴有误" });
  expect(withdrawn).toMatchObject({
    status: "withdrawn",
    stage: "past",
    withdrawReason: "张贴有误",
    number: "2026-0001",
  });
  expect(await manager.ratings.get(rating)).toMatchObject({ status: "approved", waitsFor: "notice" });
  await refused(manager.notices.withdraw({ ...withdrawn, reason: "再次" }), "noticeNotRunning");
  await refused(manager.notices.recordObjection(objection(notice.id, rating.id)), "noticeNotRunning");
  expect((await post([rating.id])).number).toBe("2026-0002");
});

test("a rating that needs no notice goes on when the one it hangs on is taken down", async () => {
  const { manager, reviewer, rating, post } = await village();
  const notice = await post([rating.id]);
  const { policy, version } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: [] } });
  await reviewer.ratings.approve({ ...rating, ...agree });
  expect((await manager.ratings.get(rating)).status).toBe("approved");
  await manager.notices.withdraw({ ...notice, reason: "张贴有误" });
  expect((await manager.ratings.get(rating)).status).toBe("effective");
});

test("a rating that needs no notice but hangs on one waits until its last day is over", async () => {
  let now = new Date(testNow);
  const { manager, one, reviewer, rating, post } = await village(() => now);
  const { policy, version } = await manager.ratings.policy.get();
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: [] } });
  await post([rating.id]);
  await reviewer.ratings.approve({ ...rating, ...agree });
  now = new Date("2026-03-16T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  expect(await manager.ratings.get(rating)).toMatchObject({ status: "approved", waitsFor: "notice" });
  now = new Date("2026-03-17T02:00:00Z");
  await signInAgain({ manager, one, reviewer });
  expect((await manager.ratings.get(rating)).status).toBe("effective");
});

test("a marketer chooses and sees in their own jurisdiction: another's village, its notices and its objections are not theirs", async () => {
  const { manager, one, other, rating, rate, draft, post, village: home, neighbour, township } = await village();
  const { rating: foreign } = await rate(other, neighbour.id, 2, "钱进");
  const chosen = {
    areaId: township.id,
    statuses: ["proposed", "approved", "effective"] as const,
    from: null,
    to: null,
  };
  const ask = (window: TestWindow) => window.notices.candidates({ ...chosen, statuses: [...chosen.statuses] });
  expect((await ask(one)).rows.map(({ ratingId }) => ratingId)).toEqual([rating.id]);
  expect((await ask(manager)).rows.map(({ ratingId }) => ratingId)).toEqual([rating.id, foreign.id]);
  await refused(one.notices.saveDraft(draft([foreign.id], { areaId: township.id })), "noticeRatingsChanged");
  await refused(manager.notices.saveDraft(draft([foreign.id])), "noticeRatingsChanged");

  const mine = await post([rating.id]);
  await refused(other.notices.get(mine), "notFound");
  expect((await other.notices.list({ stage: "running" })).rows).toEqual([]);
  expect((await one.notices.list({ stage: "running" })).rows).toMatchObject([{ id: mine.id, entries: 1 }]);

  const both = await post([rating.id, foreign.id], { areaId: township.id });
  await manager.notices.recordObjection(objection(both.id, foreign.id));
  const seen = await one.notices.get(both);
  expect(seen.entries.map(({ rating: whose }) => whose?.customerName ?? null)).toEqual(["赵大海", null]);
  expect(seen.objections).toEqual([]);
  expect((await other.notices.get(both)).objections).toHaveLength(1);
  await refused(one.notices.recordObjection(objection(both.id, foreign.id)), "notFound");

  const theirs = await manager.notices.saveDraft(draft([rating.id], { areaId: home.id }));
  await refused(one.notices.discard(theirs), "noticeNotOwn");
});

test("ratings are chosen by how they stand and by when they were proposed, and say on which notice they hang", async () => {
  let now = new Date(testNow);
  const { manager, one, reviewer, rating, rate, post, village: home } = await village(() => now);
  now = new Date("2026-03-11T17:00:00Z");
  await signInAgain({ manager, one, reviewer });
  const { rating: second } = await rate(one, home.id, 2);
  await reviewer.ratings.approve({ ...second, ...agree });
  await post([rating.id], { postedOn: "2026-03-12", endsOn: "2026-03-18" });
  const ask = async (changes: Partial<Inputs["notices"]["candidates"]>) => {
    const input = { areaId: home.id, statuses: ["proposed" as const, "approved" as const], from: null, to: null };
    return (await manager.notices.candidates({ ...input, ...changes })).rows;
  };
  expect((await ask({})).map(({ ratingId, posted }) => [ratingId, posted])).toEqual([
    [rating.id, "2026-0001"],
    [second.id, null],
  ]);
  expect(await ask({ statuses: ["approved"] })).toMatchObject([{ ratingId: second.id, proposedOn: "2026-03-12" }]);
  // Half past midnight in China is still the evening before in UTC.
  expect(await ask({ from: "2026-03-12" })).toHaveLength(1);
  expect(await ask({ to: "2026-03-11" })).toMatchObject([{ ratingId: rating.id }]);
  expect(await ask({ statuses: ["effective"] })).toEqual([]);
});

test("a credit village counts its households, rated, credit and overdue, groups with their village", async () => {
  const { core, manager, one, other, reviewer, rating, rate, village: home, neighbour } = await village();
  const { policy, version } = await manager.ratings.policy.get();
  const creditVillage = { ratedPercent: 50, creditPercent: 50, overduePercent: 40 };
  await manager.ratings.policy.update({ version, policy: { ...policy, noticeRequiredFor: [], creditVillage } });
  const { db } = core.opened.store;
  const [group]: { id: number }[] = await db("areas")
    .insert({ code: `${home.code}01`, parentId: home.id, level: "group", name: "一组" })
    .returning("id");
  await reviewer.ratings.approve({ ...rating, ...agree });
  const { rating: inGroup } = await rate(one, group?.id ?? 0, 2);
  await reviewer.ratings.approve({ ...inGroup, ...agree });
  const debtor = await one.customers.create(farmer(home.id, 3));
  await one.records.addEntry({
    customerId: debtor.id,
    list: "loans",
    fields: { ...loan, dueOn: "2026-03-01" },
  });
  const firm = farmer(home.id, 4, { kind: "institution", idType: "other", idNumber: "X1" });
  await one.customers.create(firm);
  const villages = await manager.notices.villages();
  expect(villages).toHaveLength(
    (await manager.jurisdictions.areas({})).filter(({ level }) => level === "village").length,
  );
  expect(villages.find(({ areaId }) => areaId === home.id)).toMatchObject({
    households: 3,
    rated: 2,
    credit: 2,
    overdue: 1,
    ratedPercent: 66.6,
    creditPercent: 100,
    overduePercent: 33.4,
    isCreditVillage: true,
    shortOf: [],
    marketerName: "员工m01",
  });
  expect((await other.notices.villages()).map(({ areaId }) => areaId)).toEqual([neighbour.id]);
  await manager.ratings.policy.update({
    version: version + 1,
    policy: { ...policy, creditVillage: { ...creditVillage, overduePercent: 33 } },
  });
  expect((await one.notices.villages())[0]).toMatchObject({ isCreditVillage: false, shortOf: ["overdue"] });
});
