import { expect, test } from "vitest";
import { emptySection } from "../../shared/contract/records.ts";
import { farmer, residentId } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

async function registered() {
  const branch = await branchWithVillages();
  const { id } = await branch.manager.customers.create(farmer(branch.village.id, 1));
  const edit = async (changes: Parameters<typeof farmer>[2], window = branch.manager) => {
    const { version } = await branch.manager.customers.get({ id });
    await window.customers.update({ id, version, fields: farmer(branch.village.id, 1, changes) });
  };
  return { ...branch, id, edit };
}

async function lastChange(window: TestWindow, customerId: number) {
  const [change] = (await window.history.list({ customerId })).changes;
  if (!change) throw new Error("The customer has no history.");
  return change;
}

async function undo(window: TestWindow, customerId: number): Promise<void> {
  const { id } = await lastChange(window, customerId);
  await window.history.undoLast({ customerId, entryId: id });
}

test("every change is told, newest first, with numbers masked, and looks are no changes", async () => {
  const { manager, id, edit } = await registered();
  await edit({ phone: "10087654321", address: "五组" });
  await manager.customers.reveal({ id, field: "phone" });
  await manager.documents.page({ document: { kind: "customerFile", customerId: id }, language: "zh-CN" });
  const { changes } = await manager.history.list({ customerId: id });
  expect(changes.map(({ action }) => action)).toEqual(["customer.update", "customer.create"]);
  expect(changes[0]).toMatchObject({
    actorName: "王主任",
    undoable: true,
    fields: [
      { path: "phone", before: "100****5678", after: "100****4321", restorable: true },
      { path: "address", before: "三组 12 号", after: "五组", restorable: true },
    ],
  });
  expect(changes[1]?.undoable).toBe(false);
  expect(changes[1]?.fields.find(({ path }) => path === "idNumber")).toMatchObject({
    after: `999001**********${residentId(1).slice(-2)}`,
    restorable: false,
  });
});

test("history comes in pages without a gap or a double", async () => {
  const { manager, id, edit } = await registered();
  for (const address of ["一", "二", "三"]) await edit({ address });
  const first = await manager.history.list({ customerId: id, limit: 3 });
  const rest = await manager.history.list({ customerId: id, limit: 3, before: first.nextBefore ?? 0 });
  const told = [...first.changes, ...rest.changes].map(
    ({ fields }) => fields.find(({ path }) => path === "address")?.after,
  );
  expect(told).toEqual(["三", "二", "一", "三组 12 号"]);
  expect(rest.nextBefore).toBeNull();
});

test("the last change is undone by a new one, search and derived fields included, and can be done again", async () => {
  const { manager, id, edit } = await registered();
  await edit({ name: "孙小江", idNumber: residentId(9, "1990-01-01") });
  await undo(manager, id);
  expect(await manager.customers.getForEdit({ id })).toMatchObject({ name: "赵大海", birthDate: "1980-05-06" });
  expect((await manager.customers.count({ search: "赵大海" })).count).toBe(1);
  expect(await lastChange(manager, id)).toMatchObject({ action: "customer.undo", undoable: true });
  await undo(manager, id);
  expect((await manager.customers.get({ id })).name).toBe("孙小江");
  expect((await manager.audit.verify()).firstBroken).toBeNull();
});

test("a change that is no longer the last cannot be undone, naming who was later", async () => {
  const { manager, id, edit, ...branch } = await registered();
  await edit({ address: "五组" });
  const { id: entryId } = await lastChange(manager, id);
  const teller = await signInNew({ ...branch, manager }, "t01", ["teller"]);
  await edit({ address: "五组", phone: "10087654321" }, teller);
  const data = await refused(manager.history.undoLast({ customerId: id, entryId }), "historyNotLast");
  expect(data.params).toEqual({ name: "员工t01" });
  expect((await manager.customers.get({ id })).address).toBe("五组");
});

test("a former value is restored alone, long after, and everything else stays", async () => {
  const { manager, id, edit } = await registered();
  await edit({ address: "五组", headcount: 6 });
  const { id: entryId } = await lastChange(manager, id);
  await edit({ address: "六组", headcount: 6, phone: "10087654321" });
  await manager.history.restore({ customerId: id, entryId, path: "address" });
  const now = await manager.customers.getForEdit({ id });
  expect(now).toMatchObject({ address: "三组 12 号", headcount: 6, phone: "10087654321" });
  expect(await lastChange(manager, id)).toMatchObject({
    action: "customer.restore",
    fields: [{ path: "address", before: "六组", after: "三组 12 号" }],
  });
  await refused(manager.history.restore({ customerId: id, entryId, path: "address" }), "historyUnchanged");
});

test("a certificate comes back with its kind", async () => {
  const { manager, id, edit } = await registered();
  await edit({ idType: "other", idNumber: "P1234567" });
  const { id: entryId } = await lastChange(manager, id);
  await manager.history.restore({ customerId: id, entryId, path: "idNumber" });
  expect(await manager.customers.getForEdit({ id })).toMatchObject({ idType: "residentId", idNumber: residentId(1) });
});

test("a former number that somebody else holds by now is refused as on saving", async () => {
  const { manager, id, edit, village } = await registered();
  await edit({ idNumber: residentId(5) });
  const { id: entryId } = await lastChange(manager, id);
  await manager.customers.create(farmer(village.id, 1, { name: "别人" }));
  const data = await refused(manager.history.undoLast({ customerId: id, entryId }), "idNumberTaken");
  expect(data.params).toEqual({ name: "别人", fileNumber: "KH00000002" });
});

test("a section's save is undone and restored field by field", async () => {
  const { manager, id } = await registered();
  const section = { customerId: id, section: "person" } as const;
  const data = { ...emptySection("person"), occupation: "种植户", yearsInVillage: 9 };
  await manager.records.saveSection({ ...section, version: null, data });
  const first = await lastChange(manager, id);
  expect(first.fields.map(({ path }) => path)).toEqual(["person.occupation", "person.yearsInVillage"]);
  await manager.records.saveSection({ ...section, version: 0, data: { ...data, occupation: "泥瓦工" } });
  await manager.history.restore({ customerId: id, entryId: first.id, path: "person.occupation" });
  const read = async () => (await manager.records.get({ customerId: id })).sections.person?.data;
  expect(await read()).toMatchObject({ occupation: "", yearsInVillage: 9 });
  await undo(manager, id);
  expect(await read()).toMatchObject({ occupation: "泥瓦工", yearsInVillage: 9 });
});

test("adding, changing and removing an entry are undone, and the loan balance follows", async () => {
  const { manager, id } = await registered();
  const balance = async () => (await manager.customers.get({ id })).loanBalanceFen;
  const added = await manager.records.addEntry({ customerId: id, list: "loans", fields: loan });
  expect(await balance()).toBe(3_000_000);
  await undo(manager, id);
  expect(await balance()).toBe(0);
  await undo(manager, id);
  expect(await balance()).toBe(3_000_000);
  const [present] = (await manager.records.get({ customerId: id })).loans;
  const version = present?.version ?? 0;
  await manager.records.changeEntry({
    id: added.id,
    version,
    list: "loans",
    fields: { ...loan, balanceFen: 1_000_000 },
  });
  await undo(manager, id);
  expect(await balance()).toBe(3_000_000);
  const [again] = (await manager.records.get({ customerId: id })).loans;
  await manager.records.removeEntry({ list: "loans", id: added.id, version: again?.version ?? 0 });
  const removal = await lastChange(manager, id);
  expect(removal).toMatchObject({ undoable: true, removedEntry: `loans.${added.id}` });
  await manager.records.addEntry({ customerId: id, list: "loans", fields: { ...loan, balanceFen: 1 } });
  await manager.history.restore({ customerId: id, entryId: removal.id, path: `loans.${added.id}` });
  expect(await balance()).toBe(3_000_001);
  expect(
    (await manager.history.list({ customerId: id })).changes.find((change) => change.id === removal.id),
  ).toMatchObject({ removedEntry: null });
});

test("the survivor's history holds that of the customer merged into them, which cannot be undone there", async () => {
  const { manager, id, village } = await registered();
  const loser = await manager.customers.create(farmer(village.id, 2));
  await manager.customers.update({ id: loser.id, version: 0, fields: farmer(village.id, 2, { address: "五组" }) });
  const { winner, loser: other } = await manager.merges.preview({ winnerId: id, loserId: loser.id });
  const seen = { winner: winner.lastChangeId, loser: other.lastChangeId };
  await manager.merges.merge({ winnerId: id, loserId: loser.id, seen, choices: {}, reason: "重复登记" });
  const { changes } = await manager.history.list({ customerId: id });
  const told = changes.map(({ action, mergedFrom }) => [action, mergedFrom]);
  expect(told).toEqual([
    ["customer.mergedAway", "KH00000002"],
    ["customer.merge", null],
    ["customer.update", "KH00000002"],
    ["customer.create", "KH00000002"],
    ["customer.create", null],
  ]);
  expect(changes.some(({ undoable }) => undoable)).toBe(false);
  const merged = changes[1]?.id ?? 0;
  await refused(manager.history.undoLast({ customerId: id, entryId: merged }), "historyNotReversible");
  const foreign = changes[2]?.id ?? 0;
  await refused(manager.history.restore({ customerId: id, entryId: foreign, path: "address" }), "notFound");
});

test("history stays inside the jurisdiction, and readers change nothing", async () => {
  const { manager, one, other, oneId, village, ...branch } = await branchWithMarketers();
  const from = "2026-03-10";
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from, reason: "分片" });
  const { id } = await one.customers.create(farmer(village.id, 1));
  await one.customers.update({ id, version: 0, fields: farmer(village.id, 1, { address: "五组" }) });
  const { id: entryId } = await lastChange(one, id);
  await refused(other.history.list({ customerId: id }), "notFound");
  await refused(other.history.undoLast({ customerId: id, entryId }), "notFound");
  const auditor = await signInNew({ ...branch, manager }, "a01", ["auditor"]);
  expect((await auditor.history.list({ customerId: id })).changes).toHaveLength(2);
  await refused(auditor.history.undoLast({ customerId: id, entryId }), "notAllowed");
  await one.history.undoLast({ customerId: id, entryId });
});
