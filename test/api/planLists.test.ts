import { expect, test } from "vitest";
import { farmer } from "../support/people.ts";
import { branchWithDraft, firstDay } from "../support/plans.ts";

test("who would move is listed whole, by area and name, however the pages fall", async () => {
  const { manager, village, neighbour, third, oneId, otherId, moves } = await branchWithDraft();
  for (let sequence = 10; sequence < 75; sequence += 1)
    await manager.customers.create(farmer(village.id, sequence, { name: `李${sequence % 7}` }));
  const kept = await manager.customers.create(farmer(village.id, 80, { name: "周留" }));
  const customers = [
    { customerId: kept.id, marketerId: oneId, to: null },
    { customerId: third.id, marketerId: otherId, to: null },
  ];
  const asked = { from: firstDay, moves: { ...moves, customers } };
  const seen: { id: number; areaName: string; name: string }[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof manager.plans.movedCustomers>> = await manager.plans.movedCustomers({
      ...asked,
      ...(after === null ? {} : { after }),
    });
    seen.push(...page.rows);
    after = page.next;
  } while (after !== null);
  expect(seen).toHaveLength(68);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(68);
  expect(seen.map(({ id }) => id)).not.toContain(kept.id);
  expect(seen.map(({ areaName }) => areaName).lastIndexOf(village.name)).toBe(66);
  expect(seen.at(-1)).toMatchObject({
    id: third.id,
    areaName: neighbour.name,
    giver: { id: oneId },
    receiver: { id: otherId },
  });
  const names = seen.slice(0, 65).map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect((await manager.plans.preview(asked)).customersMoved).toBe(68);
});

test("who has something open among those who move can be asked for, and who goes between two people", async () => {
  const { manager, first, oneId, otherId, moves } = await branchWithDraft();
  await manager.visits.log({
    ...{ customerId: first.id, visitedOn: "2026-02-20", method: "onSite", purpose: "贷后检查", result: "正常" },
    ...{ nextStep: "续贷", nextOn: "2026-03-15" },
  });
  const asked = { from: firstDay, moves };
  const open = await manager.plans.movedCustomers({ ...asked, withOpenWork: true });
  expect(open.rows).toMatchObject([{ id: first.id, followUpOn: "2026-03-15", openRating: null }]);
  const between = async (giverId: number | null, receiverId: number | null) =>
    (await manager.plans.movedCustomers({ ...asked, giverId, receiverId })).rows.length;
  expect([await between(oneId, otherId), await between(otherId, oneId), await between(null, otherId)]).toEqual([
    2, 0, 0,
  ]);
});

test("two plans are compared by what each would do and by the areas they leave in different hands", async () => {
  const { manager, village, neighbour, oneId, otherId, draft, moves } = await branchWithDraft();
  const left = await manager.plans.save(draft());
  const both = { ...moves, areas: [...moves.areas, { areaId: neighbour.id, marketerId: otherId, assistantId: null }] };
  const right = await manager.plans.save(draft({ moves: both, from: "2026-04-01" }));
  const compared = await manager.plans.compare({ left: left.id, right: right.id });
  expect([compared.left.customersMoved, compared.right.customersMoved]).toEqual([2, 3]);
  expect([compared.left.from, compared.right.from]).toEqual(["2026-04-01", "2026-04-01"]);
  expect(compared.areas).toMatchObject([
    { id: neighbour.id, today: { id: oneId }, left: { id: oneId }, right: { id: otherId } },
  ]);
  expect(compared.areas.map(({ id }) => id)).not.toContain(village.id);
});
