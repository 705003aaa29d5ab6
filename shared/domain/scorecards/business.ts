import type { ScorecardDefinition } from "../scorecard.ts";
import { bands, choice, commonVetoes, number } from "./build.ts";

/**
 * Ready scorecard for self-employed households, private enterprises and institutions. What is looked at follows
 * 银监发〔2006〕7号, which leaves indicators and weights to each union.
 */
export const business: ScorecardDefinition = {
  title: { zh: "个体工商户及企业信用评分卡", en: "Self-employed and enterprise scorecard" },
  source: {
    zh: "依据《农村信用社小企业信用贷款和联保贷款指引》（银监发〔2006〕7号）的评级内容；指标权重由联社复核后使用",
    en: "Contents of rating after the CBRC's guidance on credit and joint-guarantee loans to small businesses (银监发〔2006〕7号); the union reviews the weights before use",
  },
  kinds: ["selfEmployed", "enterprise", "institution"],
  validityMonths: 12,
  indicators: [
    choice(
      [
        "morality",
        "ownerReputation",
        "经营者信誉",
        "Standing of the owner",
        "同行及上下游访谈",
        "Interviews in the trade",
      ],
      [
        [10, "良好", "Good"],
        [6, "一般", "Fair"],
        [0, "有不良反映", "Complaints"],
      ],
    ),
    choice(
      [
        "morality",
        "repaymentRecord",
        "贷款还款记录",
        "Loan repayment record",
        "还款流水、征信报告",
        "Repayments, credit report",
      ],
      [
        [12, "一贯按期归还", "Always on time"],
        [8, "从未贷款", "Never borrowed"],
        [4, "偶有逾期，已还清", "Late now and then, settled"],
        [0, "多次逾期", "Late many times"],
      ],
    ),
    number(
      ["repayment", "profitability", "销售利润率", "Return on sales", "财务报表、账簿", "Financial statements, books"],
      { unit: "percent", fact: "netMargin", better: "higher" },
      [
        [null, 0],
        [0, 4],
        [8, 8],
        [15, 12],
      ],
    ),
    number(
      [
        "repayment",
        "cashFlow",
        "经营现金流与贷款比",
        "Operating cash flow to loans",
        "账户流水",
        "Statements of the accounts",
      ],
      { unit: "times", fact: null, better: "higher" },
      [
        [null, 0],
        [0.5, 6],
        [1, 10],
      ],
    ),
    number(
      [
        "repayment",
        "debtRatio",
        "资产负债率",
        "Debt-to-asset ratio",
        "财务报表、征信报告",
        "Financial statements, credit report",
      ],
      { unit: "percent", fact: "debtRatio", better: "lower" },
      [
        [null, 10],
        [40, 6],
        [60, 0],
      ],
    ),
    number(
      [
        "capital",
        "ownFunds",
        "自有资金比例",
        "Own funds in the business",
        "账簿、存货盘点",
        "Books, count of the stock",
      ],
      { unit: "percent", fact: null, better: "higher" },
      [
        [null, 0],
        [30, 6],
        [60, 10],
      ],
    ),
    choice(
      ["capital", "premises", "经营场所", "Business premises", "产权证或租赁合同", "Title or lease"],
      [
        [8, "自有", "Owned"],
        [5, "长期租赁", "Long lease"],
        [2, "短期租赁", "Short lease"],
      ],
    ),
    number(
      ["environment", "years", "经营年限", "Years in business", "营业执照", "Business licence"],
      { unit: "years", fact: "yearsInBusiness", better: "higher" },
      [
        [null, 0],
        [2, 4],
        [5, 7],
      ],
    ),
    choice(
      ["environment", "market", "市场前景", "Market", "行业行情、订单", "Prices of the trade, orders"],
      [
        [7, "稳定或增长", "Steady or growing"],
        [4, "一般", "Fair"],
        [0, "萎缩", "Shrinking"],
      ],
    ),
    choice(
      [
        "guarantee",
        "collateral",
        "抵质押或保证",
        "Collateral or guarantee",
        "权证、保证人资料",
        "Titles, papers of the guarantor",
      ],
      [
        [14, "足值抵押", "Fully collateralised"],
        [9, "有实力的保证人", "A strong guarantor"],
        [4, "联保", "Joint guarantee"],
        [0, "无", "None"],
      ],
    ),
  ],
  vetoes: commonVetoes,
  bands: bands({
    selfEmployed: [500_000, 300_000, 200_000, 50_000],
    enterprise: [1_000_000, 600_000, 300_000, 100_000],
    institution: [500_000, 300_000, 200_000, 50_000],
  }),
  line: { basis: "yearlyIncome", deduct: "owedElsewhere", stepFen: 100_00 },
};
