import type { CustomerKind } from "../../shared/domain/customer.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import { type GoldRules, goldConditions, usualGoldRules } from "../../shared/domain/goldRules.ts";
import type { SampleCustomer, SampleRating } from "./county.ts";
import { Random } from "./random.ts";

/** The sample has two years of history: its branch asks for less than one with customers of old. */
export const sampleGoldRules: GoldRules = { ...usualGoldRules, years: 0, services: 0, customerYears: 0 };

const privileges = ["贷款利率优惠", "优先受理、优先审批", "授信额度适当上浮", "结算手续费减免"] as const;
const ends = ["业务已转往他社，经复核退出", "等级下降，经复核退出", "迁出本县，退出黄金客户"] as const;

interface Made {
  customerId: number;
  managerId: number;
  today: string;
  seed: number;
}

/** Memberships of a gold customer of the sample, and of the few who were gold once, as rows of their table. */
export function sampleMemberships(
  customer: Pick<SampleCustomer, "fields" | "goldSince" | "rating" | "formerRating" | "record" | "registeredOn">,
  { customerId, managerId, today, seed }: Made,
): Record<string, unknown>[] {
  const own = new Random(seed ^ Math.imul(customerId, 0x85ebca6b));
  const { goldSince, rating, formerRating } = customer;
  if (goldSince !== null && rating) {
    const granted = privileges.filter(() => own.chance(0.5));
    const reviewOn = addMonths(goldSince, 12);
    const late = reviewOn < addDays(today, -20);
    const open = { reviewOn: late ? addDays(today, own.whole(-20, 90)) : reviewOn };
    return [{ ...confirmed(customer, rating, goldSince, { customerId, managerId }, granted), ...open }];
  }
  const best = formerRating?.result.grade === "AAA" || formerRating?.result.grade === "AA";
  const from = formerRating?.effectiveFrom;
  if (!best || !from || !own.chance(0.02)) return [];
  const endedOn = formerRating.endedOn ?? today;
  return [
    {
      ...confirmed(customer, formerRating, from, { customerId, managerId }, []),
      version: 1,
      reviewOn: addMonths(from, 12),
      endedOn,
      endedAt: `${endedOn}T04:00:00.000Z`,
      endedBy: managerId,
      endKind: "decided",
      endReason: own.pick(ends),
    },
  ];
}

/** As a manager confirmed the customer on a day, by what was known then. */
function confirmed(
  {
    fields,
    registeredOn,
    record,
  }: { fields: { kind: CustomerKind } } & Pick<SampleCustomer, "record" | "registeredOn">,
  { result, effectiveFrom, expiresOn }: SampleRating,
  on: string,
  { customerId, managerId }: { customerId: number; managerId: number },
  granted: readonly string[],
): Record<string, unknown> {
  const here = record.entries.flatMap((entry) =>
    entry.list === "holdings" && entry.fields.here ? [entry.fields] : [],
  );
  const loans = record.entries.flatMap((entry) => (entry.list === "loans" && entry.fields.here ? [entry.fields] : []));
  const conditions = goldConditions(
    sampleGoldRules,
    {
      kind: fields.kind,
      grade: result.grade,
      rated: [{ grade: result.grade, from: effectiveFrom ?? on, until: expiresOn ?? on }],
      lastOverdueOn: null,
      depositsFen: here.reduce((sum, { balanceFen }) => sum + (balanceFen ?? 0), 0),
      owedHereFen: loans.reduce((sum, { balanceFen }) => sum + balanceFen, 0),
      services: here.length,
      registeredOn,
    },
    on,
  );
  return {
    customerId,
    basis: "rules",
    confirmedOn: on,
    confirmedAt: `${on}T04:00:00.000Z`,
    confirmedBy: managerId,
    conditions: JSON.stringify(conditions),
    privileges: JSON.stringify(granted),
  };
}
