import { expect, test } from "vitest";
import type { Inputs } from "../../shared/contract/index.ts";
import { farmer } from "../support/people.ts";
import { branchWithDraft, firstDay } from "../support/plans.ts";

type Moves = Inputs["plans"]["preview"]["moves"];
type Branch = Awaited<ReturnType<typeof branchWithDraft>>;

async function warned({ manager }: Branch, moves: Moves, kind: string, from = firstDay) {
  const { warnings } = await manager.plans.preview({ from, moves });
  return warnings.filter((warning) => warning.kind === kind);
}

test("a receiver on leave is named, with when", async () => {
  const branch = await branchWithDraft();
  const { core, moves, oneId, otherId } = branch;
  const cover = (fromDate: string, toDate: string) =>
    core.opened.store.db("covers").insert({
      ...{ absentId: otherId, deputyId: oneId, fromDate, toDate, reason: "年假", createdAt: "", createdBy: 1 },
    });
  await cover("2026-02-01", "2026-03-10");
  expect(await warned(branch, moves, "onLeave")).toEqual([]);
  await cover("2026-03-20", "2026-04-01");
  expect(await warned(branch, moves, "onLeave")).toMatchObject([
    { params: { name: "员工m02", from: "2026-03-20", to: "2026-04-01" } },
  ]);
});

test("to move a part of a marketer's villages in a township is warned of, to move all of them is not", async () => {
  const branch = await branchWithDraft();
  const { moves, neighbour, township, otherId } = branch;
  expect(await warned(branch, moves, "partOfTownship")).toMatchObject([
    { areaId: township.id, params: { township: township.name, name: "员工m01", moved: 1, villages: 2 } },
  ]);
  const all = { ...moves, areas: [...moves.areas, { areaId: neighbour.id, marketerId: otherId, assistantId: null }] };
  expect(await warned(branch, all, "partOfTownship")).toEqual([]);
});

test("an area, or a customer, that came from one marketer to another within a year is not moved again unnoticed", async () => {
  let now = new Date("2026-03-10T02:00:00Z");
  const branch = await branchWithDraft({ clock: () => now });
  const { manager, village, neighbour, third, oneId, moves } = branch;
  const goTo = async (day: string) => {
    now = new Date(`${day}T02:00:00Z`);
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  };
  expect(await warned(branch, moves, "movedTwiceInAYear")).toEqual([]);
  await goTo("2026-04-01");
  await branch.confirmed({}, "2026-04-01");
  await manager.bulk.reassign({
    ...{ selection: { by: "ids", ids: [third.id] }, marketerId: branch.otherId, from: "2026-04-01" },
    ...{ to: "2026-05-01", reason: "暂管" },
  });
  await goTo("2026-06-01");
  const back = {
    areas: [village, neighbour].map(({ id }) => ({ areaId: id, marketerId: null, assistantId: null })),
    customers: [],
  };
  const away = {
    areas: [
      { areaId: village.id, marketerId: oneId, assistantId: null },
      { areaId: neighbour.id, marketerId: branch.otherId, assistantId: null },
    ],
    customers: [],
  };
  const expected = [
    { areaId: village.id, params: { name: village.name, date: "2026-04-01" } },
    { customerId: third.id, params: { name: third.name, date: "2026-05-01" } },
  ];
  expect(await warned(branch, away, "movedTwiceInAYear", "2026-06-01")).toMatchObject(expected);
  expect(await warned(branch, back, "nobody", "2026-06-01")).toMatchObject([
    { areaId: village.id, params: { name: village.name } },
    { areaId: neighbour.id, params: { name: neighbour.name } },
  ]);
  expect(await warned(branch, away, "movedTwiceInAYear", "2027-04-02")).toMatchObject([{ customerId: third.id }]);
  expect(await warned(branch, away, "movedTwiceInAYear", "2027-05-02")).toEqual([]);
});

test("a customer of the receiver's own household is named, whichever of the two the record is of", async () => {
  const branch = await branchWithDraft();
  const { core, manager, village, neighbour, first, second, third, moves, otherId } = branch;
  const link = (customerId: number, otherId: number | null, name: string, relation = "member") =>
    core.opened.store.db("customerLinks").insert({
      ...{ customerId, otherId, name, relation, kinship: "child", idNumber: "", phone: "", note: "" },
      ...{ createdAt: "", createdBy: 1 },
    });
  await link(third.id, null, "员工m02");
  await link(second.id, null, "员工m02", "guarantor");
  expect(await warned(branch, moves, "relative")).toEqual([]);
  await link(first.id, null, "员工m02");
  expect(await warned(branch, moves, "relative")).toMatchObject([
    { customerId: first.id, params: { customer: first.name, name: "员工m02" } },
  ]);
  const self = await manager.customers.create(farmer(village.id, 8, { name: "员工m02" }));
  const head = await manager.customers.create(farmer(neighbour.id, 9, { name: "员工m02" }));
  await link(head.id, second.id, "");
  const found = await warned(branch, moves, "relative");
  expect(found.map(({ customerId }) => customerId)).toEqual([first.id, second.id, self.id]);
  const named = { areas: [], customers: [{ customerId: third.id, marketerId: otherId, to: null }] };
  expect(await warned(branch, named, "relative")).toMatchObject([{ customerId: third.id }]);
});
