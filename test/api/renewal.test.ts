import { expect, test } from "vitest";
import type { RenewalRow } from "../../shared/contract/renewal.ts";
import { evaluateRating } from "../../shared/domain/rating.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { rateFarmer } from "../support/ratings.ts";
import { refused } from "../support/refusal.ts";
import { managerLogin, type TestWindow, testNow } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

/** A village with three rated customers, eleven months later. */
async function villageToRenew() {
  let now = new Date(testNow);
  const branch = await branchWithMarketers({ clock: () => now });
  const { manager, one, village, oneId } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const rated = [];
  for (const sequence of [1, 2, 3]) rated.push(await rateFarmer(one, manager, village.id, sequence));
  now = new Date("2027-02-15T02:00:00Z");
  await manager.session.signIn({ login: managerLogin.login, password: managerLogin.password });
  await one.session.signIn({ login: "m01", password: "m01-password-1" });
  const [first, second, third] = rated;
  if (!first || !second || !third) throw new Error("ratings are missing");
  return { ...branch, first, second, third, db: branch.core.opened.store.db };
}

async function preview(window: TestWindow, areaId: number) {
  return window.ratings.renewal.preview({ areaId, days: 60 });
}

/** A row as the screen sends it: with what it showed. */
async function filledIn(window: TestWindow, row: RenewalRow, changeReason = "") {
  const { definition } = await window.scorecards.get({ id: row.scorecardId ?? 0 });
  const { score, grade, line } = evaluateRating(definition, { kind: row.kind, facts: row.facts }, row.answers);
  return { ratingId: row.ratingId, seen: { score, grade, lineFen: line.lineFen }, values: {}, changeReason };
}

test("the same answers are scored by the ledger of today, which says what changed", async () => {
  const { one, village, first } = await villageToRenew();
  const { version } = await one.customers.get({ id: first.customerId });
  await one.customers.update({
    id: first.customerId,
    version,
    fields: farmer(village.id, 1, { name: "村民1", yearlyIncomeFen: 3_000_000 }),
  });
  const { rows, total, scorecards } = await preview(one, village.id);
  expect(total).toBe(3);
  expect(scorecards).toHaveLength(1);
  expect(rows.map(({ customerName, expiresOn, asked, open }) => ({ customerName, expiresOn, asked, open }))).toEqual(
    [1, 2, 3].map((sequence) => ({
      customerName: `村民${sequence}`,
      expiresOn: "2027-03-10",
      asked: [],
      open: null,
    })),
  );
  expect(rows[0]?.last).toEqual({ score: 100, grade: "AAA", lineFen: 9_000_000 });
  expect(rows[0]?.changed).toContainEqual({ fact: "yearlyIncome", before: 6_000_000, after: 3_000_000 });
  expect(rows[1]?.changed.map(({ fact }) => fact)).not.toContain("yearlyIncome");
});

test("ticked rows are proposed, each with its entries; one that is refused keeps no other from being", async () => {
  const { manager, one, village, first, second, third } = await villageToRenew();
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  await one.ratings.saveDraft(bestDraft(second.customerId, definition));
  const { rows } = await preview(one, village.id);
  expect(rows.map(({ open }) => open?.status ?? null)).toEqual([null, "draft", null]);
  const all = await Promise.all(rows.map((row) => filledIn(one, row)));
  const done = await one.ratings.renewal.propose({ rows: all, evidence: "2027 年村评议记录" });
  expect(done.map(({ ratingId, refusal }) => [ratingId, refusal?.reason ?? null])).toEqual([
    [first.id, null],
    [second.id, "renewalOpen"],
    [third.id, null],
  ]);
  const proposed = await manager.ratings.get({ id: done[0]?.proposedId ?? 0 });
  expect(proposed).toMatchObject({
    status: "proposed",
    customerId: first.customerId,
    answers: first.answers,
    evidence: "2027 年村评议记录",
    own: false,
  });
  const { entries } = await manager.audit.list({ limit: 20 });
  expect(entries.filter(({ action }) => action === "rating.propose").slice(0, 2)).toHaveLength(2);
  expect((await preview(one, village.id)).rows.map(({ open }) => open?.status)).toEqual([
    "proposed",
    "draft",
    "proposed",
  ]);
  expect(
    (await one.ratings.renewal.propose({ rows: all, evidence: "" })).map(({ refusal }) => refusal?.reason),
  ).toEqual(["renewalOpen", "renewalOpen", "renewalOpen"]);
});

test("a result that the screen did not show is not proposed, and leaves no draft behind", async () => {
  const { one, village, first, db } = await villageToRenew();
  const { rows } = await preview(one, village.id);
  const [row] = rows;
  if (!row) throw new Error("nobody is to be renewed");
  const sent = await filledIn(one, row);
  const { version } = await one.customers.get({ id: first.customerId });
  const fields = farmer(village.id, 1, { name: "村民1", yearlyIncomeFen: 3_000_000 });
  await one.customers.update({ id: first.customerId, version, fields });
  const [done] = await one.ratings.renewal.propose({ rows: [sent], evidence: "" });
  expect(done).toMatchObject({ proposedId: null, refusal: { reason: "renewalChanged" } });
  expect(await db("ratings").where({ customerId: first.customerId })).toHaveLength(1);
});

test("another grade wants a reason, an unanswered indicator an answer, as in the form", async () => {
  const { one, village, first, db } = await villageToRenew();
  const { reputation: _one, ...values } = first.answers.values;
  await db("ratings")
    .where({ id: first.id })
    .update({ answers: JSON.stringify({ values, vetoes: ["falseInformation"] }) });
  const { rows } = await preview(one, village.id);
  const [row] = rows;
  if (!row) throw new Error("nobody is to be renewed");
  expect(row.asked).toEqual(["reputation"]);
  const sent = await filledIn(one, row);
  const [missing] = await one.ratings.renewal.propose({ rows: [sent], evidence: "" });
  expect(missing?.refusal?.reason).toBe("ratingIncomplete");
  const answered = {
    ...row,
    answers: { ...row.answers, values: { ...row.answers.values, reputation: "reputation-1" } },
  };
  const whole = {
    ...(await filledIn(one, answered)),
    values: { reputation: "reputation-1", familyHarmony: "familyHarmony-3" },
  };
  const [unexplained] = await one.ratings.renewal.propose({ rows: [whole], evidence: "" });
  expect(unexplained?.refusal?.reason).toBe("ratingChangeUnexplained");
  const [done] = await one.ratings.renewal.propose({
    rows: [{ ...whole, changeReason: "提供虚假资料" }],
    evidence: "",
  });
  expect(done?.refusal).toBeNull();
  const proposed = await one.ratings.get({ id: done?.proposedId ?? 0 });
  expect(proposed).toMatchObject({ grade: "C", changeReason: "提供虚假资料" });
  // Only what was asked is taken from the screen.
  expect(proposed.answers.values.familyHarmony).toBe(first.answers.values.familyHarmony);
});

test("a marketer renews their own customers alone", async () => {
  const { one, other, village } = await villageToRenew();
  const { rows } = await preview(one, village.id);
  await other.session.signIn({ login: "m02", password: "m02-password-1" });
  expect(await preview(other, village.id)).toMatchObject({ rows: [], total: 0 });
  const [row] = rows;
  if (!row) throw new Error("nobody is to be renewed");
  const [done] = await other.ratings.renewal.propose({ rows: [await filledIn(one, row)], evidence: "" });
  expect(done?.refusal?.reason).toBe("notFound");
  await refused(other.ratings.get({ id: row.ratingId }), "notFound");
});
