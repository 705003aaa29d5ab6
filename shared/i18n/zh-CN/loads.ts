/** What marketers carry: one set of words for the board, plans, proposals, handovers and departures. */
export const loads = {
  figure: {
    customers: "客户数",
    gold: "黄金客户",
    keyTargets: "重点营销对象",
    ratingsDue: "到期评级",
    overdueLoans: "逾期贷款",
    balanceFen: "贷款余额",
    villages: "村数",
  },
  /** where there is room for two or three characters */
  short: {
    customers: "客户",
    gold: "黄金",
    keyTargets: "重点",
    ratingsDue: "到期",
    overdueLoans: "逾期",
    balanceFen: "余额",
    villages: "村",
  },
  /** above numbers without a unit of their own */
  balanceInUnit: "贷款余额（万元）",
  overloaded: "超负荷",
  overloadedHint: "{{what}}多于 {{limit}}（全社人均 {{share}} 的 {{percent}}%）",
} as const;
