import { type GoldPreview, namedFallOuts } from "../../shared/contract/gold.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import {
  type GoldCondition,
  type GoldConditionName,
  type GoldRules,
  goldConditions,
  gradesFrom,
  quickConditions,
  unmetConditions,
} from "../../shared/domain/goldRules.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { customersRated, goldCores, goldFacts } from "../store/goldFacts.ts";
import { describeCustomers } from "./lists.ts";
import { conditionsOf, customersPerLook } from "./rules.ts";

type Counts = GoldPreview["nearMisses"];

/** What a preview found: ids alone, so that nothing of a customer outlives the opened ledger. */
export interface FoundGold {
  jobId: string;
  rules: GoldRules;
  /** ascending */
  candidates: number[];
  /** ascending, by the one condition that they miss */
  missing: Map<GoldConditionName, number[]>;
  members: number;
  fallOut: { count: number; byCondition: Counts; first: number[] };
}

/** The newest preview of each user of a core. */
const previews = new WeakMap<Core, Map<number, FoundGold>>();

/**
 * Begins to look through the ledger with rules that need not be saved. A preview of the same user that still runs is
 * stopped: its rules are no longer those on the screen.
 */
export async function startPreview(
  core: Core,
  ctx: Context,
  { rules }: Inputs["gold"]["preview"],
): Promise<Outputs["gold"]["preview"]> {
  const subject = `goldPreview:${ctx.actor.id}`;
  const running = core.jobs.runningOn(subject);
  if (running !== null) await core.jobs.cancel(running, ctx.actor.id);
  const found: FoundGold = {
    jobId: "",
    rules,
    candidates: [],
    missing: new Map(),
    members: 0,
    fallOut: { count: 0, byCondition: {}, first: [] },
  };
  const job = core.jobs.start({ kind: "goldPreview", ownerId: ctx.actor.id, subject }, (control) =>
    lookThrough(ctx, found, control),
  );
  found.jobId = job.id;
  const ofCore = previews.get(core) ?? new Map<number, FoundGold>();
  previews.set(core, ofCore.set(ctx.actor.id, found));
  return { jobId: job.id };
}

/** @throws {Refusal} goldPreviewGone, where another preview has taken its place or it is not done */
export async function previewResult(
  core: Core,
  ctx: Context,
  { jobId }: Inputs["gold"]["previewResult"],
): Promise<GoldPreview> {
  const { rules, candidates, missing, members, fallOut } = doneOf(core, ctx, jobId);
  return {
    candidates: candidates.length,
    members,
    fallOut: {
      count: fallOut.count,
      byCondition: fallOut.byCondition,
      customers: await describeCustomers(ctx, rules, fallOut.first),
    },
    nearMisses: Object.fromEntries([...missing].map(([name, ids]) => [name, ids.length])),
  };
}

/**
 * A page of those whom a preview found. What changed since shows: the values are those of now.
 *
 * @throws {Refusal} goldPreviewGone
 */
export async function previewCandidates(
  core: Core,
  ctx: Context,
  { jobId, missing, after, limit }: Inputs["gold"]["candidates"] & { after: number; limit: number },
): Promise<Outputs["gold"]["candidates"]> {
  const found = doneOf(core, ctx, jobId);
  const ids = missing === undefined ? found.candidates : (found.missing.get(missing) ?? []);
  const start = ids.findIndex((id) => id > after);
  const page = start === -1 ? [] : ids.slice(start, start + limit);
  const more = start !== -1 && start + limit < ids.length;
  return { rows: await describeCustomers(ctx, found.rules, page), next: more ? (page.at(-1) ?? null) : null };
}

function doneOf(core: Core, { actor }: Context, jobId: string): FoundGold {
  const found = previews.get(core)?.get(actor.id);
  if (found?.jobId !== jobId || core.jobs.get(jobId, actor.id).state !== "done") throw new Refusal("goldPreviewGone");
  return found;
}

/** Everybody whose grade is good enough, or worse by one step, and every member. */
async function lookThrough(ctx: Context, found: FoundGold, control: JobControl): Promise<void> {
  const { db, today } = ctx;
  const { rules } = found;
  const members: number[] = await db("customers")
    .whereNotNull("goldSince")
    .whereNull("retiredAt")
    .orderBy("id")
    .pluck("id");
  const rated = await customersRated(db, nearGrades(rules), today);
  const total = members.length + rated.length;
  found.members = members.length;
  for (let start = 0; start < members.length; start += customersPerLook) {
    control.signal.throwIfAborted();
    const conditions = await conditionsOf(db, rules, members.slice(start, start + customersPerLook), ctx);
    for (const [id, ofOne] of conditions) addMember(found, id, ofOne);
    control.progress(start, total);
  }
  for (let start = 0; start < rated.length; start += customersPerLook) {
    control.signal.throwIfAborted();
    const cores = await goldCores(db, rated.slice(start, start + customersPerLook), ctx);
    const near = cores.filter(
      (core) => !core.isMember && unmetConditions(quickConditions(rules, core, today)).length <= 1,
    );
    for (const [id, facts] of await goldFacts(db, near, ctx))
      addCustomer(found, id, goldConditions(rules, facts, today));
    control.progress(members.length + start, total);
  }
  control.progress(total, total);
}

function nearGrades({ grade }: GoldRules) {
  return gradesFrom(grades[grades.indexOf(grade) + 1] ?? grade);
}

function addMember({ fallOut }: FoundGold, id: number, conditions: readonly GoldCondition[]): void {
  const unmet = unmetConditions(conditions);
  if (unmet.length === 0) return;
  fallOut.count += 1;
  if (fallOut.first.length < namedFallOuts) fallOut.first.push(id);
  for (const name of unmet) fallOut.byCondition[name] = (fallOut.byCondition[name] ?? 0) + 1;
}

function addCustomer({ candidates, missing }: FoundGold, id: number, conditions: readonly GoldCondition[]): void {
  const [first, ...others] = unmetConditions(conditions);
  if (first === undefined) candidates.push(id);
  if (first === undefined || others.length > 0) return;
  const same = missing.get(first);
  if (same) same.push(id);
  else missing.set(first, [id]);
}
