import type { CustomerInput } from "../../shared/contract/customers.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import type { AnswerValue, RatingAnswers } from "../../shared/domain/rating.ts";
import { residentIdCheckCharacter } from "../../shared/domain/residentId.ts";
import { type Indicator, indicatorMax, type ScorecardDefinition } from "../../shared/domain/scorecard.ts";

type RatingDraftInput = Inputs["ratings"]["saveDraft"];

/** A valid resident ID that belongs to nobody: region 999xxx is not assigned. */
export function residentId(sequence: number, birthDate = "1980-05-06"): string {
  const first17 = `999001${birthDate.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** A farmer household, to be varied by the test. */
export function farmer(areaId: number, sequence: number, changes: Partial<CustomerInput> = {}): CustomerInput {
  return {
    kind: "farmer",
    name: "赵大海",
    idType: "residentId",
    idNumber: residentId(sequence),
    phone: "10012345678",
    areaId,
    address: "三组 12 号",
    industry: "planting",
    mainBusiness: "大蒜、小麦",
    headcount: 4,
    yearlyIncomeFen: 6_000_000,
    contactName: "",
    notes: "",
    consentOn: null,
    consentForm: null,
    ...changes,
  };
}

/** The best answer to every indicator. */
export function bestAnswers({ indicators }: ScorecardDefinition): RatingAnswers {
  return {
    values: Object.fromEntries(indicators.map((indicator) => [indicator.id, bestAnswer(indicator)])),
    vetoes: [],
  };
}

function bestAnswer(indicator: Indicator): AnswerValue {
  const most = indicatorMax(indicator);
  switch (indicator.type) {
    case "choice":
      return indicator.options.find(({ points }) => points === most)?.id ?? "";
    case "yesNo":
      return indicator.yesPoints === most;
    case "number":
      return indicator.steps.find(({ points }) => points === most)?.from ?? 0;
  }
}

/** A rating as a form sends it, with the best answer to everything, to be varied by the test. */
export function bestDraft(customerId: number, scorecard: ScorecardDefinition, changes: Partial<RatingDraftInput> = {}) {
  return {
    customerId,
    version: null,
    answers: bestAnswers(scorecard),
    notes: {},
    evidence: "村委会证明",
    changeReason: "",
    ...changes,
  } satisfies RatingDraftInput;
}
