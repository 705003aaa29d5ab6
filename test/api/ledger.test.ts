import { expect, test } from "vitest";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

test("a customer is registered, derived facts included, and found again", async () => {
  const { manager, village } = await branchWithVillages();
  const made = await manager.customers.create(farmer(village.id, 1, { name: "买买提·艾力" }));
  expect(made).toMatchObject({ fileNumber: "KH00000001", birthDate: "1980-05-06", sex: "male", marketer: null });
  expect(made.areaPath).toEqual(["兰考县", expect.any(String), village.name]);
  expect(await manager.customers.get({ id: made.id })).toEqual(made);
});

test("the same identity number is refused, naming who has it", async () => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1));
  const again = farmer(village.id, 1, { name: "别人", idNumber: residentId(1).toLowerCase() });
  const data = await refused(manager.customers.create(again), "idNumberTaken");
  expect(data.params).toEqual({ name: "赵大海", fileNumber: "KH00000001" });
});

test("a wrong check digit is refused at the edge with its field", async () => {
  const { manager, village } = await branchWithVillages();
  const wrong = residentId(1).replace(/.$/, (last) => (last === "1" ? "2" : "1"));
  const data = await refused(manager.customers.create(farmer(village.id, 1, { idNumber: wrong })), "invalidInput");
  expect(data.fields).toEqual([{ path: "idNumber", key: "residentId.checkDigit" }]);
});

test("a consent with only its day or only its form is refused at the field that is missing", async () => {
  const { manager, village } = await branchWithVillages();
  const given = { consentOn: "2026-03-01", consentForm: "paper" } as const;
  for (const missing of ["consentOn", "consentForm"] as const) {
    const half = farmer(village.id, 1, { ...given, [missing]: null });
    expect((await refused(manager.customers.create(half), "invalidInput")).fields).toEqual([
      { path: missing, key: "consentTogether" },
    ]);
  }
  expect(await manager.customers.create(farmer(village.id, 1, given))).toMatchObject(given);
});

test("a stale save is refused and names who was faster", async () => {
  const { manager, one, village } = await branchWithMarketers();
  const made = await one.customers.create(farmer(village.id, 1));
  const { id, version } = made;
  await manager.customers.update({ id, version, fields: farmer(village.id, 1, { phone: "10000000001" }) });
  const late = one.customers.update({ id, version, fields: farmer(village.id, 1, { phone: "10000000002" }) });
  expect((await refused(late, "stale")).params).toEqual({ name: "王主任" });
  expect((await manager.customers.getForEdit({ id })).phone).toBe("10000000001");
});

test("what changed is in the audit trail, field by field", async () => {
  const { manager, village } = await branchWithVillages();
  const { id, version } = await manager.customers.create(farmer(village.id, 1));
  await manager.customers.update({ id, version, fields: farmer(village.id, 1, { address: "五组 1 号" }) });
  const { entries } = await manager.audit.list({});
  expect(entries[0]).toMatchObject({
    action: "customer.update",
    before: { address: "三组 12 号" },
    after: { address: "五组 1 号" },
  });
});

test.each([
  ["one character", "赵"],
  ["two characters", "大海"],
  ["the whole name", "赵大海"],
  ["pinyin", "zhaodahai"],
  ["the beginning of the pinyin", "zhaod"],
  ["initials", "ZDH"],
  ["the identity number", residentId(1)],
  ["the last four digits of the phone", "5678"],
  ["the file number", "KH00000001"],
])("search finds a customer by %s", async (_, search) => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1));
  await manager.customers.create(farmer(village.id, 2, { name: "孙小江", phone: "10000000000" }));
  const { rows } = await manager.customers.list({ search });
  expect(rows.map(({ name }) => name)).toEqual(["赵大海"]);
  expect(await manager.customers.count({ search })).toEqual({ count: 1 });
});

test.each(['"', "' OR 1=1 --", "*", "NEAR(", "赵 AND", "-"])("search survives %s", async (search) => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1));
  await manager.customers.list({ search });
});

test("a changed name is found under the new one only", async () => {
  const { manager, village } = await branchWithVillages();
  const { id, version } = await manager.customers.create(farmer(village.id, 1));
  await manager.customers.update({ id, version, fields: farmer(village.id, 1, { name: "钱多多" }) });
  expect(await manager.customers.count({ search: "赵大海" })).toEqual({ count: 0 });
  expect(await manager.customers.count({ search: "钱多" })).toEqual({ count: 1 });
});

test("pages follow each other without a gap or a double", async () => {
  const { manager, village } = await branchWithVillages();
  for (let sequence = 1; sequence <= 7; sequence += 1) await manager.customers.create(farmer(village.id, sequence));
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await manager.customers.list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
});

test("lists mask identity numbers and phones", async () => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1));
  const { rows } = await manager.customers.list({});
  expect(rows[0]).toMatchObject({
    idNumberMasked: `999001**********${residentId(1).slice(-2)}`,
    phoneMasked: "100****5678",
  });
});

test("filters of kind, area subtree and marketer combine", async () => {
  const { manager, oneId, township, village, neighbour } = await branchWithMarketers();
  await manager.customers.create(farmer(village.id, 1));
  await manager.customers.create(farmer(neighbour.id, 2, { kind: "selfEmployed" }));
  const assignment = { areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" };
  await manager.jurisdictions.assign(assignment);
  expect((await manager.customers.count({ areaId: township.id })).count).toBe(2);
  expect((await manager.customers.count({ areaId: township.id, kind: "selfEmployed" })).count).toBe(1);
  expect((await manager.customers.count({ marketerId: oneId })).count).toBe(1);
});

test("a marketer sees their own jurisdiction, and what they registered where nobody is responsible", async () => {
  const { manager, one, other, oneId, otherId, village, neighbour } = await branchWithMarketers();
  const mine = await one.customers.create(farmer(village.id, 1));
  expect((await one.customers.count({})).count).toBe(1);
  expect((await other.customers.count({})).count).toBe(0);
  await refused(other.customers.get({ id: mine.id }), "notFound");
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: otherId, from, reason: "调整" });
  expect((await other.customers.list({})).rows).toHaveLength(1);
  await refused(one.customers.get({ id: mine.id }), "notFound");
  await refused(one.visits.listForCustomer({ customerId: mine.id }), "notFound");
  await refused(one.ratings.listForCustomer({ customerId: mine.id }), "notFound");
  const data = await refused(one.customers.create(farmer(village.id, 2)), "areaOfOtherMarketer");
  expect(data.params).toEqual({ area: village.name, marketer: "员工m02" });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: oneId, from, reason: "调整" });
  await one.customers.create(farmer(neighbour.id, 2));
});

test("an administrator without another role sees no customer", async () => {
  const branch = await branchWithVillages();
  await branch.manager.customers.create(farmer(branch.village.id, 1));
  const { signInNew } = await import("../support/testCore.ts");
  const administrator = await signInNew(branch, "admin", ["administrator"]);
  await refused(administrator.customers.list({}), "notAllowed");
  expect((await administrator.dashboard.today()).counts.customers).toBe(0);
});
