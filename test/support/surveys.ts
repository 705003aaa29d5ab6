import type { SurveyFields } from "../../shared/contract/surveys.ts";

/** What a survey of a village found, with sums that fit; demand of 600,000 yuan a year. */
export const surveyFindings: SurveyFields = {
  surveyedOn: "2026-03-01",
  households: 312,
  population: 1204,
  economy: {
    ...{ planting: 380, livestock: 120, trade: 90, services: 60, industry: 40 },
    ...{ migrantWages: 290, otherIncome: 20 },
  },
  labour: { farmWork: 260, localWork: 120, awayWork: 240 },
  ages: { under30: 110, from30to44: 190, from45to59: 220, from60: 100 },
  industries: [{ kind: "大蒜冷库", units: 6, remarks: "村东头集中" }],
  demands: [
    { purpose: "春耕备耕", months: [0, 10_000_000, 20_000_000, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    { purpose: "收购大蒜", months: [0, 0, 0, 0, 30_000_000, 0, 0, 0, 0, 0, 0, 0] },
  ],
  source: "村委会台账、入户走访",
  surveyor: "员工m01",
  remarks: "",
};
