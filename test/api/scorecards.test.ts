import { expect, test } from "vitest";
import type { ScorecardDraft } from "../../shared/contract/scorecards.ts";
import type { ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, startBranch, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** A draft of the next edition of the scorecard that rates farmers. */
async function farmerDraft(manager: TestWindow): Promise<ScorecardDraft> {
  const { id } = await manager.scorecards.inForce({ kind: "farmer" });
  return manager.scorecards.drafts.create({ from: "edition", id });
}

/** The same with another weight: two points from deposits to insurance, which stays a hundred in all. */
function reweighed(definition: ScorecardDefinition): ScorecardDefinition {
  return {
    ...definition,
    validityMonths: 24,
    indicators: definition.indicators.map((indicator) => {
      if (indicator.id === "insurance" && indicator.type === "yesNo") return { ...indicator, yesPoints: 6 };
      if (indicator.id !== "deposits" || indicator.type !== "number") return indicator;
      return {
        ...indicator,
        steps: indicator.steps.map(({ from, points }) => ({ from, points: Math.min(points, 3) })),
      };
    }),
  };
}

function fileOf(content: unknown, name = "card.json"): File {
  return new File([typeof content === "string" ? content : JSON.stringify(content)], name);
}

test("a draft published from a later day rates from that day on; ratings made before keep edition and score", async () => {
  let now = new Date(testNow);
  const { core, manager, one, village } = await branchWithMarketers({ clock: () => now });
  const old = await manager.scorecards.inForce({ kind: "farmer" });
  const customer = await one.customers.create(farmer(village.id, 1));
  const rated = await one.ratings.saveDraft(bestDraft(customer.id, old.definition));
  const before = await manager.ratings.approve({
    ...(await one.ratings.propose(rated)),
    note: "",
    effectiveFrom: null,
  });

  const draft = await farmerDraft(manager);
  expect(draft).toMatchObject({ code: old.code, basedOn: { id: old.id, edition: old.edition } });
  const saved = await manager.scorecards.drafts.save({ ...draft, definition: reweighed(draft.definition) });
  expect(saved).toMatchObject({ version: draft.version + 1, updatedByName: managerLogin.name });
  const published = await manager.scorecards.drafts.publish({
    id: saved.id,
    version: saved.version,
    from: "2026-04-01",
    reason: "年度修订",
  });
  expect(published).toMatchObject({
    code: old.code,
    edition: old.edition + 1,
    publishedFrom: "2026-04-01",
    published: { byName: managerLogin.name, reason: "年度修订" },
    definition: reweighed(draft.definition),
  });
  expect(await manager.scorecards.drafts.list()).toEqual([]);
  await refused(manager.scorecards.drafts.save({ ...saved }), "scorecardDraftClosed");

  expect((await manager.scorecards.inForce({ kind: "farmer" })).id).toBe(old.id);
  const periods = async (id: number) => (await one.scorecards.list()).find((edition) => edition.id === id)?.periods;
  expect(await periods(old.id)).toEqual([{ kind: "farmer", from: "2000-01-01", until: "2026-04-01" }]);
  expect(await periods(published.id)).toEqual([{ kind: "farmer", from: "2026-04-01", until: null }]);

  const neighbour = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const begun = await one.ratings.saveDraft(bestDraft(neighbour.id, old.definition));
  now = new Date("2026-04-01T02:00:00Z");
  await manager.session.signIn(managerLogin);
  await one.session.signIn({ login: "m01", password: "m01-password-1" });
  expect((await one.scorecards.inForce({ kind: "farmer" })).id).toBe(published.id);
  expect(await manager.ratings.get({ id: before.id })).toEqual(before);
  const next = await one.ratings.saveDraft(bestDraft(customer.id, published.definition));
  expect(next).toMatchObject({ scorecardId: published.id, score: 100 });
  await refused(one.ratings.propose(begun), "ratingFactsChanged");
  const anew = await one.ratings.get(begun);
  expect(anew).toMatchObject({ status: "draft", scorecardId: published.id });
  expect(await one.ratings.propose(anew)).toMatchObject({ status: "proposed", scorecardId: published.id });

  const row = core.opened.store.db("scorecards").where({ id: published.id });
  await expect(row.clone().update({ definition: "{}" })).rejects.toThrow(/never changes/);
  await expect(row.clone().delete()).rejects.toThrow(/never changes/);
});

test("a proposal that waits while an edition comes into force is judged by the one it was made by", async () => {
  let now = new Date(testNow);
  const { manager, one, village } = await branchWithMarketers({ clock: () => now });
  const { id: customerId } = await one.customers.create(farmer(village.id, 1));
  const { definition } = await manager.scorecards.inForce({ kind: "farmer" });
  const answers = { housing: "housing-2", insurance: false };
  const best = bestDraft(customerId, definition);
  const draft = { ...best, answers: { ...best.answers, values: { ...best.answers.values, ...answers } } };
  const proposed = await one.ratings.propose(await one.ratings.saveDraft(draft));
  const { id, version } = await farmerDraft(manager);
  const next = await manager.scorecards.drafts.save({ id, version, definition: reweighed(definition) });
  await manager.scorecards.drafts.publish({ id, version: next.version, from: "2026-03-11", reason: "修订" });
  now = new Date("2026-03-11T02:00:00Z");
  await manager.session.signIn(managerLogin);
  const view = await manager.ratings.view({ id: proposed.id });
  expect(view).toMatchObject({ recheck: null, scorecard: { definition } });
  const approved = await manager.ratings.approve({ ...proposed, note: "", effectiveFrom: null });
  const { scorecardId, score, grade, lineFen } = proposed;
  expect(approved).toMatchObject({ status: "effective", scorecardId, score, grade, lineFen });
  const effective = await manager.ratings.get({ id: proposed.id });
  // By the edition's own months, too.
  expect(effective.expiresOn).toBe("2027-03-11");
});

test("of one scorecard there is one open draft; a stale save is refused and says who was faster", async () => {
  const branch = await startBranch();
  const { manager } = branch;
  const other = await signInNew(branch, "w02", ["manager"]);
  const draft = await farmerDraft(manager);
  const { basedOn } = draft;
  const again = other.scorecards.drafts.create({ from: "edition", id: basedOn?.id ?? 0 });
  expect((await refused(again, "scorecardDraftOpen")).params).toEqual({ title: draft.definition.title.zh });

  await other.scorecards.drafts.save({ ...draft, definition: reweighed(draft.definition) });
  const late = manager.scorecards.drafts.save({ ...draft, definition: { ...draft.definition, validityMonths: 6 } });
  expect((await refused(late, "stale")).params).toEqual({ name: "员工w02" });
  await refused(manager.scorecards.drafts.discard({ id: draft.id, version: draft.version }), "stale");
  const publishing = { id: draft.id, version: draft.version, from: "2026-03-10", reason: "修订" };
  await refused(manager.scorecards.drafts.publish(publishing), "stale");

  const present = await manager.scorecards.drafts.get({ id: draft.id });
  expect(present.definition.validityMonths).toBe(24);
  const entries = (await manager.audit.list({})).entries.length;
  expect((await manager.scorecards.drafts.save(present)).version).toBe(present.version);
  expect((await manager.audit.list({})).entries).toHaveLength(entries);

  await manager.scorecards.drafts.discard({ id: present.id, version: present.version });
  await refused(other.scorecards.drafts.get({ id: present.id }), "scorecardDraftClosed");
  expect((await farmerDraft(other)).id).not.toBe(present.id);
});

test("what has problems is kept as typed but not published, and nothing begins in the past or without a reason", async () => {
  const { manager } = await startBranch();
  const draft = await farmerDraft(manager);
  const [first, ...others] = draft.definition.indicators;
  const broken = { ...draft.definition, indicators: others, validityMonths: 0 };
  const saved = await manager.scorecards.drafts.save({ ...draft, definition: broken });
  expect(saved.definition).toEqual(broken);
  expect(await manager.scorecards.drafts.list()).toMatchObject([{ id: draft.id, problems: 2 }]);
  const publishing = { id: draft.id, version: saved.version, from: "2026-03-10", reason: "修订" };
  expect((await refused(manager.scorecards.drafts.publish(publishing), "scorecardProblems")).params.count).toBe(2);

  const whole = { ...draft.definition, indicators: [first, ...others].filter((one) => one !== undefined) };
  const { version } = await manager.scorecards.drafts.save({ ...saved, definition: whole });
  const mended = { ...publishing, version };
  const early = await refused(manager.scorecards.drafts.publish({ ...mended, from: "2026-03-09" }), "scorecardInPast");
  expect(early.params).toEqual({ date: "2026-03-10" });
  const silent = await refused(manager.scorecards.drafts.publish({ ...mended, reason: " " }), "invalidInput");
  expect(silent.fields).toEqual([{ path: "reason", key: "required" }]);
  const published = await manager.scorecards.drafts.publish(mended);
  expect((await manager.scorecards.inForce({ kind: "farmer" })).id).toBe(published.id);
});

test("every step is in the audit trail, with the indicators that changed", async () => {
  const { manager } = await startBranch();
  const draft = await farmerDraft(manager);
  const changed = reweighed(draft.definition);
  const removed = changed.indicators.filter(({ id }) => id !== "housing");
  await manager.scorecards.drafts.save({ ...draft, definition: { ...changed, indicators: removed } });
  await manager.scorecards.drafts.export({ id: draft.id });
  await manager.scorecards.drafts.discard({ id: draft.id, version: draft.version + 1 });
  const { entries } = await manager.audit.list({ limit: 4 });
  expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
    ["scorecard.discardDraft", "farmer"],
    ["scorecard.export", "farmer"],
    ["scorecard.saveDraft", "farmer"],
    ["scorecard.createDraft", "farmer"],
  ]);
  expect(entries[2]?.after).toEqual({
    title: "农户信用评分卡",
    fields: ["indicators", "validityMonths"],
    indicatorsChanged: ["本社存款余额 5 → 3", "已投农业或人身保险 4 → 6"],
    indicatorsRemoved: ["住房 8"],
  });
});

test("a scorecard of one's own begins with problems and takes over its kinds once it is published", async () => {
  const { manager } = await startBranch();
  const draft = await manager.scorecards.drafts.create({
    from: "nothing",
    title: "单位评分卡",
    kinds: ["institution"],
  });
  expect(draft).toMatchObject({ basedOn: null, definition: { title: { zh: "单位评分卡" }, indicators: [] } });
  const { definition } = await manager.scorecards.inForce({ kind: "institution" });
  const title = { zh: "单位评分卡", en: "" };
  const filled = { ...definition, title, kinds: ["institution" as const] };
  const { version } = await manager.scorecards.drafts.save({ ...draft, definition: filled });
  const published = await manager.scorecards.drafts.publish({
    id: draft.id,
    version,
    from: "2026-03-10",
    reason: "单设",
  });
  expect(published.edition).toBe(1);
  expect((await manager.scorecards.inForce({ kind: "institution" })).id).toBe(published.id);
  expect((await manager.scorecards.inForce({ kind: "enterprise" })).id).not.toBe(published.id);
});

test("an edition goes through a file to another branch, ids and all", async () => {
  const here = await startBranch();
  const there = await startBranch();
  const edition = await here.manager.scorecards.inForce({ kind: "farmer" });
  const { file } = await here.manager.scorecards.export({ id: edition.id });
  expect(file.name).toBe(`农户信用评分卡-${edition.edition}.json`);
  expect(await file.text()).toContain('\n  "definition": {');
  const imported = await there.manager.scorecards.drafts.import({ file });
  expect(imported).toMatchObject({ code: edition.code, basedOn: null, definition: edition.definition });
  const draftFile = await there.manager.scorecards.drafts.export({ id: imported.id });
  expect(JSON.parse(await draftFile.file.text())).toEqual({ ...JSON.parse(await file.text()), edition: null });
  await refused(there.manager.scorecards.drafts.import({ file }), "scorecardDraftOpen");
});

test("a file that is no scorecard is refused with the place at fault, and nothing is taken over", async () => {
  const { manager } = await startBranch();
  const { id } = await manager.scorecards.inForce({ kind: "farmer" });
  const text = await (await manager.scorecards.export({ id })).file.text();
  const read = (content: unknown) => manager.scorecards.drafts.import({ file: fileOf(content) });
  const changed = (change: (content: { definition: ScorecardDefinition }) => void) => {
    const content = JSON.parse(text);
    change(content);
    return content;
  };
  for (const garbage of ["", "姓名,身份证号\n", "[]", "null", "{}", '{"format":"other","version":1}'])
    await refused(read(garbage), "scorecardFileForeign");
  const binary = new File([new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe])], "台账.xlsx");
  expect((await refused(manager.scorecards.drafts.import({ file: binary }), "scorecardFileForeign")).params).toEqual({
    name: "台账.xlsx",
  });
  await refused(read("x".repeat(1_000_001)), "scorecardFileForeign");
  const cut = text.split("\n").slice(0, 20).join("\n");
  expect((await refused(read(cut), "scorecardFileBroken")).params.line).toBe(20);
  const comma = text.replace('"definition": {', '"definition": {,');
  expect((await refused(read(comma), "scorecardFileBroken")).params.line).toBe(6);
  await refused(read(changed((content) => Object.assign(content, { version: 2 }))), "scorecardFileNewer");
  const points = changed(({ definition }) => {
    Object.assign(definition.indicators[0] ?? {}, { options: [{ id: "a", points: "ten" }] });
  });
  expect((await refused(read(points), "scorecardFileInvalid")).params).toMatchObject({
    place: "definition.indicators[0].options[0].label",
    count: 2,
  });
  const fact = changed(({ definition }) => Object.assign(definition.line, { basis: "luck" }));
  expect((await refused(read(fact), "scorecardFileInvalid")).params.place).toBe("definition.line.basis");
  expect(await manager.scorecards.drafts.list()).toEqual([]);
});
