import { bands, commonVetoes, indicator } from "./build.ts";
import type { FirstDefinition } from "./format.ts";

/** Ready scorecard for self-employed households, private enterprises and institutions. */
export const business: FirstDefinition = {
  title: { zh: "个体工商户及企业信用评分卡", en: "Self-employed and enterprise scorecard" },
  source: {
    zh: "按农村信用社工商户贷款实践拟定的五项标准，由联社复核后使用",
    en: "Five criteria after the business-loan practice of rural credit cooperatives; to be reviewed by the union before use",
  },
  kinds: ["selfEmployed", "enterprise", "institution"],
  validityMonths: 12,
  indicators: [
    indicator("morality", "ownerReputation", "经营者信誉", "Standing of the owner", [
      [10, "良好", "Good"],
      [6, "一般", "Fair"],
      [0, "有不良反映", "Complaints"],
    ]),
    indicator("morality", "repaymentRecord", "贷款还款记录", "Loan repayment record", [
      [12, "一贯按期归还", "Always on time"],
      [8, "从未贷款", "Never borrowed"],
      [4, "偶有逾期，已还清", "Late now and then, settled"],
      [0, "多次逾期", "Late many times"],
    ]),
    indicator("repayment", "profitability", "销售利润率", "Return on sales", [
      [12, "15% 以上", "Above 15 %"],
      [8, "8%–15%", "8–15 %"],
      [4, "0–8%", "0–8 %"],
      [0, "亏损", "Loss"],
    ]),
    indicator("repayment", "cashFlow", "经营现金流与贷款比", "Operating cash flow to loans", [
      [10, "1 倍以上", "Above 1"],
      [6, "0.5–1 倍", "0.5–1"],
      [0, "0.5 倍以下", "Below 0.5"],
    ]),
    indicator("repayment", "debtRatio", "资产负债率", "Debt-to-asset ratio", [
      [10, "40% 以下", "Below 40 %"],
      [6, "40%–60%", "40–60 %"],
      [0, "60% 以上", "Above 60 %"],
    ]),
    indicator("capital", "ownFunds", "自有资金比例", "Own funds in the business", [
      [10, "60% 以上", "Above 60 %"],
      [6, "30%–60%", "30–60 %"],
      [0, "30% 以下", "Below 30 %"],
    ]),
    indicator("capital", "premises", "经营场所", "Business premises", [
      [8, "自有", "Owned"],
      [5, "长期租赁", "Long lease"],
      [2, "短期租赁", "Short lease"],
    ]),
    indicator("environment", "years", "经营年限", "Years in business", [
      [7, "五年以上", "Five years or more"],
      [4, "二至五年", "Two to five years"],
      [0, "不足两年", "Less than two years"],
    ]),
    indicator("environment", "market", "市场前景", "Market", [
      [7, "稳定或增长", "Steady or growing"],
      [4, "一般", "Fair"],
      [0, "萎缩", "Shrinking"],
    ]),
    indicator("guarantee", "collateral", "抵质押或保证", "Collateral or guarantee", [
      [14, "足值抵押", "Fully collateralised"],
      [9, "有实力的保证人", "A strong guarantor"],
      [4, "联保", "Joint guarantee"],
      [0, "无", "None"],
    ]),
  ],
  vetoes: commonVetoes,
  bands: bands([500_000, 300_000, 200_000, 50_000]),
};
