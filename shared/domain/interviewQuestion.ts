import type { CustomerKind } from "./customer.ts";
import type { LocalText } from "./scorecard.ts";

export const interviewTopics = [
  "identity",
  "family",
  "income",
  "debts",
  "purpose",
  "repayment",
  "guarantee",
  "opinions",
] as const;
export type InterviewTopic = (typeof interviewTopics)[number];

export interface InterviewQuestion {
  id: string;
  topic: InterviewTopic;
  kinds: readonly CustomerKind[];
  label: LocalText;
  /** empty where the answer is an amount or words alone */
  options: readonly { id: string; label: LocalText }[];
  /** what else is asked for beside the choice */
  amount: "fen" | "years" | null;
  required: boolean;
  /** the indicator of the ready scorecards that the answer knows: its options stand in the same order */
  rates: string | null;
}
