import type { ScorecardDefinition } from "../scorecard.ts";
import { bands, choice, commonVetoes, number, yesNo } from "./build.ts";

/**
 * Ready scorecard for farmer households: what a village rating group can judge, a marketer can verify and the ledger
 * can compute. The five criteria follow 银发〔2001〕397号, which leaves indicators and weights to each union.
 */
export const farmerHousehold: ScorecardDefinition = {
  title: { zh: "农户信用评分卡", en: "Farmer household scorecard" },
  source: {
    zh: "依据《农村信用合作社农户小额信用贷款管理指导意见》（银发〔2001〕397号）的评级内容；指标权重由联社复核后使用",
    en: "Contents of rating after the PBoC's guidance on micro-credit to farmer households (银发〔2001〕397号); the union reviews the weights before use",
  },
  kinds: ["farmer"],
  validityMonths: 12,
  indicators: [
    choice(
      ["morality", "reputation", "村组口碑", "Standing in the village", "村组评议记录", "Minutes of the village group"],
      [
        [10, "公认诚实守信", "Known to all as honest"],
        [7, "较好，无人反映问题", "Good, no complaint"],
        [3, "一般，有人反映小问题", "Fair, minor complaints"],
        [0, "差", "Poor"],
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
        [9, "从未贷款", "Never borrowed"],
        [5, "偶有逾期，已还清", "Late now and then, settled"],
        [0, "多次逾期", "Late many times"],
      ],
    ),
    choice(
      ["morality", "familyHarmony", "家庭关系", "Family life", "入户走访", "Visit to the house"],
      [
        [5, "和睦", "Harmonious"],
        [3, "一般", "Fair"],
        [0, "不和", "Strained"],
      ],
    ),
    number(
      [
        "repayment",
        "netIncome",
        "家庭年人均纯收入",
        "Net income per person and year",
        "家庭经济调查表",
        "Survey of the household's economy",
      ],
      { unit: "fen", fact: "netIncomePerHead", better: "higher" },
      [
        [null, 0],
        [600_000, 6],
        [1_200_000, 11],
        [2_000_000, 15],
      ],
    ),
    number(
      [
        "repayment",
        "debtRatio",
        "负债占家庭资产比例",
        "Debt as a share of assets",
        "家庭经济调查表、征信报告",
        "Survey of the household's economy, credit report",
      ],
      { unit: "percent", fact: "debtRatio", better: "lower" },
      [
        [null, 10],
        [20, 6],
        [50, 2],
        [70, 0],
      ],
    ),
    number(
      [
        "repayment",
        "labourForce",
        "家庭劳动力",
        "Labour force of the household",
        "户口簿、入户走访",
        "Household register, visit",
      ],
      { unit: "count", fact: "labourForce", better: "higher" },
      [
        [null, 0],
        [1, 2],
        [2, 4],
        [3, 5],
      ],
    ),
    choice(
      ["capital", "housing", "住房", "House", "房屋照片", "Photograph of the house"],
      [
        [8, "楼房或新建砖瓦房", "Storeyed or newly built brick house"],
        [5, "普通砖瓦房", "Ordinary brick house"],
        [1, "危旧房或无自有住房", "Dilapidated or no house of their own"],
      ],
    ),
    number(
      [
        "capital",
        "productiveAssets",
        "生产性资产（农机、存栏存货）",
        "Productive assets (machinery, livestock and stock)",
        "家庭经济调查表、现场照片",
        "Survey of the household's economy, photographs",
      ],
      { unit: "fen", fact: "productiveAssets", better: "higher" },
      [
        [null, 1],
        [3_000_000, 4],
        [10_000_000, 7],
      ],
    ),
    number(
      ["capital", "deposits", "本社存款余额", "Deposits with us", "存款流水", "Statements of the accounts"],
      { unit: "fen", fact: "deposits", better: "higher" },
      [
        [null, 0],
        [100_000, 3],
        [1_000_000, 5],
      ],
    ),
    choice(
      [
        "environment",
        "project",
        "经营项目前景",
        "Prospects of the business",
        "现场查看、行情",
        "Seen on the spot, market prices",
      ],
      [
        [7, "当地主导产业，销路稳定", "Leading local trade, steady sales"],
        [4, "一般", "Fair"],
        [1, "风险较大", "Risky"],
      ],
    ),
    number(
      ["environment", "experience", "从业年限", "Years in the trade", "入户走访", "Visit to the house"],
      { unit: "years", fact: null, better: "higher" },
      [
        [null, 0],
        [1, 2],
        [5, 4],
      ],
    ),
    yesNo(
      ["guarantee", "insurance", "已投农业或人身保险", "Has farm or personal insurance", "保单", "Policy"],
      "insured",
      4,
      0,
    ),
    choice(
      [
        "guarantee",
        "guarantor",
        "联保或担保人",
        "Joint guarantee or guarantor",
        "担保意向书、联保协议",
        "Letter of the guarantor, joint guarantee",
      ],
      [
        [8, "有公职人员或信用户担保", "A public employee or a credit household stands surety"],
        [5, "有普通担保人", "An ordinary guarantor"],
        [0, "无", "None"],
      ],
    ),
  ],
  vetoes: commonVetoes,
  bands: bands({ farmer: [100_000, 80_000, 50_000, 20_000] }),
  line: { basis: "yearlyIncome", deduct: "owedElsewhere", stepFen: 100_00 },
};
