import { expect, test } from "vitest";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

const born = "1980-05-06";

test("the same number, the same name and birth date, and the same telephone are told apart", async () => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1, { name: "同号", phone: "" }));
  await manager.customers.create(farmer(village.id, 2, { name: "赵大海", phone: "" }));
  await manager.customers.create(farmer(village.id, 3, { name: "同电话", phone: "10012345678" }));
  await manager.customers.create(farmer(village.id, 4, { phone: "", idNumber: residentId(4, "1990-01-01") }));
  const found = await manager.customers.findSimilar({
    idNumber: residentId(1),
    name: "赵大海",
    birthDate: born,
    phone: "100-1234-5678",
    exceptId: null,
  });
  expect(found.map(({ reason, customer }) => [reason, customer?.name])).toEqual([
    ["idNumber", "同号"],
    ["name", "赵大海"],
    ["phone", "同电话"],
  ]);
  expect(found[2]).toMatchObject({
    fileNumber: "KH00000003",
    customer: { areaName: village.name, phoneMasked: "100****5678" },
  });
});

test("the customer being changed is no duplicate of themselves, and one who matches twice is told once", async () => {
  const { manager, village } = await branchWithVillages();
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const typed = { idNumber: residentId(1), name: "赵大海", birthDate: born, phone: "10012345678" };
  expect(await manager.customers.findSimilar({ ...typed, exceptId: id })).toEqual([]);
  expect(await manager.customers.findSimilar({ ...typed, exceptId: null })).toMatchObject([{ reason: "idNumber" }]);
});

test("a name without a birth date yet is no match, and a firm of the same name is", async () => {
  const { manager, village } = await branchWithVillages();
  const firm = { kind: "enterprise", name: "兰考蒜业", idType: "other", idNumber: "QY-1", phone: "" } as const;
  await manager.customers.create(farmer(village.id, 1, firm));
  expect(await manager.customers.findSimilar({ name: "兰考蒜业", exceptId: null })).toEqual([]);
  const found = await manager.customers.findSimilar({ name: "兰考蒜业", birthDate: null, exceptId: null });
  expect(found).toMatchObject([{ reason: "name", customer: { name: "兰考蒜业" } }]);
});

test("of somebody outside the jurisdiction a marketer learns the file number and the marketer, nothing else", async () => {
  const { manager, one, otherId, village, neighbour } = await branchWithMarketers();
  const from = "2026-03-10";
  await manager.customers.create(farmer(village.id, 1));
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "分片" });
  const found = await one.customers.findSimilar({ idNumber: residentId(1), exceptId: null });
  expect(found).toEqual([{ reason: "idNumber", fileNumber: "KH00000001", marketerName: "员工m02", customer: null }]);
  const data = await refused(one.customers.create(farmer(neighbour.id, 1)), "idNumberTakenElsewhere");
  expect(data.params).toEqual({ fileNumber: "KH00000001" });
});
