import { readFileSync } from "node:fs";
import type { AssessmentFormula } from "../../shared/domain/assessmentFormula.ts";
import type { LoanClass } from "../../shared/domain/customer.ts";
import { ended } from "./jobs.ts";
import { farmer } from "./people.ts";
import { loan } from "./records.ts";
import type { TestWindow } from "./testCore.ts";
import { branchWithMarketers } from "./village.ts";

type Who = "one" | "two";

interface Example {
  period: { kind: "month"; firstDay: string; lastDay: string };
  customers: Record<string, Who>;
  handover: { customer: string; to: Who; from: string };
  stock: {
    loan: string;
    customer: string;
    balance: number;
    class: LoanClass;
    overdueSince: string | null;
    after: number;
  }[];
  granted: { loan: string; customer: string; on: string; amount: number }[];
  ratings: {
    rating: string;
    customer: string;
    status: string;
    from: string;
    expires: string;
    ended: string | null;
    line: number;
  }[];
  drawings: { customer: string; rating: string; on: string; amount: number; reversed: boolean }[];
  visits: { customer: string; on: string }[];
}

const fen = (yuan: number) => yuan * 100;

export function readExample(): Example {
  return JSON.parse(readFileSync(new URL("../fixtures/assessment/branch.json", import.meta.url), "utf8"));
}

/** The formula by which the example is counted by hand. */
export const exampleFormula: AssessmentFormula = {
  title: "考核办法示例",
  base: [
    { indicator: "stockKept", weight: 1000, target: 9500, floorPercent: 60, capPercent: 100 },
    { indicator: "overdueCollected", weight: 1000, target: 8000, floorPercent: 20, capPercent: 100 },
    { indicator: "ratingsRenewed", weight: 1500, target: 9500, floorPercent: 60, capPercent: 100 },
    { indicator: "visitsDone", weight: 1500, target: 9000, floorPercent: 50, capPercent: 100 },
    { indicator: "newLoans", weight: 1000, target: 3, floorPercent: 0, capPercent: 120 },
    { indicator: "newLoanFen", weight: 1000, target: fen(120_000), floorPercent: 0, capPercent: 120 },
    { indicator: "balanceGrowth", weight: 1500, target: fen(100_000), floorPercent: 50, capPercent: 120 },
    { indicator: "newCustomers", weight: 1000, target: 2, floorPercent: 0, capPercent: 120 },
    { indicator: "drawnFen", weight: 500, target: fen(40_000), floorPercent: 0, capPercent: 120 },
  ],
  deductions: [
    { indicator: "overdueRate", from: 200, step: 50, points: 50, most: 1000 },
    { indicator: "badRate", from: 150, step: 50, points: 100, most: 1500 },
    { indicator: "riskIncome", from: 15_000, step: 5000, points: 50, most: 300 },
  ],
  plus: [
    { indicator: "newLoanFen", from: fen(120_000), step: fen(10_000), points: 50, most: 200 },
    { indicator: "balanceGrowth", from: fen(100_000), step: fen(10_000), points: 20, most: 200 },
  ],
  plusCap: 120,
  lossRates: { normal: 100, specialMention: 200, substandard: 2500, doubtful: 5000, loss: 10_000 },
  interestRates: { normal: 600, specialMention: 600, substandard: 0, doubtful: 0, loss: 0 },
};

/** A formula published by way of the branch's draft. */
export async function publishFormula(manager: TestWindow, definition: AssessmentFormula, from: string) {
  const draft = await manager.assessments.formulas.createDraft();
  const changed = structuredClone(definition) as Parameters<
    TestWindow["assessments"]["formulas"]["saveDraft"]
  >[0]["definition"];
  const saved = await manager.assessments.formulas.saveDraft({ ...draft, definition: changed });
  return manager.assessments.formulas.publish({ ...saved, from, reason: "按年度办法" });
}

/**
 * The branch of the worked example on 2 May 2026: the period is open and over, everything of April has happened, nothing
 * is computed yet.
 */
export async function exampleBranch(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const example = readExample();
  let now = "2026-03-10T02:00:00.000Z";
  const branch = await branchWithMarketers({ ...options, clock: () => new Date(now) });
  const { core, manager, one, other, village, neighbour, oneId, otherId } = branch;
  const ids = { one: oneId, two: otherId };
  const goTo = async (day: string) => {
    now = `${day}T02:00:00.000Z`;
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    await one.session.signIn({ login: "m01", password: "m01-password-1" });
    await other.session.signIn({ login: "m02", password: "m02-password-1" });
  };
  const areas = { one: village.id, two: neighbour.id };
  for (const who of ["one", "two"] as const)
    await manager.jurisdictions.assign({
      ...{ areaIds: [areas[who]], marketerId: ids[who], from: "2026-03-10", reason: "分片" },
    });
  await publishFormula(manager, exampleFormula, "2026-04-01");
  const customers = new Map<string, number>();
  for (const [place, [key, who]] of Object.entries(example.customers).entries()) {
    const { id } = await manager.customers.create(farmer(areas[who], place + 1, { name: `客户${key}` }));
    customers.set(key, id);
  }
  const idOf = (key: string) => customers.get(key) ?? 0;
  const stock: { entry: { id: number; version: number }; fields: typeof loan; after: number }[] = [];
  for (const { customer, balance, class: loanClass, overdueSince, after } of example.stock) {
    const dueOn = overdueSince ?? "2026-12-31";
    const fields = {
      ...{ ...loan, principalFen: fen(balance), balanceFen: fen(balance), grantedOn: "2025-03-01" },
      ...{ dueOn, loanClass, overdueSince },
    };
    const entry = await manager.records.addEntry({ customerId: idOf(customer), list: "loans", fields });
    stock.push({ entry, fields, after });
  }
  await goTo("2026-04-01");
  const period = await manager.assessments.periods.open(example.period);
  await goTo(example.handover.from);
  await manager.bulk.reassign({
    selection: { by: "ids", ids: [idOf(example.handover.customer)] },
    ...{ marketerId: ids[example.handover.to], from: example.handover.from, to: null, reason: "岗位调整" },
  });
  await goTo("2026-04-30");
  for (const { entry, fields, after } of stock)
    if (fen(after) !== fields.balanceFen)
      await manager.records.changeEntry({
        ...{ id: entry.id, version: entry.version, list: "loans", fields: { ...fields, balanceFen: fen(after) } },
      });
  for (const { customer, on, amount } of example.granted)
    await manager.records.addEntry({
      ...{ customerId: idOf(customer), list: "loans" },
      fields: {
        ...{ ...loan, principalFen: fen(amount), balanceFen: fen(amount), grantedOn: on, dueOn: "2027-04-01" },
      },
    });
  await writeEvents(core.opened.store.db, example, idOf, oneId);
  await goTo("2026-05-02");
  return { ...branch, goTo, period, ids, idOf };
}

type Db = Awaited<ReturnType<typeof branchWithMarketers>>["core"]["opened"]["store"]["db"];

/** What happened on days of the past is written as the days left it. */
async function writeEvents(
  db: Db,
  { ratings, drawings, visits }: Example,
  idOf: (key: string) => number,
  by: number,
): Promise<void> {
  const written = { createdAt: "2026-04-30T02:00:00.000Z", createdBy: by };
  const scorecard: { id: number } | undefined = await db("scorecards").where({ code: "farmer" }).first("id");
  const ratingIds = new Map<string, number>();
  for (const { rating, customer, status, from, expires, ended, line } of ratings) {
    const [row]: { id: number }[] = await db("ratings")
      .insert({
        ...{ customerId: idOf(customer), scorecardId: scorecard?.id, status, answers: "{}", evidence: "", score: 90 },
        ...{ grade: "AA", scoreGrade: "AA", lineFen: fen(line), complete: true, criteria: "{}", ...written },
        ...{ effectiveFrom: from, expiresOn: expires, endedOn: ended },
      })
      .returning("id");
    ratingIds.set(rating, row?.id ?? 0);
  }
  for (const { customer, rating, on, amount, reversed } of drawings) {
    const movement = {
      ...{ customerId: idOf(customer), kind: "drawing", amountFen: fen(amount), day: on },
      ...{ contractNumber: "", purpose: "购化肥", note: "", ...written },
    };
    const [row]: { id: number }[] = await db("lineMovements")
      .insert({ ...movement, ratingId: ratingIds.get(rating) })
      .returning("id");
    if (reversed) await db("lineMovements").insert({ ...movement, reversesId: row?.id, reason: "误记" });
  }
  for (const { customer, on } of visits)
    await db("visits").insert({
      ...{ customerId: idOf(customer), marketerId: by, visitedOn: on, method: "onSite", purpose: "贷后检查" },
      ...{ result: "", nextStep: "", createdAt: written.createdAt },
    });
}

/** Freezes a period and waits until it is. */
export async function freeze(manager: TestWindow, { id, version }: { id: number; version: number }, disputeDays = 7) {
  const job = await manager.assessments.periods.freeze({ id, version, disputeDays });
  return ended(manager, job.id);
}

/** Counts a period anew and waits until it is. */
export async function compute(manager: TestWindow, id: number) {
  return ended(manager, (await manager.assessments.periods.compute({ id })).id);
}

/** A period of the first days of March, computed on 10 March. */
export async function computedPeriod(manager: TestWindow) {
  const march = { kind: "month", firstDay: "2026-03-01", lastDay: "2026-03-10" } as const;
  const period = await manager.assessments.periods.open(march);
  await compute(manager, period.id);
  return period;
}
