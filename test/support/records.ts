import type { EntryFields } from "../../shared/contract/records.ts";

/** A loan held here, to be varied by the test. */
export const loan: EntryFields["loans"] = {
  here: true,
  lender: "",
  contractNumber: "兰信借〔2026〕1 号",
  purpose: "购化肥",
  principalFen: 5_000_000,
  balanceFen: 3_000_000,
  grantedOn: "2025-04-01",
  dueOn: "2026-04-01",
  loanClass: "normal",
  overdueSince: null,
  guarantee: "credit",
};
