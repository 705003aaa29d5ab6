/**
 * Loan products as rural credit cooperatives commonly have them, to begin a catalogue with. Amounts, terms and rates are
 * the branch's own decision: what stands here is a beginning to be changed. After 《农户贷款管理办法》 (银监发〔2012〕50号),
 * whose chapter 2 says what farmers borrow for, on what security and how they pay back.
 */
import type { ProductConditions, ProductTerms } from "./product.ts";

export interface UsualProduct {
  code: string;
  terms: ProductTerms;
}

const tenThousandYuan = 1_000_000;

const anybody: ProductConditions = {
  kinds: ["farmer", "selfEmployed", "enterprise", "institution"],
  grade: null,
  ageFrom: null,
  ageTo: null,
  yearsInVillage: 0,
  yearsInBusiness: 0,
  yearsAsCustomer: 0,
  goldOnly: false,
  underLine: false,
  noOverdue: true,
  guarantors: 0,
};

/** A product of which nothing is decided yet. */
export const emptyTerms: ProductTerms = {
  name: "",
  description: "",
  conditions: anybody,
  purposes: [],
  guarantees: ["credit"],
  amountFromFen: 100_000,
  amountToFen: 10 * tenThousandYuan,
  monthsFrom: 1,
  monthsTo: 36,
  rateFromBp: 400,
  rateToBp: 800,
  ways: ["interestMonthly"],
  documents: [],
  validTo: null,
};

export const usualProducts: readonly UsualProduct[] = [
  {
    code: "NHXY",
    terms: {
      ...emptyTerms,
      name: "农户小额信用贷款",
      description: "授信额度内凭信用发放：核定一次、随用随贷、余额控制、周转使用。",
      conditions: {
        ...anybody,
        kinds: ["farmer", "selfEmployed"],
        grade: "A",
        ageFrom: 18,
        ageTo: 65,
        yearsInVillage: 1,
        underLine: true,
      },
      amountFromFen: 100_000,
      amountToFen: 10 * tenThousandYuan,
      monthsFrom: 1,
      monthsTo: 36,
      rateFromBp: 485,
      rateToBp: 785,
      ways: ["interestMonthly", "seasonal", "atEnd", "equalInstalments"],
      documents: ["居民身份证", "户口簿", "授信证"],
    },
  },
  {
    code: "NHLB",
    terms: {
      ...emptyTerms,
      name: "农户联保贷款",
      description: "三户以上农户组成联保小组，相互承担连带保证责任。",
      conditions: { ...anybody, kinds: ["farmer"], grade: "B", ageFrom: 18, ageTo: 60, guarantors: 2 },
      guarantees: ["guarantor"],
      amountFromFen: tenThousandYuan,
      amountToFen: 15 * tenThousandYuan,
      monthsFrom: 3,
      monthsTo: 24,
      rateFromBp: 560,
      rateToBp: 860,
      ways: ["seasonal", "interestMonthly", "equalInstalments"],
      documents: ["居民身份证", "户口簿", "联保协议"],
    },
  },
  {
    code: "GTJY",
    terms: {
      ...emptyTerms,
      name: "个体工商户经营贷款",
      description: "用于进货、铺面装修和设备添置等经营周转。",
      conditions: { ...anybody, kinds: ["selfEmployed"], grade: "A", ageFrom: 20, ageTo: 60, yearsInBusiness: 1 },
      guarantees: ["credit", "guarantor", "mortgage"],
      amountFromFen: 2 * tenThousandYuan,
      amountToFen: 50 * tenThousandYuan,
      monthsFrom: 3,
      monthsTo: 36,
      rateFromBp: 520,
      rateToBp: 820,
      ways: ["equalInstalments", "equalPrincipal", "interestMonthly"],
      documents: ["居民身份证", "营业执照", "近六个月银行流水"],
    },
  },
  {
    code: "DYDK",
    terms: {
      ...emptyTerms,
      name: "不动产抵押贷款",
      description: "以住房、厂房或林权等不动产抵押发放。",
      conditions: { ...anybody, yearsInBusiness: 2 },
      guarantees: ["mortgage"],
      amountFromFen: 10 * tenThousandYuan,
      amountToFen: 300 * tenThousandYuan,
      monthsFrom: 6,
      monthsTo: 120,
      rateFromBp: 430,
      rateToBp: 690,
      ways: ["equalInstalments", "equalPrincipal", "interestMonthly"],
      documents: ["居民身份证或营业执照", "不动产权证", "评估报告"],
    },
  },
  {
    code: "HJKH",
    terms: {
      ...emptyTerms,
      name: "黄金客户优享贷款",
      description: "黄金客户专享：利率优惠、优先办理。",
      conditions: { ...anybody, grade: "AA", goldOnly: true, underLine: true, yearsAsCustomer: 1 },
      guarantees: ["credit"],
      amountFromFen: tenThousandYuan,
      amountToFen: 30 * tenThousandYuan,
      monthsFrom: 1,
      monthsTo: 36,
      rateFromBp: 385,
      rateToBp: 485,
      ways: ["interestMonthly", "equalInstalments", "seasonal", "atEnd"],
      documents: ["居民身份证", "授信证"],
    },
  },
];
