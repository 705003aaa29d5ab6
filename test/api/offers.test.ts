import { expect, test } from "vitest";
import { farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";
const card = { here: true, provider: "", number: "", openedOn: null, balanceFen: 30_000_000, note: "" } as const;

/** 赵一 of m01 has a card with much on it and a telephone; 钱二 of m02 has a card, too. */
async function branchWithCards() {
  let now = testNow;
  const branch = await branchWithMarketers({ clock: () => new Date(now) });
  const { manager, village, neighbour, oneId, otherId } = branch;
  for (const [areaId, marketerId] of [
    [village.id, oneId],
    [neighbour.id, otherId],
  ] as const)
    await manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: today, reason: "分片" });
  const ids: number[] = [];
  for (const [areaId, name] of [
    [village.id, "赵一"],
    [neighbour.id, "钱二"],
  ] as const) {
    const { id } = await manager.customers.create(farmer(areaId, ids.length + 1, { name }));
    await manager.records.addEntry({ customerId: id, list: "holdings", fields: { service: "debitCard", ...card } });
    ids.push(id);
  }
  const goTo = async (day: string) => {
    now = `${day}T02:00:00.000Z`;
    for (const window of [branch.one, branch.other, manager]) await signInAgain(window);
  };
  const signInAgain = async (window: typeof manager) => {
    const login = window === branch.one ? "m01" : window === branch.other ? "m02" : "manager";
    const password = login === "manager" ? "manager-pass-1" : `${login}-password-1`;
    await window.session.signIn({ login, password });
  };
  return { ...branch, first: ids[0] ?? 0, second: ids[1] ?? 0, goTo };
}

test("a marketer is told what to offer their own customers, the best first, and why", async () => {
  const { one, manager, first, second } = await branchWithCards();
  const { rows, nextCursor } = await one.offers.list({});
  expect(nextCursor).toBeNull();
  expect(rows).toMatchObject([
    {
      customerId: first,
      name: "赵一",
      offers: [
        { service: "mobileBanking", reason: "phoneNoMobileBanking" },
        { service: "wealth", reason: "depositsNoWealth" },
      ],
    },
  ]);
  expect((await manager.offers.list({ limit: 1 })).rows.map(({ customerId }) => customerId)).toEqual([first]);
  const next = await manager.offers.list({ limit: 1, cursor: first });
  expect(next.rows.map(({ customerId }) => customerId)).toEqual([second]);
  const wealth = await manager.offers.list({ service: "wealth" });
  expect(wealth.rows.map(({ offers }) => offers.map(({ service }) => service))).toEqual([["wealth"], ["wealth"]]);
});

test("an answer silences the offer for its time, and is taken back where it was a mistake", async () => {
  const { one, first, goTo } = await branchWithCards();
  const open = async () => (await one.offers.forCustomer({ customerId: first })).offers.map(({ service }) => service);
  const later = { customerId: first, service: "mobileBanking", note: "秋后再说" } as const;
  const answered = await one.offers.answer({ ...later, answer: "notNow" });
  expect(answered).toMatchObject({ answer: "notNow", answeredOn: today, askAgainOn: "2026-06-08", toRecord: false });
  expect(await open()).toEqual(["wealth"]);
  await refused(one.offers.answer({ ...later, answer: "refused" }), "offerNotOpen");
  expect(await one.offers.counts()).toEqual({ accepted: 0, notNow: 1, refused: 0, toRecord: 0 });
  await one.offers.takeBack({ id: answered.id, version: answered.version });
  expect(await open()).toEqual(["mobileBanking", "wealth"]);
  await refused(one.offers.takeBack({ id: answered.id, version: answered.version }), "stale");

  await one.offers.answer({ ...later, answer: "notNow" });
  await goTo("2026-06-07");
  expect(await open()).toEqual(["wealth"]);
  await goTo("2026-06-08");
  expect(await open()).toEqual(["mobileBanking", "wealth"]);
});

test("what was accepted waits until it is among what the customer holds", async () => {
  const { one, other, first } = await branchWithCards();
  await one.offers.answer({ customerId: first, service: "mobileBanking", answer: "accepted", note: "" });
  expect((await one.offers.accepted({})).rows).toMatchObject([
    { customerId: first, answer: { service: "mobileBanking", toRecord: true } },
  ]);
  expect((await other.offers.accepted({})).rows).toEqual([]);
  expect(await one.offers.counts()).toEqual({ accepted: 1, notNow: 0, refused: 0, toRecord: 1 });
  const opened = { ...card, service: "mobileBanking", balanceFen: null } as const;
  await one.records.addEntry({ customerId: first, list: "holdings", fields: opened });
  expect((await one.offers.accepted({})).rows).toEqual([]);
  const { answers, offers } = await one.offers.forCustomer({ customerId: first });
  expect(answers).toMatchObject([{ answer: "accepted", toRecord: false }]);
  expect(offers.map(({ service }) => service)).toEqual(["wealth"]);
});
