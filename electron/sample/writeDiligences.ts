import type { Knex } from "knex";
import { unmetRules } from "../../shared/domain/creditPolicy.ts";
import { addDays } from "../../shared/domain/dates.ts";
import {
  type DiligenceContent,
  type DiligenceEventKind,
  type DiligenceStatus,
  emptyDiligence,
} from "../../shared/domain/diligence.ts";
import { currentEdition, interviewQuestions } from "../../shared/domain/interviewQuestions.ts";
import { type Criterion, criteria } from "../../shared/domain/scorecard.ts";
import { basisToday } from "../diligence/service.ts";
import type { CustomerRecord } from "../store/customers.ts";
import {
  addDiligenceAuthor,
  addDiligenceEvent,
  addOverride,
  diligenceById,
  insertDiligence,
  updateDiligence,
} from "../store/diligences.ts";
import { timeZone } from "./county.ts";
import { Random } from "./random.ts";
import type { CountyPlan, Staff } from "./writeCounty.ts";

/** How the due diligences of the sample stand, one customer each. */
const standings = [
  "confirmed",
  "concluded",
  "draft",
  "confirmed",
  "returned",
  "confirmed",
  "concluded",
  "draft",
  "confirmed",
  "draft",
  "concluded",
  "confirmed",
] as const satisfies DiligenceStatus[];

const purposes = ["购买农资和地膜", "扩建蜜瓜大棚", "购置收割机", "仔猪育肥周转"] as const;

const findings: Readonly<Record<Criterion, string>> = {
  morality: "村委会和邻里均反映为人本分，征信报告无逾期记录。",
  repayment: "种植与务工两项收入，现金流与农时相符，还款来源明确。",
  capital: "自有住房一处、农机两台，存款足以周转一季。",
  environment: "所在村大棚蜜瓜已成规模，有合作社统一收购。",
  guarantee: "由同村两户联保，保证人均有稳定收入。",
};

type Investigated = Pick<CustomerRecord, "id" | "name" | "kind" | "areaId">;

/** Due diligences of the last weeks, at every step: investigated by two marketers, decided by the reviewer. */
export async function writeDiligences(db: Knex, plan: CountyPlan, staff: Staff): Promise<void> {
  const random = new Random(plan.seed ^ 0xd111);
  const rated: Investigated[] = await db("customers")
    .where("id", "<=", 600)
    .where({ kind: "farmer" })
    .whereNotNull("currentRatingId")
    .whereIn("areaId", [...staff.responsible.keys()])
    .orderBy("id")
    .limit(standings.length)
    .select("id", "name", "kind", "areaId");
  for (const [place, customer] of rated.entries())
    await investigate(db, plan, staff, random, customer, standings[place] ?? "draft");
}

async function investigate(
  db: Knex,
  { today, managerId }: CountyPlan,
  { marketers, reviewer, responsible }: Staff,
  random: Random,
  { id: customerId, name, kind, areaId }: Investigated,
  standing: (typeof standings)[number],
): Promise<void> {
  const leadId = responsible.get(areaId) ?? 0;
  const secondId = marketers.find((id) => id !== leadId) ?? null;
  const decidedOn = addDays(today, -random.whole(1, 20));
  const concludedOn = addDays(decidedOn, -1);
  const begunOn = addDays(concludedOn, -random.whole(2, 5));
  const begunAt = `${begunOn}T02:00:00.000Z`;
  const content = written(random, { name, kind }, begunOn);
  const id = await insertDiligence(
    db,
    { customerId, customerKind: kind, questionEdition: currentEdition, begunOn, leadId, content, supersedesId: null },
    begunAt,
  );
  await addDiligenceAuthor(db, id, leadId);
  const happened = (event: DiligenceEventKind, at: string, byId: number, note = "") =>
    addDiligenceEvent(db, { diligenceId: id, kind: event, at, byId, note });
  await happened("begin", begunAt, leadId);
  const current = async () => {
    const stored = await diligenceById(db, id);
    if (!stored) throw new Error("A sample due diligence was not kept.");
    return stored;
  };
  const change = async (columns: Record<string, unknown>) => {
    if (!(await updateDiligence(db, await current(), columns)))
      throw new Error("A sample due diligence was not changed.");
  };
  const basisOn = async (day: string) =>
    basisToday({ db, scope: { all: true }, today: day, timeZone }, await current());
  await change({ secondId });
  if (standing === "draft") return;

  const concludedAt = `${concludedOn}T08:00:00.000Z`;
  const concluded = { status: "concluded", concludedBy: leadId, concludedAt, updatedAt: concludedAt, round: 1 };
  const basis = await basisOn(concludedOn);
  await change({ ...concluded, basis: JSON.stringify(basis) });
  await happened("conclude", concludedAt, leadId);
  if (standing === "concluded") return;

  const decidedAt = `${decidedOn}T03:00:00.000Z`;
  const decision = (status: DiligenceStatus, decisionNote: string) => ({
    ...{ status, decidedBy: reviewer, decidedAt, decisionNote, updatedAt: decidedAt },
  });
  if (standing === "returned") {
    const note = "请补充保证人收入证明后再报。";
    await change(decision("returned", note));
    await happened("return", decidedAt, reviewer, note);
    return;
  }
  const checked = await basisOn(decidedOn);
  for (const rule of unmetRules(checked.checks)) {
    const reason = "已实地核实，由主任说明理由放行。";
    await addOverride(db, { diligenceId: id, round: 1, rule, reason, at: decidedAt, byId: managerId });
    await happened("override", decidedAt, managerId, reason);
  }
  await change({ ...decision("confirmed", "同意"), basis: JSON.stringify(checked) });
  await happened("confirm", decidedAt, reviewer, "同意");
}

/** What two investigators write of a household that is as most are. */
function written(
  random: Random,
  { name, kind }: Pick<Investigated, "name" | "kind">,
  heldOn: string,
): DiligenceContent {
  const content = emptyDiligence();
  for (const { id, options, amount } of interviewQuestions(kind, currentEdition)) {
    const usual = options.find((option) => option.id === "none") ?? options[random.chance(0.75) ? 0 : 1] ?? options[0];
    content.interview.answers[id] = {
      choice: usual?.id ?? null,
      amount: amount === "years" ? random.whole(3, 15) : amount === "fen" ? random.whole(10, 80) * 100_000 : null,
      text: "",
    };
  }
  Object.assign(content.interview, {
    ...{ heldOn, place: "客户家中", interviewee: name, relation: "self", present: "村委会会计在场" },
    ...{ signedOn: heldOn, signers: [{ name, role: "interviewee" }] },
  });
  for (const criterion of criteria)
    Object.assign(content.evidence[criterion], {
      findings: findings[criterion],
      sources: criterion === "morality" ? ["creditReport", "villageCommittee"] : ["siteVisit", "interview"],
      judgement: random.chance(0.3) ? "strong" : "adequate",
    });
  const amountFen = random.whole(2, 8) * 1_000_000;
  Object.assign(content.proposal, {
    ...{ amountFen, termMonths: 12, rateBasisPoints: 600, purpose: random.pick(purposes) },
    ...{ conditions: "按月付息，到期还本。", opinion: "收入稳定、用途真实，建议授信。" },
  });
  return content;
}
