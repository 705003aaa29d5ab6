/** What visits are usually made for; each has its words in both languages, and any other words will do as well. */
export const usualPurposes = [
  "postLoanCheck",
  "loanInvestigation",
  "ratingUpdate",
  "collection",
  "marketing",
  "revisit",
  "files",
] as const;
export type UsualPurpose = (typeof usualPurposes)[number];

/** How a visit was made. */
export const visitMethods = ["onSite", "phone", "outlet", "message"] as const;
export type VisitMethod = (typeof visitMethods)[number];

/** In how many weeks or months one usually comes again, counted from the visit. */
export const usualPauses = [
  { key: "week", days: 7 },
  { key: "month", months: 1 },
  { key: "quarter", months: 3 },
] as const;
