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
