import { expect, test } from "vitest";
import type { AreaChange } from "../../shared/contract/areas.ts";
import { areaOn, assignmentsOf, changeAreas, responsibleOn } from "../support/areas.ts";
import { checked, settle } from "../support/imports.ts";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, signInNew, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";
import { workbook } from "../support/workbook.ts";

const before = "2026-03-10";
const yesterday = "2026-04-09";
const today = "2026-04-10";

/** A village of m01 with two groups and a neighbour of m02, both since a month; a customer in each, one in a group. */
async function countyOfTwo() {
  let now = testNow;
  const branch = await branchWithMarketers({ clock: () => new Date(now) });
  const { manager, village, neighbour, oneId, otherId } = branch;
  const assign = (areaId: number, marketerId: number) =>
    manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: before, reason: "初次" });
  await assign(village.id, oneId);
  await assign(neighbour.id, otherId);
  const addGroup = (code: string, name: string) =>
    changeAreas(manager, { kind: "add", parentId: village.id, code: village.code + code, name });
  const groups = [await addGroup("01", "一组"), await addGroup("02", "二组")] as const;
  const [inVillage, inGroup, inNeighbour] = [
    await manager.customers.create(farmer(village.id, 1)),
    await manager.customers.create(farmer(groups[0].id, 2)),
    await manager.customers.create(farmer(neighbour.id, 3)),
  ];
  /** Everybody signs in again on another day. */
  const goTo = async (day: string) => {
    now = `${day}T02:00:00.000Z`;
    await manager.session.signIn(managerLogin);
    for (const [window, login] of [
      [branch.one, "m01"],
      [branch.other, "m02"],
    ] as const)
      await window.session.signIn({ login, password: `${login}-password-1` });
  };
  await goTo(today);
  return { ...branch, groups, inVillage, inGroup, inNeighbour, goTo };
}

test("a group is added below a village with the next free code, from today", async () => {
  const { manager, village, neighbour, groups } = await countyOfTwo();
  const { code } = await manager.areas.freeCode({ parentId: village.id });
  expect(code).toBe(`${village.code}03`);
  const { id } = await changeAreas(manager, { kind: "add", parentId: village.id, code: code ?? "", name: "三组" });
  expect(await areaOn(manager, id)).toMatchObject({ level: "group", parentId: village.id, name: "三组" });
  expect(await areaOn(manager, id, yesterday)).toBeUndefined();
  expect(await responsibleOn(manager, id)).toBe("员工m01");
  expect(await manager.areas.get({ id })).toMatchObject({
    since: today,
    changes: [{ kind: "add", reason: "区划调整" }],
  });
  const add = (parentId: number, code: string, name: string) =>
    manager.areas.previewChange({ kind: "add", parentId, code, name });
  await refused(add(village.id, `${village.code}3`, "四组"), "areaCodeWrong");
  await refused(add(village.id, `${neighbour.code}09`, "四组"), "areaCodeWrong");
  await refused(add(village.id, `${village.code}03`, "四组"), "areaCodeTaken");
  await refused(add(village.id, `${village.code}04`, "三组"), "areaNameTaken");
  await refused(add(groups[0].id, `${village.code}0101`, "小组"), "invalidInput");
  await refused(add(groups[0].id, `${village.code}04`, "小组"), "areaBelowGroup");
});

test("a renamed area keeps its name on the days before, and is found by both", async () => {
  const { manager, village, neighbour } = await countyOfTwo();
  await changeAreas(manager, { kind: "rename", id: village.id, name: "幸福社区" }, "村改居");
  expect((await areaOn(manager, village.id))?.name).toBe("幸福社区");
  expect((await areaOn(manager, village.id))?.search).toContain(village.name);
  expect((await areaOn(manager, village.id, yesterday))?.name).toBe(village.name);
  expect(await manager.areas.get({ id: village.id })).toMatchObject({
    formerNames: [{ name: village.name, until: today }],
    changes: [{ kind: "rename", from: village.name, to: "幸福社区", reason: "村改居", byName: "王主任" }],
  });
  await refused(manager.areas.previewChange({ kind: "rename", id: village.id, name: "幸福社区" }), "areaUnchanged");
  const taken = { kind: "rename", id: village.id, name: neighbour.name } as const;
  await refused(manager.areas.previewChange(taken), "areaNameTaken");
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({ action: "area.rename", after: { formerName: village.name, name: "幸福社区" } });
});

test("a merged village goes to the other's marketer from today, and its past answers as it was", async () => {
  const { core, manager, village, neighbour, groups, inVillage, one, other } = await countyOfTwo();
  const change = { kind: "merge", id: village.id, intoId: neighbour.id } as const;
  const preview = await manager.areas.previewChange(change);
  expect(preview).toMatchObject({
    created: null,
    moved: [
      { name: village.name, to: neighbour.name },
      { name: "一组", from: village.name, to: neighbour.name },
      { name: "二组", from: village.name, to: neighbour.name },
    ],
    hands: [{ from: "员工m01", to: "员工m02", customers: 2 }],
    ended: [{ areaName: village.name, marketerName: "员工m01", from: before, to: null }],
    given: [],
  });
  expect(await responsibleOn(manager, village.id)).toBe("员工m01");
  await manager.areas.change({ change, reason: "合村并居", seen: preview.seen });

  for (const id of [village.id, groups[0].id, neighbour.id]) expect(await responsibleOn(manager, id)).toBe("员工m02");
  expect(await responsibleOn(manager, village.id, yesterday)).toBe("员工m01");
  expect(await responsibleOn(manager, groups[0].id, yesterday)).toBe("员工m01");
  expect(await responsibleOn(manager, neighbour.id, yesterday)).toBe("员工m02");
  expect(await areaOn(manager, village.id, yesterday)).toMatchObject({
    parentId: village.parentId,
    mergedIntoId: null,
  });
  expect(await areaOn(manager, village.id)).toMatchObject({ parentId: neighbour.id, mergedIntoId: neighbour.id });

  expect((await manager.customers.get({ id: inVillage.id })).areaId).toBe(village.id);
  await refused(one.customers.get({ id: inVillage.id }), "notFound");
  expect((await other.customers.get({ id: inVillage.id })).name).toBe(inVillage.name);
  expect(await manager.areas.get({ id: neighbour.id })).toMatchObject({
    parts: [{ id: village.id, name: village.name, on: today }],
    customers: 1,
    customersBelow: 3,
  });
  expect(await assignmentsOf(core, village.id)).toEqual([[before, today]]);
});

test("a part is not used or changed by itself", async () => {
  const { manager, village, neighbour, township } = await countyOfTwo();
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  const { params } = await refused(manager.customers.create(farmer(village.id, 9)), "areaMerged");
  expect(params).toMatchObject({ area: village.name, into: neighbour.name });
  for (const change of [
    { kind: "rename", id: village.id, name: "新村" },
    { kind: "add", parentId: village.id, code: `${village.code}09`, name: "九组" },
    { kind: "merge", id: neighbour.id, intoId: village.id },
    { kind: "merge", id: village.id, intoId: neighbour.id },
    { kind: "move", id: village.id, parentId: township.id },
    { kind: "split", id: village.id, code: `${township.code}999`, name: "新村", areaIds: [], customerIds: [] },
  ] satisfies AreaChange[])
    await refused(manager.areas.previewChange(change), "areaMerged");
});

test("a part is in the hands of the area it belongs to and cannot be given to somebody of its own", async () => {
  const { manager, village, neighbour, oneId, otherId } = await countyOfTwo();
  const moves = { areas: [{ areaId: village.id, marketerId: oneId, assistantId: null }], customers: [] };
  const about = { kind: "manual" as const, name: "并村前的方案", note: "", from: null, shared: false, locked: [] };
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from: today, reason: "调整" });
  const draft = await manager.plans.save({ id: null, version: null, ...about, moves });
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  const assign = { areaIds: [village.id], marketerId: oneId, from: today, reason: "调整" };
  const { params } = await refused(manager.jurisdictions.assign(assign), "areaMerged");
  expect(params).toMatchObject({ area: village.name, into: neighbour.name });
  const { version } = await manager.plans.get({ id: draft.id });
  await refused(manager.plans.confirm({ id: draft.id, version, from: today, reason: "调整" }), "areaMerged");
  expect(await responsibleOn(manager, village.id)).toBe("员工m02");
});

test("who changes hands by a merger is handed over, and who does not is not", async () => {
  const { manager, village, neighbour } = await countyOfTwo();
  const listed = async () => (await manager.handovers.list({})).rows;
  const before = (await listed()).length;
  await changeAreas(manager, { kind: "rename", id: neighbour.id, name: "邻村" });
  await changeAreas(manager, {
    ...{ kind: "split", id: neighbour.id, code: `${neighbour.code.slice(0, 9)}998`, name: "分村", areaIds: [] },
    customerIds: (await manager.areas.residents({ id: neighbour.id })).map(({ id }) => id),
  });
  expect(await listed()).toHaveLength(before);
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id }, "并村");
  const [made, ...others] = await listed();
  expect(others).toHaveLength(before);
  expect(made).toMatchObject({
    giver: { name: "员工m01" },
    receiver: { name: "员工m02" },
    reason: "并村",
    figures: { customers: 2 },
    state: "open",
  });
});

test("an import finds a part as the area that it belongs to, and leaves who lives there where they are", async () => {
  const { manager, village, neighbour, township, inVillage } = await countyOfTwo();
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  const rows = [
    ["姓名", "身份证号", "村", "区域代码"],
    ["赵大海", residentId(1), village.name, null],
    ["新人甲", residentId(21), `${township.name}${village.name}`, null],
    ["新人乙", residentId(22), null, `${village.code}`],
    ["新人丙", residentId(23), `${neighbour.name}${village.name}`, null],
  ];
  const { id } = await checked(manager, await workbook(rows));
  const page = await manager.imports.rows({ id });
  expect(page.rows.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["赵大海", "unchanged"],
    ["新人甲", "create"],
    ["新人乙", "create"],
    ["新人丙", "refuse"],
  ]);
  await settle(manager, await manager.imports.run({ id }));
  const { rows: found } = await manager.customers.list({ search: "新人" });
  for (const customer of found) expect((await manager.customers.get({ id: customer.id })).areaId).toBe(neighbour.id);
  expect(found).toHaveLength(2);
  expect((await manager.customers.get({ id: inVillage.id })).areaId).toBe(village.id);
});

test("planned assignments of a merged area never begin", async () => {
  const { core, manager, village, neighbour, otherId } = await countyOfTwo();
  const later = { areaIds: [village.id], marketerId: otherId, from: "2026-05-01", reason: "计划" };
  await manager.jurisdictions.assign(later);
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  expect(await assignmentsOf(core, village.id)).toEqual([
    [before, today],
    ["2026-05-01", "2026-05-01"],
  ]);
});

test("a merger is taken back with what it brought, and stays with the marketer who has it", async () => {
  const { manager, village, neighbour, groups, goTo } = await countyOfTwo();
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  await goTo("2026-06-01");
  const change = { kind: "separate", id: village.id } as const;
  expect(await manager.areas.previewChange(change)).toMatchObject({
    hands: [],
    given: [{ areaName: village.name, marketerName: "员工m02", from: "2026-06-01" }],
  });
  await changeAreas(manager, change);
  expect(await areaOn(manager, village.id)).toMatchObject({ parentId: village.parentId, mergedIntoId: null });
  expect(await areaOn(manager, groups[0].id)).toMatchObject({ parentId: village.id });
  expect(await responsibleOn(manager, village.id)).toBe("员工m02");
  expect(await areaOn(manager, village.id, "2026-05-31")).toMatchObject({ parentId: neighbour.id });
  expect(await responsibleOn(manager, village.id, "2026-05-31")).toBe("员工m02");
  expect(await responsibleOn(manager, village.id, yesterday)).toBe("员工m01");
  await refused(manager.areas.previewChange(change), "areaNotMerged");
});

test("merged and separate again on one day leaves the days before as they were", async () => {
  const { manager, village, neighbour, groups } = await countyOfTwo();
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  await changeAreas(manager, { kind: "separate", id: village.id });
  for (const id of [village.id, groups[0].id]) {
    expect(await responsibleOn(manager, id, yesterday)).toBe("员工m01");
    expect(await responsibleOn(manager, id)).toBe("员工m02");
  }
  expect(await areaOn(manager, village.id)).toMatchObject({ parentId: village.parentId, mergedIntoId: null });
});

test("what was merged before goes along, so that no part lies under a part", async () => {
  const { manager, village, neighbour, township } = await countyOfTwo();
  const third = (await manager.jurisdictions.areas({})).filter(({ parentId }) => parentId === township.id)[2];
  const thirdId = third?.id ?? 0;
  await changeAreas(manager, { kind: "merge", id: village.id, intoId: neighbour.id });
  await changeAreas(manager, { kind: "merge", id: neighbour.id, intoId: thirdId });
  for (const id of [village.id, neighbour.id])
    expect(await areaOn(manager, id)).toMatchObject({ parentId: thirdId, mergedIntoId: thirdId });
  await changeAreas(manager, { kind: "separate", id: neighbour.id });
  expect(await areaOn(manager, neighbour.id)).toMatchObject({ parentId: township.id, mergedIntoId: null });
  expect(await areaOn(manager, village.id)).toMatchObject({ parentId: neighbour.id, mergedIntoId: neighbour.id });
});

test("townships merge with their villages; unlike areas do not", async () => {
  const { manager, village, township, groups } = await countyOfTwo();
  const areas = await manager.jurisdictions.areas({});
  const county = areas[0]?.id ?? 0;
  const second = areas.filter(({ level }) => level === "township")[1];
  const secondId = second?.id ?? 0;
  for (const [id, intoId] of [
    [village.id, township.id],
    [village.id, village.id],
    [groups[0].id, groups[1].id],
    [county, township.id],
  ] as const)
    await refused(manager.areas.previewChange({ kind: "merge", id, intoId }), "areaMergeUnlike");
  await changeAreas(manager, { kind: "merge", id: township.id, intoId: secondId });
  expect(await areaOn(manager, village.id)).toMatchObject({ parentId: secondId, mergedIntoId: null });
  expect(await areaOn(manager, village.id, yesterday)).toMatchObject({ parentId: township.id });
  await changeAreas(manager, { kind: "separate", id: township.id });
  expect(await areaOn(manager, village.id)).toMatchObject({ parentId: township.id });
});

test("a split gives the new village chosen groups and customers, and nobody is left without a marketer", async () => {
  const { manager, village, township, groups, inVillage, inGroup, one } = await countyOfTwo();
  const stays = await manager.customers.create(farmer(village.id, 5));
  const residents = await manager.areas.residents({ id: village.id });
  expect(residents.map(({ id }) => id).sort()).toEqual([inVillage.id, stays.id].sort());
  const { code } = await manager.areas.freeCode({ parentId: township.id });
  const change: AreaChange = {
    kind: "split",
    id: village.id,
    code: code ?? "",
    name: "新东村",
    areaIds: [groups[0].id],
    customerIds: [inVillage.id],
  };
  const preview = await manager.areas.previewChange(change);
  expect(preview).toMatchObject({
    created: { level: "village", name: "新东村", parentName: township.name },
    moved: [{ name: "一组", to: "新东村" }],
    customersMoved: 1,
    hands: [],
    given: [{ areaName: "新东村", marketerName: "员工m01", from: today, to: null }],
  });
  const { id } = await changeAreas(manager, change);
  expect(await areaOn(manager, id)).toMatchObject({ parentId: township.id, assigned: { from: today } });
  expect(await areaOn(manager, groups[0].id)).toMatchObject({ parentId: id });
  expect(await areaOn(manager, groups[1].id)).toMatchObject({ parentId: village.id });
  expect(await responsibleOn(manager, id)).toBe("员工m01");
  expect((await one.customers.get({ id: inVillage.id })).areaId).toBe(id);
  expect((await manager.customers.get({ id: stays.id })).areaId).toBe(village.id);
  expect((await manager.customers.get({ id: inGroup.id })).areaId).toBe(groups[0].id);
  expect(await areaOn(manager, groups[0].id, yesterday)).toMatchObject({ parentId: village.id });
  expect(await areaOn(manager, id, yesterday)).toBeUndefined();
  const then = await manager.jurisdictions.board({ day: yesterday });
  expect(then.areas.find((area) => area.id === village.id)?.figures.customers).toBe(1);
  expect(then.areas.some((area) => area.id === id)).toBe(false);
  const history = await manager.areas.get({ id });
  expect(history.changes).toMatchObject([
    { kind: "split", areaName: village.name, otherName: "新东村", areas: ["一组"], customers: 1 },
  ]);
  const { changes } = await manager.history.list({ customerId: inVillage.id });
  expect(changes[0]).toMatchObject({ action: "customer.update" });
});

test("what is split off must lie in the area itself", async () => {
  const { manager, neighbour, township, groups, inGroup } = await countyOfTwo();
  const { code } = await manager.areas.freeCode({ parentId: township.id });
  const split = (areaIds: number[], customerIds: number[]) =>
    manager.areas.previewChange({
      kind: "split",
      id: neighbour.id,
      code: code ?? "",
      name: "新村",
      areaIds,
      customerIds,
    });
  await refused(split([groups[0].id], []), "areasChangedMeanwhile");
  await refused(split([], [inGroup.id]), "areasChangedMeanwhile");
  const county = (await manager.jurisdictions.areas({}))[0]?.id ?? 0;
  const whole: AreaChange = { kind: "split", id: county, code: "410226", name: "新县", areaIds: [], customerIds: [] };
  await refused(manager.areas.previewChange(whole), "areaSplitCounty");
});

test("a moved group answers to the marketer of where it lies, and the days before to the old one", async () => {
  const { manager, village, neighbour, groups, township } = await countyOfTwo();
  const change = { kind: "move", id: groups[0].id, parentId: neighbour.id } as const;
  expect(await manager.areas.previewChange(change)).toMatchObject({
    moved: [{ name: "一组", from: village.name, to: neighbour.name }],
    hands: [{ from: "员工m01", to: "员工m02", customers: 1 }],
  });
  await changeAreas(manager, change);
  expect(await responsibleOn(manager, groups[0].id)).toBe("员工m02");
  expect(await responsibleOn(manager, groups[0].id, yesterday)).toBe("员工m01");
  await refused(manager.areas.previewChange(change), "areaUnchanged");
  await refused(manager.areas.previewChange({ ...change, parentId: township.id }), "areaMoveUnlike");
});

test("two managers with one preview: the first change counts, the second is told", async () => {
  const { manager, village, neighbour, otherId } = await countyOfTwo();
  const change = { kind: "merge", id: village.id, intoId: neighbour.id } as const;
  const { seen } = await manager.areas.previewChange(change);
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from: today, reason: "调整" });
  await refused(manager.areas.change({ change, reason: "合并", seen }), "areasChangedMeanwhile");
  expect((await areaOn(manager, village.id))?.mergedIntoId).toBeNull();
});

test("exceptions stay with their marketer when their village is merged", async () => {
  const branch = await countyOfTwo();
  const { manager, village, neighbour, inVillage } = branch;
  const third = await signInNew(branch, "m03", ["marketer"]);
  const marketerId = (await manager.users.list()).find(({ login }) => login === "m03")?.id ?? 0;
  const selection = { by: "ids" as const, ids: [inVillage.id] };
  await manager.bulk.reassign({ selection, marketerId, from: today, to: null, reason: "老客户" });
  const change = { kind: "merge", id: village.id, intoId: neighbour.id } as const;
  expect((await manager.areas.previewChange(change)).hands).toEqual([{ from: "员工m01", to: "员工m02", customers: 1 }]);
  await changeAreas(manager, change);
  expect((await third.customers.get({ id: inVillage.id })).id).toBe(inVillage.id);
});

test("everybody who reads sees areas with their past; only a manager changes them", async () => {
  const branch = await countyOfTwo();
  const { village, one } = branch;
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  for (const window of [one, auditor]) {
    expect((await window.areas.get({ id: village.id })).name).toBe(village.name);
    const change = { kind: "rename", id: village.id, name: "新村" } as const;
    await refused(window.areas.previewChange(change), "notAllowed");
    await refused(window.areas.change({ change, reason: "无", seen: "0".repeat(64) }), "notAllowed");
    await refused(window.areas.residents({ id: village.id }), "notAllowed");
  }
});
