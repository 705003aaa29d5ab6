import { expect, test } from "vitest";
import type { Board } from "../../shared/contract/jurisdictions.ts";
import { nearestAssigned } from "../../shared/domain/effectiveAssignment.ts";
import { loadsPerMarketer } from "../../shared/domain/loads.ts";
import { farmer } from "../support/people.ts";
import { branchWithMarketers } from "../support/village.ts";

/** What each marketer carries by what the board shows; under null what nobody carries. */
function loadsOf({ areas, marketers }: Board) {
  const assigned = new Map(areas.flatMap(({ id, assigned: own }) => (own ? [[id, own.marketerId] as const] : [])));
  const excepted = new Map(marketers.map(({ id, excepted: figures }) => [id, figures]));
  return loadsPerMarketer(areas, nearestAssigned(areas, assigned), excepted);
}

test("the board counts customers of an area with its marketer, and exceptions with theirs", async () => {
  const { manager, township, village, neighbour, oneId, otherId } = await branchWithMarketers();
  const from = { from: "2026-03-10", reason: "分片" };
  await manager.jurisdictions.assign({ areaIds: [township.id], marketerId: oneId, ...from });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, ...from });
  const first = await manager.customers.create(farmer(village.id, 1));
  await manager.customers.create(farmer(village.id, 2));
  await manager.customers.create(farmer(neighbour.id, 3));
  await manager.bulk.markKeyTarget({ selection: { by: "ids", ids: [first.id] }, on: true });
  await manager.bulk.reassign({ selection: { by: "ids", ids: [first.id] }, marketerId: otherId, to: null, ...from });
  const loads = loadsOf(await manager.jurisdictions.board({}));
  expect(loads.get(oneId)).toMatchObject({ customers: 1, keyTargets: 0 });
  expect(loads.get(otherId)).toMatchObject({ customers: 2, keyTargets: 1, villages: 1 });
});

test("a past day is answered by the customers and assignments of then", async () => {
  let now = "2026-03-10T02:00:00.000Z";
  const { manager, village, neighbour, oneId, otherId } = await branchWithMarketers({ clock: () => new Date(now) });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const customer = await manager.customers.create(farmer(village.id, 1));
  now = "2026-03-12T02:00:00.000Z";
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await manager.customers.update({
    id: customer.id,
    version: customer.version,
    fields: farmer(neighbour.id, 1),
  });
  await manager.jurisdictions.assign({
    areaIds: [village.id, neighbour.id],
    marketerId: otherId,
    from: "2026-03-12",
    reason: "调整",
  });
  await manager.customers.create(farmer(neighbour.id, 2));
  const on = async (day: string) => loadsOf(await manager.jurisdictions.board({ day }));
  expect((await on("2026-03-09")).get(null)).toMatchObject({ customers: 0 });
  const before = await on("2026-03-11");
  expect(before.get(oneId)).toMatchObject({ customers: 1, villages: 1 });
  expect(before.get(otherId)?.customers ?? 0).toBe(0);
  expect((await on("2026-03-12")).get(otherId)).toMatchObject({ customers: 2, villages: 2 });
});
