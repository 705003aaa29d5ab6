export const customerKinds = ["farmer", "selfEmployed", "enterprise", "institution"] as const;
export type CustomerKind = (typeof customerKinds)[number];

export const idTypes = ["residentId", "creditCode", "other"] as const;
export type IdType = (typeof idTypes)[number];

export const industries = [
  "planting",
  "livestock",
  "forestry",
  "fishery",
  "processing",
  "construction",
  "transport",
  "trade",
  "catering",
  "services",
  "labour",
  "other",
] as const;
export type Industry = (typeof industries)[number];

/** Whether a customer is a household, known by the person at its head, rather than an organisation. */
export function isHousehold(kind: CustomerKind): boolean {
  return kind === "farmer" || kind === "selfEmployed";
}

/** People are identified by resident ID, organisations by their unified social credit code. */
export function usualIdType(kind: CustomerKind): IdType {
  return isHousehold(kind) ? "residentId" : "creditCode";
}

/** In which form a customer consented to the branch holding their data. */
export const consentForms = ["paper", "electronic", "recording"] as const;
export type ConsentForm = (typeof consentForms)[number];

/**
 * Five-category classification of loans (五级分类), best first. Source: 《贷款风险分类指引》 (银监发〔2007〕54号), kept by
 * 《商业银行金融资产风险分类办法》 (2023).
 */
export const loanClasses = ["normal", "specialMention", "substandard", "doubtful", "loss"] as const;
export type LoanClass = (typeof loanClasses)[number];
