import { expect, test } from "vitest";
import { refused } from "../support/refusal.ts";
import { signInNew, startBranch } from "../support/testCore.ts";

async function staff() {
  const branch = await startBranch();
  const one = await signInNew(branch, "m01", ["marketer"]);
  const other = await signInNew(branch, "t01", ["teller"]);
  return { ...branch, one, other };
}

const due = { kind: "farmer", ratingDueDays: 30, order: "balance", direction: "descending" } as const;

test("a filter kept for oneself is seen by nobody else, one for the branch by everybody", async () => {
  const { manager, one, other } = await staff();
  const own = await one.savedFilters.save({ name: "本月到期", forBranch: false, filter: due });
  await manager.savedFilters.save({ name: "不良客户", forBranch: true, filter: { loanClass: "loss" } });
  expect(own).toMatchObject({ name: "本月到期", forBranch: false, own: true, filter: due });
  const seen = async (window: typeof one) =>
    (await window.savedFilters.list()).map(({ name, own: mine }) => [name, mine]);
  expect(await seen(one)).toEqual([
    ["不良客户", false],
    ["本月到期", true],
  ]);
  expect(await seen(other)).toEqual([["不良客户", false]]);
  expect(await seen(manager)).toEqual([["不良客户", true]]);
});

test("the same name and reach replaces, another reach does not", async () => {
  const { manager } = await staff();
  const first = await manager.savedFilters.save({ name: "重点", forBranch: false, filter: { keyTarget: true } });
  const again = await manager.savedFilters.save({ name: "重点", forBranch: false, filter: { gold: true } });
  expect(again).toEqual({ ...first, filter: { gold: true } });
  await manager.savedFilters.save({ name: "重点", forBranch: true, filter: {} });
  expect(await manager.savedFilters.list()).toHaveLength(2);
});

test("only a manager saves or removes for the branch", async () => {
  const { manager, one } = await staff();
  await refused(one.savedFilters.save({ name: "全网点", forBranch: true, filter: {} }), "notAllowed");
  const { id } = await manager.savedFilters.save({ name: "全网点", forBranch: true, filter: {} });
  await refused(one.savedFilters.remove({ id }), "notAllowed");
  await manager.savedFilters.remove({ id });
  expect(await one.savedFilters.list()).toEqual([]);
});

test("nobody removes or even finds another's own filter, not even a manager", async () => {
  const { manager, one } = await staff();
  const { id } = await one.savedFilters.save({ name: "我的", forBranch: false, filter: {} });
  await refused(manager.savedFilters.remove({ id }), "notFound");
  await one.savedFilters.remove({ id });
  await refused(one.savedFilters.remove({ id }), "notFound");
});

test("what was saved, replaced and removed is in the audit trail", async () => {
  const { manager } = await staff();
  await manager.savedFilters.save({ name: "重点", forBranch: true, filter: { keyTarget: true } });
  const { id } = await manager.savedFilters.save({ name: "重点", forBranch: true, filter: { gold: true } });
  await manager.savedFilters.remove({ id });
  const { entries } = await manager.audit.list({});
  const [removed, replaced, saved] = entries;
  expect(saved).toMatchObject({ action: "savedFilter.save", subjectType: "branch", before: null });
  expect(replaced).toMatchObject({
    before: { name: "重点", filter: { keyTarget: true } },
    after: { name: "重点", filter: { gold: true } },
  });
  expect(removed).toMatchObject({ action: "savedFilter.remove", after: null });
});
