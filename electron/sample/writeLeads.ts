import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import { type LeadChannel, leadChannels, lostKinds, namesCustomer } from "../../shared/domain/leads.ts";
import type { PartnerKind } from "../../shared/domain/partners.ts";
import { insertAll } from "../store/insertAll.ts";
import { sortKey } from "../store/searchTokens.ts";
import { personName, sampleCreditCode } from "./people.ts";
import { Random } from "./random.ts";
import type { CountyPlan } from "./writeCounty.ts";

/** Partner units with their agreements: first and last day from today. */
const partnersWanted: readonly {
  kind: PartnerKind;
  name: string;
  agreements: readonly [from: number, to: number][];
}[] = [
  { kind: "developer", name: "桐花苑置业有限公司", agreements: [[-400, 330]] },
  { kind: "agency", name: "安心居房产中介", agreements: [[-340, 24]] },
  {
    kind: "dealer",
    name: "丰收农机经销部",
    agreements: [
      [-700, -336],
      [-335, 395],
    ],
  },
  { kind: "dealer", name: "顺达汽车销售服务部", agreements: [[-380, -15]] },
  { kind: "cooperative", name: "大桐树蜜瓜种植专业合作社", agreements: [[-90, 275]] },
];

const purposes = ["购买农资", "建蜜瓜大棚", "购农机", "扩大养殖", "进货周转", "购房", "购运输车"] as const;
const products = ["农户小额信用贷款", "个人经营贷款", "住房按揭", "农机贷款", ""] as const;
const steps = ["电话回访", "上门面谈", "约到网点办理", "收集资料"] as const;
const words = [
  "来电询问利率和期限，已作说明。",
  "当面谈过，家里有稳定收入，愿意办理。",
  "暂时抽不开身，约下周再谈。",
  "已发办理所需资料清单。",
] as const;

/** A lead for every so many customers, and some more where the county is small. */
const customersPerLead = 40;
const fewestLeads = 36;
const mostLeads = 600;

interface Person {
  id: number;
  name: string;
  areaId: number;
}

/** Leads of the last year and the partners who sent some of them; of those who are registered the customers are linked. */
export async function writeLeads(db: Knex, plan: CountyPlan): Promise<void> {
  const random = new Random(plan.seed ^ 0x1ead);
  const partnerIds = await writePartners(db, plan);
  const customers: Person[] = await db("customers")
    .where("id", "<=", mostLeads)
    .orderBy("id")
    .select("id", "name", "areaId");
  const gold: number[] = await db("customers")
    .where("id", "<=", mostLeads)
    .whereNotNull("goldSince")
    .orderBy("id")
    .pluck("id");
  const [first, ...others] = customers;
  if (!first) return;
  const someone = () => random.pick([first, ...others]);
  const wanted = Math.min(mostLeads, Math.max(fewestLeads, Math.floor(plan.customers / customersPerLead)));
  const leads: Record<string, unknown>[] = [];
  const notes: Record<string, unknown>[] = [];
  // The first was made first, as its number says.
  const ages = Array.from({ length: wanted }, () => random.whole(1, 340)).sort((one, other) => other - one);
  for (const [index, age] of ages.entries()) {
    const id = index + 1;
    const channel = random.pick(leadChannels);
    const near = someone();
    const registered = random.chance(0.35) ? someone() : null;
    const made = addDays(plan.today, -age);
    const name = registered?.name ?? personName(random, random.chance(0.6) ? "male" : "female");
    const at = `${made}T03:00:00.000Z`;
    const lost = registered === null && random.chance(0.2);
    const open = registered === null && !lost;
    leads.push({
      id,
      name,
      nameSort: sortKey(name),
      phone: `100${String(10_000_000 + id * 7_919).slice(-8)}`,
      areaId: (registered ?? near).areaId,
      channel,
      channelNote: channel === "outlet" ? "营业部" : "",
      ...sourceOf(channel, random, { partnerIds, referrerId: near.id, goldId: gold[id % Math.max(1, gold.length)] }),
      needFen: random.whole(2, 60) * 500_000,
      needPurpose: random.pick(purposes),
      needMonth: addDays(plan.today, random.whole(0, 120)).slice(0, 7),
      interest: random.pick(products),
      nextStep: open ? random.pick(steps) : "",
      nextOn: open ? addDays(plan.today, random.whole(-4, 25)) : null,
      step: registered || random.chance(0.55) ? "contacted" : "new",
      customerId: registered?.id ?? null,
      lostOn: lost ? addDays(made, random.whole(0, age)) : null,
      lostKind: lost ? random.pick(lostKinds) : null,
      createdOn: made,
      createdAt: at,
      createdBy: plan.managerId,
      updatedAt: at,
      updatedBy: plan.managerId,
    });
    if (random.chance(0.6))
      notes.push({ leadId: id, day: made, text: random.pick(words), createdAt: at, createdBy: plan.managerId });
  }
  await insertAll(db, "leads", leads);
  await insertAll(db, "leadNotes", notes);
}

/** Whoever stands behind a channel; where there is no gold customer, another customer trades with them. */
function sourceOf(
  channel: LeadChannel,
  random: Random,
  ids: { partnerIds: readonly number[]; referrerId: number; goldId: number | undefined },
) {
  const [first = 0, ...others] = ids.partnerIds;
  return {
    partnerId: channel === "partner" ? random.pick([first, ...others]) : null,
    referrerId: namesCustomer(channel)
      ? channel === "goldLink"
        ? (ids.goldId ?? ids.referrerId)
        : ids.referrerId
      : null,
  };
}

async function writePartners(db: Knex, { today, managerId, now }: CountyPlan): Promise<number[]> {
  const written = { createdAt: now, createdBy: managerId };
  await insertAll(
    db,
    "partners",
    partnersWanted.map(({ kind, name }, index) => ({
      id: index + 1,
      kind,
      name,
      creditCode: sampleCreditCode(900_000 + index),
      address: "",
      contactName: personName(new Random(index), "male"),
      contactPhone: `1000000${String(1000 + index)}`,
      note: "",
      ...written,
      updatedAt: now,
      updatedBy: managerId,
    })),
  );
  await insertAll(
    db,
    "partnerAgreements",
    partnersWanted.flatMap(({ agreements }, index) =>
      agreements.map(([from, to], place) => ({
        partnerId: index + 1,
        number: `HZ-${index + 1}-${place + 1}`,
        fromDate: addDays(today, from),
        untilDate: addDays(today, to),
        depositRate: index === 0 ? 500 : null,
        terms: "推荐客户由本社独立调查审批，按月对账。",
        ...written,
      })),
    ),
  );
  return partnersWanted.map((_, index) => index + 1);
}
