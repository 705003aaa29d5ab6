import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { Visit } from "../../shared/contract/visits.ts";
import { type CustomerKind, type Industry, isHousehold } from "../../shared/domain/customer.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import {
  type AnswerValue,
  evaluateRating,
  factsFor,
  ledgerValue,
  type RatingAnswers,
  type RatingResult,
} from "../../shared/domain/rating.ts";
import { type KnownFacts, loanOverdueDays, ratingFacts } from "../../shared/domain/ratingFacts.ts";
import type { Indicator, ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import { sampleFactBasis } from "./factBasis.ts";
import {
  enterpriseName,
  institutionName,
  personName,
  sampleCreditCode,
  samplePhone,
  sampleResidentId,
} from "./people.ts";
import { Random } from "./random.ts";
import { type Acquaintance, type SampleRecord, sampleRecord } from "./record.ts";

/** Where the sample county lies. */
export const timeZone = "Asia/Shanghai";

/** How many days of history the sample has. */
export const historyDays = 730;

export interface SampleVillage {
  areaId: number;
  name: string;
}

export interface SampleRating {
  answers: RatingAnswers;
  facts: KnownFacts;
  result: RatingResult;
  evidence: string;
  /** absent while it waits for approval */
  effectiveFrom: string | null;
  expiresOn: string | null;
  proposedOn: string;
  /** day of its suspension for an overdue loan, or on which the next one superseded it; null while it counts */
  endedOn: string | null;
}

export interface SampleVisit
  extends Pick<Visit, "visitedOn" | "method" | "purpose" | "result" | "nextStep" | "nextOn"> {}

export interface SampleCustomer {
  fields: CustomerFields;
  registeredOn: string;
  updatedOn: string;
  /** the latest */
  rating: SampleRating | null;
  /** the one that it superseded */
  formerRating: SampleRating | null;
  visits: SampleVisit[];
  keyTarget: boolean;
  goldSince: string | null;
  record: SampleRecord;
}

interface CountyOptions {
  seed: number;
  customers: number;
  /** the last day of the history */
  today: string;
  villages: readonly [SampleVillage, ...SampleVillage[]];
  scorecardFor: (kind: CustomerKind) => ScorecardDefinition;
}

const farmBusiness: readonly [Industry, string][] = [
  ["planting", "大蒜、小麦"],
  ["planting", "花生、玉米"],
  ["planting", "蜜瓜大棚"],
  ["livestock", "生猪养殖"],
  ["livestock", "肉羊养殖"],
  ["livestock", "蛋鸡养殖"],
  ["forestry", "泡桐苗木"],
  ["labour", "建筑务工"],
];
const tradeBusiness: readonly [Industry, string][] = [
  ["trade", "日用百货"],
  ["trade", "农资零售"],
  ["catering", "烩面馆"],
  ["processing", "乐器板材加工"],
  ["transport", "货车运输"],
  ["services", "农机维修"],
  ["construction", "房屋装修"],
];
const purposes = ["贷款调查", "贷后检查", "营销", "评级更新", "回访"] as const;
const results = [
  "经营正常，家庭稳定",
  "今年行情较好，有扩大规模的打算",
  "资金周转略紧，暂无新增需求",
  "对手机银行感兴趣",
] as const;
const nextSteps = ["收集收入证明", "约定签约时间", "核实抵押物", "补充影像资料"] as const;

/** The customers of a county, one after the other, so that a million needs no more memory than one. */
export function* sampleCustomers({
  seed,
  customers,
  today,
  villages,
  scorecardFor,
}: CountyOptions): Generator<SampleCustomer> {
  const random = new Random(seed);
  const neighbours = new Map<number, Acquaintance>();
  let trader: Acquaintance | null = null;
  for (let index = 0; index < customers; index += 1) {
    const village = random.pick(villages);
    const core = customerFields(random, index, village, today);
    const registeredOn = addDays(today, -random.whole(30, historyDays));
    const scorecard = scorecardFor(core.kind);
    const plan = ratingPlan(random, scorecard, { index, registeredOn, today });
    const visits = visitsOf(random, registeredOn, today);
    const last = visits.at(-1)?.visitedOn ?? registeredOn;
    // What came later to the sample draws from chance of its own, so that the rest of the county stays as it was.
    const own = new Random(seed ^ Math.imul(index + 1, 0x9e3779b1));
    const fields = { ...core, ...consentOf(own, registeredOn) };
    const neighbour = neighbours.get(village.areaId) ?? null;
    const record = sampleRecord(own, { index, fields, registeredOn, today }, { neighbour, trader });
    const facts = ratingFacts(sampleFactBasis({ fields, registeredOn, record, visits, today }), today);
    const rating = plan && ratingOf(plan, scorecard, fields, facts, record, today);
    const marks = marksOf(own, rating, record);
    const formerRating = rating && formerRatingOf(own, scorecard, fields, rating, registeredOn);
    yield { fields, registeredOn, updatedOn: last, rating, formerRating, visits, ...marks, record };
    const self = { id: index + 1, name: fields.name };
    neighbours.set(village.areaId, self);
    if (fields.kind === "enterprise" || fields.kind === "selfEmployed") trader = self;
  }
}

function consentOf(random: Random, registeredOn: string): Pick<CustomerFields, "consentOn" | "consentForm"> {
  if (!random.chance(0.7)) return { consentOn: null, consentForm: null };
  return { consentOn: registeredOn, consentForm: random.pick(["paper", "paper", "electronic", "recording"]) };
}

/** One in twenty-five is a key target; one in four of the best rated, if nothing is overdue, is gold. */
function marksOf(
  random: Random,
  rating: SampleRating | null,
  { entries }: SampleRecord,
): Pick<SampleCustomer, "keyTarget" | "goldSince"> {
  const keyTarget = random.chance(0.04);
  const best =
    rating?.effectiveFrom && rating.endedOn === null && (rating.result.grade === "AAA" || rating.result.grade === "AA");
  const sound = entries.every((entry) => entry.list !== "loans" || entry.fields.loanClass === "normal");
  const gold = random.chance(0.08) && best && sound;
  return { keyTarget, goldSince: gold ? rating.effectiveFrom : null };
}

function customerFields(random: Random, index: number, village: SampleVillage, today: string): CustomerFields {
  const kind = kindOf(random);
  const sex = index % 2 === 1 ? "male" : "female";
  const person = personName(random, sex);
  const isPerson = isHousehold(kind);
  const age = random.whole(22, 68) * 365 + random.whole(0, 364);
  const business = kind === "farmer" ? farmBusiness : tradeBusiness;
  const [industry, mainBusiness] = random.pick(business as [[Industry, string], ...[Industry, string][]]);
  const names: Record<CustomerKind, string> = {
    farmer: person,
    selfEmployed: person,
    enterprise: enterpriseName(random),
    institution: institutionName(random, village.name),
  };
  return {
    kind,
    name: names[kind],
    idType: isPerson ? "residentId" : "creditCode",
    idNumber: isPerson ? sampleResidentId(index, addDays(today, -age)) : sampleCreditCode(index),
    phone: samplePhone(index),
    areaId: village.areaId,
    address: `${village.name}${random.whole(1, 9)}组${random.whole(1, 180)}号`,
    industry: kind === "institution" ? "services" : industry,
    mainBusiness: kind === "institution" ? "" : mainBusiness,
    headcount: isPerson ? random.whole(2, 6) : random.whole(3, 60),
    yearlyIncomeFen: random.whole(...incomeThousandYuan[kind]) * 100_000,
    contactName: isPerson ? "" : person,
    notes: "",
    consentOn: null,
    consentForm: null,
  };
}

const incomeThousandYuan: Record<CustomerKind, [number, number]> = {
  farmer: [18, 140],
  selfEmployed: [50, 400],
  enterprise: [300, 5000],
  institution: [100, 900],
};

function kindOf(random: Random): CustomerKind {
  const drawn = random.next();
  if (drawn < 0.82) return "farmer";
  if (drawn < 0.94) return "selfEmployed";
  return drawn < 0.99 ? "enterprise" : "institution";
}

/** What is drawn of a rating before the ledger is asked: when, and what people say. */
interface RatingPlan {
  answers: RatingAnswers;
  proposedOn: string;
  approved: boolean;
}

/** Two of three are rated, over the whole of the last year and a little before; some wait for approval. */
function ratingPlan(
  random: Random,
  scorecard: ScorecardDefinition,
  { index, registeredOn, today }: { index: number; registeredOn: string; today: string },
): RatingPlan | null {
  const drawn = random.next();
  if (drawn > 0.7) return null;
  const answers = answersOf(random, scorecard);
  if (drawn > 0.69) return { answers, approved: false, proposedOn: addDays(today, -random.whole(0, 6)) };
  // A prime number of steps leads over all days, one customer after the other, and draws nothing from chance.
  const round = addDays(today, -25 - ((index * 7919) % 360));
  const from = registeredOn > round ? registeredOn : round;
  return { answers, approved: true, proposedOn: addDays(from, random.whole(1, 20)) };
}

const evidence = "入户调查，村委会及邻里访谈。";

/**
 * The rating as it was made before anything was overdue: the ledger answers what it can. An overdue loan suspends it
 * afterwards.
 */
function ratingOf(
  { answers, proposedOn, approved }: RatingPlan,
  scorecard: ScorecardDefinition,
  { kind }: CustomerFields,
  known: KnownFacts,
  { entries }: SampleRecord,
  today: string,
): SampleRating {
  const facts = factsFor(scorecard, known);
  if (facts.overdueDays) facts.overdueDays = { ...facts.overdueDays, value: 0 };
  const asked = scorecard.indicators.filter((indicator) => ledgerValue(indicator, facts) === null);
  const values = Object.fromEntries(asked.map(({ id }) => [id, answers.values[id] as AnswerValue]));
  const given = { values, vetoes: answers.vetoes };
  const result = evaluateRating(scorecard, { kind, facts }, given);
  const common = { answers: given, facts, result, evidence, proposedOn };
  if (!approved) return { ...common, effectiveFrom: null, expiresOn: null, endedOn: null };
  const overdueSince = entries.flatMap((entry) => {
    if (entry.list !== "loans" || !entry.fields.here || loanOverdueDays(entry.fields, today) === 0) return [];
    return [addDays(entry.fields.overdueSince ?? entry.fields.dueOn, 1)];
  });
  const [first] = overdueSince.sort();
  const suspendedOn = first !== undefined && first < proposedOn ? proposedOn : first;
  return {
    ...common,
    effectiveFrom: proposedOn,
    expiresOn: addMonths(proposedOn, scorecard.validityMonths),
    endedOn: suspendedOn ?? null,
  };
}

/** Half of those who have been known for long were rated once before, by what people said alone. */
function formerRatingOf(
  random: Random,
  scorecard: ScorecardDefinition,
  { kind, yearlyIncomeFen }: CustomerFields,
  { effectiveFrom }: SampleRating,
  registeredOn: string,
): SampleRating | null {
  if (effectiveFrom === null || addDays(registeredOn, 60) > effectiveFrom) return null;
  const answers = answersOf(random, scorecard);
  const facts: KnownFacts =
    yearlyIncomeFen === null ? {} : { yearlyIncome: { value: yearlyIncomeFen, source: "customer", on: null } };
  const proposedOn = addDays(registeredOn, random.whole(1, 30));
  return {
    answers,
    facts,
    result: evaluateRating(scorecard, { kind, facts }, answers),
    evidence,
    proposedOn,
    effectiveFrom: proposedOn,
    expiresOn: addMonths(proposedOn, scorecard.validityMonths),
    endedOn: effectiveFrom,
  };
}

/** Answers to everything that go together: a sound household is sound in most things. */
function answersOf(random: Random, scorecard: ScorecardDefinition): RatingAnswers {
  const quality = random.next();
  const values = Object.fromEntries(
    scorecard.indicators.map((indicator) => {
      const drift = random.next() * 0.9 - 0.15;
      return [indicator.id, answerAt(indicator, (1 - quality) * drift * 1.4)];
    }),
  );
  const vetoes = random.chance(0.02) ? ["habitualGambling"] : [];
  return { values, vetoes };
}

/** @param share how far down from the best answer (0) to the worst (1); beyond either counts as that */
function answerAt(indicator: Indicator, share: number): AnswerValue {
  if (indicator.type === "yesNo") return share < 0.5;
  const places = indicator.type === "choice" ? indicator.options : indicator.steps;
  const down = Math.min(places.length - 1, Math.max(0, Math.round(share * (places.length - 1))));
  if (indicator.type === "choice") return indicator.options[down]?.id ?? "";
  const best = indicator.better === "lower" ? down : places.length - 1 - down;
  return indicator.steps[best]?.from ?? 0;
}

/** Up to three visits, oldest first; only the last may leave a step open. */
function visitsOf(random: Random, registeredOn: string, today: string): SampleVisit[] {
  const count = random.whole(0, 3);
  const visits: SampleVisit[] = [];
  for (let on = registeredOn, left = count; left > 0; left -= 1) {
    on = addDays(on, random.whole(5, 200));
    if (on > today) break;
    visits.push({
      visitedOn: on,
      method: random.pick(["onSite", "onSite", "phone", "outlet", "message"]),
      purpose: random.pick(purposes),
      result: random.pick(results),
      nextStep: "",
      nextOn: null,
    });
  }
  const last = visits.at(-1);
  if (last && random.chance(0.04)) {
    last.nextStep = random.pick(nextSteps);
    last.nextOn = addDays(today, random.whole(-5, 20));
  }
  return visits;
}
