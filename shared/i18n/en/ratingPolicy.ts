export const ratingPolicy = {
  intro:
    "The rules by which this branch rates. A change applies at once and is kept in the audit trail; ratings that are being approved keep the number of approvals that they were proposed with.",
  readOnly: "The manager sets the rating policy; you can read it.",
  saved: "The rating policy is saved",
  approval: "Approval",
  approvals: "Approvals",
  approvalsHint:
    "How many people must agree before a rating is approved; more than one is a committee. Whoever proposed a rating cannot approve it.",
  people: "needed",
  overdue: "Overdue loans",
  suspendAfterOverdueDays: "Suspend a rating when overdue for more than",
  suspendAfterOverdueDaysHint:
    "When a loan held here is overdue for longer than this, the customer's rating is suspended automatically; once it is paid back, a reviewer reinstates it. 0 suspends on the first day. A lower number suspends as soon as it is saved.",
  days: "days",
  notice: "Public notice",
  noticeRequiredFor: "Customers whose ratings are posted first",
  noticeRequiredForHint:
    "Their approved ratings are posted in the village and become effective when the notice has run out and no objection is open. With none chosen, ratings become effective on approval.",
  noticeDays: "Days of notice",
  noticeDaysHint: "How many days a notice stays posted",
  creditVillage: "Credit households and credit villages",
  creditHouseholdGrade: "Lowest grade of a credit household",
  creditHouseholdGradeHint: "A farmer household with a rating in force of this grade or better is a credit household",
  creditVillageHint: "A credit village meets all three of these, counted over its farmer households:",
  ratedPercent: "Rated households, at least",
  ratedPercentHint: "Households with a rating in force, of all households",
  creditPercent: "Credit households, at least",
  creditPercentHint: "Credit households, of the rated ones",
  overduePercent: "Households overdue, at most",
  overduePercentHint: "Households with an overdue loan, of all households",
};
