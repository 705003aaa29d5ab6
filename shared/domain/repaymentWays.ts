/** How a loan is paid back. */
export const repaymentWays = [
  /** 等额本息: the same sum each month */
  "equalInstalments",
  /** 等额本金: the same principal each month, and interest on what is left */
  "equalPrincipal",
  /** 按月付息、到期还本 */
  "interestMonthly",
  /** 到期一次还本付息 */
  "atEnd",
  /** 按季节还款: in the months in which the customer has income, such as those of the harvest */
  "seasonal",
] as const;
export type RepaymentWay = (typeof repaymentWays)[number];
