import type { Knex } from "knex";
import { certificateNumber } from "../../shared/domain/certificateNumber.ts";
import { customerKinds } from "../../shared/domain/customer.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { RatingEventKind, RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Role } from "../../shared/domain/roles.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { readSampleAreas } from "../jurisdictions/areas/importAreas.ts";
import type { AreaLine } from "../jurisdictions/areas/readAreaFile.ts";
import { insertCustomers, type NewCustomerRecord } from "../store/customers.ts";
import { insertAll } from "../store/insertAll.ts";
import { draftColumns } from "../store/ratings.ts";
import { type CustomerRecordRows, insertRecords, sumOfLoans } from "../store/records.ts";
import { scorecardInForce } from "../store/scorecards.ts";
import { insertUser, userNames } from "../store/users.ts";
import { historyDays, type SampleCustomer, type SampleRating, sampleCustomers } from "./county.ts";
import { sampleGoldRules, sampleMemberships } from "./gold.ts";
import { sampleLineMovements } from "./lineMovements.ts";
import { personName } from "./people.ts";
import { Random } from "./random.ts";
import { writeSampleRounds } from "./rounds.ts";
import { writeAssessment } from "./writeAssessment.ts";
import { writeDiligences } from "./writeDiligences.ts";
import { writeHandbook } from "./writeHandbook.ts";
import { writeLeads } from "./writeLeads.ts";
import { writeNotices } from "./writeNotices.ts";
import { writeLoanProducts, writeOfferAnswers, writeProducts } from "./writeProducts.ts";
import { writeSurveys } from "./writeSurveys.ts";
import { writeTeam } from "./writeTeam.ts";

export interface CountyPlan {
  seed: number;
  customers: number;
  today: string;
  /** who loads it, and registers what no marketer did */
  managerId: number;
  /** UTC instant of the loading */
  now: string;
}

/** Runs one part of the writing: all parts in one transaction, or a transaction for each. */
export type PartWriter = <T>(work: (db: Knex) => Promise<T>) => Promise<T>;

export interface SampleStaff {
  login: string;
  name: string;
  roles: Role[];
}

const customersPerPart = 1000;

/** Twelve marketers, a reviewer, a teller and an auditor; the same people for one seed. */
export function sampleStaff(seed: number): SampleStaff[] {
  const random = new Random(seed ^ 0x5f);
  const marketers = Array.from({ length: 12 }, (_, index) => ({
    login: `m${String(index + 1).padStart(2, "0")}`,
    name: personName(random, index % 3 === 2 ? "female" : "male"),
    roles: ["marketer" as const],
  }));
  const others: [string, Role][] = [
    ["r01", "reviewer"],
    ["t01", "teller"],
    ["a01", "auditor"],
  ];
  return [
    ...marketers,
    ...others.map(([login, role]) => ({ login, name: personName(random, "female"), roles: [role] })),
  ];
}

/**
 * Fills an empty ledger with the sample county: areas, staff, two years of assignments, customers with ratings and
 * visits. Stops between two parts once `control` says so.
 */
export async function writeCounty(plan: CountyPlan, write: PartWriter, control: JobControl): Promise<void> {
  const { villages, staff, scorecards } = await write(async (db) => {
    const areas = await writeAreas(db);
    const ids = await writeStaff(db, plan);
    const responsible = await writeAssignments(db, plan, areas, ids.marketers);
    await db("goldRules").insert({ id: 1, version: 1, rules: JSON.stringify(sampleGoldRules) });
    await writeProducts(db, plan);
    const found = areas.filter(({ level }) => level === "village").map(({ id, name }) => ({ areaId: id, name }));
    const inForce = await Promise.all(
      customerKinds.map(async (kind) => [kind, await scorecardInForce(db, kind, plan.today)] as const),
    );
    return { villages: found, staff: { ...ids, responsible }, scorecards: new Map(inForce) };
  });
  const [first, ...rest] = villages;
  if (!first) throw new Error("The sample county has no village.");
  const scorecardOf = (kind: (typeof customerKinds)[number]) => {
    const scorecard = scorecards.get(kind);
    if (!scorecard) throw new Error(`No scorecard is in force for ${kind}.`);
    return scorecard;
  };
  const customers = sampleCustomers({
    ...plan,
    villages: [first, ...rest],
    scorecardFor: (kind) => scorecardOf(kind).definition,
  });
  const numbers: Numbers = { customer: 0, rating: 0, visit: 0, certificates: new Map() };
  for (let done = 0; done < plan.customers && !control.signal.aborted; ) {
    control.progress(done, plan.customers);
    done += await write((db) => writePart(db, plan, take(customers, customersPerPart), staff, scorecardOf, numbers));
  }
  if (control.signal.aborted) return;
  await write((db) => writeNotices(db, plan, staff.reviewer));
  await write((db) => writeHandbook(db, plan, staff.marketers));
  await write(async (db) => writeSurveys(db, plan, staff.responsible, await userNames(db)));
  await write((db) => writeLeads(db, plan));
  await write((db) => writeSampleRounds(db, { today: plan.today, responsible: staff.responsible }));
  await write(async (db) => {
    await writeLoanProducts(db, plan);
    await writeOfferAnswers(db, plan);
  });
  await write((db) => writeTeam(db, plan, staff.marketers));
  await write((db) => writeDiligences(db, plan, staff));
  await write((db) => writeAssessment(db, plan, control));
  control.progress(plan.customers, plan.customers);
}

function take<T>(source: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const { done, value } = source.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

async function writeAreas(db: Knex): Promise<(AreaLine & { id: number })[]> {
  const lines = (await readSampleAreas()).lines.map((line, index) => ({ ...line, id: index + 1 }));
  const ids = new Map(lines.map(({ code, id }) => [code, id]));
  await insertAll(
    db,
    "areas",
    lines.map(({ id, code, parentCode, level, name }) => ({
      id,
      code,
      level,
      name,
      parentId: ids.get(parentCode) ?? null,
    })),
  );
  const county = lines.find(({ level }) => level === "county");
  await db("branch").update({ countyCode: county?.code ?? "" });
  return lines;
}

async function writeStaff(db: Knex, { seed, now }: CountyPlan): Promise<{ marketers: number[]; reviewer: number }> {
  const marketers: number[] = [];
  let reviewer = 0;
  for (const person of sampleStaff(seed)) {
    const id = await insertUser(db, { ...person, createdAt: now });
    if (person.roles.includes("marketer")) marketers.push(id);
    if (person.roles.includes("reviewer")) reviewer = id;
  }
  return { marketers, reviewer };
}

/**
 * Townships are given out two years ago, a few change hands since, some villages become exceptions, and the last
 * township waits for somebody.
 *
 * @returns the marketer responsible today by area id
 */
async function writeAssignments(
  db: Knex,
  { seed, today, managerId, now }: CountyPlan,
  areas: readonly (AreaLine & { id: number })[],
  marketers: readonly number[],
): Promise<Map<number, number>> {
  const random = new Random(seed ^ 0xa5);
  const someone = () => random.pick(marketers as [number, ...number[]]);
  const begin = addDays(today, -historyDays);
  const made = { createdAt: now, createdBy: managerId };
  const rows: Record<string, unknown>[] = [];
  const responsible = new Map<number, number>();
  const townships = areas.filter(({ level }) => level === "township");
  townships.slice(0, -1).forEach(({ id, code }, index) => {
    let marketerId = marketers[index % marketers.length] ?? 0;
    let from = begin;
    if (random.chance(0.3)) {
      const moved = addDays(today, -random.whole(60, 500));
      rows.push({ areaId: id, marketerId, fromDate: from, toDate: moved, reason: "初次分配", ...made });
      marketerId = marketers[(index + 5) % marketers.length] ?? 0;
      from = moved;
    }
    rows.push({
      areaId: id,
      marketerId,
      fromDate: from,
      toDate: null,
      reason: from === begin ? "初次分配" : "岗位调整",
      ...made,
    });
    for (const village of areas) if (village.parentCode === code) responsible.set(village.id, marketerId);
  });
  for (const { id } of areas.filter(({ level }) => level === "village"))
    if (responsible.has(id) && random.chance(0.08)) {
      const marketerId = someone();
      const fromDate = addDays(today, -random.whole(20, 600));
      rows.push({ areaId: id, marketerId, fromDate, toDate: null, reason: "就近管理", ...made });
      responsible.set(id, marketerId);
    }
  await insertAll(db, "assignments", rows);
  return responsible;
}

/** Who works in the sample county, and the marketer responsible today by area id. */
export interface Staff {
  marketers: readonly number[];
  reviewer: number;
  responsible: ReadonlyMap<number, number>;
}

/** What has been given out so far. */
interface Numbers {
  customer: number;
  rating: number;
  visit: number;
  /** certificates by year */
  certificates: Map<string, number>;
}

type ScorecardOf = (kind: SampleCustomer["fields"]["kind"]) => { id: number };

async function writePart(
  db: Knex,
  plan: CountyPlan,
  customers: readonly SampleCustomer[],
  staff: Staff,
  scorecardOf: ScorecardOf,
  numbers: Numbers,
): Promise<number> {
  const records: NewCustomerRecord[] = [];
  const ratings: Record<string, unknown>[] = [];
  const authors: Record<string, unknown>[] = [];
  const events: Record<string, unknown>[] = [];
  const visits: Record<string, unknown>[] = [];
  const followUps: Record<string, unknown>[] = [];
  const movements: Record<string, unknown>[] = [];
  const filled: CustomerRecordRows[] = [];
  const memberships: Record<string, unknown>[] = [];
  for (const { fields, registeredOn, updatedOn, rating, formerRating, visits: logged, ...other } of customers) {
    const { keyTarget, goldSince, record } = other;
    numbers.customer += 1;
    const customerId = numbers.customer;
    const marketerId = staff.responsible.get(fields.areaId) ?? plan.managerId;
    let currentRatingId: number | null = null;
    for (const [made, superseded] of [
      [formerRating, true],
      [rating, false],
    ] as const) {
      if (!made) continue;
      numbers.rating += 1;
      const id = numbers.rating;
      if (made.effectiveFrom && made.endedOn === null) currentRatingId = id;
      const proposal = { ...made, notes: {}, changeReason: "", customerKind: fields.kind };
      ratings.push({
        ...draftColumns({ customerId, scorecardId: scorecardOf(fields.kind).id, ...proposal }),
        id,
        version: made.effectiveFrom ? 2 : 1,
        status: statusOf(made, superseded),
        proposedBy: marketerId,
        proposedAt: morning(made.proposedOn),
        decidedBy: made.effectiveFrom ? staff.reviewer : null,
        decidedAt: made.effectiveFrom ? noon(made.effectiveFrom) : null,
        decisionNote: made.effectiveFrom ? "同意" : "",
        effectiveFrom: made.effectiveFrom,
        expiresOn: made.expiresOn,
        endedOn: made.endedOn,
        round: 1,
        certificateNumber: made.effectiveFrom && certificateOf(made.effectiveFrom, numbers.certificates),
        createdAt: morning(made.proposedOn),
        createdBy: marketerId,
      });
      authors.push({ ratingId: id, userId: marketerId });
      if (!superseded)
        movements.push(
          ...sampleLineMovements(plan, customerId, made).map((movement) => ({
            ...movement,
            customerId,
            ratingId: movement.kind === "drawing" ? id : null,
            contractNumber: "",
            note: "",
            createdAt: noon(movement.day),
            createdBy: marketerId,
          })),
        );
      events.push(...eventsOf(made, superseded, { ratingId: id, marketerId, reviewerId: staff.reviewer }));
    }
    records.push({
      ...fields,
      id: customerId,
      currentRatingId,
      keyTarget,
      goldSince,
      lastVisitedOn: logged.at(-1)?.visitedOn ?? null,
      ...sumOfLoans(record.entries),
      createdAt: morning(registeredOn),
      createdBy: marketerId,
      updatedAt: noon(updatedOn),
      updatedBy: marketerId,
    });
    const gold = { fields, registeredOn, rating, formerRating, goldSince, record };
    memberships.push(...sampleMemberships(gold, { ...plan, customerId }));
    filled.push({ customerId, ...record, written: { at: morning(registeredOn), by: marketerId } });
    for (const visit of logged) {
      const { nextOn, nextStep } = visit;
      const createdAt = noon(visit.visitedOn);
      numbers.visit += 1;
      const visitId = numbers.visit;
      visits.push({ ...visit, id: visitId, customerId, marketerId, createdAt });
      if (nextOn)
        followUps.push({
          ...{ customerId, nextOn, nextStep, visitId, afterVisitId: visitId },
          ...{ createdAt, createdBy: marketerId },
        });
    }
  }
  if (records.length === 0) return 0;
  await insertCustomers(db, records);
  await insertAll(db, "ratings", ratings);
  await insertAll(db, "ratingAuthors", authors);
  await insertAll(db, "ratingEvents", events);
  await insertAll(db, "lineMovements", movements);
  await insertAll(db, "visits", visits);
  await insertAll(db, "followUps", followUps);
  await insertRecords(db, filled);
  for (const ended of [false, true])
    await insertAll(
      db,
      "goldMemberships",
      memberships.filter((membership) => "endedOn" in membership === ended),
    );
  return records.length;
}

function statusOf({ effectiveFrom, endedOn }: SampleRating, superseded: boolean): RatingStatus {
  if (superseded) return "superseded";
  if (effectiveFrom === null) return "proposed";
  return endedOn === null ? "effective" : "suspended";
}

function certificateOf(effectiveFrom: string, given: Map<string, number>): string {
  const year = effectiveFrom.slice(0, 4);
  const sequence = (given.get(year) ?? 0) + 1;
  given.set(year, sequence);
  return certificateNumber(year, sequence);
}

/** What happened to a rating of the sample, oldest first. */
function eventsOf(
  { proposedOn, effectiveFrom, endedOn }: SampleRating,
  superseded: boolean,
  { ratingId, marketerId, reviewerId }: { ratingId: number; marketerId: number; reviewerId: number },
) {
  const event = (kind: RatingEventKind, at: string, byId: number | null, note = "") => ({
    ratingId,
    round: 1,
    kind,
    at,
    byId,
    note,
  });
  const events = [event("propose", morning(proposedOn), marketerId)];
  if (effectiveFrom === null) return events;
  events.push(event("approve", noon(effectiveFrom), reviewerId, "同意"));
  events.push(event("activate", noon(effectiveFrom), reviewerId));
  if (endedOn) events.push(event(superseded ? "supersede" : "suspend", noon(endedOn), superseded ? reviewerId : null));
  return events;
}

/** Nine o'clock in China, as a UTC instant. */
function morning(date: string): string {
  return `${date}T01:00:00.000Z`;
}

/** Noon in China. */
function noon(date: string): string {
  return `${date}T04:00:00.000Z`;
}
