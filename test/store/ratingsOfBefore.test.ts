import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Knex } from "knex";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../electron/store/connection.ts";
import { migrateUp } from "../../electron/store/migrate.ts";
import { business } from "../../electron/store/migrations/050-first-scorecards/business.ts";
import { farmerHousehold } from "../../electron/store/migrations/050-first-scorecards/farmerHousehold.ts";
import type { FirstDefinition } from "../../electron/store/migrations/050-first-scorecards/format.ts";
import { migrations } from "../../electron/store/migrations/index.ts";
import { ratingById } from "../../electron/store/ratings.ts";
import { scorecardById, scorecardInForce } from "../../electron/store/scorecards.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { evaluateRating } from "../../shared/domain/rating.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import { temporaryFolder } from "../support/testCore.ts";

const at = "2025-03-01T02:00:00.000Z";
const [maker, checker] = [1, 2];
const incomeFen = 5_432_100;

/** A ledger of before scorecards had editions, not migrated further yet. */
async function ledgerOfBefore(): Promise<Knex> {
  const db = connect(join(temporaryFolder(), "ledger.db"), randomBytes(32));
  onTestFinished(() => db.destroy());
  const before = migrations.findIndex(({ name }) => name.startsWith("170"));
  await migrateUp(db, migrations.slice(0, before));
  await db("areas").insert({ id: 1, code: "410225", level: "county", name: "兰考县" });
  return db;
}

/** What the first engine made of answers: the points of the options, capped by vetoes, and a share of the income. */
function firstResult(definition: FirstDefinition, options: Record<string, string>, vetoes: readonly string[]) {
  const score = definition.indicators.reduce(
    (sum, { id, options: all }) => sum + (all.find((option) => option.id === options[id])?.points ?? 0),
    0,
  );
  const scoreGrade = definition.bands.find(({ from }) => score >= from)?.grade ?? "C";
  const caps = definition.vetoes.filter(({ id }) => vetoes.includes(id)).map(({ capGrade }) => capGrade);
  const grade = [scoreGrade, ...caps].reduce((one, other) =>
    grades.indexOf(other) > grades.indexOf(one) ? other : one,
  );
  const band = definition.bands.find((one) => one.grade === grade);
  const byIncome = Math.floor((incomeFen * (band?.incomeShare ?? 0)) / 100_00) * 100_00;
  return { score, grade, scoreGrade, lineFen: Math.min(byIncome, band?.capFen ?? 0) };
}

interface OldRating {
  kind: CustomerKind;
  status: string;
  /** which option of each indicator */
  place: number;
  vetoes?: string[];
  effectiveFrom?: string;
  customerId?: number;
}

async function insertRating(db: Knex, id: number, old: OldRating) {
  const { kind, status, place, vetoes = [], effectiveFrom = null, customerId = id } = old;
  const definition = kind === "farmer" ? farmerHousehold : business;
  const options = Object.fromEntries(
    definition.indicators.map(({ id: indicator, options: all }) => [indicator, all[place % all.length]?.id ?? ""]),
  );
  const proposed = status !== "draft";
  const decided = proposed && status !== "proposed";
  const result = firstResult(definition, options, vetoes);
  await db("ratings").insert({
    id,
    customerId,
    scorecardId: kind === "farmer" ? 1 : 2,
    status,
    answers: JSON.stringify({ options, vetoes }),
    evidence: "村委会证明",
    ...result,
    complete: true,
    criteria: "[]",
    proposedBy: proposed ? maker : null,
    proposedAt: proposed ? at : null,
    decidedBy: decided ? checker : null,
    decidedAt: decided ? at : null,
    decisionNote: decided ? "同意" : "",
    effectiveFrom,
    expiresOn: effectiveFrom && "2026-03-01",
    createdAt: at,
    createdBy: maker,
  });
  return result;
}

async function insertCustomer(db: Knex, id: number, kind: CustomerKind): Promise<void> {
  const texts = { phone: "", address: "", mainBusiness: "", contactName: "", notes: "", nameSort: "" };
  const written = { createdAt: at, createdBy: maker, updatedAt: at, updatedBy: maker };
  await db("customers").insert({
    ...{ id, kind, name: `客户${id}`, idType: "other", idNumber: `n${id}`, areaId: 1 },
    ...texts,
    ...written,
    yearlyIncomeFen: incomeFen,
  });
}

const oldRatings: readonly OldRating[] = [
  { kind: "farmer", status: "draft", place: 0 },
  { kind: "farmer", status: "proposed", place: 1 },
  { kind: "selfEmployed", status: "returned", place: 2 },
  { kind: "farmer", status: "effective", place: 0, effectiveFrom: "2025-03-02" },
  { kind: "enterprise", status: "effective", place: 1, effectiveFrom: "2025-03-02", vetoes: ["falseInformation"] },
  { kind: "farmer", status: "superseded", place: 3, effectiveFrom: "2024-05-01", customerId: 4 },
];

async function ratedBefore() {
  const db = await ledgerOfBefore();
  for (const [id, name] of [
    [maker, "张经理"],
    [checker, "王主任"],
  ] as const)
    await db("users").insert({ id, login: `u${id}`, name, createdAt: at });
  const results = [];
  for (const [index, old] of oldRatings.entries()) {
    if (old.customerId === undefined) await insertCustomer(db, index + 1, old.kind);
    results.push(await insertRating(db, index + 1, old));
  }
  return { db, results };
}

test("ratings of before keep score, grade and line, and the engine of today reproduces them", async () => {
  const { db, results } = await ratedBefore();
  await migrateUp(db);
  for (const [index, { kind, status, vetoes = [] }] of oldRatings.entries()) {
    const rating = await ratingById(db, index + 1);
    if (!rating) throw new Error("a rating was lost");
    expect(rating).toMatchObject({ ...results[index], status, customerKind: kind, facts: {}, notes: {} });
    expect(rating.answers.vetoes).toEqual(vetoes);
    const scorecard = await scorecardById(db, rating.scorecardId);
    if (!scorecard) throw new Error("a scorecard was lost");
    const facts = { yearlyIncome: { value: incomeFen, source: "customer" as const, on: null } };
    const { score, grade, scoreGrade, line } = evaluateRating(scorecard.definition, { kind, facts }, rating.answers);
    expect({ score, grade, scoreGrade, lineFen: line.lineFen }).toEqual(results[index]);
  }
});

test("ratings of before get their certificates, the day they ended, their authors and their events", async () => {
  const { db } = await ratedBefore();
  await migrateUp(db);
  expect(await db("ratings").orderBy("id").select("certificateNumber", "endedOn", "round")).toEqual([
    { certificateNumber: null, endedOn: null, round: 0 },
    { certificateNumber: null, endedOn: null, round: 1 },
    { certificateNumber: null, endedOn: null, round: 1 },
    { certificateNumber: "2025-000001", endedOn: null, round: 1 },
    { certificateNumber: "2025-000002", endedOn: null, round: 1 },
    { certificateNumber: "2024-000001", endedOn: "2025-03-02", round: 1 },
  ]);
  const events: { ratingId: number; kind: string; byId: number }[] = await db("ratingEvents").select(
    "ratingId",
    "kind",
    "byId",
  );
  const of = (id: number) => events.filter(({ ratingId }) => ratingId === id).map(({ kind, byId }) => [kind, byId]);
  expect([1, 2, 3, 4].map(of)).toEqual([
    [],
    [["propose", maker]],
    [
      ["propose", maker],
      ["return", checker],
    ],
    [
      ["propose", maker],
      ["approve", checker],
    ],
  ]);
  expect(await db("ratingAuthors").distinct("userId")).toEqual([{ userId: maker }]);
});

test("where somebody has been rated the second editions wait as drafts, elsewhere they are in force", async () => {
  const { db: rated } = await ratedBefore();
  await migrateUp(rated);
  expect((await scorecardInForce(rated, "farmer", "2026-11-25"))?.edition).toBe(1);
  expect(await rated("scorecardDrafts").orderBy("id").select("code", "basedOnId", "closedAt")).toEqual([
    { code: "farmer", basedOnId: 1, closedAt: null },
    { code: "business", basedOnId: 2, closedAt: null },
  ]);
  const unrated = await ledgerOfBefore();
  await migrateUp(unrated);
  expect((await scorecardInForce(unrated, "farmer", "2026-11-25"))?.edition).toBe(2);
  expect(await unrated("scorecardDrafts")).toEqual([]);
});

test("the way back loses no rating", async () => {
  const { db } = await ratedBefore();
  await migrateUp(db);
  const first = migrations.findIndex(({ name }) => name.startsWith("170"));
  for (const { down } of migrations.slice(first).toReversed()) await down(db);
  const rows: { answers: string; score: number }[] = await db("ratings").orderBy("id").select("answers", "score");
  expect(rows).toHaveLength(oldRatings.length);
  for (const { answers } of rows) expect(Object.keys(JSON.parse(answers)).sort()).toEqual(["options", "vetoes"]);
});
