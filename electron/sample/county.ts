import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { Visit } from "../../shared/contract/visits.ts";
import { type CustomerKind, type Industry, isHousehold } from "../../shared/domain/customer.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import {
  evaluateRating,
  type RatingAnswers,
  type RatingResult,
  type ScorecardDefinition,
} from "../../shared/domain/rating.ts";
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

/** How many days of history the sample has. */
export const historyDays = 730;

export interface SampleVillage {
  areaId: number;
  name: string;
}

export interface SampleRating {
  answers: RatingAnswers;
  result: RatingResult;
  evidence: string;
  /** absent while it waits for approval */
  effectiveFrom: string | null;
  expiresOn: string | null;
  proposedOn: string;
}

export interface SampleVisit
  extends Pick<Visit, "visitedOn" | "method" | "purpose" | "result" | "nextStep" | "nextOn"> {}

export interface SampleCustomer {
  fields: CustomerFields;
  registeredOn: string;
  updatedOn: string;
  rating: SampleRating | null;
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
const purposes = ["贷款需求了解", "贷后检查", "产品宣传", "评级资料收集", "节日回访"] as const;
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
    const rating = ratingOf(random, core, scorecardFor(core.kind), registeredOn, today);
    const visits = visitsOf(random, registeredOn, today);
    const last = visits.at(-1)?.visitedOn ?? registeredOn;
    // What came later to the sample draws from chance of its own, so that the rest of the county stays as it was.
    const own = new Random(seed ^ Math.imul(index + 1, 0x9e3779b1));
    const fields = { ...core, ...consentOf(own, registeredOn) };
    const neighbour = neighbours.get(village.areaId) ?? null;
    const record = sampleRecord(own, { index, fields, registeredOn, today }, { neighbour, trader });
    yield { fields, registeredOn, updatedOn: last, rating, visits, ...marksOf(own, rating, record), record };
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
  const best = rating?.effectiveFrom && (rating.result.grade === "AAA" || rating.result.grade === "AA");
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

/** Two of three are rated; a few ratings have run out, some wait for approval. */
function ratingOf(
  random: Random,
  fields: CustomerFields,
  scorecard: ScorecardDefinition,
  registeredOn: string,
  today: string,
): SampleRating | null {
  const drawn = random.next();
  if (drawn > 0.7) return null;
  const answers = answersOf(random, scorecard);
  const result = evaluateRating(scorecard, answers, fields.yearlyIncomeFen ?? 0);
  const common = { answers, result, evidence: "入户调查，村委会及邻里访谈。" };
  if (drawn > 0.69)
    return { ...common, effectiveFrom: null, expiresOn: null, proposedOn: addDays(today, -random.whole(0, 6)) };
  const earliest = addDays(today, -380);
  const proposedOn = addDays(registeredOn > earliest ? registeredOn : earliest, random.whole(1, 20));
  return {
    ...common,
    proposedOn,
    effectiveFrom: proposedOn,
    expiresOn: addMonths(proposedOn, scorecard.validityMonths),
  };
}

/** Answers that go together: a sound household is sound in most things. */
function answersOf(random: Random, scorecard: ScorecardDefinition): RatingAnswers {
  const quality = random.next();
  const options = Object.fromEntries(
    scorecard.indicators.map(({ id, options: choices }) => {
      const drift = random.next() * 0.9 - 0.25;
      const place = Math.round((1 - quality) * drift * 1.4 * (choices.length - 1));
      return [id, choices[Math.min(choices.length - 1, Math.max(0, place))]?.id ?? ""];
    }),
  );
  const vetoes = random.chance(0.02) ? scorecard.vetoes.slice(0, 1).map(({ id }) => id) : [];
  return { options, vetoes };
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
