import type { CustomerKind } from "./customer.ts";
import type { InterviewQuestion, InterviewTopic } from "./interviewQuestion.ts";

const all: readonly CustomerKind[] = ["farmer", "selfEmployed", "enterprise", "institution"];
const households: readonly CustomerKind[] = ["farmer", "selfEmployed"];
const businesses: readonly CustomerKind[] = ["selfEmployed", "enterprise"];
const units: readonly CustomerKind[] = ["selfEmployed", "enterprise", "institution"];
const farmers: readonly CustomerKind[] = ["farmer"];

type Option = readonly [id: string, zh: string, en: string];
type Extra = Partial<Pick<InterviewQuestion, "amount" | "required" | "rates">>;

function ask(
  [topic, id, zh, en]: readonly [InterviewTopic, string, string, string],
  kinds: readonly CustomerKind[],
  options: readonly Option[],
  { amount = null, required = true, rates = null }: Extra = {},
): InterviewQuestion {
  return {
    ...{ id, topic, kinds, label: { zh, en }, amount, required, rates },
    options: options.map(([option, optionZh, optionEn]) => ({ id: option, label: { zh: optionZh, en: optionEn } })),
  };
}

/** Answers that stand for what an indicator asks are in the order of its options, best first. */
export const interviewEdition1: readonly InterviewQuestion[] = [
  ask(["identity", "identityChecked", "受访人身份核实", "Identity of the interviewee"], all, [
    ["originals", "已核对证件原件", "Originals checked"],
    ["copies", "仅见复印件", "Copies only"],
    ["notVerified", "未能核实", "Could not be verified"],
  ]),
  ask(["family", "labour", "家庭劳动力从业情况", "Where the household's labour works"], households, [
    ["home", "均在本地", "All at home"],
    ["partlyAway", "部分外出务工", "Some work away"],
    ["mostlyAway", "主要外出务工", "Most work away"],
  ]),
  ask(
    ["family", "harmony", "家庭关系", "Family life"],
    households,
    [
      ["harmonious", "和睦", "Harmonious"],
      ["fair", "一般", "Fair"],
      ["strained", "不和", "Strained"],
    ],
    { rates: "familyHarmony" },
  ),
  ask(
    ["family", "illness", "家庭成员重大疾病", "Serious illness in the family"],
    households,
    [
      ["none", "无", "None"],
      ["some", "有", "Some"],
    ],
    { required: false },
  ),
  ask(
    ["family", "housing", "住房（入户所见）", "House, as seen at the visit"],
    farmers,
    [
      ["storeyed", "楼房或新建砖瓦房", "Storeyed or newly built brick house"],
      ["brick", "普通砖瓦房", "Ordinary brick house"],
      ["dilapidated", "危旧房或无自有住房", "Dilapidated or no house of their own"],
    ],
    { required: false, rates: "housing" },
  ),
  ask(["income", "incomeSource", "主要收入来源", "Main source of income"], all, [
    ["planting", "种植", "Planting"],
    ["livestock", "养殖", "Livestock"],
    ["trade", "经商、生产经营", "Trade or business"],
    ["wages", "务工或工资", "Wages"],
    ["other", "其他", "Other"],
  ]),
  ask(["income", "statedIncome", "自述家庭年收入", "Yearly income of the household, as stated"], households, [], {
    amount: "fen",
  }),
  ask(["income", "statedRevenue", "自述年营业收入", "Yearly revenue, as stated"], units, [], { amount: "fen" }),
  ask(["income", "experience", "从业年限", "Years in the trade"], [...households, "enterprise"], [], {
    amount: "years",
    rates: "experience",
  }),
  ask(
    ["income", "project", "经营项目前景", "Prospects of the business"],
    farmers,
    [
      ["leading", "当地主导产业，销路稳定", "Leading local trade, steady sales"],
      ["fair", "一般", "Fair"],
      ["risky", "风险较大", "Risky"],
    ],
    { rates: "project" },
  ),
  ask(
    ["income", "market", "市场前景", "Market"],
    units,
    [
      ["growing", "稳定或增长", "Steady or growing"],
      ["fair", "一般", "Fair"],
      ["shrinking", "萎缩", "Shrinking"],
    ],
    { rates: "market" },
  ),
  ask(
    ["income", "premises", "经营场所", "Business premises"],
    units,
    [
      ["owned", "自有", "Owned"],
      ["longLease", "长期租赁", "Long lease"],
      ["shortLease", "短期租赁", "Short lease"],
    ],
    { rates: "premises" },
  ),
  ask(["debts", "otherLoans", "在其他金融机构的借款", "Loans from other institutions"], all, [
    ["none", "无", "None"],
    ["one", "有一家", "From one"],
    ["several", "有多家", "From several"],
  ]),
  ask(
    ["debts", "privateLending", "民间借贷", "Private lending"],
    all,
    [
      ["none", "无", "None"],
      ["borrowed", "有借入", "Has borrowed"],
      ["lent", "有借出", "Has lent"],
      ["refused", "拒绝回答", "Would not say"],
    ],
    { amount: "fen" },
  ),
  ask(
    ["debts", "repaymentRecord", "贷款还款记录", "Loan repayment record"],
    all,
    [
      ["punctual", "一贯按期归还", "Always on time"],
      ["never", "从未贷款", "Never borrowed"],
      ["late", "偶有逾期，已还清", "Late now and then, settled"],
      ["often", "多次逾期", "Late many times"],
    ],
    { rates: "repaymentRecord" },
  ),
  ask(["debts", "guaranteesGiven", "为他人担保", "Stands surety for others"], all, [
    ["none", "无", "None"],
    ["some", "有", "Some"],
  ]),
  ask(["debts", "disputes", "诉讼或经济纠纷", "Lawsuits or disputes over money"], all, [
    ["none", "无", "None"],
    ["some", "有", "Some"],
  ]),
  ask(["purpose", "loanPurpose", "借款用途", "Purpose of the loan"], all, [
    ["production", "种养殖生产", "Farming"],
    ["stock", "进货、周转", "Stock and turnover"],
    ["equipment", "购置设备、农机", "Equipment or machinery"],
    ["building", "建房、装修", "Building"],
    ["consumption", "生活消费", "Living"],
    ["repayOthers", "归还其他借款", "Repaying other debts"],
  ]),
  ask(["repayment", "repaymentSource", "还款来源", "Source of repayment"], all, [
    ["sales", "经营、销售收入", "Sales"],
    ["wages", "工资或务工收入", "Wages"],
    ["family", "家庭成员支持", "The family"],
    ["refinance", "再次借款", "Another loan"],
  ]),
  ask(
    ["repayment", "secondSource", "第二还款来源", "Second source of repayment"],
    all,
    [
      ["yes", "有", "Yes"],
      ["no", "无", "No"],
    ],
    { required: false },
  ),
  ask(["guarantee", "guarantorRelation", "与担保人关系", "Relation to the guarantor"], all, [
    ["none", "无担保人", "No guarantor"],
    ["kin", "亲属", "Kin"],
    ["friend", "朋友、邻居", "Friend or neighbour"],
    ["business", "业务往来", "Business"],
    ["mutual", "互保、联保", "Guarantee each other"],
  ]),
  ask(
    ["guarantee", "guarantor", "联保或担保人", "Joint guarantee or guarantor"],
    farmers,
    [
      ["public", "有公职人员或信用户担保", "A public employee or a credit household stands surety"],
      ["ordinary", "有普通担保人", "An ordinary guarantor"],
      ["none", "无", "None"],
    ],
    { rates: "guarantor" },
  ),
  ask(
    ["guarantee", "collateral", "抵质押或保证", "Collateral or guarantee"],
    units,
    [
      ["full", "足值抵押", "Fully collateralised"],
      ["strong", "有实力的保证人", "A strong guarantor"],
      ["joint", "联保", "Joint guarantee"],
      ["none", "无", "None"],
    ],
    { rates: "collateral" },
  ),
  ask(
    ["opinions", "neighbours", "邻里、村组评价", "What neighbours and the village group say"],
    households,
    [
      ["honest", "公认诚实守信", "Known to all as honest"],
      ["good", "较好，无人反映问题", "Good, no complaint"],
      ["fair", "一般，有人反映小问题", "Fair, minor complaints"],
      ["poor", "差", "Poor"],
    ],
    { rates: "reputation" },
  ),
  ask(["opinions", "cadre", "村干部意见", "The village cadre's opinion"], farmers, [
    ["supports", "支持", "Supports the loan"],
    ["reserved", "有保留", "Has reservations"],
    ["opposes", "不支持", "Opposes the loan"],
  ]),
  ask(
    ["opinions", "trade", "同行及上下游评价", "What the trade says"],
    businesses,
    [
      ["good", "良好", "Good"],
      ["fair", "一般", "Fair"],
      ["complaints", "有不良反映", "Complaints"],
    ],
    { rates: "ownerReputation" },
  ),
  ask(["opinions", "habits", "不良嗜好", "Bad habits"], households, [
    ["none", "未发现", "None found"],
    ["drinking", "酗酒", "Drinks heavily"],
    ["gambling", "赌博、吸毒", "Gambles or takes drugs"],
  ]),
];
