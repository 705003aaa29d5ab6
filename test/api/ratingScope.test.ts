import { expect, test } from "vitest";
import { allowedPaths } from "../../electron/api/permissions.ts";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { rateFarmer } from "../support/ratings.ts";
import { refused } from "../support/refusal.ts";
import { answers, type Calls } from "../support/scope.ts";
import { signInNew, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = testNow.slice(0, 10);

/** What one marketer has in their village, and what is asked of it by the marketer of the village beside it. */
async function twoVillages() {
  const branch = await branchWithMarketers();
  const { manager, one, oneId, other, otherId, village, neighbour } = branch;
  const assign = { from: today, reason: "初次分配" };
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, ...assign });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, ...assign });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const effective = await rateFarmer(one, reviewer, village.id, 1);
  const { customerId } = effective;
  const entry = { customerId, day: today, contractNumber: "", note: "" };
  await one.creditLines.draw({ ...entry, amountFen: 100_000, purpose: "购化肥" });
  const [movement] = (await one.creditLines.movements({ customerId })).rows;
  const neighbourCustomer = await one.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const draft = await one.ratings.saveDraft(bestDraft(neighbourCustomer.id, definition));
  const third = await one.customers.create(farmer(village.id, 3, { name: "孙三" }));
  const proposed = await one.ratings.propose(await one.ratings.saveDraft(bestDraft(third.id, definition)));
  const own = await rateFarmer(other, reviewer, neighbour.id, 4);
  const board = {
    ...{ id: null, version: null, areaId: village.id, postedOn: today, endsOn: "2026-03-20" },
    ...{ place: "村委会公示栏", contact: "0371-12345678", showLine: true, note: "", ratingIds: [effective.id] },
  };
  const noticeDraft = await one.notices.saveDraft(board);
  const notice = await manager.notices.post(await one.notices.saveDraft(board));
  const said = {
    receivedOn: today,
    channel: "visit",
    objectorName: "李某",
    objectorContact: "",
    content: "不实",
  } as const;
  const objected = await one.notices.recordObjection({ noticeId: notice.id, ratingId: effective.id, ...said });
  const [objection] = objected.objections;
  if (!movement || !objection) throw new Error("The village's movement or objection is missing.");
  const foreign = { customerId, effective, draft, proposed, notice, noticeDraft, objection, movement, village, oneId };
  return { ...branch, foreign, own, board, said, entry, definition };
}

type Scene = Awaited<ReturnType<typeof twoVillages>>;

/** Whatever takes an id: what lies outside the asker's jurisdiction is not there. */
const byId: Calls<Scene> = {
  "creditLines.get": ({ creditLines }, { foreign: { customerId } }) => [creditLines.get({ customerId })],
  "creditLines.movements": ({ creditLines }, { foreign: { customerId } }) => [creditLines.movements({ customerId })],
  "creditLines.draw": ({ creditLines }, { entry }) => [
    creditLines.draw({ ...entry, amountFen: 100, purpose: "购化肥" }),
  ],
  "creditLines.repay": ({ creditLines }, { entry }) => [creditLines.repay({ ...entry, amountFen: 100 })],
  "creditLines.reverse": ({ creditLines }, { foreign }) => [
    creditLines.reverse({ id: foreign.movement.id, reason: "误记" }),
  ],
  "notices.get": ({ notices }, { foreign }) => [notices.get(foreign.notice), notices.get(foreign.noticeDraft)],
  "notices.saveDraft": ({ notices }, { board, foreign }) => [
    notices.saveDraft({ ...board, ...idAndVersion(foreign.noticeDraft), ratingIds: [] }),
  ],
  "notices.discard": ({ notices }, { foreign }) => [notices.discard(foreign.noticeDraft)],
  "notices.recordObjection": ({ notices }, { foreign, own, said }) => [
    notices.recordObjection({ noticeId: foreign.notice.id, ratingId: foreign.effective.id, ...said }),
    notices.recordObjection({ noticeId: foreign.notice.id, ratingId: own.id, ...said }),
  ],
  "notices.revealObjector": ({ notices }, { foreign }) => [notices.revealObjector(foreign.objection)],
  "notices.investigate": ({ notices }, { foreign }) => [notices.investigate({ ...foreign.objection, finding: "属实" })],
  "ratings.form": ({ ratings }, { foreign: { customerId } }) => [ratings.form({ customerId })],
  "ratings.listForCustomer": ({ ratings }, { foreign: { customerId } }) => [ratings.listForCustomer({ customerId })],
  "ratings.events": ({ ratings }, { foreign: { customerId } }) => [ratings.events({ customerId })],
  "ratings.get": ({ ratings }, { foreign }) => [ratings.get(foreign.effective), ratings.get(foreign.draft)],
  "ratings.view": ({ ratings }, { foreign }) => [ratings.view(foreign.effective), ratings.view(foreign.proposed)],
  "ratings.saveDraft": ({ ratings }, { foreign, definition }) => [
    ratings.saveDraft(bestDraft(foreign.customerId, definition)),
    ratings.saveDraft(bestDraft(foreign.draft.customerId, definition, { version: foreign.draft.version })),
  ],
  "ratings.discard": ({ ratings }, { foreign }) => [ratings.discard(foreign.draft)],
  "ratings.propose": ({ ratings }, { foreign }) => [ratings.propose(foreign.draft)],
  "ratings.withdraw": ({ ratings }, { foreign }) => [ratings.withdraw(foreign.proposed)],
};

/** Lists that take an area or a marketer: of those outside the asker's jurisdiction they hold nothing. */
const narrowed: Calls<Scene> = {
  "creditLines.inUse": ({ creditLines }, { foreign }) => [creditLines.inUse({ areaId: foreign.village.id })],
  "notices.list": ({ notices }) => [notices.list({ stage: "running" }), notices.list({ stage: "draft" })],
  "notices.candidates": ({ notices }, { foreign }) => [
    notices.candidates({ areaId: foreign.village.id, statuses: ["proposed", "effective"], from: null, to: null }),
  ],
  "portfolio.distribution": ({ portfolio }, { foreign }) => [
    portfolio.distribution({ by: "area", areaId: foreign.village.id }),
    portfolio.distribution({ by: "marketer", areaId: foreign.village.id }),
  ],
  "portfolio.concentration": ({ portfolio }, { foreign }) => [
    portfolio.concentration({ by: "industry", areaId: foreign.village.id }),
    portfolio.concentration({ by: "purpose", areaId: foreign.village.id }),
  ],
  "ratings.queue": ({ ratings }, { foreign }) => [ratings.queue({ marketerId: foreign.oneId })],
  "ratings.due": ({ ratings }, { foreign }) => [ratings.due({ areaId: foreign.village.id })],
  "ratings.suspended": ({ ratings }, { foreign }) => [ratings.suspended({ areaId: foreign.village.id })],
  "ratings.waiting": ({ ratings }, { foreign }) => [ratings.waiting({ marketerId: foreign.oneId })],
  "ratings.renewal.preview": ({ ratings }, { foreign }) => [
    ratings.renewal.preview({ areaId: foreign.village.id, days: 366 }),
  ],
};

/** Sums over such a narrowing: nothing is counted. */
const counted: Calls<Scene> = {
  "creditLines.inUseTotal": ({ creditLines }, { foreign }) => [creditLines.inUseTotal({ areaId: foreign.village.id })],
  "portfolio.migration": ({ portfolio }, { foreign }) => [
    portfolio.migration({ from: "2026-03-09", to: today, areaId: foreign.village.id }),
  ],
  "ratings.counts": ({ ratings }, { foreign }) => [
    ratings.counts({ areaId: foreign.village.id }),
    ratings.counts({ marketerId: foreign.oneId }),
  ],
};

/** Tried below, or about no customer at all. */
const others: readonly ProcedurePath[] = [
  "notices.villages",
  "ratings.renewal.propose",
  "ratings.policy.get",
  "scorecards.get",
  "scorecards.inForce",
  "scorecards.list",
  "scorecards.export",
];

function idAndVersion({ id, version }: { id: number; version: number }) {
  return { id, version };
}

test("every procedure of ratings, notices and lines that a marketer may call is tried here", () => {
  const tried = [byId, narrowed, counted].flatMap((calls) => Object.keys(calls));
  const capabilities = ["creditLines", "notices", "portfolio", "ratings", "scorecards"];
  const reachable = allowedPaths(["marketer"]).filter((path) => capabilities.includes(path.split(".")[0] ?? ""));
  expect([...tried, ...others].sort()).toEqual(reachable.sort());
});

test("outside the asker's jurisdiction nothing is found by its id", async () => {
  const scene = await twoVillages();
  for (const given of await answers(byId, scene.other, scene)) expect(given[1], given[0]).toBe("notFound");
});

test("lists of areas and marketers outside the asker's jurisdiction are empty", async () => {
  const scene = await twoVillages();
  for (const [path, list] of await answers(narrowed, scene.other, scene))
    expect(list, path).toMatchObject({ rows: [] });
  const own = await answers(narrowed, scene.one, scene);
  const filled = own.filter(([, list]) => (list as { rows: unknown[] }).rows.length > 0);
  const empty = new Set(own.map(([path]) => path).filter((path) => !filled.some(([other]) => other === path)));
  // Nothing of the village is due, suspended or waits.
  expect([...empty]).toEqual(["ratings.due", "ratings.suspended", "ratings.waiting"]);
});

test("sums over areas and marketers outside the asker's jurisdiction are nothing", async () => {
  const scene = await twoVillages();
  const amounts = (answer: unknown) => JSON.stringify(answer).match(/[:,[][1-9]\d*/g) ?? [];
  for (const [path, answer] of await answers(counted, scene.other, scene)) expect(amounts(answer), path).toEqual([]);
  for (const [path, answer] of await answers(counted, scene.one, scene)) expect(amounts(answer), path).not.toEqual([]);
});

test("nobody posts, renews or counts as a village what lies in other hands", async () => {
  const scene = await twoVillages();
  const { other, board, foreign, own } = scene;
  const ratingIds = [own.id, foreign.effective.id];
  const { params } = await refused(other.notices.saveDraft({ ...board, ratingIds }), "noticeRatingsChanged");
  expect(params).toEqual({ count: 2 });
  const { score, grade, lineFen } = foreign.effective;
  const row = { ratingId: foreign.effective.id, seen: { score, grade, lineFen }, values: {}, changeReason: "" };
  const [renewed] = await other.ratings.renewal.propose({ rows: [row], evidence: "" });
  expect(renewed).toMatchObject({ proposedId: null, refusal: { reason: "notFound" } });
  expect((await other.notices.villages()).map(({ areaId }) => areaId)).toEqual([scene.neighbour.id]);
});
