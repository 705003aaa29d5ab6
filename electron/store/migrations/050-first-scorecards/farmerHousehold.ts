import { bands, commonVetoes, indicator } from "./build.ts";
import type { FirstDefinition } from "./format.ts";

/** Ready scorecard for farmer households: what a village rating group can judge and a marketer can verify. */
export const farmerHousehold: FirstDefinition = {
  title: { zh: "农户信用评分卡", en: "Farmer household scorecard" },
  source: {
    zh: "按农村信用社小额信用贷款实践拟定的五项标准，由联社复核后使用",
    en: "Five criteria after the micro-loan practice of rural credit cooperatives; to be reviewed by the union before use",
  },
  kinds: ["farmer"],
  validityMonths: 12,
  indicators: [
    indicator("morality", "reputation", "村组口碑", "Standing in the village", [
      [10, "公认诚实守信", "Known to all as honest"],
      [7, "较好，无人反映问题", "Good, no complaint"],
      [3, "一般，有人反映小问题", "Fair, minor complaints"],
      [0, "差", "Poor"],
    ]),
    indicator("morality", "repaymentRecord", "贷款还款记录", "Loan repayment record", [
      [12, "一贯按期归还", "Always on time"],
      [9, "从未贷款", "Never borrowed"],
      [5, "偶有逾期，已还清", "Late now and then, settled"],
      [0, "多次逾期", "Late many times"],
    ]),
    indicator("morality", "familyHarmony", "家庭关系", "Family life", [
      [5, "和睦", "Harmonious"],
      [3, "一般", "Fair"],
      [0, "不和", "Strained"],
    ]),
    indicator("repayment", "netIncome", "家庭年人均纯收入", "Net income per person and year", [
      [15, "2 万元以上", "Above 20,000 yuan"],
      [11, "1.2 万至 2 万元", "12,000 to 20,000 yuan"],
      [6, "0.6 万至 1.2 万元", "6,000 to 12,000 yuan"],
      [0, "0.6 万元以下", "Below 6,000 yuan"],
    ]),
    indicator("repayment", "debtRatio", "负债占家庭资产比例", "Debt as a share of assets", [
      [10, "20% 以下", "Below 20 %"],
      [6, "20%–50%", "20–50 %"],
      [2, "50%–70%", "50–70 %"],
      [0, "70% 以上", "Above 70 %"],
    ]),
    indicator("repayment", "labourForce", "家庭劳动力", "Labour force of the household", [
      [5, "三人及以上", "Three or more"],
      [4, "两人", "Two"],
      [2, "一人", "One"],
      [0, "无", "None"],
    ]),
    indicator("capital", "housing", "住房", "House", [
      [8, "楼房或新建砖瓦房", "Storeyed or newly built brick house"],
      [5, "普通砖瓦房", "Ordinary brick house"],
      [1, "危旧房或无自有住房", "Dilapidated or no house of their own"],
    ]),
    indicator(
      "capital",
      "productiveAssets",
      "生产性资产（农机、牲畜、大棚）",
      "Productive assets (machinery, livestock, greenhouses)",
      [
        [7, "10 万元以上", "Above 100,000 yuan"],
        [4, "3 万至 10 万元", "30,000 to 100,000 yuan"],
        [1, "3 万元以下", "Below 30,000 yuan"],
      ],
    ),
    indicator("capital", "deposits", "本社存款及流水", "Deposits and turnover with us", [
      [5, "经常有存款结余", "Regular balances"],
      [3, "偶有往来", "Occasional dealings"],
      [0, "无往来", "No dealings"],
    ]),
    indicator("environment", "project", "经营项目前景", "Prospects of the business", [
      [7, "当地主导产业，销路稳定", "Leading local trade, steady sales"],
      [4, "一般", "Fair"],
      [1, "风险较大", "Risky"],
    ]),
    indicator("environment", "experience", "从业经验", "Experience in the trade", [
      [4, "五年以上", "Five years or more"],
      [2, "一至五年", "One to five years"],
      [0, "不足一年", "Less than a year"],
    ]),
    indicator("guarantee", "insurance", "农业或人身保险", "Farm or personal insurance", [
      [4, "已投保", "Insured"],
      [0, "未投保", "Not insured"],
    ]),
    indicator("guarantee", "guarantor", "联保或担保人", "Joint guarantee or guarantor", [
      [8, "有公职人员或信用户担保", "A public employee or a credit household stands surety"],
      [5, "有普通担保人", "An ordinary guarantor"],
      [0, "无", "None"],
    ]),
  ],
  vetoes: commonVetoes,
  bands: bands([100_000, 80_000, 50_000, 20_000]),
};
