import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { mostPurposes } from "../../shared/contract/portfolio.ts";
import { concentration, concentrationLevel } from "../../shared/domain/concentration.ts";
import type { Context } from "../context.ts";
import { unlessWholeBranch } from "../store/areas.ts";
import { normalPurposeSql } from "../store/dialect.ts";
import { figuresBy, type Narrowing, narrowed } from "./figures.ts";

type Answer = Outputs["portfolio"]["concentration"];

/** How much of what is owed here lies with few industries, or with few purposes. */
export async function concentrationOf(
  ctx: Context,
  { by, ...asked }: Inputs["portfolio"]["concentration"],
): Promise<Answer> {
  const narrowing = await unlessWholeBranch(ctx.db, asked);
  return by === "industry" ? ofIndustries(ctx, narrowing) : ofPurposes(ctx, narrowing);
}

async function ofIndustries(ctx: Context, narrowing: Narrowing): Promise<Answer> {
  const figures = await figuresBy(ctx, narrowing, ctx.today, { industry: "customers.industry" });
  const groups = new Map<string | null, { customers: number; loanBalanceFen: number; lineFen: number }>();
  for (const { industry, customers, loanBalanceFen, lineFen } of figures) {
    const key = industry === null ? null : String(industry);
    const sums = groups.get(key) ?? { customers: 0, loanBalanceFen: 0, lineFen: 0 };
    sums.customers += customers;
    sums.loanBalanceFen += loanBalanceFen;
    sums.lineFen += lineFen;
    groups.set(key, sums);
  }
  const sorted = [...groups].sort(
    ([, one], [, other]) => other.loanBalanceFen - one.loanBalanceFen || other.lineFen - one.lineFen,
  );
  const balance = concentration(sorted.map(([, { loanBalanceFen }]) => loanBalanceFen));
  const line = concentration(sorted.map(([, { lineFen }]) => lineFen));
  return {
    rows: sorted.map(([key, { customers, loanBalanceFen, lineFen }], place) => ({
      key,
      count: customers,
      balance: { amountFen: loanBalanceFen, share: balance.shares[place] ?? 0 },
      line: { amountFen: lineFen, share: line.shares[place] ?? 0 },
    })),
    other: null,
    count: sorted.reduce((sum, [, { customers }]) => sum + customers, 0),
    balanceFen: balance.total,
    lineFen: line.total,
    balanceIndex: inWords(balance.index),
    lineIndex: inWords(line.index),
  };
}

interface PurposeRow {
  normalPurpose: string;
  loans: number;
  balanceFen: number;
  /** of all purposes, not of those read alone */
  groups: number;
  allLoans: number;
  allFen: number;
  allSquares: number;
}

/** Open loans here by purpose: the largest, and what all others come to. */
async function ofPurposes(ctx: Context, narrowing: Narrowing): Promise<Answer> {
  const { db } = ctx;
  // Literally as the partial index says it.
  const open = db("loans")
    .join("customers", "customers.id", "loans.customerId")
    .whereRaw("loans.here = 1 AND loans.removed_at IS NULL AND loans.balance_fen > 0");
  const grouped = narrowed(open, ctx, narrowing)
    .select({ normalPurpose: db.raw(normalPurposeSql("loans.purpose")) })
    .count({ loans: "*" })
    .sum({ balanceFen: "loans.balanceFen" })
    .groupBy("normalPurpose");
  const rows: PurposeRow[] = await db
    .from(grouped.as("grouped"))
    .select("*", {
      groups: db.raw("count(*) OVER ()"),
      allLoans: db.raw("sum(loans) OVER ()"),
      allFen: db.raw("sum(balance_fen) OVER ()"),
      allSquares: db.raw("sum(1.0 * balance_fen * balance_fen) OVER ()"),
    })
    .orderBy([{ column: "balanceFen", order: "desc" }, { column: "normalPurpose" }])
    .limit(mostPurposes);
  const [first] = rows;
  const amounts = rows.map(({ balanceFen }) => balanceFen);
  const { groups, allLoans, allFen, allSquares } = first ?? { groups: 0, allLoans: 0, allFen: 0, allSquares: 0 };
  const remainder = {
    amount: allFen - amounts.reduce((sum, amount) => sum + amount, 0),
    squares: Math.max(0, allSquares - amounts.reduce((sum, amount) => sum + amount * amount, 0)),
  };
  const beyond = groups - rows.length;
  const { shares, remainderShare, total, index } = concentration(amounts, beyond > 0 ? remainder : undefined);
  const loansGiven = rows.reduce((sum, { loans }) => sum + loans, 0);
  const other = {
    groups: beyond,
    count: allLoans - loansGiven,
    balance: { amountFen: remainder.amount, share: remainderShare },
  };
  return {
    rows: rows.map(({ normalPurpose, loans, balanceFen }, place) => ({
      key: normalPurpose === "" ? null : normalPurpose,
      count: loans,
      balance: { amountFen: balanceFen, share: shares[place] ?? 0 },
      line: null,
    })),
    other: beyond > 0 ? other : null,
    count: allLoans,
    balanceFen: total,
    lineFen: null,
    balanceIndex: inWords(index),
    lineIndex: null,
  };
}

function inWords(index: number | null): Answer["balanceIndex"] {
  return index === null ? null : { value: index, level: concentrationLevel(index) };
}
