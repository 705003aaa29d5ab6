import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { Entry, EntryFields } from "../../shared/contract/records.ts";
import { isHousehold, type LoanClass } from "../../shared/domain/customer.ts";
import { addDays, addMonths } from "../../shared/domain/dates.ts";
import type { Random } from "./random.ts";

interface Borrower {
  /** place among all customers, from 0 */
  index: number;
  fields: CustomerFields;
  today: string;
}

const tenThousandYuan = 1_000_000;

/** Classes of loans in trouble, with the days they are overdue. */
const troubles = [
  ["specialMention", 1, 90],
  ["specialMention", 1, 90],
  ["substandard", 91, 270],
  ["doubtful", 271, 360],
  ["loss", 361, 700],
] as const satisfies [LoanClass, number, number][];

/** A third owes here, one in twelve of them in trouble; some paid an earlier loan back, some owe elsewhere too. */
export function sampleLoans(random: Random, borrower: Borrower): Entry[] {
  const drawn = random.next();
  const loans: EntryFields["loans"][] = [];
  if (drawn < 0.03) loans.push(troubledLoan(random, borrower));
  else if (drawn < 0.35) loans.push(soundLoan(random, borrower));
  if (drawn > 0.3 && drawn < 0.45) loans.push(loanPaidBack(random, borrower));
  if (random.chance(0.07)) {
    const lender = random.pick(["县农业银行", "邮储银行支行", "村镇银行"]);
    loans.push({ ...soundLoan(random, borrower), here: false, lender, contractNumber: "" });
  }
  return loans.map((fields) => ({ list: "loans", fields }));
}

function soundLoan(random: Random, borrower: Borrower): EntryFields["loans"] {
  return loan(random, borrower, addDays(borrower.today, -random.whole(10, 330)), random.pick([12, 24, 36]));
}

function troubledLoan(random: Random, borrower: Borrower): EntryFields["loans"] {
  const [loanClass, from, to] = random.pick(troubles);
  const overdueSince = addDays(borrower.today, -random.whole(from, to));
  const granted = loan(random, borrower, addMonths(overdueSince, -12), 12);
  return { ...granted, dueOn: overdueSince, loanClass, overdueSince };
}

function loanPaidBack(random: Random, borrower: Borrower): EntryFields["loans"] {
  return { ...loan(random, borrower, addDays(borrower.today, -random.whole(800, 1500)), 12), balanceFen: 0 };
}

function loan(random: Random, { index, fields }: Borrower, grantedOn: string, months: number): EntryFields["loans"] {
  const scale = isHousehold(fields.kind) ? 1 : 10;
  const principalFen = random.pick([1, 2, 3, 3, 5, 5, 8, 10, 15, 20]) * scale * tenThousandYuan;
  return {
    here: true,
    lender: "",
    contractNumber: `兰信借〔${grantedOn.slice(0, 4)}〕${String(index + 1).padStart(6, "0")}`,
    purpose: random.pick(["购买农资", "扩大种植", "购买种畜", "进货周转", "购置农机", "建造大棚"]),
    principalFen,
    balanceFen: Math.ceil((principalFen * random.whole(30, 100)) / 10_000) * 100,
    grantedOn,
    dueOn: addMonths(grantedOn, months),
    loanClass: "normal",
    overdueSince: null,
    guarantee: random.pick(["credit", "guarantor", "guarantor", "mortgage"]),
  };
}
