/** Red flags (风险预警) of a due diligence: found by rules alone, each with the figures it came from. */
import type { CreditPolicy } from "./creditPolicy.ts";
import { addMonths } from "./dates.ts";
import { debtServiceFen, debtServicePercent } from "./debtService.ts";
import type { DiligenceContent } from "./diligence.ts";
import { type DiligenceFigures, latestStatement, yearlyReceipts } from "./diligenceFigures.ts";
import { imbalanceFen, yearBefore } from "./financialRatios.ts";
import { type FactLoan, loanOverdueDays } from "./ratingFacts.ts";

export const flagKinds = [
  "salesFalling",
  "loss",
  "outOfBalance",
  "debtToAssets",
  "currentRatio",
  "debtService",
  "householdDeficit",
  "incomeOverstated",
  "figuresOld",
  "overdueHere",
  "overdueElsewhere",
  "manyLenders",
  "privateLending",
  "refinancing",
  "mutualGuarantee",
  "guaranteeChain",
  "guarantorStretched",
  "guaranteesGiven",
  "disputes",
  "adverseOpinion",
  "badHabits",
  "identityUnverified",
] as const;
export type FlagKind = (typeof flagKinds)[number];

export const flagUnits = ["fen", "percent", "times", "days", "count"] as const;

/** One figure behind a flag: a number in its unit, a day or a name as text, or what was answered in the interview. */
export type FlagFigure =
  | { name: string; value: number; unit: (typeof flagUnits)[number] }
  | { name: string; text: string }
  | { question: string; choice: string };

export interface DiligenceFlag {
  kind: FlagKind;
  figures: FlagFigure[];
}

/** Every red flag that figures and interview raise, each kind once, in a fixed order. */
export function diligenceFlags(
  policy: CreditPolicy,
  figures: DiligenceFigures,
  content: DiligenceContent,
): DiligenceFlag[] {
  const found: DiligenceFlag[] = [
    ...statementFlags(policy, figures),
    ...householdFlags(policy, figures),
    ...serviceFlag(policy, figures, content),
    ...overstatement(policy, figures, content),
    ...oldFigures(policy, figures),
    ...loanFlags(policy, figures),
    ...guaranteeFlags(policy, figures, content),
    ...interviewFlags(content),
  ];
  return flagKinds.flatMap((kind) => {
    const same = found.filter((flag) => flag.kind === kind);
    return same.length === 0 ? [] : [{ kind, figures: same.flatMap((flag) => flag.figures) }];
  });
}

const fen = (name: string, value: number): FlagFigure => ({ name, value, unit: "fen" });
const percent = (name: string, value: number): FlagFigure => ({ name, value: rounded(value), unit: "percent" });
const count = (name: string, value: number): FlagFigure => ({ name, value, unit: "count" });
const rounded = (value: number) => Math.round(value * 100) / 100;

/** By the latest statement; comparisons are made in whole fen, so that a limit itself is no flag. */
function statementFlags(policy: CreditPolicy, { statements }: DiligenceFigures): DiligenceFlag[] {
  const latest = latestStatement({ statements });
  if (!latest) return [];
  const flags: DiligenceFlag[] = [];
  const add = (kind: FlagKind, ...from: FlagFigure[]) =>
    flags.push({ kind, figures: [{ name: "statement", text: latest.endsOn }, ...from] });
  const before = yearBefore(latest, statements)?.revenueFen ?? null;
  const { revenueFen: now, netProfitFen, totalLiabilitiesFen: debts, totalAssetsFen: assets } = latest;
  if (now !== null && before !== null && (before - now) * 100 > before * policy.salesFallPercent)
    add(
      "salesFalling",
      fen("revenue", now),
      fen("revenueBefore", before),
      percent("fall", ((before - now) * 100) / before),
    );
  if (netProfitFen !== null && netProfitFen < 0) add("loss", fen("netProfit", netProfitFen));
  const imbalance = imbalanceFen(latest);
  if (imbalance !== null && imbalance !== 0) add("outOfBalance", fen("imbalance", imbalance));
  if (debts !== null && assets !== null && debts * 100 > assets * policy.debtToAssetsPercent)
    add("debtToAssets", fen("debts", debts), fen("assets", assets), ...shareOf(debts, assets));
  const { currentAssetsFen: current, currentLiabilitiesFen: soon } = latest;
  if (current !== null && soon !== null && current < soon)
    add("currentRatio", fen("currentAssets", current), fen("currentLiabilities", soon), {
      ...{ name: "ratio", unit: "times" },
      value: rounded(current / soon),
    });
  return flags;
}

function shareOf(part: number, whole: number): FlagFigure[] {
  return whole > 0 ? [percent("share", (part * 100) / whole)] : [];
}

function householdFlags(policy: CreditPolicy, { household }: DiligenceFigures): DiligenceFlag[] {
  if (!household) return [];
  const { assetsFen: assets, debtsFen: debts, surplusFen: surplus, privateDebtFen } = household;
  const flags: DiligenceFlag[] = [];
  if (debts !== null && assets !== null && debts * 100 > assets * policy.debtToAssetsPercent)
    flags.push({
      kind: "debtToAssets",
      figures: [fen("householdDebts", debts), fen("householdAssets", assets), ...shareOf(debts, assets)],
    });
  if (surplus !== null && surplus < 0) flags.push({ kind: "householdDeficit", figures: [fen("surplus", surplus)] });
  if (privateDebtFen !== null && privateDebtFen > 0)
    flags.push({ kind: "privateLending", figures: [fen("privateDebt", privateDebtFen)] });
  return flags;
}

function serviceFlag(policy: CreditPolicy, figures: DiligenceFigures, { proposal }: DiligenceContent): DiligenceFlag[] {
  const share = debtServicePercent(figures, proposal);
  if (share === null || share <= policy.debtServicePercent) return [];
  const service = debtServiceFen(figures, proposal);
  const from = [fen("debtService", service), fen("receipts", yearlyReceipts(figures) ?? 0), percent("share", share)];
  return [{ kind: "debtService", figures: from }];
}

/** What people say they earn, against what the survey of the household or the statement shows. */
function overstatement(policy: CreditPolicy, figures: DiligenceFigures, content: DiligenceContent): DiligenceFlag[] {
  const { answers } = content.interview;
  const latest = latestStatement(figures);
  const revenue = latest?.revenueFen ? Math.round((latest.revenueFen * 12) / latest.months) : null;
  const pairs = [
    ["statedIncome", answers.statedIncome?.amount ?? figures.registeredIncomeFen, figures.household?.incomeFen ?? null],
    ["statedRevenue", answers.statedRevenue?.amount ?? null, revenue],
  ] as const;
  return pairs.flatMap(([name, stated, shown]): DiligenceFlag[] => {
    if (stated === null || shown === null || stated * 100 <= shown * (100 + policy.overstatedPercent)) return [];
    const evidence = fen(name === "statedIncome" ? "surveyedIncome" : "revenue", shown);
    return [{ kind: "incomeOverstated", figures: [fen(name, stated), evidence] }];
  });
}

function oldFigures(policy: CreditPolicy, figures: DiligenceFigures): DiligenceFlag[] {
  const oldest = addMonths(figures.on, -policy.figuresMonths);
  const days = [
    ["surveyedOn", figures.household?.surveyedOn ?? null],
    ["statement", latestStatement(figures)?.endsOn ?? null],
  ] as const;
  return days.flatMap(([name, day]): DiligenceFlag[] =>
    day === null || day >= oldest ? [] : [{ kind: "figuresOld", figures: [{ name, text: day }] }],
  );
}

function loanFlags(policy: CreditPolicy, { loans, on }: DiligenceFigures): DiligenceFlag[] {
  const elsewhere = loans.filter(({ here }) => !here);
  const lenders = new Set(elsewhere.map(({ lender }) => lender)).size;
  const flags: DiligenceFlag[] = [
    ...overdueFlag(
      "overdueHere",
      loans.filter(({ here }) => here),
      on,
    ),
    ...overdueFlag("overdueElsewhere", elsewhere, on),
  ];
  if (lenders >= policy.otherLenders) {
    const owed = elsewhere.reduce((sum, { balanceFen }) => sum + balanceFen, 0);
    flags.push({ kind: "manyLenders", figures: [count("lenders", lenders), fen("owedElsewhere", owed)] });
  }
  return flags;
}

function overdueFlag(kind: FlagKind, loans: readonly FactLoan[], today: string): DiligenceFlag[] {
  const late = loans.map((loan) => ({ ...loan, days: loanOverdueDays(loan, today) })).filter(({ days }) => days > 0);
  if (late.length === 0) return [];
  const owed = late.reduce((sum, { balanceFen }) => sum + balanceFen, 0);
  const most = Math.max(...late.map(({ days }) => days));
  return [
    { kind, figures: [count("loans", late.length), fen("balance", owed), { name: "most", value: most, unit: "days" }] },
  ];
}

function guaranteeFlags(
  policy: CreditPolicy,
  { guarantors }: DiligenceFigures,
  { interview: { answers } }: DiligenceContent,
): DiligenceFlag[] {
  const flags: DiligenceFlag[] = [];
  for (const { name, mutual, circle, chain, others } of guarantors) {
    const who: FlagFigure = { name: "guarantor", text: name };
    if (mutual) flags.push({ kind: "mutualGuarantee", figures: [who] });
    if (circle || chain >= policy.guaranteeChain)
      flags.push({ kind: "guaranteeChain", figures: [who, count(circle ? "circle" : "chain", chain)] });
    if (others >= policy.guaranteesGiven)
      flags.push({ kind: "guarantorStretched", figures: [who, count("others", others)] });
  }
  if (answers.guarantorRelation?.choice === "mutual")
    flags.push(said("mutualGuarantee", "guarantorRelation", "mutual"));
  return flags;
}

/** Answers that are red flags by themselves. */
const flaggedAnswers: readonly (readonly [FlagKind, question: string, choices: readonly string[]])[] = [
  ["identityUnverified", "identityChecked", ["copies", "notVerified"]],
  ["privateLending", "privateLending", ["borrowed", "lent", "refused"]],
  ["refinancing", "loanPurpose", ["repayOthers"]],
  ["refinancing", "repaymentSource", ["refinance"]],
  ["guaranteesGiven", "guaranteesGiven", ["some"]],
  ["disputes", "disputes", ["some"]],
  ["adverseOpinion", "neighbours", ["poor"]],
  ["adverseOpinion", "cadre", ["opposes"]],
  ["adverseOpinion", "trade", ["complaints"]],
  ["badHabits", "habits", ["drinking", "gambling"]],
];

function interviewFlags({ interview: { answers } }: DiligenceContent): DiligenceFlag[] {
  return flaggedAnswers.flatMap(([kind, question, choices]): DiligenceFlag[] => {
    const { choice = null, amount = null } = answers[question] ?? {};
    if (choice === null || !choices.includes(choice)) return [];
    const flag = said(kind, question, choice);
    return [amount === null ? flag : { kind, figures: [...flag.figures, fen("saidAmount", amount)] }];
  });
}

function said(kind: FlagKind, question: string, choice: string): DiligenceFlag {
  return { kind, figures: [{ question, choice }] };
}
