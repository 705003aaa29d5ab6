export const loads = {
  figure: {
    customers: "Customers",
    gold: "Gold customers",
    keyTargets: "Key targets",
    ratingsDue: "Ratings due",
    overdueLoans: "Overdue loans",
    balanceFen: "Loan balance",
    villages: "Villages",
  },
  short: {
    customers: "Customers",
    gold: "Gold",
    keyTargets: "Key",
    ratingsDue: "Due",
    overdueLoans: "Late",
    balanceFen: "Balance",
    villages: "Vill.",
  },
  balanceInUnit: "Loan balance (yuan)",
  overloaded: "Overloaded",
  overloadedHint: "{{what}}: more than {{limit}} ({{percent}}% of the branch's average of {{share}})",
};
