import type { CustomerInput } from "../../shared/contract/customers.ts";
import type { ScorecardDefinition } from "../../shared/domain/rating.ts";
import { residentIdCheckCharacter } from "../../shared/domain/residentId.ts";

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
export function bestAnswers(scorecard: ScorecardDefinition) {
  const options = Object.fromEntries(
    scorecard.indicators.map(({ id, options: choices }) => [id, choices[0]?.id ?? ""]),
  );
  return { options, vetoes: [] };
}
