import { expect, test } from "vitest";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { workKinds } from "../../shared/domain/dayList.ts";
import { handedOver } from "../support/handovers.ts";
import { farmer, residentId } from "../support/people.ts";
import { blankPrinter } from "../support/printers.ts";
import { answers, type Calls } from "../support/scope.ts";
import { signInNew } from "../support/testCore.ts";

const day = "2026-03-11";

/** One marketer hands a village to another; a third has a village of their own in another township. */
async function threeMarketers() {
  const branch = await handedOver({ pdfPrinter: blankPrinter });
  const { manager, village, follower } = branch;
  const third = await signInNew(branch, "m03", ["marketer"]);
  const thirdId = (await manager.users.list()).find(({ login }) => login === "m03")?.id ?? 0;
  const areas = await manager.jurisdictions.areas({});
  const elsewhere = areas.find(({ level, parentId }) => level === "village" && parentId !== village.parentId);
  if (!elsewhere) throw new Error("The sample county has one township only.");
  await manager.jurisdictions.assign({ areaIds: [elsewhere.id], marketerId: thirdId, from: day, reason: "分片" });
  const own = await manager.customers.create(farmer(elsewhere.id, 9, { name: "秦九" }));
  await manager.bulk.scheduleVisit({ selection: { by: "ids", ids: [own.id] }, nextOn: day, nextStep: "回访" });
  await manager.bulk.scheduleVisit({ selection: { by: "ids", ids: [follower.id] }, nextOn: day, nextStep: "核实" });
  return { ...branch, third, thirdId, own, elsewhere };
}

type Scene = Awaited<ReturnType<typeof threeMarketers>>;

/** A question for a day list; everything counts as work, and villages in and out of the asker's hands are asked for. */
function trip({ village, elsewhere }: Scene, marketerId: number) {
  const question = { marketerId, day, withinDays: 30, notVisitedDays: 30, kinds: [...workKinds] };
  return { question, list: { ...question, villageIds: [village.id, elsewhere.id] } };
}

function paper(scene: Scene, marketerId: number) {
  return { kind: "dayList" as const, ...trip(scene, marketerId).list };
}

const zh = { language: "zh-CN" } as const;

/** Lists that tell of customers: of those outside the asker's jurisdiction they tell nothing. */
const narrowed: Calls<Scene> = {
  "dayList.villages": ({ dayList }, scene) => [dayList.villages(trip(scene, scene.thirdId).question)],
  "dayList.list": ({ dayList }, scene) => [dayList.list(trip(scene, scene.thirdId).list)],
  "documents.page": ({ documents }, scene) => [documents.page({ document: paper(scene, scene.thirdId), ...zh })],
  "handovers.list": ({ handovers }, { plan }) => [handovers.list({}), handovers.list({ planId: plan.id })],
  "dashboard.today": ({ dashboard }) => [dashboard.today()],
};

/** What the whole branch may know: areas, staff, who has what and how many customers live there, but not one of them. */
const ofTheBranch: Calls<Scene> = {
  "areas.get": ({ areas }, { village }) => [areas.get({ id: village.id })],
  "covers.list": ({ covers }) => [covers.list()],
  "jurisdictions.areas": ({ jurisdictions }) => [jurisdictions.areas({})],
  "jurisdictions.areaTimeline": ({ jurisdictions }, { village }) => [
    jurisdictions.areaTimeline({ areaId: village.id }),
  ],
  "jurisdictions.marketers": ({ jurisdictions }) => [jurisdictions.marketers()],
};

/** The names and identity numbers of customers, as anybody would write them, that an answer holds. */
async function customersIn(answer: unknown): Promise<string[]> {
  const text = JSON.stringify(answer);
  return ["安一", "包二", "曹三", "邓四", "鄂五", "秦九", residentId(1), residentId(4)].filter((one) =>
    text.includes(one),
  );
}

test("lists tell a marketer of their own customers alone", async () => {
  const scene = await threeMarketers();
  const told: [ProcedurePath, string[]][] = [];
  for (const [path, answer] of await answers(narrowed, scene.third, scene))
    told.push([path, await customersIn(answer)]);
  expect(told).toEqual([
    ["dayList.villages", []],
    ["dayList.list", ["秦九"]],
    ["documents.page", ["秦九"]],
    ["handovers.list", []],
    ["handovers.list", []],
    ["dashboard.today", ["秦九"]],
  ]);
  const { villages } = await scene.third.dayList.villages(trip(scene, scene.thirdId).question);
  expect(villages.map(({ id }) => id)).toEqual([scene.elsewhere.id]);
  expect(await scene.third.handovers.list({})).toMatchObject({ rows: [] });
  expect((await scene.third.dashboard.today()).reminders.handovers).toEqual([]);
});

test("what is told of the whole branch names no customer", async () => {
  const scene = await threeMarketers();
  for (const [path, answer] of await answers(ofTheBranch, scene.third, scene)) {
    expect(answer, path).toBeTypeOf("object");
    expect(await customersIn(answer), path).toEqual([]);
  }
});
